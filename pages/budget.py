"""What the Flemish government spends, and proposes to spend, on its foreign policy."""

from functools import partial

from dashboard.charts import change, choropleth, ranking, series, stacked
from dashboard.content import Outline, Page
from dashboard.content.partner import newest_of
from dashboard.findings import finding, of_newest
from dashboard.locale import mark

AID = ("oda", "oda-net-by-recipient")
"""Development aid to a partner, of which a headline takes the newest figure."""

MOST = 20
"""So many recipients stand in the ranking."""


def build(page: Page) -> None:
    """The page, from the top down: what was spent, the newest first, and after all of it what is only proposed."""

    with page.headlines():
        if page.one_partner:
            newest_of(page, AID)
            page.headline("us-cooperation-spending", counterpart="usa")
        page.headline("oda", counterpart="wld", change="oda-growth")
        page.headline("network-cost", counterpart="wld")
        page.headline("climate-finance", counterpart="wld")

    _aid(page)
    _network(page)
    _promotion(page)
    _us_co_operation(page)
    _proposed(page)
    page.also()


def _network(page: Page) -> None:
    page.section(mark("What the diplomatic network costs"))
    with page.headlines():
        page.headline("network-cost", counterpart="wld")
        page.headline("network-cost-per-post", counterpart="wld")
        page.headline("network-cost-per-head", counterpart="wld")
        page.headline("team-flanders-usa-budget", counterpart="usa")


def _us_co_operation(page: Page) -> None:
    by_item = partial(ranking, label="item_name", code="item")
    page.section(
        mark("Spent on co-operation with the United States"),
        mark("The latest amounts that the sources state: the account of a past term."),
        leads=page.about == "usa",
    )
    with page.headlines():
        page.headline("us-cooperation-spending", counterpart="usa")
    with page.row():
        page.card(
            "spending",
            page.newest(
                ["us-cooperation-staff-costs", "us-cooperation-activity-costs"],
                counterpart="usa", item=page.items("policy-domain"), derived=False, together="item",
            ),
            title=mark("What Flemish policy domains spent on co-operation with the United States"),
            draw=partial(stacked, label="item_name", code="item", stack="indicator"),
            context=("theme",),
            marks="item",
            optional=True,
            note=mark(
                "Of each domain the latest amounts, each named with its year where these differ. "
                "Two of the three totals in the source are 53 cents lower than the sum of their parts."
            ),
        )  # fmt: skip
        page.card(
            "footnotes",
            page.newest("us-cooperation-spending-line", counterpart="usa", derived=False),
            title=finding(mark("Within these amounts: {top_value} for “{top}”"), label="item_name"),
            draw=partial(by_item, by=("time_period",)),
            context=("theme",),
            marks="item",
            optional=True,
            note=mark(
                "The footnotes of the same table; these amounts are part of those of the previous chart."
            ),
        )


def _proposed(page: Page) -> None:
    by_item = partial(ranking, label="item_name", code="item")
    proposed_for = ["wld", "eastern-border"]
    page.section(
        mark("Proposed for the government term"),
        mark("What the department asks for; nothing of it is decided or spent."),
    )
    with page.headlines():
        page.headline("proposed-yearly-budget", counterpart="wld")
    with page.row():
        page.card(
            "proposed",
            page.cross_section("proposed-yearly-budget", over=("item", "counterpart"), derived=False,
                counterpart=proposed_for),
            title=finding(
                mark("Each year {top_value} for “{top}” and {second_value} for “{second}” in {last_period}"),
                label="item_name",
            ),
            draw=by_item,
            context=("theme",),
            marks="item",
            note=mark("Proposals of the department to the negotiators, not decided budgets."),
        )  # fmt: skip

        page.card(
            "proposed-term",
            page.cross_section(
                "proposed-term-budget", over=("item", "counterpart"), counterpart=proposed_for
            ),
            title=finding(mark("Over five years {top_value} for “{top}”"), label="item_name"),
            draw=by_item,
            context=("theme",),
            marks="item",
            note=mark(
                "Five times the yearly amount; for humanitarian aid that is the level to be reached, not all new money."
            ),
        )


def _aid(page: Page) -> None:
    page.section(mark("Development aid and climate finance"), leads=page.one_partner and page.about != "usa")
    with page.row():
        page.card(
            "aid-of-belgium",
            page.series("oda-net-by-recipient", ref_area="bel", counterpart=page.about),
            title=finding(
                mark(
                    "Aid of Belgium: {last_value} net in {last_period}, against {first_value} in {first_period}"
                )
                if page.about == "wld"
                else mark(
                    "Aid of Belgium to {partner}: {last_value} net in {last_period}, "
                    "against {first_value} in {first_period}"
                )
            ),
            draw=partial(series, label="counterpart_name"),
            context=("year",),
            note=mark("All public donors of Belgium together, Flanders within it and not split."),
        )
        page.card(
            "oda",
            page.series("oda", ref_area="be-vlg", counterpart=page.about),
            title=finding(
                mark(
                    "Development aid: {last_value} in {last_period}, against {first_value} in {first_period}"
                )
                if page.about == "wld"
                else mark(
                    "Development aid to {partner}: {last_value} in {last_period}, "
                    "against {first_value} in {first_period}"
                )
            ),
            draw=partial(series, label="indicator_name"),
            context=("year",),
        )
        page.card(
            "oda-shares",
            page.series("oda-share", counterpart=page.asked.partner("southern-africa"), derived=False),
            title=finding(
                mark(
                    "{partner} receives {last_value} of Flemish aid in {last_period}, "
                    "against {first_value} in {first_period}"
                )
            ),
            draw=partial(series, label="counterpart_name"),
            context=("year",),
        )
        page.card(
            "climate",
            page.series(["climate-finance", "climate-finance-announced"], counterpart="wld", derived=False),
            title=finding(
                mark("Climate finance: {focus_value} in {focus_period}"),
                label="indicator_name",
                focus="climate-finance",
            ),
            draw=partial(ranking, label="indicator_name", code="indicator", by=("time_period",)),
            context=("year",),
            note=mark(
                "Sources differ in what they count: what was announced and what was paid are not joined."
            ),
        )
        page.card(
            "oda-of-belgium",
            page.series("oda-share-of-belgium", counterpart="wld", derived=False),
            title=finding(mark("Flanders gives {last_value} of Belgian development aid in {last_period}")),
            draw=partial(series, label="indicator_name"),
            context=("year",),
        )
        recipients = page.cross_section("oda-net-by-recipient", ref_area="bel", at_least=50)
        page.card(
            "recipients",
            recipients.largest(MOST, keep=page.view.regions),
            title=finding(
                mark("Most aid of Belgium to a country went to {top}: {top_value} net in {last_period}")
            ),
            draw=partial(ranking, label="counterpart_name", code="counterpart"),
            context=("region",),
            picks=True,
            note=mark("The countries that received most; the map shows all."),
        )
        page.card(
            "recipients-map",
            recipients,
            title=finding(mark("Aid of Belgium in {last_period}: {n} countries with a figure")),
            draw=page.map(choropleth),
            context=("region",),
            picks=True,
        )


def _promotion(page: Page) -> None:
    page.section(mark("Promoting tourism with the neighbours"))
    with page.row():
        page.card(
            "promotion",
            page.series("tourism-promotion-budget", counterpart=page.foreign(), derived=False),
            title=of_newest(
                finding(mark("The largest promotion budget in {last_period} was for {top}: {top_value}"))
            ),
            draw=partial(
                stacked, label="counterpart_name", code="counterpart", stack="time_period", side_by_side=True
            ),
            context=("region",),
            picks=True,
        )
        page.card(
            "promotion-change",
            page.cross_section("tourism-promotion-budget-change"),
            title=finding(mark("The budget fell most in {bottom}: {bottom_value} over {last_period}")),
            draw=partial(change, label="counterpart_name", code="counterpart"),
            context=("region",),
            picks=True,
        )


PAGE = Outline(
    "budget",
    build,
    heading=mark("Budget"),
    lede=mark("What Flanders spends, and proposes to spend, on its foreign policy."),
)

if __name__ == "__main__":
    from dashboard.ui import draw_page

    draw_page(PAGE)
