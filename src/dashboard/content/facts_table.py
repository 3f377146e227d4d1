"""A table of facts as data: written as HTML where it is read, and as rows where it leaves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd
from markupsafe import Markup

from dashboard.content.inline import Inline, joined, text_of, words
from dashboard.render.html import html


@dataclass(frozen=True)
class Table:
    """Facts in rows; the first cell of each names it."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Inline, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __html__(self) -> Markup:
        return html("facts_table.html", table=self)

    def __str__(self) -> str:
        return str(self.__html__())

    @cached_property
    def hidden(self) -> frozenset[int]:
        """The columns after the first that say one thing in all of several rows, or nothing: they are for the caption,
        and for whoever copies the table.
        """
        columns = [set(map(text_of, column)) for column in zip(*self.rows, strict=True)]
        return frozenset(
            place
            for place, said in enumerate(columns)
            if place and len(said) == 1 and (len(self.rows) > 1 or said == {""})
        )

    @property
    def same(self) -> Inline:
        """What these columns say, to stand in the caption."""
        return same_in_all([(self.columns[place], self.rows[0][place]) for place in sorted(self.hidden)])

    @property
    def text(self) -> Table:
        """The same without any link or badge: what it says."""
        return Table(
            self.caption, self.columns, tuple(tuple(text_of(cell) for cell in row) for row in self.rows)
        )

    def frame(self) -> pd.DataFrame:
        """What it says, as text: one column per heading, one row per fact."""
        return pd.DataFrame(list(self.text.rows), columns=list(self.columns), dtype="str")


def facts_table(caption: str, columns: Sequence[str], rows: Iterable[Sequence[Inline]]) -> Table:
    """Facts in rows. A cell is text, unless it is a `Markup`, a link, or words made of these."""
    return Table(caption, tuple(columns), tuple(tuple(row) for row in rows))


def same_in_all(said: Iterable[tuple[str, Inline]]) -> Inline:
    """What is the same in all rows of a table, each with the heading of its column; empty cells say nothing."""
    return joined(words(f"{name}: ", cell) for name, cell in said if text_of(cell))
