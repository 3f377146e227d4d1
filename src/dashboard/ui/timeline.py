"""What only the timeline has: its chart, the list beside it, and what is due for revision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from html import escape
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard.charts.palette import palette
from dashboard.charts.timeline import KINDS, SIGNS, Band, Mark, colours_of, describe, timeline, years
from dashboard.data import Package
from dashboard.data.priorities import section_at
from dashboard.data.timeline import events, stretches
from dashboard.locale import Reader
from dashboard.ui import contents, listing, titles
from dashboard.ui.fact_card import draw_fact_card
from dashboard.ui.headings import LIST, heading, heading_of
from dashboard.view import ALL, Choice, address, query

if TYPE_CHECKING:
    from dashboard.ui.page import Page

KIND, EVENT = "kind", "event"
PRIORITIES = "priorities"
SHORTEST = 420  # pixels of the list
BESIDE = 190  # pixels that the card of the chart has besides the chart


def own_choices(package: Package) -> tuple[Choice, ...]:
    """The page's own parameters: the kind of events shown, and the event that a link points to."""
    return Choice(KIND, (ALL, *KINDS)), Choice(EVENT, (ALL, *package.table("events")["id"]))


def draw_kinds(page: Page) -> None:
    """Lets the reader choose one kind of events; each choice with how many there are of it."""
    found = page.facts_left("events")
    counted = found["kind"].value_counts()
    names = {
        ALL: page.text("All kinds"),
        **{code: f"{SIGNS[code][1]} {page.text(name)}" for code, name in KINDS.items()},
    }
    numbers = {ALL: len(found), **{code: int(counted.get(code, 0)) for code in KINDS}}
    st.session_state[KIND] = page.choice(KIND)
    st.pills(
        page.text("Kind of event"),
        list(names),
        format_func=lambda code: f"{names[code]} ({page.reader.number(numbers[code])})",
        key=KIND,
        on_change=lambda: page.choose(KIND, st.session_state[KIND] or ALL),
    )


def _shown(page: Page) -> pd.DataFrame:
    """The events that the filters and the chosen kind leave."""
    found = events(page.facts_left("events"), page.package)
    kind = page.choice(KIND)
    return found if kind == ALL else found[found["kind"] == kind]


def _bands(page: Page) -> tuple[Band, ...]:
    """The bands of all events, whatever the filters: so a filter moves no mark to another band."""
    every = events(page.facts_left("events", every=True), page.package)
    return tuple(Band(each.first, each.last) for each in stretches(every))


def _marks(found: pd.DataFrame) -> list[Mark]:
    return [
        Mark(row["id"], row["kind"], row["start"], row["end"], row["time_period"], row["name"], row["revise"])
        for row in found.to_dict("records")
    ]


def draw_timeline(page: Page) -> None:
    """The chart of the events with the list of them beside it; a sentence where no event is left."""
    found = _shown(page)
    page.draw_heading()
    if found.empty:
        st.info(page.text("No event of this kind matches these filters."), icon=":material/filter_alt_off:")
        return
    rows = found.iloc[::-1].to_dict("records")
    finding = _finding(found, page.reader)
    marks, bands = _marks(found), _bands(page)
    chosen = page.choice(EVENT)
    figure = timeline(
        marks, bands, reader=page.reader, scheme=page.scheme, chosen=chosen, today=_today(date.today())
    )
    with page.row():
        draw_fact_card(
            page,
            "timeline",
            found,
            heading=finding,
            subtitle=page.text("Each band has a scale of its own, which its years tell"),
            above=lambda: st.html(_legend(page, found)),
            figure=lambda: figure,
            alt=describe(marks, bands, reader=page.reader),
            table=lambda: _table(page, rows, finding),
            pick=lambda codes: page.choose(EVENT, ALL if codes[0] == chosen else codes[0]),
        )
        _list(page, found, height=max(SHORTEST, figure.layout.height + BESIDE))


def _today(day: date) -> float:
    """A day in years."""
    return day.year + (day.timetuple().tm_yday - 1) / 366


def _finding(found: pd.DataFrame, reader: Reader) -> str:
    revised = found[found["revise"]]
    first, last = (reader.period(found["time_period"].iloc[place]) for place in (0, -1))
    if not revised.empty:
        return reader.text(
            "{n} of {all} are due for revision, the oldest of {since}",
            n=reader.number(len(revised)),
            all=reader.number(len(found)),
            since=reader.period(revised["time_period"].iloc[0]),
        )
    if len(found) == 1:
        return reader.text("One event: {name}, {when}", name=found["name"].iloc[0], when=first)
    return reader.text(
        "{n} events, from {first} to {last}", n=reader.number(len(found)), first=first, last=last
    )


def _legend(page: Page, found: pd.DataFrame) -> str:
    fills = colours_of(palette(page.scheme))
    there = set(found["kind"])
    entries = [
        f'<li><span style="color:{fills[code]}" aria-hidden="true">{SIGNS[code][1]}</span> {escape(page.text(name))}</li>'
        for code, name in KINDS.items()
        if code in there
    ]
    if found["revise"].any():
        ring = palette(page.scheme).text
        entries.append(
            f'<li><span style="color:{ring}" aria-hidden="true">◎</span> {escape(page.text("ringed: to be revised"))}</li>'
        )
    return f'<ul class="signs">{"".join(entries)}</ul>'


def _list(page: Page, found: pd.DataFrame, *, height: int) -> None:
    """All events in words, the newest first, under the stretch of time in which they begin; as high as the chart."""
    blocks = []
    for band in reversed(_bands(page)):
        inside = found[(found["start"] >= band.first) & (found["start"] < band.last + 1)]
        if not inside.empty:
            lines = "".join(_entry(page, row) for row in inside.iloc[::-1].to_dict("records"))
            title = heading(page, years(band, page.reader), look=LIST, below=1)
            blocks.append(f'<section>{title}<ul class="events">{lines}</ul></section>')
    with (
        st.container(border=True, key="events", height="stretch"),
        st.container(height=height, border=False, key="scroll-events"),
    ):
        st.html("".join(blocks))


def _entry(page: Page, row: Mapping) -> str:
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


def _table(page: Page, rows: Sequence[Mapping], caption: str) -> str:
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


def draw_chosen(page: Page) -> None:
    """The event that the link points to, with all that is known of it."""
    every = events(page.facts_left("events", every=True), page.package)
    rows = every[every["id"] == page.choice(EVENT)].to_dict("records")
    if not rows:
        return
    row, t = rows[0], page.text
    facts = [
        (t("Period"), escape(page.reader.period(row["time_period"]))),
        (t("Kind"), escape(t(KINDS[row["kind"]])) + _revise(page, row)),
        (t("Partner"), listing.named(page, "regions", row["regions"])),
        (t("Theme"), listing.named(page, "themes", row["themes"])),
        (t("Note"), escape(row["note"])),
        (t("Source"), f"{_place(page, row)}, {escape(row['source_publisher'])}"),
    ]
    listed = "".join(f"<dt>{escape(name)}</dt><dd>{said}</dd>" for name, said in facts if said)
    titles.draw_title(page, row["name"])
    page.land(EVENT)
    with st.container(border=True, key="chosen-event"):
        st.html(f'{heading(page, row["name"])}<dl class="facts">{listed}</dl>')
        st.button(t("Close"), key="close-event", type="tertiary", on_click=page.choose, args=(EVENT, ALL))


def draw_revisions(page: Page) -> None:
    """What the sources ask to revise, of all kinds that the filters leave."""
    found = events(page.facts_left("events"), page.package)
    found = found[found["revise"]]
    if found.empty:
        return
    page.draw_heading()
    with page.tiles():
        for row in found.to_dict("records"):
            with st.container(border=True, height="stretch", key=f"revise-{row['id']}"):
                st.html(
                    f'<p class="card-subtitle">{escape(page.reader.period(row["time_period"]))} · '
                    f"{escape(page.text(KINDS[row['kind']]))}</p>"
                    f"{heading_of(page, _way(page, row), look=LIST)}"
                    f'<p class="card-subtitle">{escape(row["note"])}</p><p class="card-source">{_place(page, row)}</p>'
                )
