"""How much stands behind each choice of a filter on a page, as the other filters leave it: what a reader would see who chose
it alone in that filter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from dashboard.content import release
from dashboard.content.page import Page
from dashboard.data import counts, facts_about, years_of

FILTERS = ("theme", "region", "year")


def behind(page: Page, name: str) -> Mapping[str, int]:
    """How many figures and facts stand behind each theme, each region or each calendar year. Shared: never alter it.

    Raises ValueError for anything that is no filter.
    """
    if name not in FILTERS:
        raise ValueError(f"filters are by {', '.join(FILTERS)}, not by {name!r}")
    return page.once(("facet", name), lambda: _years(page) if name == "year" else _codes(page, name))


def _codes(page: Page, by: str) -> Counter[str]:
    found = Counter(counts(page.asked.matching(page.figures, context=(by,)), page.package, by=by))
    others = {"theme": {"regions": page.view.regions}, "region": {"themes": page.view.themes}}[by]
    left = facts_about(page.facts, page.package, **others)
    found.update(release.counted(left, page.package, by))
    return found


def _years(page: Page) -> Counter[str]:
    found: Counter[str] = Counter()
    periods = page.asked.matching(page.figures, context=("year",))["time_period"].value_counts()
    for period, number in periods.items():
        found.update({str(year): int(number) for year in years_of(str(period))})
    return found
