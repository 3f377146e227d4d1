"""A table of facts as data: written as HTML where it is read, and as rows where it leaves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from dashboard.content.inline import Inline, text_of
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
