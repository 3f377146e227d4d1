"""A page while it is built: what it may ask (see asking), and the few things a page's story is told with.

It records what the page says, block after block, and draws nothing.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import pandas as pd

from dashboard.charts.emphasis import PARTNERS
from dashboard.content import blocks, cards, few, release
from dashboard.content.asking import Asking
from dashboard.content.blocks import Changes
from dashboard.content.cut import Cut
from dashboard.content.failure import failed
from dashboard.content.figures import Lead
from dashboard.content.headline import headline
from dashboard.content.lacking import Lacking, of_partners
from dashboard.content.recording import Recording
from dashboard.content.site import signed
from dashboard.data import is_late
from dashboard.findings import Finding
from dashboard.locale import mark, today
from dashboard.render.card import Card
from dashboard.view import address, is_span, query

Made = TypeVar("Made")

LEADING = 4
"""Headline numbers about a partner that lead a page which has none of its own about it."""


@dataclass(eq=False)
class Page(Asking, Recording):
    """A page as its file builds it. Figures are labelled in the reader's language."""

    bare: bool = False
    """Whether the page stands alone, without its title and what is beside it: in a room."""

    left_out: list[str] = field(default_factory=list)
    lacking: Lacking = field(default_factory=Lacking)
    """What the present section has no figures of about the chosen partner."""

    numbers: set[str] = field(default_factory=set)
    """The ids of the headline numbers that stand on the page: none stands there twice."""

    beside: set[str] = field(default_factory=set)
    """The ids of the figures that stand beside them."""

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

        `context` names the filters that mark figures in this chart instead of removing the others (a span of years
        always removes the others), and `marks` the column of the codes to mark; with `picks` a click on the chart makes
        such a code the region filter. A card without figures in this view is named at the end of the page instead of
        drawn; where it is the chosen partner that it has none of, its section says so. Of an `optional` one nothing is
        said. If partners stand side by side in it, the others are shown all the same.
        """
        say: Finding = title if not isinstance(title, str) else lambda *_: self.text(title)
        if is_span(self.view.year):  # one year is a mark on a line, a span of years is the line
            context = frozenset(context) - {"year"}

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
            if roles := self.partner_roles:
                shown.attrs[PARTNERS] = roles
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
                pick = self.choose_region if picks else None
                if card.spec.few:
                    rows = self.edition.rows(self.reader.lang)
                    tiles, rest = few.tiles(card.spec, rows, self.reader, self.figure_address)
                    self.add(blocks.FewFigures(card, self.level, pick, tiles, rest))
                else:
                    self.add(blocks.FigureCard(card, self.level, pick))

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
        """The headline number of a subject, with the way to its page above it; where there is none, the way stands
        alone.
        """
        way = self._way(slug)
        with self.apart(slug, lambda: way.name):
            lead = self.asked.headline(indicator, **asked) if self.package.usable(slug) else None
            self.add(self._tile(lead, way) if lead else way)

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
        return blocks.Way(
            address(slug, query(self.view.elsewhere(slug))), self.text(entry.title), signed(entry.icon)
        )

    def figure_address(self, figure: str) -> str:
        """The address that opens a figure on the page of its subject; "" for one that cannot be shown."""
        home = release.vocabulary(self.edition).figures.get(figure)
        if home is None or not self.site.listed(home):
            return ""
        return address(home, query(replace(self.view.elsewhere(home), figure=figure)))

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
