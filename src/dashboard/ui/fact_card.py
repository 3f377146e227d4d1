"""Cards of facts as pages hand them over that still draw with Streamlit (see transitional)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.content import chapters
from dashboard.content.blocks import Changes, FactsCard, Fragment, Html, ListCard, Pick
from dashboard.content.facts_table import Table
from dashboard.content.listing import Listed
from dashboard.content.page import Page
from dashboard.content.publishers import said_by


def draw_fact_card(
    page: Page,
    key: str,
    facts: pd.DataFrame | None,
    *,
    heading: str,
    subtitle: str,
    figure: Callable[[], go.Figure],
    alt: str,
    table: Callable[[], Table],
    pick: Callable[[list], None] | None = None,
    note: str = "",
) -> None:
    """A card with a chart of some facts; without facts, of what this dashboard counts of its own data."""
    reader = page.reader

    def sources() -> Fragment | Html:
        if facts is not None and not facts.empty:
            return chapters.sources_list(facts.to_dict("records"), reader)
        said = reader.text("Counted by this dashboard from its own data; each entry names its source.")
        return Fragment("paragraph.html", {"text": said})

    publishers = () if facts is None else facts["source_publisher"]
    draw_facts(
        page, key, heading=heading, subtitle=subtitle, alt=alt, table=table, figure=figure, note=note,
        sources=sources, source_line=said_by(publishers, reader) or reader.text("Counted by this dashboard"),
        pick=pick,
    )  # fmt: skip


def draw_facts(
    page: Page,
    key: str,
    *,
    heading: str,
    subtitle: str,
    alt: str,
    table: Callable[[], Table],
    sources: Callable[[], Fragment | Html],
    source_line: str,
    figure: Callable[[], go.Figure] | None = None,
    deck: Callable[[], object] | None = None,
    below: Fragment | Html | None = None,
    note: str = "",
    said: Sequence[str] = (),
    pick: Callable[[list], None] | None = None,
    fills: bool = False,
) -> None:
    """The card of a chart of facts: the same frame, the same table, the same take-away.

    `note` is a message yet to be translated; `said` are notes in the reader's words already.
    """
    page.head()
    page.add(
        FactsCard(
            page=page.slug,
            key=key,
            heading=heading,
            subtitle=subtitle,
            alt=alt,
            source_line=source_line,
            make_table=table,
            figure=figure,
            deck=deck,
            sources=sources,
            below=below,
            notes=((page.text(note),) if note else ()) + tuple(said),
            level=page.level,
            fills=fills,
            pick=_picked(pick) if pick else None,
        )
    )


def _picked(pick: Callable[[list], None]) -> Pick:
    def changes(mark: Sequence) -> Changes:
        pick(list(mark))
        return {}

    return changes


def draw_list_card(page: Page, key: str, listed: Listed, *, note: str = "") -> None:
    """A card without a chart; `note` is a message yet to be translated."""
    page.head()
    said = page.text(note) if note else ""
    page.add(ListCard(key, listed.heading, Html(listed.body), listed.source_line, said, page.level))


def draw_choice(page: Page, name: str, label: str, options: Mapping[str, str], *, width: int) -> None:
    """A list for one of the page's own parameters; what is chosen stands in the address."""
    page.selector(name, label, options, width=width)
