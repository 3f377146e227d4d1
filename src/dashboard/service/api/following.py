"""What a reader may follow of partners and themes: changes of the figures as a feed (RFC 4287), and a calendar of the
releases that are expected (RFC 5545). Whoever follows either gets the same ids for the same things for good.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

import pandas as pd
from icalendar import Calendar, Event

from dashboard.content import news
from dashboard.content.news import News
from dashboard.content.titles import NAME, in_words
from dashboard.data import feed_states, filtered
from dashboard.data.freshness import FeedState, due
from dashboard.data.store import Edition
from dashboard.locale import Reader, mark, reader_for, today
from dashboard.render.html import html
from dashboard.view import View, address, query

ATOM_TYPE, CALENDAR_TYPE = "application/atom+xml", "text/calendar; charset=utf-8"
ATOM = "http://www.w3.org/2005/Atom"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
OWN = "flanders-foreign-policy-figures"
"""What the ids of all feeds, entries and events begin with: they are the same wherever the dashboard stands."""

MOST_LINES = 50
CHANGES = "changes"
HEADING = mark("What has changed")

ElementTree.register_namespace("", ATOM)

Open = Callable[[str], Edition | None]
"""Gives a published version of the data as an edition."""


def atom(edition: Edition, view: View, opened: Open, own: str, base: str) -> bytes:
    """The changes of each version of the data that touch a view, the newest first. `own` is the address of the feed,
    `base` that of the dashboard.
    """
    reader = reader_for(view.lang or "")
    days = news.days(edition)
    feed = ElementTree.Element(f"{{{ATOM}}}feed", {XML_LANG: reader.lang})
    about = in_words(reader, view, edition.package)
    title = ": ".join(filter(None, [reader.text(HEADING), about]))
    _add(feed, "id", _urn(view))
    _add(feed, "title", f"{title} – {reader.text(NAME)}")
    _add(feed, "updated", _moment(days[edition.package.version]))
    _add(_add(feed, "author"), "name", reader.text(NAME))
    _link(feed, "self", own)
    _link(feed, "alternate", f"{base}{address(f'/{CHANGES}', query(view))}")
    for before, version in reversed(list(pairwise(days))):
        at = opened(version)
        if at is None:
            continue
        found = news.news_of(at, before, reader, _match(at, view))
        if not found.nothing:
            then = {} if version == edition.package.version else {"asof": [version]}
            to = f"{base}{address(f'/{CHANGES}', {**query(view), **then, 'since': [before]})}"
            _entry(feed, view, version, days[version], reader, to, found.counted(), list(_lines(found)))
    first = next(iter(days))
    to = f"{base}{address(f'/{CHANGES}', {**query(view), 'since': [first]})}"
    _entry(feed, view, first, days[first], reader, to, reader.text("The first version of the data."), [])
    return ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)


def _entry(
    feed: ElementTree.Element,
    view: View,
    version: str,
    day: str,
    reader: Reader,
    to: str,
    counted: str,
    lines: list[str],
) -> None:
    entry = _add(feed, "entry")
    _add(entry, "id", _urn(view, version))
    _add(entry, "title", reader.text("Version {version}: {counted}", version=version, counted=counted))
    _add(entry, "updated", _moment(day))
    _add(entry, "published", _moment(day))
    _link(entry, "alternate", to)
    _add(entry, "summary", counted)
    if lines:
        _add(entry, "content", html("changes/lines.html", lines=lines), type="html")


def _lines(found: News) -> Iterator[str]:
    """What was revised or withdrawn, figure by figure; what is new, by what is measured."""
    t, reader = found.reader.text, found.reader
    revised = [f"{t('Revised')}: {said}" for _, said in found.revisions()]
    gone = [f"{t('Withdrawn')}: {said}" for said in found.losses()]
    new = [
        f"{t('New')}: {what}, {whose} ({reader.number(int(number))})"
        for (what, whose), number in found.new.groupby(["indicator_name", "ref_area_name"]).size().items()
    ]
    every = [*revised, *gone, *new]
    yield from every[:MOST_LINES]
    if len(every) > MOST_LINES:
        yield t("{n} more", n=reader.number(len(every) - MOST_LINES))


def calendar(edition: Edition, view: View, base: str) -> bytes:
    """The next release of each official series that touches a view, on the day that its provider has named; else, marked
    as tentative, on the day by which it is due at the rhythm of the series.
    """
    reader = reader_for(view.lang or "")
    t, match = reader.text, _match(edition, view)
    made = Calendar()
    made.add("prodid", f"-//{OWN}//{reader.lang}")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    about = in_words(reader, view, edition.package)
    made.add("x-wr-calname", ": ".join(filter(None, [t("Expected releases"), about])))
    figures = edition.figures(reader.lang)
    for state in feed_states(edition.package, today()):
        held = figures[figures["source"] == state.feed.source] if state.newest else figures.head(0)
        if not match(held).empty:
            made.add_component(
                _event(state, edition, reader, f"{base}/sources?lang={reader.lang}&part=feeds")
            )
    return made.to_ical()


def _event(state: FeedState, edition: Edition, reader: Reader, url: str) -> Event:
    t, row = reader.text, state.feed.row
    by, named = due(state.feed, state.newest)
    day = date(int(by), 1, 1) + timedelta(days=round((by % 1) * 365))
    told = t("The newest period held is {period}.", period=reader.period(state.newest))
    why = (
        t("The provider has named this day.")
        if named
        else t("The provider has named no day; by its rhythm the next release is due by then.")
    )
    event = Event()
    event.add("uid", f"{state.feed.id}-{day.isoformat()}@{OWN}")
    event.add("dtstamp", datetime.fromisoformat(edition.package.created).replace(tzinfo=UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", t("Release expected: {feed}", feed=row[f"name_{reader.lang}"]))
    event.add("description", " ".join([told, why, *([t("It is late.")] if state.late else [])]))
    event.add("status", "CONFIRMED" if named else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    event.add("url", url)
    return event


def _match(edition: Edition, view: View) -> news.Match:
    def match(figures: pd.DataFrame) -> pd.DataFrame:
        return filtered(figures, edition.package, themes=view.themes, regions=view.regions)

    return match


def _urn(view: View, version: str = "") -> str:
    """The id of a feed, or of its entry on a version: the same for the same choice in whatever order."""
    said = "/".join([OWN, version, *sorted(view.themes), "", *sorted(view.regions), view.lang or ""])
    return f"urn:uuid:{uuid5(NAMESPACE_URL, said)}"


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> ElementTree.Element:
    made = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    made.text = str(text) or None
    return made


def _link(parent: ElementTree.Element, relation: str, to: str) -> None:
    _add(parent, "link", rel=relation, href=to)
