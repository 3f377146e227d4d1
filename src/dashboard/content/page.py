"""A page while it is built: its figures, its view, and the few things a page's story is told with.

It records what the page says, block after block, and draws nothing.
"""

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Any, TypeVar

import pandas as pd

from dashboard.charts import Geometry
from dashboard.content import blocks, cards, release
from dashboard.content.blocks import Changes
from dashboard.content.cache import ViewMemory
from dashboard.content.cut import Cut
from dashboard.content.failure import failed
from dashboard.content.figures import Figures, Lead
from dashboard.content.headline import headline
from dashboard.content.lacking import Lacking, of_partners
from dashboard.content.recording import Recording
from dashboard.content.site import Site
from dashboard.data import Package, expand, facts_about, home, is_late, offices
from dashboard.data.store import Edition
from dashboard.findings import Finding
from dashboard.locale import Reader, mark, today
from dashboard.render.card import Card
from dashboard.view import Choice, View, address, query

Made = TypeVar("Made")

LEADING = 4
"""Headline numbers about a partner that lead a page which has none of its own about it."""


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
    lacking: Lacking = field(default_factory=Lacking)
    """What the present section has no figures of about the chosen partner."""

    numbers: set[str] = field(default_factory=set)
    """The ids of the headline numbers that stand on the page: none stands there twice."""

    beside: set[str] = field(default_factory=set)
    """The ids of the figures that stand beside them."""

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
        optional: bool = False,
    ) -> None:
        """One figure card: title, chart, table and sources, all made from the observations.

        `context` names the filters that mark figures in this chart instead of removing the others, and `marks` the
        column of the codes to mark; with `picks` a click on the chart makes such a code the region filter. A card
        without figures in this view is named at the end of the page instead of drawn; where it is the chosen partner that
        it has none of, its section says so. Of an `optional` one nothing is said. If partners stand side by side in it,
        the others are shown all the same.
        """
        say: Finding = title if not isinstance(title, str) else lambda *_: self.text(title)

        def made() -> Card | str | tuple[str, ...] | None:
            every = figures()
            if every.empty and self.package.problems:
                return None  # their file is broken, which stands above
            chosen, heading = self.asked.matching(every), ""
            if chosen.empty and self.one_partner and of_partners(every, self.package):
                others = self.asked.matching(every, context=("region",)) if "region" in context else chosen
                if others.empty:
                    return None if optional else figures.indicators
                chosen = others
                heading = self._of_others(figures.indicators, others)
            if chosen.empty:
                return None if optional else self._called(figures.indicators)
            shown = self.asked.matching(every, context=context)
            part = chosen if len(chosen) < len(shown) else None
            return cards.figure_card(
                self.slug, key, shown, chosen, title=heading or say(shown, self.reader, part), draw=draw,
                marked=frozenset() if part is None else frozenset(part[marks]),
                note=self.text(note) if note else "", reader=self.reader, package=self.package,
            )  # fmt: skip

        with self.apart(key, lambda: self._called(figures.indicators)):
            card = self.once(("card", key), made)
            if isinstance(card, tuple):
                self.lacking.add(self.asked.without_figures(card))
            elif isinstance(card, str):
                self.left_out += [card] if card not in self.left_out else []
            elif card is not None:
                self.head()
                self.add(blocks.FigureCard(card, self.level, self.choose_region if picks else None))

    def close(self) -> None:
        """Ends the present section with what it has no figures of."""
        for line in self.lacking.said(self.about, self.package, self.reader):
            self.head()
            self.add(blocks.Text(line, "quiet"))

    def _of_others(self, indicators: Sequence[str], figures: pd.DataFrame) -> str:
        """The title of a card in which others stand side by side, and not the chosen partner."""
        return self.reader.plural(
            "{what}: {n} country, without {partner}", "{what}: {n} countries, without {partner}",
            figures["counterpart"].nunique(),
            what=self._called(indicators), partner=self.named(self.about),
        )  # fmt: skip

    def _called(self, indicators: Sequence[str]) -> str:
        """The names of some indicators, as the title of a card that has no other."""
        names = self.package.names("indicators", self.reader.lang)
        return self.reader.join([names[code] for code in indicators])

    @contextmanager
    def apart(self, key: str, title: Callable[[], str]) -> Iterator[None]:
        """Whatever fails within costs itself alone: the reader sees its title, a sentence, and the number under which
        the log has the reason.
        """
        try:
            yield
        except Exception:  # noqa: BLE001 - whatever a card does wrong, the rest of the page stands
            self.head()
            self.add(failed(key, title(), self.slug, self.view, self.reader))

    @contextmanager
    def headlines(self) -> Iterator[None]:
        """A row for headline numbers. With a region filter the first row of a page is about the chosen partner: where
        none of those asked for is, the partner's own stand there.
        """
        with self.tiles():
            yield
            if not self.numbers:
                for lead in self.asked.leading(LEADING):
                    self.number(lead)

    def also(self, most: int = LEADING) -> None:
        """What else is known of the chosen partner, in headline numbers: those that do not stand on the page yet."""
        if not self.one_partner:
            return
        told = self.numbers | self.beside
        self.section(mark("Also known of {partner}"), partner=self.named(self.about))
        with self.tiles():
            for lead in self.asked.leading(most, but=told):
                self.number(lead)

    def headline(self, indicator: str, **asked: Any) -> None:
        """A headline number: the latest figure of a series, as `Figures.headline` finds it, with its change or its rank.

        Not there when the filters take it away, or where it stands on the page already.
        """
        with self.apart(indicator, lambda: self._called([indicator])):
            lead = self.asked.headline(indicator, **asked)
            if lead is not None:
                self.number(lead)

    def subject(self, slug: str, indicator: str, **asked: Any) -> None:
        """The headline number of a subject, with the way to its page above it. Where the filters take it away the
        chosen partner's own leads; where there is none, the way stands alone.
        """
        way = self._way(slug)
        with self.apart(slug, lambda: way.name):
            lead = self.asked.headline(indicator, **asked) if self.package.usable(slug) else None
            for each in [lead] if lead else self.asked.leading(1, subject=slug):
                self.add(self._tile(each, way))
                return
            self.add(way)

    def number(self, lead: Lead) -> None:
        """This headline number, where it does not stand on the page already."""
        figure = lead.figure["id"]
        if figure not in self.numbers:
            self.numbers.add(figure)
            self.beside.update(row["id"] for row in (lead.change, lead.rank) if row)
            self.head()
            self.add(self._tile(lead))

    def _tile(self, lead: Lead, way: blocks.Way | None = None) -> blocks.Headline:
        late = is_late(lead.newer or lead.figure, self.package, today())
        return headline(lead, self.reader, self.figure_address, way, late=late)

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

    def section(self, heading: str, text: str = "", *, leads: bool | None = None, **fields: object) -> None:
        """A heading within the page, with at most a sentence; there when something stands under it. `leads` as
        `Recording.begin` has it, `fields` are those of the heading.
        """
        self.close()
        said = blocks.Section(self.text(heading, **fields), self.text(text) if text else "")
        self.begin(said, leads=leads)

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
