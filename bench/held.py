"""The figures as any dashboard of them would hold them, read once per process; and what a page of them shows.

The page is asked for its content as the dashboard itself asks: the same figures under the same words, and no Streamlit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import plotly.graph_objects as go

from dashboard.content import PageContent, content_of
from dashboard.content.blocks import Block, FewFigures, FigureCard
from dashboard.content.cache import ViewCache
from dashboard.content.outline import outline
from dashboard.data import DATA_FOLDER
from dashboard.data.store import Edition, store
from dashboard.locale import LANGUAGES
from dashboard.render.card import Card
from dashboard.render.plotly import figure_of

LANG = "en"


@dataclass(frozen=True)
class Chosen:
    """What the filters are set to."""

    themes: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    year: str = ""

    @property
    def asked(self) -> Mapping[str, tuple[str, ...]]:
        """The same as parameters of an address."""
        said = {"theme": self.themes, "region": self.regions, "year": (self.year,) if self.year else ()}
        return {name: values for name, values in said.items() if values}


@cache
def data() -> Edition:
    """The project's figures, read once per process."""
    return store(DATA_FOLDER, LANGUAGES).edition()


def asked(slug: str, chosen: Chosen = Chosen()) -> PageContent:
    """What a page shows for these filters, worked out anew each time."""
    return content_of(outline(slug), data(), chosen.asked, lang=LANG, cache=ViewCache())


def drawn(card: Card) -> go.Figure:
    """The chart of a card."""
    return figure_of(card.spec)


def charted(block: Block) -> bool:
    """Whether a block is a chart of figures; few figures stand as numbers."""
    return isinstance(block, FigureCard) and not isinstance(block, FewFigures)


def cards(content: PageContent) -> list[Card]:
    """The cards of figures that are drawn as charts, in their order."""
    return [block.card for block in content.walk() if charted(block)]
