"""Numbered references of a dossier: each figure and statement carries one, and the list of sources explains them all.

One reference stands for one place in one source, or for one figure that the dashboard worked out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from html import escape
from typing import Any

from dashboard.content.table import outside
from dashboard.data import Package, describe, formula
from dashboard.locale import Reader

Row = Mapping[str, Any]
_TOKENS = re.compile(r'(<details( open)?>)|(</details>)|href="#ref-(\d+)"')


class Citations:
    """Gives out numbers in the order in which it is asked, and lists them at the end."""

    def __init__(self, reader: Reader, package: Package) -> None:
        self._reader = reader
        self._package = package
        self._numbers: dict[tuple[str, ...], int] = {}
        self._rows: dict[int, Row] = {}

    def cite(self, row: Row) -> str:
        """The reference of a figure or a fact, as a link to its entry in the list."""
        derived = bool(row.get("derived"))
        key = ("", row["id"]) if derived else (row["source"], row["locator"])
        number = self._numbers.setdefault(key, len(self._numbers) + 1)
        self._rows.setdefault(number, row)
        said = (
            self._how(row)
            if derived
            else f"{row['source_title']}, {row['source_publisher']} ({row['locator']})"
        )
        return f'<a class="ref" href="#ref-{number}" title="{escape(said)}">[{number}]</a>'

    def listed(self, body: str) -> tuple[str, str]:
        """The references of a body of HTML, gathered by source, the worked-out figures last, each with how: those that
        a reader sees at once, and those that stand in closed folds only.
        """
        seen = _open_references(body)
        return self._list(seen), self._list(self._rows.keys() - seen)

    def _list(self, numbers: Collection[int]) -> str:
        reader = self._reader
        by_source: dict[str, list[int]] = {}
        worked_out = []
        for number, row in self._rows.items():
            if number not in numbers:
                continue
            if row.get("derived"):
                worked_out.append(number)
            else:
                by_source.setdefault(row["source"], []).append(number)
        lines = [f"<li>{self._source(numbers)}</li>" for numbers in by_source.values()]
        if worked_out:
            each = "".join(f"<li>{self._mark(n)} {escape(self._how(self._rows[n]))}</li>" for n in worked_out)
            said = escape(reader.text("Worked out by this dashboard"))
            lines.append(f'<li><b>{said}</b><ul class="worked-out">{each}</ul></li>')
        return f'<ul class="references">{"".join(lines)}</ul>' if lines else ""

    def _how(self, row: Row) -> str:
        reader = self._reader
        what = describe(row, self._package, reader.lang, reader.period)
        return f"{what} = {formula(row, self._package, reader.lang, text=reader.text, period=reader.period)}"

    def _source(self, numbers: list[int]) -> str:
        row = self._rows[numbers[0]]
        title = outside(row["source_title"], row["source_url"])
        # Paper cannot be clicked: what is a link on screen is spelled out in print.
        where = f' <span class="address">{escape(row["source_url"])}</span>' if "</a>" in title else ""
        places = "; ".join(f"{self._mark(n)} {escape(self._rows[n]['locator'])}" for n in numbers)
        return f"<b>{title}</b>, {escape(row['source_publisher'])}{where}: {places}"

    @staticmethod
    def _mark(number: int) -> str:
        return f'<span class="number" id="ref-{number}">[{number}]</span>'


def _open_references(body: str) -> frozenset[int]:
    """The numbers that are cited outside closed folds."""
    folds: list[bool] = []
    seen = set()
    for found in _TOKENS.finditer(body):
        begins, is_open, ends, number = found.groups()
        if begins:
            folds.append(not is_open)
        elif ends:
            folds.pop()
        elif not any(folds):
            seen.add(int(number))
    return frozenset(seen)
