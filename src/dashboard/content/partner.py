"""The newest figure of a partner by whichever concept, and whose it is where Flanders has none."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.content.figures import Lead
from dashboard.content.headline import amount
from dashboard.content.page import Page
from dashboard.data import REPORTING, bounds
from dashboard.data.latest import Row
from dashboard.locale import mark


def newest_of(page: Page, indicators: Sequence[str], *, item: str = "") -> None:
    """Headline numbers of the chosen partner by whichever of these indicators has the newest figure: Flanders'; where
    there is none, or an older one, Belgium's too, and the section says so.
    """
    ours, theirs = (page.asked.newest_about(indicators, area, item=item) for area in REPORTING)
    if ours and theirs and bounds(theirs["time_period"])[1] <= bounds(ours["time_period"])[1]:
        theirs = None
    for row in filter(None, (ours, theirs)):
        page.number(Lead(row))
    page.lacking.told.update(indicators)
    if page.view.themes or page.view.year:
        return  # what these filters take away is not missing
    if ours is None or theirs is not None:
        page.lacking.sentences.append(_without_ours(page, indicators[0], ours, theirs))


def _without_ours(page: Page, indicator: str, ours: Row | None, theirs: Row | None) -> str:
    """That there is no figure for Flanders, or none as late as Belgium's, which is told."""
    message = mark("{what} ({partner}): no figure for Flanders, nor for Belgium.")
    if theirs is not None:
        message = mark("{what} ({partner}): no figure for Flanders; Belgium’s: {amount} ({period}).")
    if ours is not None:
        message = mark(
            "{what} ({partner}): no figure for Flanders after {last}; Belgium’s: {amount} ({period})."
        )
    reader = page.reader
    return page.text(
        message,
        what=page.package.names("indicators", reader.lang)[indicator],
        partner=page.package.names("regions", reader.lang)[page.about],
        amount=amount(theirs, reader) if theirs else "",
        period=reader.period(theirs["time_period"]) if theirs else "",
        last=reader.period(ours["time_period"]) if ours else "",
    )
