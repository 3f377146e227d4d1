"""What two sides count of one flow: found by what figures are about, compared in one unit, never without a reason."""

import pandas as pd
import pytest

from dashboard.content.mirror.sentences import answer, told
from dashboard.data import DATA_FOLDER
from dashboard.data.inputs import Measures
from dashboard.data.mirror import mirrored
from dashboard.data.store import store
from dashboard.locale import LANGUAGES, reader_for
from page_content import content

TABLES = ("flows", "indicator-flows", "gap-reasons", "gap-reason-cases", "concepts", "region-members")


@pytest.fixture(scope="module")
def edition():
    return store(DATA_FOLDER, LANGUAGES).edition()


class Laid:
    """The project's tables with figures of one's own, and what is found among them."""

    def __init__(self, package):
        self.package = package
        self.tables = {name: package.table(name) for name in TABLES}
        indicators, units = package.table("indicators"), package.table("units")
        self.measured = Measures(
            {},
            dict(zip(indicators["id"], indicators["unit"], strict=True)),
            dict(zip(indicators["id"], indicators["concept"], strict=True)),
            dict(zip(units["id"], units["measure"], strict=True)),
        )
        self.like = package.observations()
        self.like = self.like[~self.like["derived"]].iloc[0].to_dict()

    def find(self, *figures):
        """Each figure as (indicator, whose, with whom, year, value)."""
        rows = [
            {
                **self.like, "id": f"f{place}", "indicator": indicator, "ref_area": area, "counterpart": partner,
                "item": item[0] if item else "", "time_period": year, "value": value, "quantum": 1e6,
            }
            for place, (indicator, area, partner, year, value, *item) in enumerate(figures)
        ]  # fmt: skip
        frame = pd.DataFrame(rows)
        return mirrored(
            frame, self.tables, (_Lines([row["id"] for row in rows]),), {}, self.measured, ("en", "nl")
        )


class _Lines:
    """A file of these figures, as far as a problem asks it where they stand."""

    file = "data/observations/export-markets.csv"

    def __init__(self, ids):
        self._ids = ids

    def where(self, column, wrong):
        assert column == "id"
        return [(line, one) for line, one in enumerate(self._ids, start=2) if wrong(one)]


@pytest.fixture(scope="module")
def laid(edition):
    return Laid(edition.package)


def values(found):
    return dict(zip(found.frame["indicator"], found.frame["value"], strict=True))


def test_a_later_series_of_any_partner_is_found_by_itself(laid):
    found = laid.find(
        ("goods-exports", "bel", "jpn", "2031", 4e9), ("goods-imports", "jpn", "bel", "2031", 5e9),
        ("arrivals", "be-vlg", "jpn", "2031", 400), ("goods-exports", "bel", "jpn", "2030", 4e9),
    )  # fmt: skip
    (pair,) = found.pairs
    assert (pair.flow, pair.area, pair.partner, pair.period) == ("flow-goods-exports", "bel", "jpn", "2031")
    assert values(found) == {"mirror-gap": 1e9, "mirror-gap-percent": 25.0}


def test_another_currency_is_converted_at_the_rate_of_the_year_or_not_compared(laid):
    ours, theirs = (
        ("goods-imports", "bel", "bra", "2024", 5e9),
        ("mirror-goods-exports-usd", "bra", "bel", "2024", 5e9),
    )
    rate = ("euro-reference-rate", "bel", "wld", "2024", 1.25, "currency-usd")
    converted = laid.find(ours, theirs, rate)
    assert values(converted)["mirror-converted"] == 4e9
    assert values(converted)["mirror-gap"] == -1e9
    without = laid.find(ours, theirs)
    assert [pair.told for pair in without.pairs] == [""]
    assert without.frame.empty


def test_a_gap_without_a_reason_is_a_problem_with_its_place_and_a_way_out(laid):
    near = laid.find(
        ("services-exports", "bel", "jpn", "2031", 4e9), ("services-imports", "jpn", "bel", "2031", 4.3e9)
    )
    far = laid.find(
        ("services-exports", "bel", "jpn", "2031", 4e9), ("services-imports", "jpn", "bel", "2031", 5e9)
    )
    assert near.problems == []
    (problem,) = far.problems
    assert (problem.file, problem.line, problem.column, problem.rule) == (_Lines.file, 3, "value", "mirror")
    assert "+25 per cent" in problem.message
    assert "unexplained" in problem.way_out


def test_a_total_is_the_sum_of_its_parts_by_one_concept(laid):
    found = laid.find(
        ("goods-exports-unstated", "bel", "pol", "2031", 6e9), ("goods-imports-unstated", "bel", "pol", "2031", 4e9),
        ("mirror-goods-trade", "pol", "bel", "2031", 9.5e9),
    )  # fmt: skip
    (pair,) = found.pairs
    assert pair.flow == "flow-goods-trade"
    assert values(found)["mirror-gap"] == -5e8


def test_every_gap_of_the_project_is_told_with_its_reasons_in_both_languages(edition):
    package = edition.package
    assert package.mirrored
    for lang in LANGUAGES:
        rows, reader = edition.rows(lang), reader_for(lang)
        for one in told(package, rows, package.mirrored):
            said = answer(one, package, reader)
            assert one.theirs["source_publisher"] in said
            assert one.ours["source_publisher"] in said
            assert "{" not in said
            if one.gap is not None:
                assert one.gap["value"] == pytest.approx(
                    one.in_ours["value"] - one.ours["value"], abs=one.gap["quantum"]
                )
                assert abs(one.percent["value"]) <= 10 or one.reasons


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_says_what_is_missing_where_no_year_is_in_common(edition, lang):
    package = edition.package
    paired = {pair.partner for pair in package.mirrored}
    theirs = package.observations()
    counted = set(package.table("indicator-flows")["indicator"])
    theirs = theirs[theirs["indicator"].isin(counted) & (theirs["counterpart"] == "bel")]
    alone = sorted(
        set(theirs["ref_area"]) - paired - set(package.links("region-members", "group", "member")["bel"])
    )
    assert alone
    from dashboard.content.blocks import Notice

    page = content("mirror", {"region": [alone[0]]}, lang=lang)
    assert [block for block in page.walk() if isinstance(block, Notice)]
