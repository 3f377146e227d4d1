"""Pins: what a reader keeps for a brief while browsing. They stand in the address and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from dashboard.content.page import Page
from dashboard.content.site import signed
from dashboard.view import MOST_PINS, Pin, address, notes_by_place, query, write_notes
from dashboard.view.pins import FIGURE

OWN_OF_BRIEF = frozenset({"lang", "figure", "pin", "note", "v"})
"""The parameters that do not change what a pinned card shows: the brief has its own language, a figure its own pin."""


def of_card(page: Page, key: str) -> str:
    """The pin of a card in the view that it is seen in."""
    asked = {name: values for name, values in query(page.view).items() if name not in OWN_OF_BRIEF}
    return str(Pin(page.slug, key, asked))


def of_figure(figure: str) -> str:
    """The pin of a single figure."""
    return str(Pin(FIGURE, figure))


def link(page: Page, pin: str) -> Markup | str:
    """The way to this view with the pin, or without it where it is pinned; why there is none where the brief is full."""
    if full(page, pin):
        return why_not(page)
    lines = notes_by_place(page.view.notes)
    said = [lines.get(place, "") for place, _ in enumerate(page.view.pins, start=1)]
    pins, notes = toggled(pin, page.view.pins, said)
    where = address("", query(replace(page.view, pins=tuple(pins), notes=write_notes(notes)))) or "?"
    sign = ":material/keep_off:" if pin in page.view.pins else ":material/keep:"
    return Markup('<a class="pin" data-stay href="{}" target="_self">{}{}</a>').format(
        where, signed(sign), named(page, pin)
    )


def named(page: Page, pin: str) -> str:
    """What pressing it does."""
    return page.text("Take out of the brief") if pin in page.view.pins else page.text("Pin for the brief")


def full(page: Page, pin: str) -> bool:
    """Whether there is no room for it."""
    return pin not in page.view.pins and len(page.view.pins) >= MOST_PINS


def why_not(page: Page) -> str:
    """That there is no room."""
    return page.text("A brief holds {n} pins; it is full.", n=page.reader.number(MOST_PINS))


def toggled(pin: str, pins: Sequence[str], notes: Sequence[str]) -> tuple[list[str], list[str]]:
    """Pins and their lines with this pin added at the end, or without it where it is among them."""
    kept = [(each, line) for each, line in zip(pins, notes, strict=True) if each != pin]
    if len(kept) == len(pins):
        kept.append((pin, ""))
    return [each for each, _ in kept], [line for _, line in kept]
