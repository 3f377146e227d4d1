"""What stands on the page of changes: since when, what is new, revised, withdrawn and stale, and which pins are touched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import pandas as pd

from dashboard.content import naming, news, release
from dashboard.content.blocks import FigureCard
from dashboard.content.brief.items import Item, item_of
from dashboard.content.facts_table import facts_table
from dashboard.content.inline import Inline, Link
from dashboard.content.news import News
from dashboard.content.page import Page
from dashboard.data import Package, counts, feed_states, lineage, preferred, years_old
from dashboard.data.freshness import OLD
from dashboard.data.query import SERIES
from dashboard.locale import mark, today
from dashboard.view import Choice, address, query

SINCE, LAST, LINK = "since", "last", "link"
FORM = re.compile(r"\d{1,4}\.\d{1,4}\.\d{1,4}|\d{4}-\d{2}-\d{2}", re.ASCII)
"""How a version and a day are written."""

MOST_LINES, MOST_ROWS = 100, 30
FEED, CALENDAR = "api/v1/changes.atom", "api/v1/releases.ics"


def own_choices(package: Package) -> tuple[Choice, ...]:
    """Since when: the version before, the version that the address was made with, any other, or a day."""
    return (Choice(SINCE, (LAST, LINK), FORM),)


def add_changes(page: Page) -> None:
    """All of it, or why there is nothing."""
    since = _since(page)
    _add_since(page, since)
    if since is not None:
        found = news.news_of(page.edition, since, page.reader, page.matching)
        told = page.text("Since {version}:", version=news.name(page.edition, since, page.reader))
        page.fragment("strong.html", text=f"{told} {found.counted()}")
        page.fragment(
            "check/promise.html",
            told=page.text(
                "Compared are figures; names, notes and places in sources may have been reworded."
            ),
        )
        _add_pins(page, found)
        _add_lines(page, mark("Revised"), [_opening(page, *each) for each in found.revisions()])
        _add_lines(page, mark("Withdrawn"), found.losses())
        _add_new(page, found)
    _add_stale(page)
    _add_ways(page)


def _since(page: Page) -> str | None:
    """The version since which is told; None where there is none, which the page has said."""
    t, edition, version = page.text, page.edition, page.view.version
    asked = page.choice(SINCE)
    if news.DAY.fullmatch(asked) and not _is_day(asked):
        page.notice(t("The calendar has no day {day}.", day=asked))
        return None
    every = news.versions_named(edition, page.reader)
    if asked == LINK and not version:
        page.notice(
            t("The address does not say with which version of the data the link was made: it lacks v=.")
        )
        return None
    if asked in (LAST, LINK):
        asked = (version if asked == LINK else news.before(edition)) or edition.package.version
    found = news.resolved(edition, asked)
    if found is None and news.DAY.fullmatch(asked):
        first = next(iter(news.days(edition)))
        day = page.reader.period(asked)
        page.notice(t("Nothing was published yet on {day}; told is since {version}.", day=day,
                      version=news.name(edition, first, page.reader)))  # fmt: skip
        return first
    if found is None and asked in release.versions(edition):
        page.notice(t("Version {version} of the data is later than {shown}, which you see.",
                      version=asked, shown=edition.package.version))  # fmt: skip
    elif found is None:
        said = t("Version {version} of the data was never published: there are {versions}.",
                 version=asked, versions=every)  # fmt: skip
        page.notice(said)
    if found is not None and found not in news.compared(edition):
        said = mark(
            "Version {version} of the data is the first that is kept; there is none to compare it with."
        )
        page.notice(t(said, version=found))
        return None
    return found


def _is_day(text: str) -> bool:
    try:
        pd.Timestamp(text)
    except ValueError:
        return False
    return True


def _add_since(page: Page, since: str | None) -> None:
    """The versions to choose from, and the present one."""
    names = {
        version: news.name(page.edition, version, page.reader)
        for version in list(news.days(page.edition))[:-1]
    }
    links: list[Inline] = [
        said if version == since else Link(said, naming.changed(page, {SINCE: [version]}))
        for version, said in names.items()
    ]
    now = page.text("Now: {version}.", version=news.name(page.edition, page.package.version, page.reader))
    page.fragment("changes/since.html", now=now, told=page.text("Since:") if links else "", versions=links)


def _opening(page: Page, figure: str, said: str) -> Inline:
    return Link(said, page.figure_address(figure))


def _add_lines(page: Page, heading: str, lines: list[Inline] | list[str]) -> None:
    """A list under a heading, where there is anything."""
    if not lines:
        return
    page.section(heading)
    page.head()
    more = len(lines) - MOST_LINES
    rest = [page.text("{n} more", n=page.reader.number(more))] if more > 0 else []
    page.fragment("changes/lines.html", lines=[*lines[:MOST_LINES], *rest])


def _add_pins(page: Page, found: News) -> None:
    """Each pin of the reader, with what of it is new or revised."""
    if not page.view.pins:
        return
    page.section(mark("What you have pinned"))
    page.head()
    page.fragment("changes/lines.html", lines=[_pinned(page, pin, found) for pin in page.view.pins])


def _pinned(page: Page, pin: str, found: News) -> str:
    t, reader = page.text, page.reader
    item = item_of(page, pin)
    if item is None:
        return t("{pin}: shows nothing now", pin=pin)
    name, figures = _figures_of(page, item)
    if figures is None:
        return t("{pin}: facts, not figures", pin=name)
    new = figures & found.difference.new
    revised = figures & frozenset(found.difference.revised["id"])
    if not (new or revised):
        return t("{pin}: unchanged", pin=name)
    said = [reader.plural("{n} figure is new", "{n} figures are new", len(new))] if new else []
    said += [reader.plural("{n} was revised", "{n} were revised", len(revised))] if revised else []
    return f"{name}: {reader.join(said)}"


def _figures_of(page: Page, item: Item) -> tuple[str, frozenset[str] | None]:
    """What a pin is called, and the observations that it rests on; None for one of facts."""
    if item.figure is not None:
        rows, name = [item.figure], item.card.heading
    elif isinstance(item.block, FigureCard):
        rows, name = item.block.card.chosen.to_dict("records"), item.block.card.heading
    else:
        return item.card.heading, None
    ids = {str(row["id"]) for row in rows}
    for row in rows:
        if row["derived"]:
            ids.update(lineage(row, page.package)["id"])
    return name, frozenset(ids)


def _add_new(page: Page, found: News) -> None:
    """What is new: by theme, by partner, and by what is measured."""
    if found.nothing:
        return
    t, reader = page.text, page.reader
    page.section(mark("By theme and partner"))
    page.head()
    kinds = dict(zip(page.package.table("regions")["id"], page.package.table("regions")["kind"], strict=True))
    for by, heading in (("theme", t("Theme")), ("region", t("Partner"))):
        told = {
            name: counts(frame, page.package, by=by)
            for name, frame in (
                ("new", found.new),
                ("revised", _rows_of(page, found.revised["id"])),
                ("withdrawn", found.withdrawn),
            )
        }
        if by == "region":
            told = {
                name: {code: n for code, n in each.items() if kinds.get(code) == "country"}
                for name, each in told.items()
            }
        page.fragment("facts_table.html", table=_counted(page, heading, by, told))
    page.section(mark("New figures"))
    page.head()
    grouped = found.new.groupby(["indicator", "ref_area"], sort=False)
    parts = sorted((part for _, part in grouped), key=len, reverse=True)
    rows: list[list[Inline]] = [
        [
            part["indicator_name"].iloc[0], part["ref_area_name"].iloc[0], reader.number(len(part)),
            _span(part["time_period"]), Link(t("Open"), _page_of(page, part)),
        ]
        for part in parts
    ]  # fmt: skip
    columns = [t("What"), t("Whose"), t("Figures"), t("Period"), t("Page")]
    page.fragment("facts_table.html", table=facts_table(t("New figures"), columns, _most(page, rows)))


def _rows_of(page: Page, ids: Iterable[str]) -> pd.DataFrame:
    return page.figures[page.figures["id"].isin(list(ids))]


def _page_of(page: Page, figures: pd.DataFrame) -> str:
    slug = str(figures["subject"].iloc[0])
    return address(slug, query(page.view.elsewhere(slug))) if page.site.listed(slug) else ""


def _counted(page: Page, heading: str, by: str, told: Mapping[str, Mapping[str, int]]) -> object:
    t, reader = page.text, page.reader
    names = page.package.names(f"{by}s", reader.lang)
    codes = sorted(
        {code for each in told.values() for code, number in each.items() if number and code in names},
        key=lambda code: (-sum(each.get(code, 0) for each in told.values()), names[code]),
    )
    rows = [
        [
            Link(names[code], naming.changed(page, {by: [code]})),
            *(reader.number(each.get(code, 0)) if each.get(code) else "" for each in told.values()),
        ]
        for code in codes
    ]
    return facts_table(
        page.text("By {what}", what=heading.lower()),
        [heading, t("New"), t("Revised"), t("Withdrawn")],
        _most(page, rows),
    )


def _most(page: Page, rows: list[list[Inline]]) -> list[list[Inline]]:
    """The first rows of a long table, and how many there are besides."""
    if len(rows) <= MOST_ROWS:
        return rows
    more = page.text("{n} more", n=page.reader.number(len(rows) - MOST_ROWS))
    return [*rows[:MOST_ROWS], [more, *[""] * (len(rows[0]) - 1)]]


def _span(periods: pd.Series) -> str:
    """The periods that some figures are of, from the first to the last year."""
    first, last = periods.str[:4].min(), periods.str.split("/").str[-1].str[:4].max()
    return str(first) if first == last else f"{first}–{last}"


def _add_stale(page: Page) -> None:
    """What has had no new figure for long: official series of which the release is late, and series that are old."""
    t, reader = page.text, page.reader
    late = [state for state in feed_states(page.package, today()) if state.late]
    found = preferred(page.matching(page.figures[~page.figures["derived"]]))
    found = found[found["time_period"].str.fullmatch(r"\d{4}")]
    series = found.groupby(SERIES, sort=False).agg(
        newest=("time_period", "max"), figures=("time_period", "nunique"), what=("indicator_name", "first"),
        whose=("ref_area_name", "first"),
    )  # fmt: skip
    series = series[series["figures"] > 1]
    old = series[series["newest"].map(lambda year: years_old(year, today()) >= OLD).astype(bool)]
    if not late and old.empty:
        return
    page.section(
        mark("Stale"), mark("Series that go on by years, and have had no figure for five years or more.")
    )
    page.head()
    lines = [
        t(
            "{feed}: the next release is late; the newest period held is {period}",
            feed=state.feed.row[f"name_{reader.lang}"], period=reader.period(state.newest),
        )
        for state in late
    ]  # fmt: skip
    if lines:
        page.fragment("changes/lines.html", lines=lines)
    grouped = old.reset_index().groupby(["what", "whose"], sort=False).agg(
        newest=("newest", "max"), number=("newest", "size")
    )  # fmt: skip
    rows: list[list[Inline]] = [
        [what, whose, row["newest"], reader.number(int(row["number"]))]
        for (what, whose), row in grouped.sort_values(["number"], ascending=False, kind="stable").iterrows()
    ]
    columns = [t("What"), t("Whose"), t("Newest figure"), t("Series")]
    if rows:
        page.fragment("facts_table.html", table=facts_table(t("Stale"), columns, _most(page, rows)))


def _add_ways(page: Page) -> None:
    """The same to be followed: as a feed, and as a calendar of releases."""
    t = page.text
    asked = {"lang": [page.reader.lang], "theme": list(page.view.themes), "region": list(page.view.regions)}
    page.section(mark("To be followed"), mark("Of the partners and themes that the filters choose."))
    page.head()
    ways = [
        Link(t("What changes, as a feed (Atom)"), address(FEED, asked)),
        Link(t("Releases that are expected, as a calendar (.ics)"), address(CALENDAR, asked)),
    ]
    page.fragment("changes/lines.html", lines=ways)
