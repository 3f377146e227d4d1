"""The versions of the data that were published, each whole, as it was then: kept beside the present one and read on demand.

`versions/1.0.0.zip` in the data folder is the package as version 1.0.0 was published, byte for byte, and beside it
(`released/figures.en.csv` ...) all figures as CSV as the service answered with them then: whoever cited that file finds
it again, however it is written today. What the present code asks for and a version did not have yet (a table, a column)
is blank in it; nothing that it had is altered.
"""

from __future__ import annotations

import csv
import io
import json
import re
import tempfile
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from .dictionary import dictionary
from .edition import Edition
from .history import version_of
from .languages import FIRST
from .loading import load
from .schema import DESCRIPTOR

FOLDER = "versions/"
ENDING = ".zip"
RELEASED = "released/"
_RELEASED = re.compile(r"released/figures\.([a-z]{2,3})\.csv")
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every file in what is kept: the same data makes the same bytes."""

MOST_BYTES = 64 * 1024 * 1024
"""A version takes no more room than this; what would is not read."""


def kept(edition: Edition) -> tuple[str, ...]:
    """The versions that are kept with an edition, the oldest first; what is not named after a version is none."""
    found = []
    for path in edition.files:
        name = path.removeprefix(FOLDER).removesuffix(ENDING)
        if path == f"{FOLDER}{name}{ENDING}":
            try:
                found.append((version_of(name), name))
            except ValueError:
                continue
    return tuple(name for _, name in sorted(found))


def created(edition: Edition) -> dict[str, str]:
    """The day on which each version was published, such as 2026-11-21, by version, the oldest first; the present one's
    too. "" where a version does not say.
    """
    found = {}
    for version in kept(edition):
        body = io.BytesIO(edition.files[f"{FOLDER}{version}{ENDING}"])
        # Opening it says what is wrong with one that cannot be read.
        with suppress(ValueError, KeyError, zipfile.BadZipFile), zipfile.ZipFile(body) as archive:
            found[version] = str(json.loads(archive.read(DESCRIPTOR)).get("created", ""))[:10]
    return found | {edition.package.version: edition.package.created}


def packed(files: Mapping[str, bytes], released: Mapping[str, bytes]) -> bytes:
    """The files of a package as they are kept, without the versions before; `released` are its figures as CSV by language."""
    files = {**files, **{f"{RELEASED}figures.{lang}.csv": content for lang, content in released.items()}}
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as archive:
        for path, content in sorted(files.items()):
            if not path.startswith(FOLDER):
                archive.writestr(zipfile.ZipInfo(path, EPOCH), content, zipfile.ZIP_DEFLATED, 9)
    return body.getvalue()


def opened(present: Edition, version: str, languages: tuple[str, ...]) -> Edition:
    """A version that is kept with the present edition, as an edition that can be asked like any other.

    Raises KeyError where it is not kept, ValueError where what is kept is no package.
    """
    every = _unpacked(present.files[f"{FOLDER}{version}{ENDING}"])
    released = {named[1]: content for path, content in every.items() if (named := _RELEASED.fullmatch(path))}
    files = {path: content for path, content in every.items() if not path.startswith(RELEASED)}
    with tempfile.TemporaryDirectory(prefix="version-") as made:
        folder = Path(made) / "data"
        for path, content in _completed(files, present.files, languages).items():
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        package = load(folder, languages, published=True)
        if package.version != version:
            raise ValueError(f"{FOLDER}{version}{ENDING} holds version {package.version or 'unknown'}")
        came_later = set(package.table_names) - {
            entry["name"] for entry in json.loads(files[DESCRIPTOR])["resources"]
        }
        package = replace(package, later=present.package, _sound=package._sound - came_later)
        return Edition(package, files, dictionary(folder), datetime.now(UTC), present, released)


def _unpacked(content: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            listed = [each for each in archive.infolist() if not each.is_dir()]
            if sum(each.file_size for each in listed) > MOST_BYTES:
                raise ValueError(f"a version of more than {MOST_BYTES} bytes is not read")
            if any(".." in Path(each.filename).parts or each.filename.startswith("/") for each in listed):
                raise ValueError("a version holds files of its own folder alone")
            return {each.filename: archive.read(each) for each in listed}
    except (zipfile.BadZipFile, KeyError, EOFError) as fault:
        raise ValueError(f"no package could be read: {fault}") from None


def _completed(
    files: Mapping[str, bytes], present: Mapping[str, bytes], languages: tuple[str, ...]
) -> dict[str, bytes]:
    """The files of a version with the tables and columns that only the present one has: blank. A label in a language that
    the version did not speak yet is that of the first language.
    """
    made = dict(files)
    before, now = json.loads(files[DESCRIPTOR]), json.loads(present[DESCRIPTOR])
    had = {entry["name"] for entry in before["resources"]}
    fields = {entry["name"]: _fields(entry) for entry in now["resources"]}
    for entry in now["resources"]:
        if fields[entry["name"]] and entry["name"] not in had:
            before["resources"].append(entry)
            made[entry["path"]] = _line([field["name"] for field in fields[entry["name"]]])
    for entry in before["resources"]:
        shared = entry.get("schema")
        if isinstance(shared, str):
            entry["schema"] = json.loads(files[shared])
        own = _fields(entry)
        names = [field["name"] for field in own]
        later = [field for field in fields.get(entry["name"], ()) if field["name"] not in names]
        spoken = [
            {**field, "name": field["name"].removesuffix(FIRST) + lang}
            for field in own
            for lang in languages
            if field["name"].endswith(f"_{FIRST}") and field["name"].removesuffix(FIRST) + lang not in names
        ]
        told = {field["name"] for field in spoken}
        lacking = [*spoken, *({**field, "constraints": {}} for field in later if field["name"] not in told)]
        if lacking:
            own += lacking
            made[entry["path"]] = _widened(made[entry["path"]], [field["name"] for field in lacking])
    made[DESCRIPTOR] = json.dumps(before, ensure_ascii=False).encode("utf-8")
    return made


def _fields(entry: Mapping[str, Any]) -> list[dict[str, Any]]:
    schema = entry.get("schema")
    return schema["fields"] if isinstance(schema, dict) else []


def _widened(content: bytes, names: list[str]) -> bytes:
    """A table with further columns behind its own: a label is that of the first language where there is one, else blank."""
    header, *rows = csv.reader(io.StringIO(content.decode("utf-8"), newline=""))
    places = {name: place for place, name in enumerate(header)}
    told = [places.get(f"{name.rpartition('_')[0]}_{FIRST}") for name in names]
    return _line([*header, *names]) + b"".join(
        _line([*row, *("" if place is None else row[place] for place in told)]) for row in rows
    )


def _line(cells: list[str]) -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerow(cells)
    return written.getvalue().encode("utf-8")
