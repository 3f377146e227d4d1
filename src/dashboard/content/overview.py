"""What only the overview has: the way into each subject, what the filters leave of each, and the layers of its map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from dashboard.content.blocks import Fragment, ListCard, Text
from dashboard.content.cut import Cut
from dashboard.content.inline import Link
from dashboard.content.page import Page
from dashboard.content.publishers import said_by
from dashboard.content.remaining import line, newest_of_each
from dashboard.data import REPORTING
from dashboard.locale import mark
from dashboard.view import address, query

NEWEST, LOOKED_AT = 4, 16
"""So many figures of each subject stand on the overview where filters are set."""


@dataclass(frozen=True)
class Layer:
    """One thing that the map can show: its name, its headline, and its figures."""

    name: str
    message: str
    figures: Callable[[Page], Cut]


LAYERS = {
    "exports": Layer(
        mark("Sells: goods exports"),
        mark(
            "Of the {n} markets with a figure Flanders sells most to {top}: {top_value} of its goods exports in {last_period}"
        ),
        lambda page: page.cross_section("goods-exports-share", ref_area="be-vlg", at_least=5),
    ),
    "services": Layer(
        mark("Earns: services exports (Belgium)"),
        mark(
            "Of the markets named, {top} takes most of Belgium’s services exports: {top_value} in {last_period}"
        ),
        lambda page: page.cross_section("services-exports-share", ref_area="bel", at_least=3),
    ),
    "visitors": Layer(
        mark("Receives: arrivals (Belgium)"),
        mark(
            "Of {n} countries most guests in Belgium come from {top}: {top_value} arrivals in {last_period}"
        ),
        lambda page: page.cross_section("arrivals-eurostat", ref_area="bel", at_least=20),
    ),
    "aid": Layer(
        mark("Gives: aid (Belgium)"),
        mark("Of {n} countries {top} received most aid of Belgium: {top_value} net in {last_period}"),
        lambda page: page.cross_section("oda-net-by-recipient", ref_area="bel", at_least=50),
    ),
    "votes": Layer(
        mark("UN votes (Belgium)"),
        mark("Of {n} countries {bottom} votes most like Belgium, {top} least ({last_period}, estimate)"),
        lambda page: page.cross_section("un-voting-distance", ref_area="bel", at_least=50),
    ),
}
"""By the code that stands in links; the first is the default."""


def add_layer_choice(page: Page) -> Layer:
    """What the map may show, to choose from; the choice stands in the address."""
    names = {code: page.text(layer.name) for code, layer in LAYERS.items()}
    page.selector("layer", page.text("The map shows"), names, look="segments")
    return LAYERS[page.choice("layer")]


def add_left(page: Page) -> None:
    """The newest figures that the filters leave of each subject, each with its link, and the way to all of them; of a chosen
    partner what matters most first. Subjects of which they leave nothing are named in a line.
    """
    left = page.matching(page.figures)
    behind = left["subject"].value_counts()
    listed = [slug for slug in page.package.subjects if page.site.listed(slug) and page.package.usable(slug)]
    with page.row():
        for slug in listed:
            if slug in behind:
                page.add(_newest(page, slug, left[left["subject"] == slug]))
    none = [page.text(page.site.entry(slug).title) for slug in listed if slug not in behind]
    if none:
        page.add(
            Text(
                page.text("Nothing for these filters in: {pages}.", pages=page.reader.join(none)),
                look="quiet",
            )
        )


def _newest(page: Page, slug: str, figures: pd.DataFrame) -> ListCard:
    leading = [lead.figure for lead in page.asked.leading(LOOKED_AT, subject=slug)]
    ours = sorted(leading, key=lambda row: row["ref_area"] not in REPORTING)  # before what the partner counts
    rows = (ours or newest_of_each(figures))[:NEWEST]
    title, number = page.text(page.site.entry(slug).title), len(figures)
    every = Link(
        page.reader.plural("{title}: {n} figure", "{title}: {n} figures", number, title=title),
        address(slug, query(page.view.elsewhere(slug))),
    )
    groups = [("", [line(page, row) for row in rows]), (every, [])]
    return ListCard(
        key=f"left-{slug}",
        heading=title,
        body=Fragment("entries.html", {"groups": groups}),
        source_line=said_by([row["source_publisher"] for row in rows if not row["derived"]], page.reader),
    )
