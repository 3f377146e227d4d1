"""What is taken away: a card as data, and what every export of it says about itself.

The page that draws a card makes one of these from the very same frames, so that what leaves is what was seen.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.spec import ChartSpec
from dashboard.data import Licence
from dashboard.locale import Reader


@dataclass(frozen=True)
class Card:
    """A figure card: labelled observations with the chart of them.

    `shown` are the figures that the chart draws, `chosen` those of them that the filters leave (the table, and what is
    downloaded). `heading`, `subtitle`, `source_line` and `notes` are in the reader's language, and so is the chart.
    """

    page: str
    key: str
    heading: str
    subtitle: str
    source_line: str
    notes: tuple[str, ...]
    alt: str
    shown: pd.DataFrame
    chosen: pd.DataFrame
    spec: ChartSpec
    link: str = ""
    """The permalink of its own view, where cards of several views leave together."""
    table: pd.DataFrame | None = None
    """A table that goes with the chart wherever both are read, in the form of that of a FactCard: several things measured
    beside each other, of which the chart shows one. Its figures are among the `chosen`.
    """


@dataclass(frozen=True)
class FactCard:
    """A card of facts, which are no observations: each row of `table` is one fact as the reader sees it.

    `table` has one column per heading in the reader's language, sources and links included, all text. `figure` makes
    the chart anew. `chosen` are the labelled observations that the card states, where it states figures: files of data
    have these in place of the table.
    """

    page: str
    key: str
    heading: str
    subtitle: str
    source_line: str
    notes: tuple[str, ...]
    alt: str
    table: pd.DataFrame
    figure: Callable[[], go.Figure] | None = None
    link: str = ""
    """As that of a Card."""
    chosen: pd.DataFrame | None = None

    @property
    def shown(self) -> pd.DataFrame | None:
        """The figures behind it, where it states figures."""
        return self.chosen


@dataclass(frozen=True)
class Edition:
    """What every export says about itself: language, deep link, data version, date and filters.

    `link` is the complete permalink of the view; `page_title` the page's name; `filters` the filters in words, empty
    without any; `made` the day of the export, `as_of` that of the data version ("" where the data does not say);
    `licence` that of the compilation, None where the data names none.
    """

    reader: Reader
    link: str
    version: str
    made: date
    page_title: str
    filters: str = ""
    as_of: str = ""
    licence: Licence | None = None

    def state(self) -> str:
        """Of which day and which version of the data the figures are, in words."""
        day = self.reader.period(self.as_of or self.made.isoformat())
        return self.reader.text("Figures as of {day}, data version {version}.", day=day, version=self.version)

    def rights(self) -> str:
        """On which terms this may be used, in words; "" where the data does not say."""
        if self.licence is None:
            return ""
        t, name = self.reader.text, self.licence.name
        said = (
            t("Licence of the compilation: {licence}.", licence=name)
            if self.licence.confirmed
            else t("Licence of the compilation: {licence}, still to be confirmed by its owner.", licence=name)
        )
        return f"{said} {t('Each figure keeps the licence of its source.')}"

    def link_of(self, card: Card | FactCard) -> str:
        """The permalink of a card's view."""
        return card.link or self.link
