"""The descriptor of the data package, datapackage.json and the schemas it points at, as the loader uses it.

No schema stands here: this module only turns Table Schema into small objects. What it does not know (another
type, another constraint) it reports instead of passing it over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from . import problems
from .contract import PRINTED_COLUMNS, TABLE_COLUMNS
from .languages import FIRST, in_languages, lacking, spoken_in, untold
from .problems import Problem
from .resource import OBSERVATIONS, Descriptor, Field, ForeignKey, Resource, subject_of

DESCRIPTOR = "datapackage.json"
TYPES = ("string", "number", "integer")
CONSTRAINTS = {"required", "unique", "pattern", "enum", "minimum", "maximum"}


class _Wrong(Exception):
    """A part of the descriptor cannot be used; carries the Problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def read_descriptor(
    files: Mapping[str, bytes], folder: str, languages: Iterable[str] = ()
) -> tuple[Descriptor, list[Problem]]:
    """The descriptor among the files (path within the folder -> bytes), and what is wrong with it.

    Labels must be in `languages` and in every language that the package has any in. A resource that cannot be used is
    left out of the descriptor and named in the problems; never raises.
    """
    file = f"{folder}/{DESCRIPTOR}"
    nothing = Descriptor("", (), spoken_in({}, languages))
    try:
        content = _json(files, DESCRIPTOR, folder)
    except _Wrong as wrong:
        return nothing, [wrong.problem]
    listed = content.get("resources") if isinstance(content, dict) else None
    if not isinstance(listed, list):
        return nothing, [
            problems.broken_descriptor(file, "there is no list of resources", "add resources: [...].")
        ]
    stated = _in_full(content, files)
    spoken = spoken_in(stated, languages)
    resources: list[Resource] = []
    found: list[Problem] = []
    for position, entry in enumerate(listed, start=1):
        try:
            resource = _resource(entry, position, files, folder)
            resources.append(resource)
            if gaps := lacking(resource.columns, spoken):
                found.append(problems.unlabelled(f"{folder}/{resource.path}", gaps, spoken))
        except _Wrong as wrong:
            found.append(wrong.problem)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            reason = f"resource {position} is no resource: {problems.shown(error)}"
            found.append(problems.broken_descriptor(file, reason, "follow the other resources."))
    if not listed:
        return nothing, [problems.empty_package(file)]
    names = [str(entry.get("name")) for entry in listed if isinstance(entry, dict)]
    found += _dangling(resources, names, file) + _absent(names, file, spoken)
    shared = {
        str(entry.get("name")): f"{folder}/{entry['schema']}"
        for entry in listed
        if isinstance(entry, dict) and isinstance(entry.get("schema"), str)
    }
    found += untold(stated, shared, spoken, file)
    return Descriptor(str(content.get("version", "")), tuple(resources), spoken, stated), found


def _in_full(content: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, Any]:
    """The descriptor with every schema that can be read in the place of its path."""
    entries = []
    for entry in content["resources"]:
        schema = entry.get("schema") if isinstance(entry, dict) else None
        if isinstance(schema, str):
            try:
                entry = {**entry, "schema": _json(files, schema, "")}
            except _Wrong:
                continue  # reported where the resource is read
        entries.append(entry)
    return {**content, "resources": entries}


def _json(files: Mapping[str, bytes], path: str, folder: str) -> Any:
    file = f"{folder}/{path}"
    if path not in files:
        raise _Wrong(problems.missing_file(file, DESCRIPTOR))
    try:
        told = json.loads(files[path].decode("utf-8"))
        json.dumps(told, ensure_ascii=False).encode("utf-8")  # half a sign (\ud800) is no text
        return told
    except UnicodeEncodeError as error:
        raise _Wrong(problems.broken_json(file, 0, "a text has half of a sign")) from error
    except UnicodeDecodeError as error:
        line = files[path].count(b"\n", 0, error.start) + 1
        raise _Wrong(problems.bad_encoding(file, line, files[path][error.start])) from error
    except json.JSONDecodeError as error:
        raise _Wrong(problems.broken_json(file, error.lineno, error.msg)) from error
    except RecursionError as error:
        raise _Wrong(problems.broken_json(file, 0, "nested too deep")) from error


def _resource(entry: Any, position: int, files: Mapping[str, bytes], folder: str) -> Resource:
    file = f"{folder}/{DESCRIPTOR}"
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
        raise _Wrong(problems.broken_descriptor(file, f"resource {position} has no name", "give it a name."))
    name, path = entry["name"], entry.get("path")
    if not isinstance(path, str):
        raise _Wrong(problems.broken_descriptor(file, f"resource {name} has no path", "give it one path."))
    if not _within(path):
        reason = f"resource {problems.shown(name)} has the path {problems.shown(path)}"
        raise _Wrong(
            problems.broken_descriptor(file, reason, "name one file in the folder, in plain letters.")
        )
    schema = entry.get("schema")
    if isinstance(schema, str):
        file, schema = f"{folder}/{schema}", _json(files, schema, folder)
    if schema is None and not path.endswith(".csv"):
        return Resource(name, path, (), (), ())
    if not isinstance(schema, dict) or not isinstance(schema.get("fields"), list):
        raise _Wrong(problems.broken_descriptor(file, f"resource {name} has no schema", "give it fields."))
    if schema.get("missingValues", [""]) != [""]:
        raise _Wrong(
            problems.broken_descriptor(
                file, f"resource {name}: missingValues", 'a missing value is blank: use [""].'
            )
        )
    fields = tuple(_field(field, name, file) for field in schema["fields"])
    names = [field.name for field in fields]
    _check_columns(name, path, names, file)
    key = schema.get("primaryKey", ())
    key = (key,) if isinstance(key, str) else tuple(key)
    keys = tuple(_foreign_key(foreign, name, file) for foreign in schema.get("foreignKeys", ()))
    for column in [*key, *(foreign.field for foreign in keys)]:
        if column not in names:
            raise _Wrong(
                problems.broken_descriptor(
                    file,
                    f"resource {name}: a key names {problems.shown(column)}",
                    f"use one of: {', '.join(names)}.",
                )
            )
    return Resource(name, path, fields, key, keys, tuple(entry.get("needs", ())), subject_of(entry))


def _within(path: str) -> bool:
    """Whether a path names a file in the folder, in letters that every system can write."""
    parts = path.split("/")
    return path.isascii() and path.isprintable() and all(parts) and ".." not in parts and "\\" not in path


def _field(field: Any, resource: str, file: str) -> Field:
    if not isinstance(field, dict) or not isinstance(field.get("name"), str):
        raise _Wrong(
            problems.broken_descriptor(file, f"resource {resource}: a field has no name", "name it.")
        )
    where = f"resource {resource}, field {field['name']}"
    kind, constraints = field.get("type", "string"), field.get("constraints", {})
    if kind not in TYPES:
        raise _Wrong(
            problems.broken_descriptor(
                file, f"{where}: type {problems.shown(kind)}", f"use {', '.join(TYPES)}."
            )
        )
    for name in constraints:
        if name not in CONSTRAINTS:
            known = ", ".join(sorted(CONSTRAINTS))
            raise _Wrong(
                problems.broken_descriptor(
                    file, f"{where}: constraint {problems.shown(name)}", f"use {known}."
                )
            )
    pattern = constraints.get("pattern", "")
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError, TypeError) as error:
        raise _Wrong(
            problems.broken_descriptor(file, f"{where}: pattern: {error}", "correct the pattern.")
        ) from error
    return Field(
        name=field["name"],
        type=kind,
        required=bool(constraints.get("required", False)),
        unique=bool(constraints.get("unique", False)),
        pattern=pattern,
        enum=tuple(str(option) for option in constraints.get("enum", ())),
        minimum=constraints.get("minimum"),
        maximum=constraints.get("maximum"),
    )


def _foreign_key(foreign: Any, resource: str, file: str) -> ForeignKey:
    try:
        (field,) = [foreign["fields"]] if isinstance(foreign["fields"], str) else foreign["fields"]
        reference = foreign["reference"]
        (target_field,) = (
            [reference["fields"]] if isinstance(reference["fields"], str) else reference["fields"]
        )
        return ForeignKey(str(field), str(reference.get("resource") or resource), str(target_field))
    except (KeyError, TypeError, ValueError) as error:
        raise _Wrong(
            problems.broken_descriptor(
                file, f"resource {resource}: a foreign key", "give one field and one target."
            )
        ) from error


def _check_columns(name: str, path: str, columns: list[str], file: str) -> None:
    """Raises where a schema lacks columns that code asks for by name."""
    needed = PRINTED_COLUMNS if path.startswith(OBSERVATIONS) else TABLE_COLUMNS.get(name, ())
    gaps = [column for column in in_languages(needed, (FIRST,)) if column not in columns]
    if gaps:
        reason = f"the schema of {name} lacks {', '.join(gaps)}"
        raise _Wrong(problems.broken_descriptor(file, reason, "add what is lacking: the dashboard uses it."))


def _absent(names: list[str], file: str, languages: tuple[str, ...]) -> list[Problem]:
    """Tables that code asks for by name and that the package does not have."""
    return [
        problems.broken_descriptor(
            file, f"there is no table {name}", f"add it: {', '.join(in_languages(columns, languages))}."
        )
        for name, columns in TABLE_COLUMNS.items()
        if name not in names
    ]


def _dangling(resources: list[Resource], names: list[str], file: str) -> list[Problem]:
    """Foreign keys to tables that the package does not have at all, and names that stand twice."""
    found = [
        problems.broken_descriptor(
            file,
            f"resource {resource.name} points at {problems.shown(foreign.target)}",
            f"use one of: {', '.join(names)}.",
        )
        for resource in resources
        for foreign in resource.foreign_keys
        if foreign.target not in names
    ]
    twice = sorted({name for name in names if names.count(name) > 1})
    found += [
        problems.broken_descriptor(file, f"two resources are called {name}", "rename one.") for name in twice
    ]
    return found
