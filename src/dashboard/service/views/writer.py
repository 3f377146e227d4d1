"""What stands on a page as plain HTML: headline numbers, cards with their tables and sources, texts of the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup, escape

from dashboard.content import PageContent, blocks, evidence, naming, table
from dashboard.content.blocks import Block, FactsCard, FewFigures, FigureCard
from dashboard.content.inline import Link, words
from dashboard.render.background import definitions, sources
from dashboard.render.html import html
from dashboard.view import address

_BOLD = re.compile(r"\*\*(.+?)\*\*")


@dataclass
class Writer:
    """Writes the blocks of a page as one document, the first chart drawn and all with their tables.

    `where` gives the address of a figure by its id, `picture` that of a card's chart by its key, "" without one. `base`
    is where the dashboard stands. A `bare` document leads nowhere: it stands in a frame.
    """

    content: PageContent
    where: Callable[[str], str]
    picture: Callable[[str], str]
    base: str = ""
    bare: bool = False
    _drawn: bool = field(default=False, init=False)
    _seen: set[str] = field(default_factory=set, init=False)

    def body(self) -> Markup:
        """Everything on a page in its order, below its heading and lede."""
        content = self.content
        said = [
            content.remarks.markup if content.remarks else "",
            html("strong.html", text=content.warning) if content.warning else "",
            html("strong.html", text=content.broken) if content.broken else "",
            html("paragraph.html", text=content.count) if content.count else "",
            self.write(content.blocks),
        ]
        return Markup("\n").join(filter(None, said))

    def write(self, found: Iterable[Block]) -> Markup:
        """Blocks in their order.

        Raises KeyError for a kind of block that nobody has taught it.
        """
        return Markup("\n").join(filter(None, (_WRITE[type(block)](self, block) for block in found)))

    def card(self, block: FigureCard | FactsCard, *, drawn: bool = True) -> Markup:
        """One card: heading, chart (only if `drawn`), table, notes and sources."""
        reader = self.content.page.reader
        behind: list[str] = []
        if isinstance(block, FigureCard):
            card = block.card
            rows: object = table.figures_table(
                card.chosen, reader, caption=card.heading, marked=self.content.page.view.figure,
                where=self.where, seen=self._seen,
            )  # fmt: skip
            behind = [*sources(card.chosen, reader), *definitions(card.chosen)]
        else:
            shown = block.table.text if self.bare else block.table
            rows = html("facts_table.html", table=shown)
        words = block.card if isinstance(block, FigureCard) else block
        picture = self.picture(block.key) if drawn and isinstance(block, FigureCard) else ""
        alt = block.card.alt if isinstance(block, FigureCard) else f"{block.heading}. {block.alt}"
        return html(
            "plain/card.html", key=block.key, level=block.level, words=words, picture=picture, alt=alt, table=rows,
            behind=behind, sources=reader.text("Sources"),
        )  # fmt: skip

    def _card(self, block: FigureCard | FactsCard) -> Markup:
        drawn, self._drawn = not self._drawn, self._drawn or isinstance(block, FigureCard)
        return self.card(block, drawn=drawn)

    def _few(self, block: FewFigures) -> Markup:
        words, tiles = block.card, self.write(block.tiles)
        return html(
            "few_figures.html", key=block.key, level=block.level, words=words, tiles=tiles, rest=block.rest
        )

    def _headlines(self, block: blocks.Headlines) -> Markup:
        return html("plain/numbers.html", members=[self.write([member]) for member in block.members])

    def _selector(self, block: blocks.Selector) -> Markup:
        if block.look == "select":
            return Markup()  # too many to stand in a row; every one has an address all the same
        choices = [
            {
                "name": name,
                "chosen": code in block.chosen,
                "to": naming.changed(self.content.page, block.to([code])),
            }
            for code, name in block.options.items()
        ]
        return html("plain/choices.html", label=block.label, choices=choices)

    def _button(self, block: blocks.Button) -> Markup:
        to = naming.changed(self.content.page, block.changes)
        return html("link.html", link=words(Link(block.label, to), block.more, between=" "))

    def _elsewhere(self, block: blocks.Elsewhere) -> Markup:
        ways = [self.write([way]) for way in block.ways]
        return html("plain/elsewhere.html", text=block.text, ways=ways, none=block.none)

    def _asked(self, block: blocks.AskedFigure) -> Markup:
        return evidence.asked(self.content.page, dict(block.figure), self.base)

    def _fold(self, block: blocks.Fold) -> Markup:
        body = self.write(block.members)
        return html("plain/fold.html", summary=block.summary, opened=block.opened, body=body)

    def _within(self, block: Any) -> Markup:
        return self.write(block.members)


def paragraph(text: str, look: str) -> Markup:
    """A text of the page's own, in which two asterisks make words bold; `look` as the block has it."""
    return html("text.html", text=Markup(_BOLD.sub(r"<strong>\1</strong>", str(escape(text)))), look=look)


def _page_link(block: blocks.PageLink) -> Link:
    return Link(block.label, address(block.slug, block.parameters))


_WRITE: Mapping[type, Callable[[Writer, Any], Markup]] = {
    blocks.Section: lambda _, block: html("plain/section.html", heading=block.heading, text=block.text),
    blocks.Text: lambda _, block: paragraph(block.text, block.look),
    blocks.Fragment: lambda _, block: block.markup,
    blocks.Notice: lambda _, block: html("strong.html", text=block.text),
    blocks.Failure: lambda _, block: html("plain/section.html", heading=block.title, text=block.text),
    blocks.Landing: lambda *_: Markup(),
    blocks.Headlines: Writer._headlines,
    blocks.Headline: lambda _, block: html("headline.html", headline=block, linked=True),
    blocks.Way: lambda _, block: html("way.html", way=block),
    blocks.FigureCard: Writer._card,
    blocks.FewFigures: Writer._few,
    blocks.FactsCard: Writer._card,
    blocks.OnePagerCard: lambda _, block: block.body.markup,
    blocks.ListCard: lambda _, block: html("list_card.html", card=block, body=block.body.markup),
    blocks.Selector: Writer._selector,
    blocks.Switch: lambda *_: Markup(),
    blocks.TextField: lambda _, block: html("text_field.html", field=block),
    blocks.Button: Writer._button,
    blocks.PageLink: lambda _, block: html("link.html", link=_page_link(block)),
    blocks.Part: Writer._within,
    blocks.Grid: Writer._within,
    blocks.Line: Writer._within,
    blocks.Box: Writer._within,
    blocks.Fold: Writer._fold,
    blocks.AskedFigure: Writer._asked,
    blocks.Elsewhere: Writer._elsewhere,
    blocks.PinnedCard: Writer._within,
    blocks.PinControls: lambda *_: Markup(),
    blocks.BriefFiles: lambda *_: Markup(),
    blocks.LeftOut: lambda _, block: html("plain/left_out.html", summary=block.summary, titles=block.titles),
}
