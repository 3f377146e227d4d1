"""Which languages a package speaks: those of its label columns, `name_en`, `name_nl`, ... No code names them.

A column `<label>_en` makes a label; whatever stands beside it as `<label>_<lang>` is the same label in another language.
The descriptor says `title` and `description` in English, and `title_<lang>`, `description_<lang>` in the others.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from . import problems
from .problems import Problem

FIRST = "en"
"""The language that every label is in, and that its column is known by."""

TOLD = ("title", "description")
_IN_A_LANGUAGE = re.compile(r"(?P<label>\w+)_(?P<lang>[a-z]{2,3})")


def in_languages(columns: Iterable[str], languages: Iterable[str]) -> tuple[str, ...]:
    """The columns in order, each `name_*` among them as one column for each language."""
    spoken = tuple(languages)
    return tuple(
        each
        for column in columns
        for each in ([column[:-1] + lang for lang in spoken] if column.endswith("_*") else [column])
    )


def labels(columns: Iterable[str]) -> tuple[str, ...]:
    """The labels among the columns of a table, without their language: `name`, `note`."""
    return tuple(column.removesuffix(f"_{FIRST}") for column in columns if column.endswith(f"_{FIRST}"))


def in_each(label: str, columns: Iterable[str]) -> list[str]:
    """Those of the columns that hold a label, one for each language."""
    found = ((column, _IN_A_LANGUAGE.fullmatch(column)) for column in columns)
    return [column for column, match in found if match and match["label"] == label]


def spoken_in(stated: Mapping[str, Any], also: Iterable[str] = ()) -> tuple[str, ...]:
    """The languages that any label column of a descriptor (schemas in full) is in, and these others; English first."""
    found = set(also)
    for _, _, fields in _tables(stated):
        columns = [str(field.get("name")) for field in fields]
        known = set(labels(columns))
        for column in columns:
            match = _IN_A_LANGUAGE.fullmatch(column)
            if match and match["label"] in known:
                found.add(match["lang"])
    return (FIRST, *sorted(found - {FIRST}))


def lacking(columns: Collection[str], languages: Iterable[str]) -> list[str]:
    """The label columns that a table should have too, for each of its labels to be in all of these languages."""
    wanted = in_languages((f"{label}_*" for label in labels(columns)), languages)
    return [column for column in wanted if column not in columns]


def untold(
    stated: Mapping[str, Any], shared: Mapping[str, str], languages: Iterable[str], origin: str
) -> list[Problem]:
    """What the descriptor (the file `origin`) says of the package, its tables and columns in English, but not in all
    of these languages. `shared` names the file of a resource's schema where it has one.
    """
    further = [lang for lang in languages if lang != FIRST]
    found: dict[Problem, None] = {}

    def ask(holder: Mapping[str, Any], what: str, file: str) -> None:
        for name in TOLD:
            gaps = [f"{name}_{lang}" for lang in further if not holder.get(f"{name}_{lang}")]
            if holder.get(name) and gaps:
                found[problems.untold(file, what, name, gaps)] = None

    ask(stated, "the package", origin)
    for resource, entry, fields in _tables(stated):
        ask(entry, f"resource {resource}", origin)
        for field in fields:
            if resource in shared:
                ask(field, f"field {field.get('name')}", shared[resource])
            else:
                ask(field, f"resource {resource}, field {field.get('name')}", origin)
    return list(found)


def _tables(stated: Mapping[str, Any]) -> Iterable[tuple[str, Mapping[str, Any], list[Mapping[str, Any]]]]:
    """The name of each resource, what is said of it, and its fields; whatever is no such thing is left out."""
    listed = stated.get("resources")
    for entry in listed if isinstance(listed, list) else ():
        if isinstance(entry, dict):
            schema = entry.get("schema")
            fields = schema.get("fields") if isinstance(schema, dict) else None
            kept = [field for field in fields if isinstance(field, dict)] if isinstance(fields, list) else []
            yield str(entry.get("name")), entry, kept
