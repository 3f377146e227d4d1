"""On the page of export markets: how many measures of the partner hold, and the way to them."""

from __future__ import annotations

from dashboard.content.inline import Link, words
from dashboard.content.page import Page
from dashboard.data.measures import days_of_change, known_until, measures
from dashboard.view import address, query

TARIFFS = "tariffs"


def tariffs_at(page: Page) -> None:
    """A line under the headline numbers, where the partner that the page is about has measures in force."""
    package = page.package
    if not (package.available("measures") and package.available("events") and page.site.listed(TARIFFS)):
        return
    if not days_of_change(package):
        return
    day = known_until(package)
    held = [each for each in measures(package) if each.row["region"] == page.partner and each.holds(day)]
    if not held:
        return
    said = page.reader.plural(
        "{n} tariff measure of {partner} in force on {day}.",
        "{n} tariff measures of {partner} in force on {day}.",
        len(held), partner=page.named(page.partner), day=page.reader.period(day),
    )  # fmt: skip
    way = Link(
        page.text("What they tax and since when"), address(TARIFFS, query(page.view.elsewhere(TARIFFS)))
    )
    page.fragment("texts.html", texts=[words(said, way, between=" ")])
