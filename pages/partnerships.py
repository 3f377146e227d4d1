"""Who Flanders works with on what: partners on a map, by kind of tie, and by theme, with all that stands behind it."""

from functools import partial

from dashboard.charts import choropleth, series
from dashboard.content import Outline, Page
from dashboard.content.partnerships import (
    add_behind,
    add_by_partner,
    add_kinds,
    add_map,
    add_matrix,
    partnership_choices,
)
from dashboard.findings import finding
from dashboard.locale import mark

SIZE = ("inhabitants", "gdp", "gdp-per-inhabitant")
"""How large a partner is."""


def build(page: Page) -> None:
    """The page, from the top down."""
    if page.partner in page.view.regions:
        with page.tiles():
            for indicator in SIZE:
                page.headline(indicator, ref_area=page.partner, counterpart="wld")
            page.headline("un-voting-distance", ref_area="bel", counterpart=page.partner)
    page.section(mark("Who and how"))
    with page.row():
        add_map(page)
        add_kinds(page)

    page.section(mark("Who on what"))
    add_matrix(page)
    add_behind(page)

    page.section(mark("Who stands apart"))
    with page.row():
        add_by_partner(
            page,
            "followed",
            title=mark("International organisations that the Flemish posts follow"),
            kinds=["followed"],
            families=["international"],
            themes=["multilateralism"],
        )
        add_by_partner(
            page,
            "tourism-markets",
            title=mark("Focus markets of tourism"),
            kinds=["focus", "market"],
            themes=["tourism"],
        )
        add_by_partner(
            page,
            "candidates",
            title=mark("Candidates: co-operation that is possible or sought"),
            kinds=["candidate"],
        )
        add_by_partner(
            page,
            "rivals",
            title=mark("Rivals and competitors"),
            kinds=["competitor-rival"],
            note=mark(
                "Named as competing with the United States, with Flanders or with Europe; no partners."
            ),
        )

    page.section(
        mark("Who votes like Belgium"),
        mark(
            "Estimated by a model from the votes in the General Assembly of the United Nations; no measure of friendship."
        ),
    )
    distances = page.cross_section("un-voting-distance", ref_area="bel", at_least=50)
    with page.row():
        page.card(
            "votes-map",
            distances,
            title=mark("How far other countries vote from Belgium in the United Nations (estimate)")
            if page.one_partner
            else finding(
                mark(
                    "Of {n} countries {bottom} votes most like Belgium, {top} least ({last_period}, estimate)"
                )
            ),
            draw=page.map(choropleth),
            context=("region",),
            picks=True,
        )
        page.card(
            "votes",
            page.series("un-ideal-point", ref_area=["bel", page.partner], counterpart="wld"),
            title=mark("How Belgium and the partner vote in the United Nations, year by year (estimate)"),
            draw=partial(series, label="ref_area_name", from_zero=False),
            context=("region", "year"),
            marks="ref_area",
            note=mark(
                "A position says something only beside that of others: the closer two lines, the more alike they vote."
            ),
        )


PAGE = Outline(
    "partnerships",
    build,
    heading=mark("Partnerships"),
    lede=mark(
        "Who Flanders works with on what, as the strategy note on the United States and the memorandum for 2024–2029 name it."
    ),
    tables=("partnerships",),
    joins=("organisations", "organisation-themes"),
    choices=partnership_choices,
)

if __name__ == "__main__":
    from dashboard.ui import draw_page

    draw_page(PAGE)
