"""Entries of partnerships and opportunities in words: what their kinds are called, as rows of a table, as a short list.

The tables and the lists of sources themselves are those of `listing`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd

from dashboard.content import listing
from dashboard.content.page import Page
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

Cell = Callable[[Mapping], str]
"""What makes the HTML of a cell from a fact."""


def kind_name(row: Mapping, reader: Reader) -> str:
    """What the kind of a fact is called. Raises KeyError for a table whose kinds have no names here."""
    name = KINDS[row["table"]][row["kind"]]
    return reader.text(name)


def entries_table(
    page: Page, facts: pd.DataFrame, *, caption: str, columns: Sequence[tuple[str, Cell]] = ()
) -> str:
    """An HTML table of facts: what, of what kind, `columns` (heading and cell), theme, where it stands, a note."""
    every: list[tuple[str, Cell]] = [
        (page.text("What"), lambda row: escape(row["name"])),
        (page.text("Kind"), lambda row: escape(kind_name(row, page.reader))),
        *columns,
        (page.text("Theme"), lambda row: listing.named(page, "themes", row["themes"])),
        (page.text("Document and section"), listing.place),
        (page.text("Note"), lambda row: escape(row["note"])),
    ]
    rows = [[cell(row) for _, cell in every] for row in facts.to_dict("records")]
    return listing.facts_table(caption, [heading for heading, _ in every], rows)


@dataclass(frozen=True)
class Line:
    """A line of a short list as HTML: what is said, what must be known with it, and where it stands."""

    said: str
    note: str = ""
    place: str = ""


def entries_list(groups: Iterable[tuple[str, Sequence[Line]]]) -> str:
    """An HTML list: under each heading (none where it is "") its lines. Of lines that stand at one place only the
    last names it.
    """
    items = []
    for heading, lines in groups:
        following = [*(line.place for line in lines[1:]), ""]
        said = [
            f"<p>{line.said}{_small(line.note)}{_small(line.place if line.place != after else '')}</p>"
            for line, after in zip(lines, following, strict=True)
        ]
        items.append(f"<li>{f'<b>{heading}</b>' if heading else ''}{''.join(said)}</li>")
    return f'<ul class="entries">{"".join(items)}</ul>'


def places(facts: pd.DataFrame) -> Cell:
    """What says where a fact stands, as short as these facts allow: of one document only the section."""
    return listing.place if facts["source"].nunique() > 1 else lambda row: escape(row["locator"])


def _small(said: str) -> str:
    return f"<small>{said}</small>" if said else ""


def badge(row: Mapping, reader: Reader) -> str:
    """The kind of a fact as a mark beside its name."""
    return f'<span class="badge">{escape(kind_name(row, reader))}</span>'
