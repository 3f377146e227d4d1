"""Breaks the data package in every way it knows, one at a time, and counts what the check says: run by `make check-mutations`.

Each mutation is of a kind (a file cut off, a cell of another type, a path that is none ...) applied to every file that
it can be applied to: all of them to the tiny package of the tests, which is read in a moment, and one in some to the
project's own, which has tables, shapes and sizes that the tiny one has not. All must be refused with a problem, and none
may end in a traceback. Prints how many of each kind there were; returns 1 where one was accepted or failed.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from dashboard.data import DATA_FOLDER, load
from dashboard.data.check import second_opinion
from dashboard.data.schema import DESCRIPTOR
from dashboard.locale import LANGUAGES
from tiny_data import SPOKEN, make_tiny

AT_ONCE = 2
SHARE = 40
"""One in so many mutations of the project's own package is tried; it takes ten times as long to read as the tiny one."""

Rows = list[list[str]]
Mutation = tuple[str, str, bytes | None]
"""The kind, the file, and what comes in its place: None takes it away."""


def mutations(folder: Path) -> Iterator[Mutation]:
    """Every mutation of the package in a folder."""
    files = {path: (folder / path).read_bytes() for path in _paths(folder)}
    descriptor = json.loads(files[DESCRIPTOR])
    seen = set()
    for resource in descriptor["resources"]:
        path = resource["path"]
        schema = resource.get("schema")
        named = schema if isinstance(schema, str) else path
        schema = json.loads(files[schema]) if isinstance(schema, str) else schema
        yield from _of_bytes(path, files[path])
        yield from _of_rows(path, files[path])
        if named not in seen:  # files of one schema are read by the same code
            yield from _of_cells(path, files[path], schema or {})
        seen.add(named)
    for path in (path for path in files if path.endswith(".geojson")):
        yield from _of_bytes(path, files[path])
        yield from _of_shapes(path, files[path])
    for path in (path for path in files if path.endswith(".json")):
        yield from _of_json(path, files[path])
    yield from _of_descriptor(descriptor)


def _paths(folder: Path) -> list[str]:
    listed = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in listed)


def _of_bytes(path: str, body: bytes) -> Iterator[Mutation]:
    yield "file: missing", path, None
    yield "file: empty", path, b""
    yield "file: not UTF-8", path, body[: len(body) // 2] + b"\xff\xfe" + body[len(body) // 2 :]
    yield "file: UTF-16", path, body.decode().encode("utf-16")
    yield "file: zeros", path, bytes(len(body))
    yield "file: another kind", path, b"\x89PNG\r\n\x1a\n" + bytes(range(256))


def _changed(body: bytes, change: Callable[[Rows], object]) -> bytes:
    rows = list(csv.reader(io.StringIO(body.decode(), newline="")))
    change(rows)
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode("utf-8")


def _of_rows(path: str, body: bytes) -> Iterator[Mutation]:
    rows = list(csv.reader(io.StringIO(body.decode(), newline="")))
    if len(rows) < 3:
        return

    def made(change: Callable[[Rows], object]) -> bytes:
        return _changed(body, change)

    last = len(rows[0]) - 1
    yield "rows: semicolons", path, body.replace(b",", b";")
    yield "rows: a mark before", path, b"\xef\xbb\xbf" + body
    yield "rows: an open quote", path, body.rstrip(b"\n") + b'\n"open'
    yield "rows: a cell less", path, made(lambda copied: copied[1].pop())
    yield "rows: a cell more", path, made(lambda copied: copied[1].append("x"))
    yield "rows: a blank line", path, body + b"\n\n"
    yield "rows: cut within one", path, body[: body.rstrip().rfind(b"\n")] + b"\nx"
    yield "columns: one less", path, made(lambda copied: [row.pop(0) for row in copied])
    yield "columns: one twice", path, made(lambda copied: [row.append(row[0]) for row in copied])
    yield "columns: one more", path, made(lambda copied: [row.append("x") for row in copied])
    yield "columns: another name", path, made(lambda copied: copied[0].__setitem__(0, "identity"))
    for sign, name in (
        ("\x00", "NUL"),
        ("\x07", "a bell"),
        ("\ufffe", "no sign"),
        ("\u202e", "turned round"),
    ):
        yield f"signs: {name}", path, made(lambda copied, sign=sign: copied[1].__setitem__(last, f"a{sign}b"))


def _of_cells(path: str, body: bytes, schema: Mapping[str, Any]) -> Iterator[Mutation]:
    rows = list(csv.reader(io.StringIO(body.decode(), newline="")))
    if len(rows) < 3:
        return

    def made(change: Callable[[Rows], object]) -> bytes:
        return _changed(body, change)

    if schema.get("primaryKey"):
        yield "key: twice", path, made(lambda copied: copied.append(copied[1]))
    for place, field in enumerate(schema.get("fields", ())):
        said = field.get("constraints", {})
        name = field["name"]

        def put(value: str, place: int = place) -> bytes:
            return made(lambda copied: copied[1].__setitem__(place, value))

        if said.get("required"):
            yield "cells: a blank", f"{path}#{name}", put("")
        if field.get("type") in ("number", "integer"):
            for value in ("plenty", "1,5", "1e999", "NaN", "١"):
                yield "cells: no number", f"{path}#{name}", put(value)
        if said.get("enum"):
            yield "cells: no option", f"{path}#{name}", put("no-such-option")
        if said.get("pattern"):
            yield "cells: another form", f"{path}#{name}", put("?? ??")
        if name == "time_period":
            for value in ("0000", "2015-13", "2015-02-30", "2016/2015"):
                yield "cells: no period", f"{path}#{name}", put(value)
    for foreign in schema.get("foreignKeys", ()):
        (name,) = [foreign["fields"]] if isinstance(foreign["fields"], str) else foreign["fields"]
        place = rows[0].index(name)
        wrong = made(lambda copied, place=place: copied[1].__setitem__(place, "no-such-code"))
        yield "cells: an unknown code", f"{path}#{name}", wrong


def _of_shapes(path: str, body: bytes) -> Iterator[Mutation]:
    text = body.decode()
    yield "shapes: cut", path, body[: len(body) * 2 // 3]
    for name, old, new in (
        ("not a number", r"\[-?[\d.]+,", "[NaN,"),
        ("far away", r"\[-?[\d.]+,", "[1000,"),
        ("of no region", r'"id":"\w', '"id":"?'),
        ("of no kind", r'"type":"(Multi)?Polygon"', '"type":"Circle"'),
        ("without places", r'"coordinates":\[.*?\]\]', '"coordinates":[]'),
        ("no collection", "FeatureCollection", "Features"),
    ):
        changed = re.sub(old, new, text, count=1, flags=re.DOTALL)
        if changed != text:
            yield f"shapes: {name}", path, changed.encode()


def _of_json(path: str, body: bytes) -> Iterator[Mutation]:
    yield "JSON: missing", path, None
    yield "JSON: empty", path, b""
    yield "JSON: cut", path, body[: len(body) // 2]
    yield "JSON: another kind", path, b"[]"
    yield "JSON: a word", path, b"null"
    yield "JSON: too deep", path, b"[" * 100_000
    yield "JSON: not UTF-8", path, body.replace(b"e", b"\xff", 1)
    if path != DESCRIPTOR:
        told = json.loads(body)
        for name, value in (("(", "a pattern"), ("[z-a]", "a pattern"), (7, "a pattern"), ({}, "a pattern")):
            changed = json.loads(body)
            changed["fields"][0]["constraints"] = {"pattern": name}
            yield f"schema: {value} that is none", path, json.dumps(changed).encode()
        for key, value in (("type", "duration"), ("name", None), ("constraints", [1])):
            changed = json.loads(body)
            changed["fields"][0][key] = value
            yield f"schema: another {key}", path, json.dumps(changed).encode()
        yield "schema: no fields", path, json.dumps({**told, "fields": []}).encode()


def _of_descriptor(descriptor: Mapping[str, Any]) -> Iterator[Mutation]:
    count = len(descriptor["resources"])
    wrong: list[Any] = [
        "",
        "\x00",
        "regions\x00.csv",
        "../data/regions.csv",
        "/etc/passwd",
        "a" * 5000,
        None,
        7,
        [],
    ]
    wrong += [{}, "pipe.csv", ".", "observations", "é.csv", "\ud800.csv"]
    for position in (0, count // 2, count - 1):
        for value in wrong:
            changed = json.loads(json.dumps(descriptor))
            changed["resources"][position]["path"] = value
            yield "descriptor: a path that is none", DESCRIPTOR, json.dumps(changed).encode()
        for key in ("name", "path", "schema"):
            changed = json.loads(json.dumps(descriptor))
            del changed["resources"][position][key]
            yield f"descriptor: no {key}", DESCRIPTOR, json.dumps(changed).encode()
        changed = json.loads(json.dumps(descriptor))
        changed["resources"].append(changed["resources"][position])
        yield "descriptor: a resource twice", DESCRIPTOR, json.dumps(changed).encode()
        changed = json.loads(json.dumps(descriptor))
        del changed["resources"][position]
        yield "descriptor: a resource less", DESCRIPTOR, json.dumps(changed).encode()
    for value in ([], {}, None, "resources", [None], [[]], ["x"]):
        yield "descriptor: no resources", DESCRIPTOR, json.dumps({**descriptor, "resources": value}).encode()


def judged(sound: Path, languages: Sequence[str], mutation: Mutation) -> tuple[str, str, str]:
    """The kind and the file of a mutation of a sound package, and what came of it: "refused", "accepted", or a traceback.

    What is mutated lies beside the sound one for a moment, and shares its other files.
    """
    kind, file, body = mutation
    with tempfile.TemporaryDirectory(dir=sound.parent) as made:
        folder = Path(made) / "data"
        shutil.copytree(sound, folder, copy_function=os.link)
        path = folder / file.partition("#")[0]
        path.unlink()
        if body is not None:
            path.write_bytes(body)
        os.mkfifo(folder / "pipe.csv")
        try:
            package = load(folder, languages)
            found = list(package.problems) or second_opinion(folder, package)
            return kind, file, "refused" if found else "accepted"
        except Exception:  # noqa: BLE001 - that there is none is what is tried here
            return kind, file, traceback.format_exc()


def main() -> int:
    """Tries all on the tiny package, and one in SHARE, or in so many as the argument says, on the project's; prints a
    table. Returns 0 where each was refused.
    """
    share = int(sys.argv[1]) if len(sys.argv) > 1 else SHARE
    tried: Counter[str] = Counter()
    wrong: list[tuple[str, str, str]] = []
    with tempfile.TemporaryDirectory() as made, ProcessPoolExecutor(AT_ONCE) as pool:
        tiny, own = Path(made) / "tiny" / "data", Path(made) / "own" / "data"
        make_tiny(tiny)
        shutil.copytree(DATA_FOLDER, own)
        for name, folder, languages, each in (("tiny", tiny, SPOKEN, 1), ("own", own, LANGUAGES, share)):
            before = tried.total()
            asked = partial(judged, folder, languages)
            for kind, file, outcome in pool.map(asked, islice(mutations(folder), 0, None, each), chunksize=8):
                tried[kind] += 1
                if outcome != "refused":
                    wrong.append((kind, file, outcome))
                    print(f"{kind}, {file} ({name}): {outcome}", flush=True)
            print(f"{tried.total() - before} mutations of the {name} package", flush=True)
    for kind, number in sorted(tried.items()):
        print(f"{number:5}  {kind}")
    accepted = [each for each in wrong if each[2] == "accepted"]
    print(
        f"{tried.total()} mutated packages: {len(wrong) - len(accepted)} tracebacks, {len(accepted)} wrongly accepted"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
