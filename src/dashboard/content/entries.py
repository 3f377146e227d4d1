"""Entries of partnerships and opportunities in words: what their kinds are called, as rows of a table, as a short list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.content import naming
from dashboard.content.blocks import Button, Fragment, ListCard
from dashboard.content.facts_table import Table, facts_table
from dashboard.content.inline import Badge, Inline
from dashboard.content.page import Page
from dashboard.content.publishers import said_by
from dashboard.locale import Reader, mark
from dashboard.render.plotly.facts.partnerships import KINDS as TIES

KINDS: Mapping[str, Mapping[str, str]] = {
    "partnerships": TIES,
    "sector-opportunities": {
        "opportunity": mark("Opportunity"),
        "challenge": mark("Challenge"),
        "knowledge-hub": mark("Centre of knowledge"),
        "culture-hub": mark("Centre of culture"),
        "smart-city": mark("City project"),
        "port-co-operation": mark("Port co-operation"),
        "offensive-interest": mark("Offensive interest"),
        "defensive-interest": mark("Defensive interest"),
        "agreement-element": mark("Element of the agreement"),
    },
}
"""What the kinds of a table's facts are called."""

Cell = Callable[[Mapping], Inline]
"""What makes a cell from a fact."""


def kind_name(row: Mapping, reader: Reader) -> str:
    """What the kind of a fact is called. Raises KeyError for a table whose kinds have no names here."""
    name = KINDS[row["table"]][row["kind"]]
    return reader.text(name)


def kind_badge(row: Mapping, reader: Reader) -> Badge:
    """The kind of a fact as a mark beside its name."""
    return Badge(kind_name(row, reader))


def counted(page: Page, number: int) -> str:
    """So many entries, in words."""
    return page.reader.plural("{n} entry", "{n} entries", number)


def add_opened(
    page: Page, key: str, facts: pd.DataFrame, *, name: str, column: tuple[str, Cell], close: Button
) -> None:
    """All facts behind the `name` that is chosen, with a `column` (heading and cell) of their own, and what closes them."""
    with page.box(f"card-{key}"):
        if facts.empty:
            page.notice(
                page.text("With these filters nothing is named for {cell}.", cell=name),
                icon=":material/filter_alt_off:",
            )
        else:
            caption = f"{name}: {counted(page, len(facts))}"
            page.fragment("facts_table.html", table=_table(page, facts, caption, column))
        page.add(close)


def _table(page: Page, facts: pd.DataFrame, caption: str, column: tuple[str, Cell]) -> Table:
    """A table of facts: what, of what kind, the `column`, theme, where it stands, a note."""
    every: list[tuple[str, Cell]] = [
        (page.text("What"), lambda row: row["name"]),
        (page.text("Kind"), lambda row: kind_name(row, page.reader)),
        column,
        (page.text("Theme"), lambda row: naming.dossiers(page, "themes", row["themes"])),
        (page.text("Document and section"), naming.place),
        (page.text("Note"), lambda row: row["note"]),
    ]
    rows = [[cell(row) for _, cell in every] for row in facts.to_dict("records")]
    return facts_table(caption, [heading for heading, _ in every], rows)


@dataclass(frozen=True)
class Line:
    """A line of a short list: what is said, what must be known with it, and where it stands."""

    said: Inline
    note: str
    place: Inline


def places(facts: pd.DataFrame) -> Cell:
    """What says where a fact stands, as short as these facts allow: of one document only the section."""
    return naming.place if facts["source"].nunique() > 1 else lambda row: row["locator"]


def grouped(facts: pd.DataFrame, by: str) -> dict[str, list[dict]]:
    """The rows of some facts under what the column `by` says of each, all in their order."""
    found: dict[str, list[dict]] = {}
    for row in facts.to_dict("records"):
        found.setdefault(row[by], []).append(row)
    return found


def add_list(
    page: Page,
    key: str,
    facts: pd.DataFrame,
    groups: Sequence[tuple[Inline, Sequence[Line]]],
    *,
    title: str,
    number: int,
    note: str = "",
) -> None:
    """The card of some facts as lines under headings ("" for none), so many by `number`. Without any its title is named
    at the end of the page.
    """
    if not groups:
        page.left_out.append(title)
        return
    page.head()
    page.add(
        ListCard(
            key=key,
            heading=f"{title} ({page.reader.number(number)})",
            body=Fragment("entries.html", {"groups": groups}),
            source_line=said_by(facts["source_publisher"], page.reader),
            note=note,
            level=page.level,
        )
    )
