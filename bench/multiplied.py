"""Makes a data package with more observations than there are, for measurement alone: the same numbers each time.

    python bench/multiplied.py FACTOR FOLDER

Copies are of further indicators (up to ten of each), other partners and other years, in the same files and from the
same sources, so that every page goes through more data and draws the same charts. The package passes `make check-data`.
"""

from __future__ import annotations

import csv
import random
import shutil
import sys
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
SEED = 20150101
KINDS = 10
"""Further indicators at most for each."""

YEARS = range(1960, 2025)


def multiplied(factor: int, folder: Path) -> Path:
    """The package in `folder`, which must not exist yet, with `factor` times the observations."""
    shutil.copytree(DATA, folder)
    if factor == 1:
        return folder
    chance = random.Random(SEED + factor)
    kinds = min(KINDS, factor - 1)
    _indicators(folder, kinds)
    regions = [row["id"] for row in _rows(folder / "regions.csv") if row["kind"] == "country"]
    for path in sorted((folder / "observations").glob("*.csv")):
        rows = _rows(path)
        copies = [_copy(row, number, kinds, regions, chance) for number in range(1, factor) for row in rows]
        _write(path, rows + copies)
    return folder


def _copy(
    row: dict[str, str], number: int, kinds: int, regions: list[str], chance: random.Random
) -> dict[str, str]:
    value = str(chance.randint(1, 999))
    return {
        **row,
        "id": f"{row['id']}-x{number}",
        "indicator": f"{row['indicator']}-x{number % kinds + 1}",
        "counterpart": chance.choice(regions),
        "time_period": str(chance.choice(YEARS)),
        "value": value,
        "obs_status": "A",
        "as_printed": value,
        "note_en": "",
        "note_nl": "",
    }


def _indicators(folder: Path, kinds: int) -> None:
    """Adds the further indicators, each with the themes of the one that it is a copy of."""
    for name, key in (("indicators.csv", "id"), ("indicator-themes.csv", "indicator")):
        rows = _rows(folder / name)
        copies = [{**row, key: f"{row[key]}-x{number}"} for number in range(1, kinds + 1) for row in rows]
        _write(folder / name, rows + copies)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    multiplied(int(sys.argv[1]), Path(sys.argv[2]))
