"""A page while it is built: its figures, its view, and the few things a page's story is told with.

It records what the page says, block after block, and draws nothing.
"""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeVar

import pandas as pd

from dashboard.charts import Geometry
from dashboard.content import blocks, cards, release
from dashboard.content.blocks import Changes
from dashboard.content.cache import ViewMemory
from dashboard.content.cut import Cut
from dashboard.content.headline import headline
from dashboard.content.recording import Recording
from dashboard.content.site import Site
from dashboard.data import Package, expand, facts_about, filtered, offices, preferred, select, years_of
from dashboard.data.store import Edition
from dashboard.findings import Finding
from dashboard.locale import Reader
from dashboard.render.card import Card
from dashboard.view import Choice, View, address, query

Made = TypeVar("Made")


@dataclass(eq=False)
class Page(Recording):
    """What a page is built with. Figures are labelled in the reader's language."""

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

    left_out: list[str] = field(default_factory=list)

    @property
    def package(self) -> Package:
        """The package of figures. Shared: never alter it."""
        return self.edition.package

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
            self.add(blocks.Landing(" ".join(asked)))

    def choose(self, name: str, code: str) -> Changes:
        """What makes the address say the page's own parameter; a default is left out."""
        declared = {choice.name: choice for choice in self.choices}[name]
        return {name: [] if code == declared.default else [code]}

    def choose_region(self, mark: Sequence[str]) -> Changes:
        """What makes the region of a chart's mark the filter; the region that is chosen is chosen no longer."""
        return {"region": [mark[0]] if mark[0] not in self.view.regions else []}

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
        return partial(draw, geojson=self.geometry(), places=self.places(), **columns)

    def geometry(self, name: str = "countries") -> Geometry:
        """The countries of the world (or the shapes of another file there), by region code. Shared: never alter it."""
        return release.geometry(self.edition, name)

    def places(self) -> dict[str, tuple[float, float]]:
        """Latitude and longitude of each region that has a place of its own. Shared: never alter it."""
        return release.places(self.edition)

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
            return cards.figure_card(
                self.slug, key, shown, chosen, title=say, draw=draw, marked=marked, note=note,
                reader=self.reader, package=self.package,
            )  # fmt: skip

        card = self.once(("card", key), made)
        if card is None:
            return
        if isinstance(card, str):
            self.left_out.append(card)
            return
        self.head()
        self.add(blocks.FigureCard(card, self.level, self.choose_region if picks else None))

    def tile(self, figure: str, *, change: str | None = None, rank: str | None = None, way: str = "") -> None:
        """A headline number by its id: what, how much, whose and when, with its change or its rank.

        Not there when the filters take the figure away. `way` is the page of the number's subject: the way to it stands
        above the number, and is there in any case. A figure of a subject whose data is broken is left out; the notice on
        its own page says why. Raises KeyError when there is no such figure: an id in a page's text must exist.
        """
        leads = self._way(way) if way else None
        shown = self.shows(figure) and (not way or self.package.usable(way))
        rows = [self.observation(each) if each else None for each in (figure, change, rank)] if shown else []
        if shown and any(
            each and row is None for each, row in zip((figure, change, rank), rows, strict=True)
        ):
            if not self.package.problems:
                raise KeyError(
                    f"page {self.slug!r} names the figures {figure}, {change}, {rank}, of which one does not exist"
                )
            shown = False
        if shown:
            row, by, place = rows
            self.head()
            self.add(headline(row, by, place, self.reader, self.figure_address, leads))
        elif leads:
            self.add(leads)

    def _way(self, slug: str) -> blocks.Way:
        entry = self.site.entry(slug)
        return blocks.Way(address(slug, query(self.view.elsewhere(slug))), self.text(entry.title), entry.sign)

    def observation(self, figure: str) -> dict | None:
        """One figure with its labels, by its id; None where there is no such figure."""
        found = self.edition.rows(self.reader.lang).get(figure)
        return dict(found) if found else None

    def figure_address(self, figure: str) -> str:
        """The address that opens a figure on the page of its subject; "" for one that cannot be shown."""
        home = release.vocabulary(self.edition).figures.get(figure)
        if home is None or not self.site.listed(home):
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

    def section(self, heading: str, text: str = "") -> None:
        """A heading within the page, with at most a sentence; there when something stands under it."""
        self.begin(blocks.Section(self.text(heading), self.text(text) if text else ""))

    def selector(
        self,
        name: str,
        label: str,
        options: Mapping[str, str],
        *,
        look: str = "select",
        width: int | None = None,
        hidden: bool = False,
    ) -> None:
        """What there is to choose from for one of the page's own parameters, by code; the choice stands in the address.

        `look` is `select`, `segments` or `pills`; a pill that is pressed again is chosen no longer.
        """
        default = next(choice.default for choice in self.choices if choice.name == name)
        self.add(
            blocks.Selector(
                name,
                label,
                options,
                (self.choice(name),),
                lambda codes: self.choose(name, codes[0] if codes else default),
                look=look,
                required=look != "pills",
                hidden=hidden,
                width=width,
            )
        )


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
