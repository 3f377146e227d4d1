"""What a page is built with, and what it may ask: its figures and facts in this view, and the words for them."""

from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, TypeVar

import pandas as pd

from dashboard.charts import Geometry
from dashboard.content import cards, release
from dashboard.content.cache import ViewMemory
from dashboard.content.cut import Cut
from dashboard.content.figures import Figures
from dashboard.content.site import Site
from dashboard.data import Package, expand, facts_about, home, offices
from dashboard.data.store import Edition
from dashboard.locale import Reader
from dashboard.render.palette import partner_roles
from dashboard.view import Choice, View

Made = TypeVar("Made")


@dataclass(eq=False)
class Asking:
    """A page's data, language and view. Figures are labelled in the reader's language."""

    slug: str
    reader: Reader
    scheme: str
    edition: Edition
    site: Site
    view: View
    figures: pd.DataFrame
    facts: pd.DataFrame
    known: ViewMemory
    known_unfiltered: ViewMemory
    choices: tuple[Choice, ...] = ()
    heading: str = ""
    chosen: str = ""
    """What the view shows one of: it stands in the view's title."""

    @property
    def package(self) -> Package:
        """The package of figures. Shared: never alter it."""
        return self.edition.package

    def once(self, name: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` makes, made once for this view however often and by whomever it is drawn. Never alter it."""
        return self.known.once(name, make)

    @cached_property
    def asked(self) -> Figures:
        """What the page may ask of its figures in this view."""
        return Figures(
            self.figures, self.package, self.view,
            once=self.known_unfiltered.once, every=lambda: self.edition.figures(self.reader.lang),
        )  # fmt: skip

    @property
    def partner(self) -> str:
        """The partner that the page is about: the one chosen, the United States without a choice."""
        return self.asked.partner()

    @property
    def one_partner(self) -> bool:
        """Whether the filters make the page about one partner."""
        return bool(self.view.regions) and self.about != "wld" and self.about not in home(self.package)

    @property
    def compares(self) -> bool:
        """Whether the page has something to say where it has no figure of the chosen partner: how others compare, and
        what is missing.
        """
        view = self.view
        return self.one_partner and not (view.themes or view.year or self.figures.empty) and self.facts.empty

    @property
    def about(self) -> str:
        """The partner that the filters choose, the world without one."""
        return self.asked.partner("wld")

    @cached_property
    def partner_roles(self) -> dict[str, str]:
        """The role of the colour of each region that several chosen partners stand for, by code; none where fewer than two
        are chosen, or more than there are colours. What a chosen group holds has the colour of the group, unless it is
        chosen itself.
        """
        own = home(self.package)
        partners = [code for code in self.view.regions if code not in own]
        if len(partners) < 2:
            return {}
        roles = partner_roles(partners)
        within = {each: role for code, role in roles.items() for each in expand([code], self.package) - own}
        return within | roles

    def named(self, region: str) -> str:
        """A region as it stands within a sentence."""
        return self.package.in_sentence(region, self.reader.lang)

    def text(self, message: str, /, **fields: object) -> str:
        """The message in the reader's language."""
        return self.reader.text(message, **fields)

    def choice(self, name: str) -> str:
        """The page's own parameter as the link says it, or its default."""
        declared = {choice.name: choice for choice in self.choices}[name]
        return self.view.choices.get(name, declared.default)

    def select(self, **columns: str | Collection[str]) -> Cut:
        """As `Figures.select`."""
        return self.asked.select(**columns)

    def series(self, indicator: str | Collection[str], **columns: Any) -> Cut:
        """As `Figures.series`."""
        return self.asked.series(indicator, **columns)

    def cross_section(self, indicator: str | Collection[str], **columns: Any) -> Cut:
        """As `Figures.cross_section`."""
        return self.asked.cross_section(indicator, **columns)

    def months(self, indicator: str | Collection[str], **columns: Any) -> Cut:
        """As `Figures.months`."""
        return self.asked.months(indicator, **columns)

    def newest(self, indicator: str | Collection[str], **columns: Any) -> Cut:
        """As `Figures.newest`."""
        return self.asked.newest(indicator, **columns)

    def side_by_side(self, *indicators: str, **columns: Any) -> Cut:
        """As `Figures.side_by_side`."""
        return self.asked.side_by_side(indicators, **columns)

    def items(self, kind: str) -> list[str]:
        """The codes of all items of a kind."""
        return self.asked.items(kind)

    def foreign(self) -> list[str]:
        """The codes of all countries but Belgium."""
        return self.asked.foreign()

    def members(self, group: str) -> frozenset[str]:
        """The codes of all regions in a group."""
        return self.asked.members(group)

    def offices(self, *, every: bool = False) -> pd.DataFrame:
        """The offices abroad that the region filter leaves: in a chosen region or serving one; or all of them."""
        found = self.known_unfiltered.once("offices", lambda: offices(self.package, self.reader.lang))
        found = found.copy(deep=False)
        if every or not self.view.regions:
            return found
        wanted = expand(self.view.regions, self.package)
        return found[
            found["region"].isin(wanted) | found["serves"].map(lambda codes: not wanted.isdisjoint(codes))
        ]

    def map(self, draw: Callable, **columns: object) -> cards.Draw:
        """The chart function with the geometry of the world and the places of regions handed to it."""
        return partial(draw, geojson=self.geometry(), places=self.places(), **columns)

    def geometry(self, name: str = "countries") -> Geometry:
        """The countries of the world (or the shapes of another file there), by region code. Shared: never alter it."""
        return release.geometry(self.edition, name)

    def places(self) -> dict[str, tuple[float, float]]:
        """Latitude and longitude of each region that has a place of its own. Shared: never alter it."""
        return release.places(self.edition)

    def matching(self, figures: pd.DataFrame) -> pd.DataFrame:
        """The figures that the filters leave."""
        return self.asked.matching(figures)

    def figures_left(self) -> int:
        """How many of the page's figures the filters leave."""
        return self.asked.left()

    def observation(self, figure: str) -> dict | None:
        """One figure with its labels, by its id; None where there is no such figure."""
        found = self.edition.rows(self.reader.lang).get(figure)
        return dict(found) if found else None

    def facts_left(self, *tables: str, every: bool = False) -> pd.DataFrame:
        """The page's facts (of these tables) that the theme and region filters leave; with `every` all of them."""
        found = self.facts[self.facts["table"].isin(tables)] if tables else self.facts
        if every:
            return found
        return facts_about(found, self.package, themes=self.view.themes, regions=self.view.regions)
