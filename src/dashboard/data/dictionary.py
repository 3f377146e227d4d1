"""The data dictionary: what the package's own descriptor tells people about its tables and columns.

The loader reads the same descriptor for its rules (see schema); this module reads it for its words, in all languages.
It judges nothing: what the descriptor does not say stays empty here, and what is wrong with it is reported on loading.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .resource import subject_of
from .schema import DESCRIPTOR

FALLBACK = "en"  # the language of `title` and `description`; others have `title_nl`, `description_nl`


@dataclass(frozen=True)
class Texts:
    """A title or a description in each language that the descriptor has it in."""

    by_language: Mapping[str, str]

    def text(self, lang: str) -> str:
        """In a language, else in English, else ""."""
        return self.by_language.get(lang) or self.by_language.get(FALLBACK, "")


@dataclass(frozen=True)
class Column:
    """One column: what it is called and means, its type, and the rules that its cells keep.

    `refers` is the table and the column whose codes stand in it, or None; `least` and `most` are numbers or None.
    """

    name: str
    type: str
    title: Texts
    description: Texts
    required: bool
    unique: bool
    key: bool
    pattern: str
    codes: tuple[str, ...]
    least: float | None
    most: float | None
    refers: tuple[str, str] | None


@dataclass(frozen=True)
class TableEntry:
    """One file of the package. Without columns it is no table (geometry).

    `schema` is the file that holds its columns where several tables share them, else ""; `subject` what its observations
    are about, "" where it holds none.
    """

    name: str
    path: str
    title: Texts
    description: Texts
    columns: tuple[Column, ...]
    schema: str
    subject: str


def dictionary(folder: Path) -> tuple[TableEntry, ...]:
    """Every file of the package in a folder, in the order of the descriptor; none where the descriptor is broken.

    A resource that is not as the Data Package standard wants it is left out.
    """
    content = _json(folder / DESCRIPTOR)
    listed = content.get("resources") if isinstance(content, dict) else None
    if not isinstance(listed, list):
        return ()
    return tuple(
        _entry(resource, folder)
        for resource in listed
        if isinstance(resource, dict)
        and isinstance(resource.get("name"), str)
        and isinstance(resource.get("path"), str)
    )


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):  # loading names the file and what is wrong with it
        return None


def _entry(resource: Mapping[str, Any], folder: Path) -> TableEntry:
    schema = resource.get("schema")
    shared = schema if isinstance(schema, str) else ""
    if shared:
        schema = _json(folder / shared)
    return TableEntry(
        resource["name"],
        resource["path"],
        _texts(resource, "title"),
        _texts(resource, "description"),
        _columns(schema) if isinstance(schema, dict) else (),
        shared,
        subject_of(resource),
    )


def _columns(schema: Mapping[str, Any]) -> tuple[Column, ...]:
    fields = schema.get("fields")
    key = schema.get("primaryKey", ())
    keys = {key} if isinstance(key, str) else set(key)
    refers = {
        _only(foreign.get("fields")): (reference.get("resource", ""), _only(reference.get("fields")))
        for foreign in schema.get("foreignKeys", ())
        if isinstance(reference := foreign.get("reference"), dict)
    }
    return tuple(
        _column(field, keys, refers)
        for field in (fields if isinstance(fields, list) else ())
        if isinstance(field, dict) and isinstance(field.get("name"), str)
    )


def _column(field: Mapping[str, Any], keys: set[str], refers: Mapping[str, tuple[str, str]]) -> Column:
    rules = field.get("constraints", {})
    return Column(
        name=field["name"],
        type=field.get("type", "string"),
        title=_texts(field, "title"),
        description=_texts(field, "description"),
        required=bool(rules.get("required")),
        unique=bool(rules.get("unique")),
        key=field["name"] in keys,
        pattern=rules.get("pattern", ""),
        codes=tuple(map(str, rules.get("enum", ()))),
        least=rules.get("minimum"),
        most=rules.get("maximum"),
        refers=refers.get(field["name"]),
    )


def _texts(holder: Mapping[str, Any], name: str) -> Texts:
    found = {FALLBACK: holder.get(name)} | {
        key.removeprefix(f"{name}_"): text for key, text in holder.items() if key.startswith(f"{name}_")
    }
    return Texts({lang: text for lang, text in found.items() if isinstance(text, str) and text})


def _only(names: Any) -> str:
    """The one name of a key; keys of several columns are not used here."""
    return (
        names if isinstance(names, str) else names[0] if isinstance(names, list) and len(names) == 1 else ""
    )
