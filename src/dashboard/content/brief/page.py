"""The brief: its items in order, the line with each, how to move them, and the files it leaves as."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.content import elsewhere, links, titles
from dashboard.content.blocks import (
    AskedFigure,
    BriefFiles,
    Button,
    OnePagerCard,
    PinControls,
    PinnedCard,
    Text,
)
from dashboard.content.brief.items import Item, item_of, of_dossier
from dashboard.content.brief.room import ROOM, VIEW, add_room
from dashboard.content.page import Page
from dashboard.render.card import Card, FactCard
from dashboard.view import notes_by_place


def add_brief(page: Page) -> None:
    """All items with their lines; without pins the brief of the chosen partners and themes, which begins with its
    one-pager, or how to begin one.
    """
    said = notes_by_place(page.view.notes)
    pins = list(page.view.pins)
    own = bool(pins)
    if not own and (page.view.regions or page.view.themes):
        pins = of_dossier(page)
        _offer(page, pins)
    if not pins and page.view.filtered:
        elsewhere.offer(page)
        return
    if not pins:
        page.notice(
            page.text(
                "Nothing is pinned yet. Open “Take away” on any card, or “Where it comes from” under any number, and pin "
                "it; or choose a region or a theme for the brief of its dossier."
            ),
            icon=":material/keep:",
        )
        return
    lines = [said.get(place, "") if own else "" for place, _ in enumerate(pins, start=1)]
    found = [(place, item_of(page, pin)) for place, pin in enumerate(pins)]
    missing = [pins[place] for place, item in found if item is None]
    if missing:
        told = page.text("This brief asks for cards that show nothing now:")
        page.fragment("brief/missing.html", told=told, pins=missing)
    items = [(place, item) for place, item in found if item is not None]
    if items and page.choice(VIEW) == ROOM:
        add_room(page, [(item, lines[place]) for place, item in items])
        return
    if items:
        page.add(Button("to-room", page.text("Show in the room, one by one"), {VIEW: [ROOM]}))
    page.fragment("brief/as_of.html", state=links.edition(page).state())
    with page.box("brief-files", border=False):
        page.add(BriefFiles(lambda: [with_line(item.card, lines[place]) for place, item in items]))
    for number, (place, item) in enumerate(items, start=1):
        _add(page, item, number, place, lines[place], own=own)


def _offer(page: Page, pins: Sequence[str]) -> None:
    """Says whose brief this is, and makes it the reader's own to change."""
    with page.line():
        name = titles.in_words(page.reader, page.view, page.package)
        page.add(Text(page.text("**Brief of the dossier: {name}**", name=name)))
        if pins:
            page.add(
                Button("make-mine", page.text("Make it mine to change"), {"pin": list(pins), "note": []})
            )


def with_line(card: Card | FactCard, line: str) -> Card | FactCard:
    """The card with the reader's own line before its notes."""
    return replace(card, notes=(line, *card.notes)) if line else card


def _add(page: Page, item: Item, number: int, place: int, line: str, *, own: bool) -> None:
    key = f"pinned-{place}"
    with page.box(f"item-{place}", border=False, gap="xsmall"):
        if own:
            page.add(PinControls(number, place, page.view.pins[place], line, len(page.view.pins)))
        if line:
            # On screen the line stands in its field; paper has none.
            page.fragment("brief/line.html", line=line)
        if item.remark:
            page.add(Text(item.remark, "quiet"))
        if item.figure is not None:
            page.add(AskedFigure(item.figure, key))
        elif isinstance(item.block, OnePagerCard):
            page.add(item.block)
        elif item.block is not None:
            page.add(PinnedCard(key, item.block, item.page))
