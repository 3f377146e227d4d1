"""Numbered references of a dossier: each figure and statement carries one, and the list of sources explains them all.

One reference stands for one place in one source, or for one figure that the dashboard worked out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.content.dossier.parts import Body, Part, Reference, references
from dashboard.content.inline import Outside
from dashboard.data import Package, describe, formula
from dashboard.locale import Reader

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Source:
    """A source with the places in it that are referred to, by their numbers."""

    title: Outside
    publisher: str
    places: Sequence[tuple[int, str]]


@dataclass(frozen=True)
class Cited(Part):
    """What references mean, gathered by source; the figures that were worked out come last, each with how."""

    template = "cited"
    sources: Sequence[Source]
    heading: str
    worked_out: Sequence[tuple[int, str]]

    def __bool__(self) -> bool:
        return bool(self.sources or self.worked_out)


class Citations:
    """Gives out numbers in the order in which it is asked, and lists them at the end."""

    def __init__(self, reader: Reader, package: Package) -> None:
        self._reader = reader
        self._package = package
        self._numbers: dict[tuple[str, ...], int] = {}
        self._rows: dict[int, Row] = {}

    def cite(self, row: Row) -> Reference:
        """The reference of a figure or a fact."""
        derived = bool(row.get("derived"))
        key = ("", row["id"]) if derived else (row["source"], row["locator"])
        number = self._numbers.setdefault(key, len(self._numbers) + 1)
        self._rows.setdefault(number, row)
        said = (
            self._how(row)
            if derived
            else f"{row['source_title']}, {row['source_publisher']} ({row['locator']})"
        )
        return Reference(number, said)

    def listed(self, body: Body, *, but: Collection[int] = ()) -> tuple[Cited, Cited]:
        """What the references in some parts mean: those that a reader sees at once, and those that stand in closed
        folds only. Without those `but`, which are explained elsewhere.
        """
        seen = {number for number, folded in references(body) if not folded}
        left = set(but)
        return self._list(seen - left), self._list(self._rows.keys() - seen - left)

    def of(self, numbers: Collection[int]) -> Cited:
        """What some references mean."""
        return self._list(numbers)

    def _list(self, numbers: Collection[int]) -> Cited:
        by_source: dict[str, list[int]] = {}
        worked_out = []
        for number, row in self._rows.items():
            if number not in numbers:
                continue
            if row.get("derived"):
                worked_out.append((number, self._how(row)))
            else:
                by_source.setdefault(row["source"], []).append(number)
        heading = self._reader.text("Worked out by this dashboard")
        return Cited([self._source(found) for found in by_source.values()], heading, worked_out)

    def _how(self, row: Row) -> str:
        reader = self._reader
        what = describe(row, self._package, reader.lang, reader.period)
        return f"{what} = {formula(row, self._package, reader.lang, text=reader.text, period=reader.period)}"

    def _source(self, numbers: Sequence[int]) -> Source:
        row = self._rows[numbers[0]]
        places = [(number, self._rows[number]["locator"]) for number in numbers]
        return Source(Outside(row["source_title"], row["source_url"]), row["source_publisher"], places)
