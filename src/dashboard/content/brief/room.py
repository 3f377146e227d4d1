"""The brief in the room: one item at a time, drawn large, to be read from the other side of the table.

It is the same content, at a place that the address names; a language switched keeps it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.content import naming, table
from dashboard.content.blocks import OnePagerCard, PinnedCard
from dashboard.content.brief.items import Item
from dashboard.content.headline import named
from dashboard.content.inline import Link
from dashboard.content.page import Page
from dashboard.data import Package
from dashboard.locale import LANGUAGES, reader_for
from dashboard.view import MOST_PINS, Choice

VIEW, AT = "view", "at"
ROOM = "room"


def own_choices(package: Package) -> tuple[Choice, ...]:
    """How the brief is shown, and which of its items stands in the room."""
    return (
        Choice(VIEW, ("list", ROOM)),
        Choice(AT, tuple(str(place) for place in range(1, MOST_PINS + 1))),
    )


def add_room(page: Page, items: Sequence[tuple[Item, str]]) -> None:
    """The item that the address names, with its line, and the ways to those beside it; the last one where it names none."""
    at = min(int(page.choice(AT)), len(items))
    item, line = items[at - 1]
    page.bare = True
    with page.box(ROOM, border=False):
        if item.figure is not None:
            _number(page, item.figure)
        elif isinstance(item.block, OnePagerCard):
            page.add(item.block)
        elif item.block is not None:
            page.add(PinnedCard(f"room-{at}", item.block, item.page))
        if line:
            page.fragment("brief/line.html", line=line)
        _bar(page, at, len(items))


def _number(page: Page, row: Mapping[str, Any]) -> None:
    """A pinned figure: what, how much, whose and when, and who states it."""
    reader = page.reader
    partner = row["counterpart_name"] if row["counterpart"] != "wld" else ""
    page.fragment(
        "room/number.html",
        what=named(row),
        number=table.short(row, reader),
        unit=table.unit(row),
        whose=" · ".join(filter(None, [row["ref_area_name"], partner, reader.period(row["time_period"])])),
        badges=table.badges_of(row, reader),
        source=table.source_of(row, reader),
        level=page.level,
    )


def _bar(page: Page, at: int, of: int) -> None:
    """The ways to the items beside this one, where it stands among them, the time, the languages, and the way out."""
    t = page.text

    def way(place: int) -> str:
        return naming.changed(page, {AT: [str(place)]}) if 1 <= place <= of else ""

    page.fragment(
        "room/bar.html",
        label=t("In the room"),
        back={"name": t("Back"), "to": way(at - 1)},
        place=t("{n} of {all}", n=page.reader.number(at), all=page.reader.number(of)),
        forth={"name": t("Next"), "to": way(at + 1)},
        languages=[
            {
                "code": lang,
                "name": reader_for(lang).own_name,
                "to": naming.changed(page, {"lang": [lang]}),
                "here": lang == page.reader.lang,
            }
            for lang in LANGUAGES
        ],
        out=Link(t("Back to the brief"), naming.changed(page, {VIEW: [], AT: []})),
    )
