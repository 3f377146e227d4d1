"""Copies of the data as time will change it: a later year, a new partner, a part of a year, a year taken back.

Each passes the same checks as the data itself. What is added repeats the figure before it, so that parts still make up
their wholes. Rows of derivations.csv follow where all that they are worked out from does; what follows by rules does so
by itself.
"""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from dashboard.data import load
from page_content import package

Row = dict[str, str]
Series = tuple[str, str, str, str]
Tables = dict[str, list[Row]]

FOLDER = Path(__file__).resolve().parents[2] / "data"
RULES = "derivation-rules.csv"
PARTNERS = ("che", "can", "bra", "tur", "chn", "jpn", "kor", "mex", "aus", "nor")


def series_of(row: Mapping[str, str]) -> Series:
    """What the figures of one series share."""
    return row["indicator"], row["ref_area"], row["counterpart"], row["item"]


def is_year(period: str) -> bool:
    """Whether a period is a calendar year."""
    return re.fullmatch(r"\d{4}", period) is not None


class Copy:
    """A copy of the data in a folder of its own, to be changed row by row and written at the end."""

    def __init__(self, folder: Path) -> None:
        shutil.copytree(FOLDER, folder)
        self.folder = folder
        self.printed = {path: _read(path) for path in sorted((folder / "observations").glob("**/*.csv"))}
        self.derived = _read(folder / "derivations.csv")
        self.rules = _read(folder / RULES)

    def rows(self) -> Iterable[Row]:
        """All figures, printed and derived."""
        for rows in self.printed.values():
            yield from rows
        yield from self.derived

    def newest(self) -> dict[Series, str]:
        """The latest year of every series that has years."""
        found: dict[Series, str] = {}
        for row in self.rows():
            if is_year(row["time_period"]):
                key = series_of(row)
                found[key] = max(found.get(key, ""), row["time_period"])
        return found

    def add_years(self, chosen: Callable[[Series], bool] = lambda series: True) -> None:
        """Gives the chosen yearly series their next year."""
        newest = {series: year for series, year in self.newest().items() if chosen(series)}
        known = {(series_of(row), row["time_period"]): row["id"] for row in self.rows()}
        self._repeat(newest, lambda year: str(int(year) + 1), known)
        where = {row["id"]: (series_of(row), row["time_period"]) for row in self.rows()}
        waiting = [row for row in self.derived if newest.get(series_of(row)) == row["time_period"]]
        while waiting:
            before = len(waiting)
            for row in list(waiting):
                inputs = [self._a_year_on(where.get(code), known) for code in row["inputs"].split()]
                key, year = series_of(row), str(int(row["time_period"]) + 1)
                if all(inputs) and (key, year) not in known:
                    code = f"{row['id']}-next"
                    self.derived.append({**row, "id": code, "time_period": year, "inputs": " ".join(inputs)})
                    known[key, year] = code
                if all(inputs):
                    waiting.remove(row)
            if len(waiting) == before:
                break

    def _a_year_on(self, place: tuple[Series, str] | None, known: Mapping) -> str:
        if place is None or not is_year(place[1]):
            return ""
        return known.get((place[0], str(int(place[1]) + 1)), "")

    def _repeat(
        self, newest: Mapping[Series, str], period: Callable[[str], str], known: dict, suffix: str = "next"
    ) -> None:
        for rows in self.printed.values():
            for row in list(rows):
                key, year = series_of(row), row["time_period"]
                if newest.get(key) == year and (key, period(year)) not in known:
                    code = f"{row['id']}-{suffix}"
                    rows.append({**row, "id": code, "time_period": period(year)})
                    known[key, period(year)] = code

    def add_parts_of_years(self, chosen: Callable[[Series], bool] = lambda series: True) -> None:
        """Gives the chosen yearly series the first quarter and the first half of the year after their latest."""
        newest = {series: year for series, year in self.newest().items() if chosen(series)}
        for part in ("Q1", "S1"):
            self._repeat(
                newest, lambda year, part=part: f"{int(year) + 1}-{part}", {}, suffix=f"next-{part.lower()}"
            )

    def add_partners(self) -> None:
        """Puts a partner that was not there into every printed breakdown by five partners or more."""
        for rows in self.printed.values():
            found: dict[tuple[str, ...], list[Row]] = {}
            for row in rows:
                found.setdefault(
                    (row["indicator"], row["ref_area"], row["item"], row["time_period"]), []
                ).append(row)
            for listed in found.values():
                there = {row["counterpart"] for row in listed}
                new = next((code for code in PARTNERS if code not in there), None)
                if len(there) >= 5 and new:
                    least = min(listed, key=lambda row: abs(float(row["value"])))
                    rows.append({**least, "id": f"{least['id']}-{new}", "counterpart": new})

    def lose_years(self) -> None:
        """Takes the latest year from every series of several years, unless another table names one of its figures."""
        newest = self.newest()
        periods: dict[Series, set[str]] = {}
        for row in self.rows():
            periods.setdefault(series_of(row), set()).add(row["time_period"])
        several = {series for series in newest if len(periods[series]) > 1}
        named = self._named_elsewhere()
        lost = {
            row["id"]
            for row in self.rows()
            if series_of(row) in several and newest[series_of(row)] == row["time_period"]
        }
        kept = {series for row in self.rows() if row["id"] in lost & named for series in [series_of(row)]}
        lost = {row["id"] for row in self.rows() if row["id"] in lost and series_of(row) not in kept}
        figures = package().observations()
        inputs = dict(zip(figures["id"], map(set, figures["inputs"]), strict=True))
        while following := {one for one, behind in inputs.items() if one not in lost and lost & behind}:
            lost |= following
        for path, rows in self.printed.items():
            self.printed[path] = [row for row in rows if row["id"] not in lost]
        self.derived = [row for row in self.derived if row["id"] not in lost]
        for name, columns in (("reconciliations", ("inputs", "printed")), ("published", ("id",))):
            path = self.folder / f"{name}.csv"
            rows = _read(path)
            _write(
                path, [row for row in rows if not lost & {c for k in columns for c in row[k].split()}], rows
            )
        self.drop_fruitless_rules()

    def drop_fruitless_rules(self) -> None:
        """Takes away the rules that nothing follows by any more."""
        self.write()
        fruitless = {
            problem.line for problem in load(self.folder).problems if problem.file.endswith(f"/{RULES}")
        }
        self.rules = [row for line, row in enumerate(self.rules, start=2) if line not in fruitless]

    def _named_elsewhere(self) -> set[str]:
        """The ids of figures that tables of facts name."""
        codes: set[str] = set()
        for path in self.folder.glob("*.csv"):
            if path.stem not in ("derivations", "reconciliations", "published"):
                rows = _read(path)
                codes |= {row["figure"] for row in rows if row.get("figure")}
        return codes

    def write(self) -> Path:
        """The folder, with all that was changed."""
        for path, rows in self.printed.items():
            _write(path, rows, rows)
        _write(self.folder / "derivations.csv", self.derived, self.derived)
        _write(self.folder / RULES, self.rules, self.rules)
        return self.folder


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, rows: list[Row], like: list[Row]) -> None:
    if not like:
        return
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(like[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
