"""The card of a chart of facts, with what is the same on all of them: who states them, in one line and one by one."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.content import chapters
from dashboard.content.blocks import FactsCard, Fragment
from dashboard.content.page import Page
from dashboard.content.publishers import said_by


def add_card(page: Page, key: str, facts: pd.DataFrame | None = None, **words: Any) -> None:
    """Adds the card of a chart of these facts here; without facts, of what this dashboard counts of its own data.

    `words` are the other fields of a `FactsCard`.
    """
    reader = page.reader

    def sources() -> Fragment:
        if facts is not None and not facts.empty:
            return chapters.sources_list(facts.to_dict("records"), reader)
        said = reader.text("Counted by this dashboard from its own data; each entry names its source.")
        return Fragment("paragraph.html", {"text": said})

    publishers = () if facts is None else facts["source_publisher"]
    page.head()
    page.add(
        FactsCard(
            page=page.slug,
            key=key,
            source_line=said_by(publishers, reader) or reader.text("Counted by this dashboard"),
            sources=sources,
            level=page.level,
            **words,
        )
    )
