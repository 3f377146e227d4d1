"""What only the timeline has: its chart, the list beside it, and what is due for revision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.content.blocks import Button, Changes, Fragment
from dashboard.content.events import EVENT, entry, events_table, known, said
from dashboard.content.facts_card import add_card
from dashboard.content.page import Page
from dashboard.data import Package, bounds
from dashboard.data.timeline import events, measures_of_others, stretches
from dashboard.locale import Reader, today
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
from dashboard.view import ALL, Choice

KIND = "kind"
SHORTEST = 420  # pixels of the list
BESIDE = 190  # pixels that the card of the chart has besides the chart


def own_choices(package: Package) -> tuple[Choice, ...]:
    """The page's own parameters: the kind of events shown, and the event that a link points to."""
    return Choice(KIND, (ALL, *KINDS)), Choice(EVENT, (ALL, *package.table("events")["id"]))


def add_kinds(page: Page) -> None:
    """The kinds of events to choose from; each with how many there are of it."""
    page.selector(KIND, page.text("Kind of event"), _kinds(page), look="pills")


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


def _marks(found: pd.DataFrame, package: Package) -> list[Mark]:
    minor = measures_of_others(package)
    return [
        Mark(
            row["id"],
            row["kind"],
            row["start"],
            row["end"],
            row["time_period"],
            row["name"],
            row["revise"],
            minor=row["id"] in minor,
        )
        for row in found.to_dict("records")
    ]


def add_timeline(page: Page) -> None:
    """The chart of the events with the list of them beside it; a sentence where no event is left."""
    found = _shown(page)
    page.head()
    if found.empty:
        page.notice(
            page.text("No event of this kind matches these filters."), icon=":material/filter_alt_off:"
        )
        return
    marks, bands, chosen = _marks(found, page.package), _bands(page), page.choice(EVENT)
    finding = _finding(found, page.reader)

    def figure() -> go.Figure:
        return timeline(
            marks,
            bands,
            reader=page.reader,
            scheme=page.scheme,
            chosen=chosen,
            today=bounds(today().isoformat())[0],
        )

    def pick(codes: Sequence[str]) -> Changes:
        return page.choose(EVENT, ALL if codes[0] == chosen else codes[0])

    with page.row():
        add_card(
            page,
            "timeline",
            found,
            heading=finding,
            subtitle=page.text("Each band has a scale of its own, which its years tell"),
            alt=describe(marks, bands, reader=page.reader),
            make_table=lambda: events_table(page, found.iloc[::-1].to_dict("records"), finding),
            figure=figure,
            above=_legend(page, found),
            pick=pick,
        )
        # As high as the chart, and never without room for some events.
        with (
            page.box("events", stretch=True),
            page.box(
                "scroll-events", border=False, height=lambda: max(SHORTEST, figure().layout.height + BESIDE)
            ),
        ):
            page.fragment(
                "timeline/events.html",
                bands=_list(page, found),
                level=page.level + 1,
                today=_said_today(page.reader),
            )


def _said_today(reader: Reader) -> str:
    return reader.text("Today, {day}", day=reader.period(today().isoformat()))


def _finding(found: pd.DataFrame, reader: Reader) -> str:
    revised = found[found["revise"]]
    first, last = (reader.period(found["time_period"].iloc[place]) for place in (0, -1))
    if not revised.empty:
        return reader.plural(
            "{n} of {all} is due for revision, of {since}",
            "{n} of {all} are due for revision, the oldest of {since}",
            len(revised),
            all=reader.number(len(found)),
            since=reader.period(revised["time_period"].iloc[0]),
        )
    if len(found) == 1:
        return reader.text("One event: {name}, {when}", name=found["name"].iloc[0], when=first)
    return reader.plural(
        "{n} event, from {first} to {last}",
        "{n} events, from {first} to {last}",
        len(found),
        first=first,
        last=last,
    )


def _legend(page: Page, found: pd.DataFrame) -> Fragment:
    """What the signs on the chart mean."""
    fills = colours_of(palette(page.scheme))
    there = set(found["kind"])
    signs = [
        {"colour": fills[code], "sign": SIGNS[code][1], "name": page.text(name)}
        for code, name in KINDS.items()
        if code in there
    ]
    if found["revise"].any():
        ring = palette(page.scheme).text
        signs.append({"colour": ring, "sign": "◎", "name": page.text("ringed: to be revised")})
    return Fragment("timeline/signs.html", {"signs": signs})


def _list(page: Page, found: pd.DataFrame) -> list[Mapping[str, object]]:
    """All events in words, the newest first, under the stretch of time in which they begin; and where today is among them."""
    stretches = []
    now = bounds(today().isoformat())[0]
    for band in reversed(_bands(page)):
        inside = found[(found["start"] >= band.first) & (found["start"] < band.last + 1)]
        if not inside.empty:
            told = [
                {**entry(page, row), "to_come": row["start"] > now}
                for row in inside.iloc[::-1].to_dict("records")
            ]
            stretches.append({"years": years(band, page.reader), "events": told})
    return stretches


def add_chosen(page: Page) -> None:
    """The event that the link points to, with all that is known of it."""
    every = _every(page)
    row = next(iter(every[every["id"] == page.choice(EVENT)].to_dict("records")), None)
    if row is None:
        return
    page.chosen = row["name"]
    page.land(EVENT)
    with page.box("chosen-event"):
        page.fragment("titled.html", heading=row["name"], facts=known(page, row), level=page.level)
        page.add(Button("close-event", page.text("Close"), page.choose(EVENT, ALL), look="plain"))


def add_revisions(page: Page) -> None:
    """What the sources ask to revise, of all kinds that the filters leave."""
    found = _left(page)
    rows = found[found["revise"]].to_dict("records")
    if not rows:
        return
    page.head()
    with page.row(columns=0, width=176, gap="small"):
        for row in rows:
            with page.box(f"revise-{row['id']}", stretch=True):
                page.fragment("timeline/revision.html", event=said(page, row), level=page.level)
