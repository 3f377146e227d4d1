"""A page while it is drawn: its figures, its view, and the few things a page's story is told with."""

from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass, field, replace
from functools import partial
from html import escape
from typing import TypeVar

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.data import Package, expand, facts_about, filtered, offices, preferred, select, years_of
from dashboard.findings import Finding
from dashboard.locale import Reader
from dashboard.render.card import Card, FactCard
from dashboard.ui import card as cards
from dashboard.ui import contents, links, memory, session, take_away, tiles
from dashboard.ui.cut import Cut
from dashboard.view import Choice, View, address, query

Made = TypeVar("Made")


@dataclass
class Page:
    """What a page is built with. Figures are labelled in the reader's language."""

    slug: str
    reader: Reader
    scheme: str
    package: Package
    view: View
    figures: pd.DataFrame
    facts: pd.DataFrame
    known: memory.Memory
    known_unfiltered: memory.Memory
    choices: tuple[Choice, ...] = ()
    heading: str = ""
    left_out: list[str] = field(default_factory=list)
    pending: Callable[[], None] | None = None
    level: int = field(default=2, init=False)
    taken: list[Callable[[], Card | FactCard]] = field(default_factory=list, init=False)
    files: DeltaGenerator | None = field(default=None, init=False)
    """Where the way to take the whole page away shall stand."""

    def once(self, name: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` makes, made once for this view however often and by whomever it is drawn. Never alter it."""
        return self.known.once(name, make)

    def _cut(
        self, *name: Hashable, make: Callable[[], pd.DataFrame], **columns: str | Collection[str]
    ) -> Cut:
        """Figures that no filter touches, made at most once for all views of this page."""
        asked = tuple(
            (column, codes if isinstance(codes, str | bool) else tuple(codes))
            for column, codes in columns.items()
        )
        return Cut(lambda: self.known_unfiltered.once((*name, asked), make).copy(deep=False))

    @property
    def matches(self) -> dict[str, frozenset[str]]:
        """The ids of the page's figures that each filter leaves; a filter that is not set has no entry."""
        return self.once("matches", lambda: _matches(self.figures, self.package, self.view))

    def text(self, message: str, /, **fields: object) -> str:
        """The message in the reader's language."""
        return self.reader.text(message, **fields)

    def choice(self, name: str) -> str:
        """The page's own parameter as the link says it, or its default."""
        declared = {choice.name: choice for choice in self.choices}[name]
        return self.view.choices.get(name, declared.default)

    def land(self, *names: str) -> None:
        """Marks where the thing stands that the page's own parameters ask for; the browser brings it into view."""
        asked = [f"{name}={code}" for name in names if (code := self.view.choices.get(name))]
        if asked:
            st.html(f'<span class="landing" data-for="{escape(" ".join(asked))}"></span>')

    def choose(self, name: str, code: str) -> None:
        """Makes the address say the page's own parameter; a default is left out."""
        declared = {choice.name: choice for choice in self.choices}[name]
        session.change(**{name: [] if code == declared.default else [code]})

    def select(self, **columns: str | Collection[str]) -> Cut:
        """The page's figures with these codes, unfiltered: cards filter for themselves."""
        return self._cut("select", make=lambda: select(self.figures, **columns), **columns)

    def parts(self, **columns: str | Collection[str]) -> Cut:
        """As `select`, without the figures of the whole."""
        return self.select(**columns).without(item="")

    def preferred(self, **columns: str | Collection[str]) -> Cut:
        """As `select`, for whole years only, with one figure per series and year: official and printed before others."""

        def made() -> pd.DataFrame:
            found = select(self.figures, **columns)
            return preferred(found[found["time_period"].str.fullmatch(r"\d{4}")])

        return self._cut("preferred", make=made, **columns)

    def of_year(self, **columns: str | Collection[str]) -> Cut:
        """As `preferred`, of one year: the one that the reader chose where there are figures for it, else the latest
        of those with the most figures.
        """

        def made() -> pd.DataFrame:
            found = self.preferred(**columns)()
            behind = found["time_period"].value_counts()
            chosen = self.view.year in behind.index
            year = self.view.year if chosen else behind[behind == behind.max()].index.max()
            return found[found["time_period"] == year]

        return self._cut("of_year", self.view.year, make=made, **columns)

    def items(self, kind: str) -> list[str]:
        """The codes of all items of a kind."""

        def made() -> list[str]:
            table = self.package.table("items")
            return table["id"][table["kind"] == kind].tolist()

        return [*self.known_unfiltered.once(("items", kind), made)]

    def countries(self) -> list[str]:
        """The codes of all countries."""

        def made() -> list[str]:
            table = self.package.table("regions")
            return table["id"][table["kind"] == "country"].tolist()

        return [*self.known_unfiltered.once("countries", made)]

    def foreign(self) -> list[str]:
        """The codes of all countries but Belgium."""
        return [code for code in self.countries() if code != "bel"]

    def offices(self, *, every: bool = False) -> pd.DataFrame:
        """The offices abroad that the region filter leaves: in a chosen region or serving one; or all of them."""
        found = self._cut("offices", make=lambda: offices(self.package, self.reader.lang))()
        if every or not self.view.regions:
            return found
        wanted = expand(self.view.regions, self.package)
        return found[
            found["region"].isin(wanted) | found["serves"].map(lambda codes: not wanted.isdisjoint(codes))
        ]

    def map(self, draw: Callable, **columns: object) -> cards.Draw:
        """The chart function with the geometry of the world and the places of regions handed to it."""
        return partial(draw, geojson=session.geometry(), places=session.places(), **columns)

    def members(self, group: str) -> frozenset[str]:
        """The codes of all regions in a group."""
        return self.known_unfiltered.once(("members", group), lambda: expand([group], self.package))

    def matching(self, figures: pd.DataFrame, *, context: Collection[str] = ()) -> pd.DataFrame:
        """The figures that the filters leave. Dimensions named in `context` (theme, region, year) do not filter."""
        for dimension, ids in self.matches.items():
            if dimension not in context:
                kept = [code in ids for code in figures["id"]]
                figures = figures if all(kept) else figures[kept]
        return figures

    def figures_left(self) -> int:
        """How many of the page's figures the filters leave."""
        return len(frozenset.intersection(*self.matches.values())) if self.matches else len(self.figures)

    def card(
        self,
        key: str,
        figures: Cut,
        *,
        title: str | Finding,
        draw: cards.Draw,
        context: Collection[str] = (),
        marks: str = "counterpart",
        picks: bool = False,
        note: str = "",
    ) -> None:
        """One figure card: title, chart, table and sources, all made from the observations.

        `context` names the filters that mark figures in this chart instead of removing the others, and `marks` the
        column of the codes to mark; with `picks` a click on the chart makes such a code the region filter. A card
        without figures in this view is named at the end of the page instead of drawn.
        """
        say = (lambda figures, reader: reader.text(title)) if isinstance(title, str) else title

        def made() -> Card | str | None:
            every = figures()
            if every.empty and self.package.problems:
                return None  # their file is broken, which stands above
            chosen = self.matching(every)
            if chosen.empty:
                return say(every, self.reader)
            shown = self.matching(every, context=context)
            marked = frozenset(chosen[marks]) if len(chosen) < len(shown) else frozenset()
            return cards.figure_card(self, key, shown, chosen, title=say, draw=draw, marked=marked, note=note)

        card = self.once(("card", key), made)
        if card is None:
            return
        if isinstance(card, str):
            self.left_out.append(card)
            return
        self.draw_heading()
        cards.draw_card(self, card, picks=picks)

    def tile(self, figure: str, *, change: str | None = None, rank: str | None = None) -> None:
        """A headline number by its id: what, how much, whose and when, with its change or its rank.

        Not drawn when the filters take the figure away.
        """
        if self.shows(figure):
            self.draw_heading()
            tiles.draw_tile(self, figure, change=change, rank=rank)

    def figure_address(self, figure: str) -> str:
        """The address that opens a figure on the page of its subject; "" for one that cannot be shown."""
        home = session.vocabulary().figures.get(figure)
        if home is None or not contents.listed(home):
            return ""
        return address(home, query(replace(self.view.elsewhere(home), figure=figure)))

    def facts_left(self, *tables: str, every: bool = False) -> pd.DataFrame:
        """The page's facts (of these tables) that the theme and region filters leave; with `every` all of them."""
        found = self.facts[self.facts["table"].isin(tables)] if tables else self.facts
        if every:
            return found
        return facts_about(found, self.package, themes=self.view.themes, regions=self.view.regions)

    def shows(self, figure: str) -> bool:
        """Whether the filters leave this figure. Those that look at one page's figures alone do not touch others."""
        own = self.known_unfiltered.once("ids", lambda: frozenset(self.figures["id"]))
        return figure not in own or all(figure in ids for ids in self.matches.values())

    def tiles(self) -> DeltaGenerator:
        """A row for headline numbers."""
        return st.grid(min_column_width=176, gap="small")

    def row(self) -> DeltaGenerator:
        """A responsive row: two cards stand beside each other where the window is wide enough."""
        return st.grid(2, min_column_width=360, gap="medium")

    def section(self, heading: str, text: str = "") -> None:
        """A heading within the page, with at most a sentence; drawn when something stands under it."""
        place = st.container()

        def draw() -> None:
            with place:
                st.header(self.text(heading), anchor=False)
                if text:
                    st.markdown(self.text(text))

        self.pending = draw

    def draw_heading(self) -> None:
        """Draws the heading of the present section, the first time that something stands under it."""
        if self.pending is not None:
            self.pending()
            self.pending = None
            self.level = 3

    def close(self) -> None:
        """Ends the page: what the filters took away stands under it, and all that is on it can be taken away."""
        if self.taken and self.files is not None and self.slug != links.BRIEF:
            with (
                self.files,
                st.popover(
                    self.text("Take this page away"),
                    icon=":material/download:",
                    key="take-page",
                    on_change="rerun",
                ) as opened,
            ):
                if opened.open:
                    take_away.draw_whole_page(self, [take() for take in self.taken], links.edition(self))
        if self.left_out:
            title = self.reader.plural(
                "{n} chart has no figures for these filters", "{n} charts have no figures for these filters",
                len(self.left_out),
            )  # fmt: skip
            with st.expander(title):
                st.markdown("\n".join(f"- {name}" for name in self.left_out))


def _matches(figures: pd.DataFrame, package: Package, view: View) -> dict[str, frozenset[str]]:
    matches: dict[str, frozenset[str]] = {}
    if view.themes:
        matches["theme"] = frozenset(filtered(figures, package, themes=view.themes)["id"])
    if view.regions:
        matches["region"] = frozenset(filtered(figures, package, regions=view.regions)["id"])
    if view.year:
        year = int(view.year)
        covers = figures["time_period"].map(lambda period: year in years_of(period))
        matches["year"] = frozenset(figures["id"][covers])
    return matches
