"""That a filter leaves nothing of a page, and where it does leave something."""

from __future__ import annotations

from dashboard.content.blocks import Elsewhere, PageLink
from dashboard.content.page import Page
from dashboard.data import filtered, years_of
from dashboard.view import query


def offer(page: Page) -> bool:
    """Says that a filter leaves nothing, and where it does leave something: whether it does anywhere."""
    t, view = page.text, page.view
    every = page.edition.figures(page.reader.lang).copy(deep=False)
    found = filtered(every, page.package, themes=view.themes, regions=view.regions)
    if view.year:
        covers = found["time_period"].map(lambda period: int(view.year) in years_of(period))
        found = found[covers.astype(bool)]  # of an empty frame pandas cannot tell that this is yes or no
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
    none = t("No other page has figures for this combination either; take one of the filters away.")
    page.add(Elsewhere(t("No figure on this page matches these filters."), ways, "" if len(behind) else none))
    return bool(ways)
