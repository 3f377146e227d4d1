"""What only the timeline has: its chart, the list beside it, and what is due for revision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cache
from html import escape
from typing import TYPE_CHECKING

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard.data import Package
from dashboard.data.timeline import events, stretches
from dashboard.locale import Reader
from dashboard.render.palette import palette
from dashboard.render.plotly.facts.timeline import (
    KINDS,
    SIGNS,
    Band,
    Mark,
    colours_of,
    describe,
    timeline,
    years,
)
from dashboard.ui import titles
from dashboard.ui.events import EVENT, entry, events_table, known, revision
from dashboard.ui.fact_card import draw_fact_card
from dashboard.ui.headings import LIST, heading
from dashboard.view import ALL, Choice

if TYPE_CHECKING:
    from dashboard.ui.page import Page

KIND = "kind"
SHORTEST = 420  # pixels of the list
BESIDE = 190  # pixels that the card of the chart has besides the chart


def own_choices(package: Package) -> tuple[Choice, ...]:
    """The page's own parameters: the kind of events shown, and the event that a link points to."""
    return Choice(KIND, (ALL, *KINDS)), Choice(EVENT, (ALL, *package.table("events")["id"]))


def draw_kinds(page: Page) -> None:
    """Lets the reader choose one kind of events; each choice with how many there are of it."""
    labels = page.once("kinds", lambda: _kinds(page))
    st.session_state[KIND] = page.choice(KIND)
    st.pills(
        page.text("Kind of event"),
        list(labels),
        format_func=labels.__getitem__,
        key=KIND,
        on_change=lambda: page.choose(KIND, st.session_state[KIND] or ALL),
    )


def _kinds(page: Page) -> Mapping[str, str]:
    """What each kind is called in the row of choices, with how many events of it the filters leave."""
    found = _left(page)
    counted = Counter(found["kind"])
    number = page.reader.number
    return {ALL: f"{page.text('All kinds')} ({number(len(found))})"} | {
        code: f"{SIGNS[code][1]} {page.text(name)} ({number(counted[code])})" for code, name in KINDS.items()
    }


def _every(page: Page) -> pd.DataFrame:
    """All events, whatever the filters."""
    return page.known_unfiltered.once(
        "events", lambda: events(page.facts_left("events", every=True), page.package)
    )


def _left(page: Page) -> pd.DataFrame:
    """The events that the filters leave."""
    return page.once("events", lambda: events(page.facts_left("events"), page.package))


def _shown(page: Page) -> pd.DataFrame:
    """The events that the filters and the chosen kind leave."""
    found = _left(page)
    kind = page.choice(KIND)
    return found if kind == ALL else found[found["kind"] == kind]


def _bands(page: Page) -> tuple[Band, ...]:
    """The bands of all events, whatever the filters: so a filter moves no mark to another band."""
    return page.known_unfiltered.once(
        "bands", lambda: tuple(Band(each.first, each.last) for each in stretches(_every(page)))
    )


def _marks(found: pd.DataFrame) -> list[Mark]:
    return [
        Mark(row["id"], row["kind"], row["start"], row["end"], row["time_period"], row["name"], row["revise"])
        for row in found.to_dict("records")
    ]


def draw_timeline(page: Page) -> None:
    """The chart of the events with the list of them beside it; a sentence where no event is left."""
    found = page.once("shown", lambda: _shown(page))
    page.draw_heading()
    if found.empty:
        st.info(page.text("No event of this kind matches these filters."), icon=":material/filter_alt_off:")
        return
    finding = page.once("finding", lambda: _finding(found, page.reader))
    chosen = page.choice(EVENT)

    @cache
    def figure() -> go.Figure:
        return timeline(
            _marks(found), _bands(page), reader=page.reader, scheme=page.scheme, chosen=chosen,
            today=_today(date.today()),
        )  # fmt: skip

    with page.row():
        draw_fact_card(
            page,
            "timeline",
            found,
            heading=finding,
            subtitle=page.text("Each band has a scale of its own, which its years tell"),
            above=lambda: _legend(page, found),
            figure=figure,
            alt=page.once("alt", lambda: describe(_marks(found), _bands(page), reader=page.reader)),
            table=lambda: events_table(page, found.iloc[::-1].to_dict("records"), finding),
            pick=lambda codes: page.choose(EVENT, ALL if codes[0] == chosen else codes[0]),
        )
        # As high as the chart, and never without room for some events.
        height = page.once("height", lambda: max(SHORTEST, figure().layout.height + BESIDE))
        with (
            st.container(border=True, key="events", height="stretch"),
            st.container(height=height, border=False, key="scroll-events"),
        ):
            st.html(page.once(("list", "events"), lambda: _list(page, found)))


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


def _list(page: Page, found: pd.DataFrame) -> str:
    """All events in words, the newest first, under the stretch of time in which they begin; as HTML."""
    blocks = []
    for band in reversed(_bands(page)):
        inside = found[(found["start"] >= band.first) & (found["start"] < band.last + 1)]
        if not inside.empty:
            lines = "".join(entry(page, row) for row in inside.iloc[::-1].to_dict("records"))
            title = heading(page, years(band, page.reader), look=LIST, below=1)
            blocks.append(f'<section>{title}<ul class="events">{lines}</ul></section>')
    return "".join(blocks)


def draw_chosen(page: Page) -> None:
    """The event that the link points to, with all that is known of it."""
    row = page.once("chosen", lambda: _chosen(page))
    if row is None:
        return
    titles.draw_title(page, row["name"])
    page.land(EVENT)
    with st.container(border=True, key="chosen-event"):
        st.html(page.once("chosen event", lambda: known(page, row)))
        st.button(
            page.text("Close"), key="close-event", type="tertiary", on_click=page.choose, args=(EVENT, ALL)
        )


def _chosen(page: Page) -> Mapping | None:
    every = _every(page)
    return next(iter(every[every["id"] == page.choice(EVENT)].to_dict("records")), None)


def _to_revise(found: pd.DataFrame) -> list[dict]:
    return found[found["revise"]].to_dict("records")


def draw_revisions(page: Page) -> None:
    """What the sources ask to revise, of all kinds that the filters leave."""
    rows = page.once("revisions", lambda: _to_revise(_left(page)))
    if not rows:
        return
    page.draw_heading()
    with page.tiles():
        for row in rows:
            with st.container(border=True, height="stretch", key=f"revise-{row['id']}"):
                st.html(page.once(("revision", row["id"]), lambda row=row: revision(page, row)))
