"""Events in words: as entries of a list, as rows of a table, and all that is known of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.content import naming
from dashboard.content.facts_table import Table, facts_table
from dashboard.content.inline import Badge, Inline, Link, joined, words
from dashboard.content.page import Page
from dashboard.data.priorities import section_at
from dashboard.render.palette import palette
from dashboard.render.plotly.facts.timeline import KINDS, SIGNS, colours_of
from dashboard.view import address, query

EVENT = "event"
"""The page's own parameter for the event that a link points to."""

PRIORITIES = "priorities"

Values = Mapping[str, object]


def entry(page: Page, row: Mapping) -> Values:
    """An event as an entry of a list, marked where it is the chosen one."""
    return {
        **said(page, row),
        "marked": row["id"] == page.choice(EVENT),
        "colour": colours_of(palette(page.scheme))[row["kind"]],
        "sign": SIGNS[row["kind"]][1],
        "about": joined(
            [
                naming.dossiers(page, "regions", row["regions"]),
                naming.dossiers(page, "themes", row["themes"]),
                _place(page, row),
            ]
        ),
    }


def said(page: Page, row: Mapping) -> Values:
    """An event in words: when, of what kind, its name with the way to it, whether it is to be revised, its note."""
    return {
        "when": page.reader.period(row["time_period"]),
        "kind": page.text(KINDS[row["kind"]]),
        "name": Link(row["name"], naming.here(page, event=row["id"])),
        "revise": _revise(page, row),
        "note": row["note"],
        "place": _place(page, row),
    }


def _revise(page: Page, row: Mapping) -> Inline:
    return Badge(page.text("to be revised"), "revise") if row["revise"] else ""


def _place(page: Page, row: Mapping) -> Inline:
    """Where an event stands in its source; a section of the memorandum with the way to it."""
    section = section_at(page.package, row["source"], row["locator"])
    if not section or not page.site.listed(PRIORITIES):
        return naming.place(row)
    view = replace(page.view.elsewhere(PRIORITIES), choices={"section": section})
    return words(f"{row['source_title']} (", Link(row["locator"], address(PRIORITIES, query(view))), ")")


def events_table(page: Page, rows: Sequence[Mapping], caption: str) -> Table:
    """Events as a table, in their order."""
    t = page.text
    cells = [
        (
            page.reader.period(row["time_period"]),
            words(row["name"], _revise(page, row), between=" "),
            t(KINDS[row["kind"]]),
            naming.dossiers(page, "regions", row["regions"]),
            naming.dossiers(page, "themes", row["themes"]),
            _place(page, row),
            row["note"],
        )
        for row in rows
    ]
    columns = [t("Period"), t("Event"), t("Kind"), t("Partner"), t("Theme"), t("Source"), t("Note")]
    return facts_table(caption, columns, cells)


def known(page: Page, row: Mapping) -> list[tuple[str, Inline]]:
    """All that is known of an event: names, and what there is to say under each."""
    t = page.text
    facts = [
        (t("Period"), page.reader.period(row["time_period"])),
        (t("Kind"), words(t(KINDS[row["kind"]]), _revise(page, row), between=" ")),
        (t("Partner"), naming.dossiers(page, "regions", row["regions"])),
        (t("Theme"), naming.dossiers(page, "themes", row["themes"])),
        (t("Note"), row["note"]),
        (t("Source"), words(_place(page, row), f", {row['source_publisher']}")),
    ]
    return [(name, told) for name, told in facts if told]
