"""The card of a chart of facts, with what is the same on all of them: who states them, in one line and one by one."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.content import chapters
from dashboard.content.blocks import FactsCard
from dashboard.content.page import Page
from dashboard.content.publishers import said_by


def add_card(page: Page, key: str, facts: pd.DataFrame, **words: Any) -> None:
    """Adds the card of a chart of these facts here; `words` are the other fields of a `FactsCard`."""
    page.head()
    page.add(
        FactsCard(
            page=page.slug,
            key=key,
            source_line=said_by(facts["source_publisher"], page.reader),
            sources=lambda: chapters.sources_list(facts.to_dict("records"), page.reader),
            level=page.level,
            **words,
        )
    )
