"""Publishes the figures as a version: records every value, says that version in the descriptor, and keeps all of it.

Run by `make publish VERSION=1.1.0`. Refuses where anything is wrong with the data, a value changed without a
revision included, and where the version says less than what changed (docs/data.md, "Versions and revisions").
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from dashboard.data import DATA_FOLDER, Package, load
from dashboard.data.edition import read as read_edition
from dashboard.data.history import PUBLISHED, REVISIONS, version_of
from dashboard.data.versions import ENDING, packed
from dashboard.data.versions import FOLDER as VERSIONS
from dashboard.locale import LANGUAGES
from dashboard.service.api.records import released

COLUMNS = ("id", "value", "version")
Record = dict[str, tuple[str, str]]
"""By id: the value as text (blank: withdrawn), and the version that first had it."""


def main(arguments: list[str] | None = None) -> int:
    """Publishes a folder. Returns 1, with the reasons, where it refuses, else 0."""
    parser = argparse.ArgumentParser(prog="publish.py", description="Publishes the figures as a version.")
    parser.add_argument("version", help="the version to publish, such as 1.1.0")
    parser.add_argument("folder", nargs="?", type=Path, default=DATA_FOLDER, help="that of datapackage.json")
    parser.add_argument("--day", type=date.fromisoformat, default=date.today(), help="of what day it is")
    given = parser.parse_args(arguments)
    folder = given.folder.resolve()
    package = load(folder)
    before = read(folder / f"{PUBLISHED}.csv", package.aliases)
    reasons = [str(problem) for problem in package.problems] or refusals(package, before, given.version)
    if reasons:
        print("\n".join([*reasons, f"Not published as {given.version}."]))
        return 1
    after = record(package, before, given.version)
    write(folder / f"{PUBLISHED}.csv", after)
    state(folder / "datapackage.json", given.version, given.day)
    keep(folder, given.version)
    changed = sum(after[one] != before.get(one) for one in after)
    print(f"Published as {given.version}: {len(after)} observations, {changed} new, revised or withdrawn.")
    return 0


def refusals(package: Package, before: Record, version: str) -> list[str]:
    """Why this version cannot be published; the problems of the data aside."""
    try:
        asked = version_of(version)
    except ValueError as error:
        return [f"{error}. Way out: give three numbers, such as 1.1.0."]
    if not before:
        return []
    now = version_of(package.version)
    values = present(package)
    if any(value and one not in values for one, (value, _) in before.items()):
        least, why = (now[0] + 1, 0, 0), "a published figure is withdrawn"
    elif any(before.get(one, ("",))[0] != value for one, value in values.items()):
        least, why = (now[0], now[1] + 1, 0), "figures are new or revised"
    else:
        least, why = (now[0], now[1], now[2] + 1), "only words changed"
    if asked < least:
        wanted = ".".join(str(part) for part in least)
        return [f"{version} says too little: since {package.version} {why}. Way out: publish {wanted}."]
    book = package.table(REVISIONS) if package.available(REVISIONS) else None
    said = {} if book is None else dict(zip(book["id"], book["version"], strict=True))  # the latest of each
    said = {package.aliases.get(one, one): latest for one, latest in said.items()}
    changed = [one for one, (value, _) in before.items() if values.get(one, "") != value]
    return [
        f"the latest revision of {one} names version {said.get(one)}. Way out: write {version} in {REVISIONS}.csv."
        for one in changed
        if said.get(one) != version
    ]


def present(package: Package) -> dict[str, str]:
    """Every observation with its value, written one way only."""
    printed = package.observations()
    printed = printed[~printed["derived"]]
    return {one: plain(value) for one, value in zip(printed["id"], printed["value"], strict=True)}


def plain(value: float) -> str:
    """A value with all its digits, without exponent."""
    return f"{value:.0f}" if value == int(value) else repr(value)


def record(package: Package, before: Record, version: str) -> Record:
    """What is published now: unchanged values keep their version, withdrawn figures stay with a blank value."""
    values = present(package)
    after: Record = {}
    for one in sorted({*before, *values}):
        value = values.get(one, "")
        same = one in before and before[one][0] == value
        after[one] = before[one] if same else (value, version)
    return after


def read(path: Path, aliases: Mapping[str, str]) -> Record:
    """What was published, by the ids that figures have now; empty before the first time."""
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {
            aliases.get(row["id"], row["id"]): (row["value"], row["version"]) for row in csv.DictReader(file)
        }


def write(path: Path, found: Record) -> None:
    """Writes the record, sorted by id."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows((one, *found[one]) for one in sorted(found))


def keep(folder: Path, version: str) -> None:
    """Keeps all of the package as it is published now, so that it can be shown as it was (dashboard.data.versions)."""
    place = folder / VERSIONS / f"{version}{ENDING}"
    place.parent.mkdir(exist_ok=True)
    edition = read_edition(folder, LANGUAGES)
    place.write_bytes(packed(edition.files, {lang: released(edition, lang) for lang in LANGUAGES}))


def state(path: Path, version: str, day: date) -> None:
    """Sets the version of the descriptor and the day of it, and leaves every other byte."""
    text = path.read_text(encoding="utf-8")
    for name, value in (("version", version), ("created", f"{day.isoformat()}T00:00:00Z")):
        text = re.sub(rf'^(  ?"{name}": )"[^"]*"', rf'\g<1>"{value}"', text, count=1, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
