"""What a browser paints before any script has come: the first answer holds the view's numbers, chart and table.

It lies over the page that is still being put together and goes as soon as that shows as much (ui/first.js).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from dashboard.content import Page, PageContent, blocks, table
from dashboard.content.blocks import Block, FactsCard, FewFigures, FigureCard
from dashboard.content.titles import NAME
from dashboard.locale import mark
from dashboard.render.html import html, style
from dashboard.render.picture import drawing, properties
from dashboard.service.contents import entries
from dashboard.service.views.writer import Writer
from dashboard.ui.tiles import filling
from dashboard.ui.words import PLAIN
from dashboard.view import address, query

STYLE = style(Path(__file__).with_name("first.css")) + filling()
COMING = mark("The page is being loaded.")
SCRIPTS = mark("This dashboard needs JavaScript.")

MOST_PARTS = 14
"""More than fits on a screen need not be painted first."""

LONGEST_TEXT = 20_000
"""Bytes of a page's own HTML: what is longer (the whole of a dossier) comes with the page itself."""

BESIDE, WIDE = (400, 340), (860, 420)
"""Width and height of the chart in pixels, on a screen of 1280: of a card beside another, and of one alone."""

LETTERS = 13.0

_log = logging.getLogger(__name__)


Where = Callable[[str], str]


END = "</main></div>"
"""What ends what is painted first, after its card."""


class Beginning(NamedTuple):
    """The beginning of a page: all before its first card, as HTML; and what makes that card, which takes longer to draw."""

    html: str
    card: Callable[[], str]


def first_paint(content: PageContent, where: Where) -> Beginning:
    """The beginning of a page, to stand before Streamlit's own part of it: its HTML, then its card, then END.

    `where` gives the address of a figure by its id.
    """
    page = content.page
    t = page.text
    colours = (
        f"#first-paint {{ {properties('light')} }} "
        f"@media (prefers-color-scheme: dark) {{ #first-paint {{ {properties('dark')} }} }}"
    )
    pages = [
        {"here": entry.slug == page.slug, "to": _to(page, entry.slug), "name": t(entry.title)}
        for entry in entries()
    ]
    parts, card = _parts(content, where)
    begun = html(
        "first_paint.html",
        style=Markup(f"{STYLE}{colours}"), name=t(NAME), pages=pages, heading=content.heading, lede=content.lede,
        coming=t(COMING), scripts=t(SCRIPTS),
        plain={"to": address(f"plain/{page.slug}", query(page.view)), "name": t(PLAIN)},
        parts=[*_notices(content), *parts],
    )  # fmt: skip
    return Beginning(begun, lambda: _card(card, page, where) if card else "")


def _notices(content: PageContent) -> Iterator[Markup]:
    """What stands between the heading and the first block."""
    if content.warning:
        yield html("first_said.html", look="", said=html("strong.html", text=content.warning))
    if content.remarks:
        yield html("first_said.html", look="", said=content.remarks.markup)
    if content.broken:
        yield html("first_said.html", look="", said=html("strong.html", text=content.broken))
    if content.count:
        # Beside buttons where filters are set, else small.
        look = "left" if content.page.view.filtered else "count"
        yield html("first_said.html", look=look, said=html("paragraph.html", text=content.count))


def _parts(content: PageContent, where: Where) -> tuple[list[Markup], FigureCard | FactsCard | None]:
    """The blocks in their order, all up to the first card, and that; None where it comes too late."""
    writer, parts = Writer(content, where, lambda key: ""), []
    for block in list(_flat(content.blocks))[:MOST_PARTS]:
        if isinstance(block, (FigureCard, FactsCard)) and not isinstance(block, FewFigures):
            return parts, block
        if isinstance(block, blocks.Headlines):
            members = [{"led": _led(member), "html": writer.write([member])} for member in block.members]
            parts.append(html("first_numbers.html", members=members))
            continue
        said = writer.write([block])
        if len(said) > LONGEST_TEXT:
            break
        if said:
            parts.append(html("first_said.html", look="", said=said))
    return parts, None


def _flat(found: tuple[Block, ...]) -> Iterator[Block]:
    """Blocks one after another, without those that only say where others stand; not those to choose or press."""
    for block in found:
        if isinstance(block, (blocks.Part, blocks.Grid, blocks.Box, blocks.Line, blocks.PinnedCard)):
            yield from _flat(block.members)
        elif not isinstance(block, (blocks.Selector, blocks.Switch, blocks.Button)):
            yield block


def _led(member: blocks.Headline | blocks.Way) -> bool:
    return isinstance(member, blocks.Headline) and member.way is not None


def _card(block: FigureCard | FactsCard, page: Page, where: Where) -> Markup:
    chart, wide = "", True
    if isinstance(block, FigureCard):
        card = block.card
        wide = card.spec.kind == "map"
        try:
            width, height = WIDE if wide else BESIDE
            chart = drawing(card, width=width, height=height, letters=LETTERS)
        except Exception:  # noqa: BLE001 - whatever a chart cannot be drawn for, its table says
            _log.exception("no drawing of the card %s.%s", card.page, card.key)
        marked = page.view.figure
        rows = table.figures_table(card.chosen, page.reader, caption=card.heading, marked=marked, where=where)
    else:
        rows = html("facts_table.html", table=block.table)
    words = block.card if isinstance(block, FigureCard) else block
    return html("first_card.html", wide=wide, words=words, chart=Markup(chart), table=rows)


def _to(page: Page, slug: str) -> str:
    front = slug == entries()[0].slug
    return address("./" if front else slug, query(page.view.elsewhere(slug)))
