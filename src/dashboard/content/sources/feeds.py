"""The feeds: official series that are renewed from their providers, each with its state."""

from __future__ import annotations

from dashboard.content.facts_table import facts_table
from dashboard.content.inline import Badge, Inline
from dashboard.content.page import Page
from dashboard.content.sources.parts import cell, subject_names
from dashboard.data import feed_states
from dashboard.data.freshness import FeedState
from dashboard.data.licences import LICENCES
from dashboard.locale import mark, today

CADENCES = {
    "A": mark("yearly"),
    "S": mark("half-yearly"),
    "Q": mark("quarterly"),
    "M": mark("monthly"),
}


def add_feeds(page: Page) -> None:
    """Each feed: what it renews, the newest period held, when it was asked, what is next and its state. Filters do not
    touch them.
    """
    t = page.text
    states = feed_states(page.package, today())
    if not states:
        page.notice(t("No feed is declared."))
        return
    subjects = subject_names(page)
    caption = page.reader.plural("{n} feed", "{n} feeds", len(states))
    columns = [t("Feed"), t("State"), t("Figures"), t("Newest period held"), t("Release"), t("Checked on"),
        t("Next expected"), t("Note")]  # fmt: skip
    rows = [_cells(page, state, subjects[state.feed.subject]) for state in states]
    page.fragment("facts_table.html", table=facts_table(caption, columns, rows))


def _cells(page: Page, state: FeedState, subject: str) -> list[Inline]:
    reader, row, t = page.reader, state.feed.row, page.text
    release = "" if row["last_release"] in ("", "not stated") else reader.period(row["last_release"])
    note = row.get(f"note_{reader.lang}", "")
    provider = f"{state.feed.provider} {state.feed.flow}".rstrip()
    licence = page.package.names(LICENCES, reader.lang).get(row["licence"], "")
    small = " · ".join(filter(None, (subject, provider, licence)))
    return [
        cell(row[f"name_{reader.lang}"], small, wide=True, strong=True),
        _state(page, state),
        reader.number(state.held) if state.held else "",
        reader.period(state.newest) if state.newest else "",
        release or t("not stated"),
        reader.period(row["last_checked"]) if row["last_checked"] else t("never"),
        reader.period(row["next_expected"]) if row["next_expected"] else t(CADENCES[row["cadence"]]),
        cell(note, wide=True) if note else "",
    ]


def _state(page: Page, state: FeedState) -> Inline:
    """Whether anything is held, and whether the provider itself was ever asked."""
    t = page.text
    if not state.held:
        return cell(t("declared"), t("no answer accepted yet"), wide=True)
    asked = "" if state.feed.row["verified"] else t("answer given by hand; the provider was not asked yet")
    if state.late:
        return cell(Badge(t("update late"), "status"), asked, wide=True)
    return cell(t("up to date"), asked, wide=True)
