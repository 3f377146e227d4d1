"""That a filter leaves nothing of a page, and where it does leave something."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.content import facets
from dashboard.content.blocks import Button, Elsewhere, PageLink
from dashboard.content.page import Page
from dashboard.data import covers, filtered
from dashboard.view import ends_of, query

MOST_YEARS = 2
"""So many years before the one that is asked for, and after it, are offered."""


def offer(page: Page) -> bool:
    """Says that a filter leaves nothing, and where it does leave something: whether it does on another page."""
    t, view = page.text, page.view
    every = page.edition.figures(page.reader.lang).copy(deep=False)
    found = filtered(every, page.package, themes=view.themes, regions=view.regions)
    if view.year:
        covered = found["time_period"].map(lambda period: covers(period, view.year))
        found = found[covered.astype(bool)]  # of an empty frame pandas cannot tell that this is yes or no
    behind = found["subject"].value_counts()
    ways = tuple(
        PageLink(
            slug,
            page.reader.plural(
                "{title}: {n} figure", "{title}: {n} figures", number, title=t(page.site.entry(slug).title)
            ),
            query(view.elsewhere(slug)),
        )
        for slug, number in behind.items()
        if page.site.listed(slug)
    )
    years = tuple(_nearest_years(page))
    none = t("No other page has figures for this combination either; take one of the filters away.")
    page.add(
        Elsewhere(
            t("No figure on this page matches these filters."),
            (*years, *ways),
            "" if len(behind) or years else none,
        )
    )
    return bool(ways)


def _nearest_years(page: Page) -> Iterator[Button]:
    """The years next to the one that is asked for in which the other filters leave something of this page."""
    if not page.view.year:
        return
    first, last = ends_of(page.view.year)
    behind = {year: number for year, number in facets.behind(page, "year").items() if number}
    before = sorted(year for year in behind if year < first)[-MOST_YEARS:]
    after = sorted(year for year in behind if year > last)[:MOST_YEARS]
    for year in (*before, *after):
        said = page.reader.plural("{title}: {n} figure", "{title}: {n} figures", behind[year], title=year)
        yield Button(f"year-{year}", said, {"year": [year]})
