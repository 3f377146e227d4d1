"""What a browser paints before any script has come: the first answer holds the view's numbers, chart and table.

It lies over the page that is still being put together and goes as soon as that shows as much (ui/first.js).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from html import escape
from itertools import groupby
from pathlib import Path

from dashboard.locale import Reader, mark
from dashboard.render.card import Card, FactCard
from dashboard.render.picture import drawing, properties
from dashboard.service.contents import entries
from dashboard.service.plain.parts import below_head, facts_table, text
from dashboard.service.previews.head import PLAIN
from dashboard.ui import table, tiles
from dashboard.ui.story import Number, Story
from dashboard.ui.titles import NAME
from dashboard.view import address, query

STYLE = Path(__file__).with_name("first.css").read_text(encoding="utf-8")
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


def first_paint(story: Story, reader: Reader, where: Callable[[str], str]) -> str:
    """The beginning of a page as HTML, to stand before Streamlit's own part of it: down to its first card.

    `where` gives the address of a figure by its id. "" where the page could not be told.
    """
    page = story.page
    if page is None:
        return ""
    parts = "".join(_parts(story, reader, where))
    lede = f'<p class="lede">{escape(story.lede)}</p>' if story.lede else ""
    contents = "".join(
        f"<li{' aria-current=page' if entry.slug == page.slug else ''}>"
        f'<a href="{escape(_to(story, entry.slug))}">{escape(reader.text(entry.title))}</a></li>'
        for entry in entries()
    )
    colours = (
        f"#first-paint {{ {properties('light')} }} "
        f"@media (prefers-color-scheme: dark) {{ #first-paint {{ {properties('dark')} }} }}"
    )
    return (
        f'<div id="first-paint"><style>{STYLE}{colours}</style>'
        f'<nav><p class="name">{escape(reader.text(NAME))}</p><ul>{contents}</ul></nav>'
        f'<main><div class="top"><h1>{escape(story.heading)}</h1>'
        f'<p class="coming" role="status">{escape(reader.text(COMING))}</p></div>'
        f"{_without_scripts(story, reader)}{lede}{parts}</main></div>"
    )


def _parts(story: Story, reader: Reader, where: Callable[[str], str]) -> Iterator[str]:
    """What stands below the heading, in its order: all up to the first card, and that."""
    parts = list(below_head(story))[:MOST_PARTS]
    for kind, group in groupby(parts, key=type):
        if kind is Number:
            told = (_number(each, reader, where) for each in group if isinstance(each, Number))
            yield f'<div class="numbers">{"".join(told)}</div>'
            continue
        for part in group:
            if isinstance(part, (Card, FactCard)):
                yield _card(part, story, reader, where)
                return
            if isinstance(part, str):
                if len(part) > LONGEST_TEXT:
                    return
                yield f'<div class="said{_look(part, parts, story)}">{text(part)}</div>'


def _number(number: Number, reader: Reader, where: Callable[[str], str]) -> str:
    body = tiles.body(number.figure, number.change, number.rank, reader, where)
    return f"<div{' class=led' if number.led else ''}>{body}</div>"


def _look(part: str, parts: list[object], story: Story) -> str:
    """How the line that counts the figures in view stands: beside buttons where filters are set, else small."""
    assert story.page is not None
    lines = (each for each in parts if isinstance(each, str) and each.startswith("<p>"))
    if part is not next(lines, None) or part.startswith("<p><strong>"):
        return ""
    return " left" if story.page.view.filtered else " count"


def _card(card: Card | FactCard, story: Story, reader: Reader, where: Callable[[str], str]) -> str:
    chart, wide = "", isinstance(card, FactCard) or card.spec.kind == "map"
    if isinstance(card, Card):
        try:
            width, height = WIDE if wide else BESIDE
            chart = drawing(card, width=width, height=height, letters=LETTERS)
        except Exception:  # noqa: BLE001 - whatever a chart cannot be drawn for, its table says
            _log.exception("no drawing of the card %s.%s", card.page, card.key)
        assert story.page is not None
        marked = story.page.view.figure
        rows = table.figures_table(card.chosen, reader, caption=card.heading, marked=marked, where=where)
    else:
        rows = facts_table(card.table, card.heading)
    return (
        f'<article{" class=wide" if wide else ""}><h3 class="card-title">{escape(card.heading)}</h3>'
        f'<p class="card-subtitle">{escape(card.subtitle)}</p>'
        f'<div class="chart">{chart}</div><p class="card-source">{escape(card.source_line)}</p>{rows}</article>'
    )


def _without_scripts(story: Story, reader: Reader) -> str:
    assert story.page is not None
    plain = address(f"plain/{story.page.slug}", query(story.page.view))
    return (
        f"<noscript><style>#first-paint .coming {{ display: none; }}</style><p>{escape(reader.text(SCRIPTS))} "
        f'<a href="{escape(plain)}">{escape(reader.text(PLAIN))}</a></p></noscript>'
    )


def _to(story: Story, slug: str) -> str:
    assert story.page is not None
    front = slug == entries()[0].slug
    return address("./" if front else slug, query(story.page.view.elsewhere(slug)))
