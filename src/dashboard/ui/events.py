"""Events in words: as entries of a list, as rows of a table, and all that is known of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from dashboard.data.priorities import section_at
from dashboard.render.palette import palette
from dashboard.render.plotly.facts.timeline import KINDS, SIGNS, colours_of
from dashboard.ui import contents, listing
from dashboard.ui.headings import LIST, heading, heading_of
from dashboard.view import address, query

if TYPE_CHECKING:
    from dashboard.ui.page import Page

EVENT = "event"
"""The page's own parameter for the event that a link points to."""

PRIORITIES = "priorities"


def entry(page: Page, row: Mapping) -> str:
    """An event as an entry of a list, marked where it is the chosen one."""
    colour = colours_of(palette(page.scheme))[row["kind"]]
    marked = ' class="marked"' if row["id"] == page.choice(EVENT) else ""
    sign = (
        f'<span class="sign" style="color:{colour}" role="img" aria-label="{escape(page.text(KINDS[row["kind"]]))}">'
        f"{SIGNS[row['kind']][1]}</span>"
    )
    return (
        f"<li{marked}>{sign}<div><b>{escape(page.reader.period(row['time_period']))}</b> "
        f"{_way(page, row)}{_revise(page, row)}"
        f"{_note(row)}<br><small class='quiet'>{_about(page, row)}</small></div></li>"
    )


def _way(page: Page, row: Mapping) -> str:
    """The name of an event as HTML, with the link that opens it."""
    return listing.link(listing.here(page, event=row["id"]), row["name"])


def _revise(page: Page, row: Mapping) -> str:
    return f' <span class="badge revise">{escape(page.text("to be revised"))}</span>' if row["revise"] else ""


def _note(row: Mapping) -> str:
    return f"<br><small>{escape(row['note'])}</small>" if row["note"] else ""


def _about(page: Page, row: Mapping) -> str:
    """Partner, theme and place in the source of an event, as HTML."""
    parts = [
        listing.named(page, "regions", row["regions"]),
        listing.named(page, "themes", row["themes"]),
        _place(page, row),
    ]
    return " · ".join(part for part in parts if part)


def _place(page: Page, row: Mapping) -> str:
    """Where an event stands in its source; a section of the memorandum with the way to it."""
    section = section_at(page.package, row["source"], row["locator"])
    if not section or not contents.listed(PRIORITIES):
        return listing.place(row)
    view = replace(page.view.elsewhere(PRIORITIES), choices={"section": section})
    return f"{escape(row['source_title'])} ({listing.link(address(PRIORITIES, query(view)), row['locator'])})"


def events_table(page: Page, rows: Sequence[Mapping], caption: str) -> str:
    """Events as an HTML table, in their order."""
    t = page.text
    cells = [
        (
            escape(page.reader.period(row["time_period"])),
            escape(row["name"]) + _revise(page, row),
            escape(t(KINDS[row["kind"]])),
            listing.named(page, "regions", row["regions"]),
            listing.named(page, "themes", row["themes"]),
            _place(page, row),
            escape(row["note"]),
        )
        for row in rows
    ]
    columns = [t("Period"), t("Event"), t("Kind"), t("Partner"), t("Theme"), t("Source"), t("Note")]
    return listing.facts_table(caption, columns, cells)


def known(page: Page, row: Mapping) -> str:
    """All that is known of an event, as HTML."""
    t = page.text
    facts = [
        (t("Period"), escape(page.reader.period(row["time_period"]))),
        (t("Kind"), escape(t(KINDS[row["kind"]])) + _revise(page, row)),
        (t("Partner"), listing.named(page, "regions", row["regions"])),
        (t("Theme"), listing.named(page, "themes", row["themes"])),
        (t("Note"), escape(row["note"])),
        (t("Source"), f"{_place(page, row)}, {escape(row['source_publisher'])}"),
    ]
    listed = "".join(f"<dt>{escape(name)}</dt><dd>{said}</dd>" for name, said in facts if said)
    return f'{heading(page, row["name"])}<dl class="facts">{listed}</dl>'


def revision(page: Page, row: Mapping) -> str:
    """What is to be revised, as HTML."""
    return (
        f'<p class="card-subtitle">{escape(page.reader.period(row["time_period"]))} · '
        f"{escape(page.text(KINDS[row['kind']]))}</p>"
        f"{heading_of(page, _way(page, row), look=LIST)}"
        f'<p class="card-subtitle">{escape(row["note"])}</p><p class="card-source">{_place(page, row)}</p>'
    )
