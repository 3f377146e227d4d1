"""Statements about things that have addresses (RDF), written as Turtle or as JSON-LD. Everything here has an address, so
there are no nodes without a name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
BETWEEN = " ;\n    "
_NOT_IN_IRIS = re.compile(r"[\x00-\x20<>\"{}|^`\\]")


class Iri(str):
    """An address, which stands for what is there."""

    __slots__ = ()


class Text(NamedTuple):
    """A value: what is written, in which language, or of which data type (both "" for a plain text)."""

    written: str
    lang: str = ""
    kind: str = ""


Value = Iri | Text


class Graph:
    """Statements in the order in which things were first spoken of. `prefixes` shorten names in Turtle."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = dict(prefixes)
        self._said: dict[str, dict[str, dict[Value, None]]] = {}

    def name(self, short: str) -> Iri:
        """The whole address of a shortened name: `dct:title`. Raises KeyError for an unknown prefix."""
        prefix, _, rest = short.partition(":")
        return Iri(self._prefixes[prefix] + rest)

    def say(self, thing: str, kind: str, **said: Value | list[Value]) -> Iri:
        """That a thing is of a kind, and more of it: `dct_title=Text(...)` says its `dct:title`. The thing comes back."""
        known = self._said.setdefault(thing, {})
        known.setdefault(TYPE, {})[self.name(kind)] = None
        for name, values in said.items():
            place = known.setdefault(self.name(name.replace("_", ":", 1)), {})
            place.update(dict.fromkeys(values if isinstance(values, list) else [values]))
        return Iri(thing)

    def turtle(self) -> str:
        """The statements in Turtle."""
        lines = [f"@prefix {prefix}: <{address}> ." for prefix, address in self._prefixes.items()]
        for thing, said in self._said.items():
            parts = [
                f"{'a' if name == TYPE else self._short(name)} {', '.join(map(self._value, values))}"
                for name, values in said.items()
                if values
            ]
            lines += ["", f"{_address(thing)} {BETWEEN.join(parts)} ."]
        return "\n".join(lines) + "\n"

    def json_ld(self) -> list[dict[str, Any]]:
        """The statements in JSON-LD, expanded: it needs no context."""
        return [
            {"@id": thing, **dict(_member(name, values) for name, values in said.items() if values)}
            for thing, said in self._said.items()
        ]

    def _short(self, name: str) -> str:
        for prefix, address in self._prefixes.items():
            if name.startswith(address) and re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", name[len(address) :]):
                return f"{prefix}:{name[len(address) :]}"
        return _address(name)

    def _value(self, value: Value) -> str:
        if isinstance(value, Iri):
            return self._short(value)
        quoted = json.dumps(value.written, ensure_ascii=False)
        if value.lang:
            return f"{quoted}@{value.lang}"
        return f"{quoted}^^{self._short(value.kind)}" if value.kind else quoted


def _address(name: str) -> str:
    return f"<{_NOT_IN_IRIS.sub(lambda sign: f'%{ord(sign[0]):02X}', name)}>"


def _member(name: str, values: Mapping[Value, None]) -> tuple[str, list[Any]]:
    if name == TYPE:
        return "@type", [str(value) for value in values]
    return name, [
        {"@id": str(value)}
        if isinstance(value, Iri)
        else {
            "@value": value.written,
            **({"@language": value.lang} if value.lang else {"@type": value.kind} if value.kind else {}),
        }
        for value in values
    ]
