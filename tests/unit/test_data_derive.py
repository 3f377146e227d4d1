"""What is derived from printed figures: the value, how many digits it carries, its papers, and its formula."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data import Package, formula, labelled, lineage, reconciliations
from dashboard.data.arithmetic import OPERATIONS, Figure, round_to

if TYPE_CHECKING:
    from conftest import Folder


def result(operation: str, *figures: tuple[float, float] | tuple[float, float, bool]) -> tuple[float, float]:
    """The rounded value and its quantum."""
    found = OPERATIONS[operation].compute(
        [Figure(*figure, *([False] if len(figure) == 2 else [])) for figure in figures]
    )
    return found.rounded, pytest.approx(found.quantum)


@pytest.mark.parametrize(
    ("operation", "inputs", "expected"),
    [
        ("sum", [(1.23e9, 1e7), (4.5e9, 1e8)], (5.7e9, 1e8)),
        ("sum", [(0.1, 0.1), (0.2, 0.1)], (0.3, 0.1)),
        ("difference", [(10.52e9, 1e7), (7.34e9, 1e7)], (3.18e9, 1e7)),
        ("difference", [(300e9, 1e9), (288.8e9, 1e8)], (11e9, 1e9)),
        ("rest", [(28.85, 0.01), (15.84, 0.01)], (55.31, 0.01)),
        ("rest", [(66, 1), (6.03, 0.01)], (28, 1)),
        ("sum", [(200_000, 1, True), (131_769.52, 0.01, True)], (331_769.52, 0.01)),
        ("sum", [(5e6, 1e6, True), (1.25e6, 1e4)], (6.25e6, 1e4)),
        ("difference", [(1.2e6, 1e5), (274_391, 1, True)], (900_000, 1e5)),
        ("share", [(18.12e9, 1e7), (300.6e9, 1e8)], (6.03, 0.01)),
        ("share", [(18.12e9, 1e7), (300e9, 1e9)], (6.04, 0.01)),
        ("share", [(5e6, 1e6), (300e9, 1e9)], (0.0017, 0.0001)),
        ("share", [(5e6, 1e6, True), (11e6, 1e6, True)], (45.5, 0.1)),
        ("growth", [(300.6e9, 1e8), (293.5e9, 1e8)], (2.4, 0.1)),
        ("growth", [(300e9, 1e9), (293.5e9, 1e8)], (2.2, 0.1)),
        ("growth", [(14.6e6, 1e5), (14e6, 1e6)], (4.3, 0.1)),
        ("growth", [(72e6, 1e6), (32e6, 1e6)], (130, 10)),
        ("growth", [(293.6e9, 1e8), (293.5e9, 1e8)], (0, 0.1)),
        ("growth", [(14e6, 1e6), (14e6, 1e6)], (0, 0.1)),
        ("growth", [(7.34e9, 1e7), (8.76e9, 1e7)], (-16.2, 0.1)),
        ("ratio", [(32.5e6, 1e5), (13, 1, True)], (2.5e6, 1e4)),
        ("ratio", [(32.5e6, 1e5), (13, 1)], (2.5e6, 1e5)),
        ("ratio", [(7.6e6, 1), (53, 1, True)], (143_000, 1e3)),
        ("ratio", [(53, 1, True), (13, 1, True)], (4.08, 0.01)),
        ("ratio", [(4.5e6, 1, True), (8, 1, True)], (563_000, 1e3)),
        ("product", [(367_400, 1, True), (2, 1), (272, 1)], (2e8, 1e7)),
        ("product", [(367_400, 1, True), (2, 1)], (730_000, 1e4)),
        ("rank", [(6.03, 0.01), (17.08, 0.01), (12.67, 0.01), (2.1, 0.01)], (3, 1)),
        ("rank", [(6.03, 0.01), (6.03, 0.01), (5.07, 0.01)], (1, 1)),
        ("whole", [(18.12e9, 1e7), (6.03, 0.01)], (300e9, 1e9)),
        ("whole", [(5e9, 1e9), (1.2, 0.1)], (420e9, 1e10)),
        ("part", [(300.6e9, 1e8), (6.03, 0.01)], (18.1e9, 1e8)),
        ("part", [(26e6, 1e6), (10, 1)], (2.6e6, 1e5)),
        ("before", [(10.52e9, 1e7), (7.07, 0.01)], (9.83e9, 1e7)),
        ("before", [(48.1e6, 1e5), (-3, 1)], (50e6, 1e6)),
        ("share", [(0, 1), (5, 1)], (0, 1)),
    ],
)
def test_value_and_digits(operation: str, inputs: list[tuple], expected: tuple[float, float]) -> None:
    assert result(operation, *inputs) == expected


@pytest.mark.parametrize(
    ("value", "quantum", "rounded"),
    [
        (562_500, 1e3, 563_000),
        (-562_500, 1e3, -563_000),
        (2.5, 1, 3),
        (-0.5, 1, -1),
        (2.675, 0.01, 2.68),
        (0, 1, 0),
    ],
)
def test_halves_are_rounded_away_from_zero(value: float, quantum: float, rounded: float) -> None:
    assert round_to(value, quantum) == rounded


def digits(value: float, quantum: float) -> int:
    return math.floor(math.log10(abs(value) / quantum) + 1e-9) + 1


NUMBERS = st.tuples(st.integers(10, 9999), st.integers(-2, 9)).map(
    lambda n: (float(f"{n[0]}e{n[1]}"), float(f"1e{n[1]}"))
)


@given(
    first=NUMBERS, second=NUMBERS, operation=st.sampled_from(["ratio", "share", "product", "whole", "part"])
)
def test_no_more_significant_digits_than_the_inputs(
    first: tuple[float, float], second: tuple[float, float], operation: str
) -> None:
    found = OPERATIONS[operation].compute([Figure(*first, False), Figure(*second, False)])
    allowed = min(Figure(*first, False).digits, Figure(*second, False).digits)
    assert 2 <= digits(found.value, found.quantum) <= allowed
    if digits(found.value, found.quantum) > 2:
        assert found.quantum >= found.error / 2, "a digit far below the error says nothing"


@given(first=NUMBERS, second=NUMBERS)
def test_a_sum_is_as_fine_as_its_coarsest_input(
    first: tuple[float, float], second: tuple[float, float]
) -> None:
    for operation in ("sum", "difference"):
        assert OPERATIONS[operation].compute([Figure(*first, False), Figure(*second, False)]).quantum == max(
            first[1], second[1]
        )


def test_derived_figures_carry_their_papers(package: Package) -> None:
    (row,) = package.figures(["share-usa-press-2015"]).to_dict("records")
    assert (row["value"], row["quantum"]) == (6.04, 0.01)
    assert row["derived"] is True
    assert row["operation"] == "share"
    assert row["inputs"] == ("goods-exports-be-vlg-usa-2015", "goods-exports-be-vlg-wld-2015-daily")
    assert (row["as_printed"], row["source"], row["locator"]) == ("", "", "")
    assert row["sources"] == ("strategy-2016", "daily-2018")
    assert row["authority"] == "press", "one input is from the press"
    assert row["obs_status"] == "E", "one input is approximate"
    assert row["source_date"] == "2018-01-05"


def test_counted_things_are_exact(package: Package) -> None:
    values = package.figures(["cost-per-post-2016", "nights-both-2015", "nights-share-2015"])
    assert list(values["value"]) == [2_500_000, 500_000, 62.5]
    assert list(values["quantum"]) == pytest.approx([10_000, 1, 0.1])


COST = '2016,32500000,A,strategy-2016,8.4,"32,5 miljoen"'
LATER = 'cost-2017,network-cost,be-vlg,wld,,2017,4321098.76,A,strategy-2016,8.4,"4.321.098,76",,\n'
BOTH = "cost-both,diplomatic-network,network-cost,be-vlg,wld,,2016/2017,sum,network-cost-2016 cost-2017,,\n"


@pytest.mark.parametrize(
    ("old", "new", "total"),
    [
        (",A,", ",A,", 36_821_098.76),
        (",A,", ",U,", 36_821_098.76),  # in doubt, but not for its digits
        (",A,", ",E,", 36_800_000),  # about so much
        (",A,", ",P,", 36_800_000),  # so much for now
        ("strategy-2016", "daily-2018", 36_800_000),  # the press rounds
    ],
)
def test_an_administration_states_its_own_money_exactly(
    tiny: Folder, old: str, new: str, total: float
) -> None:
    figures = "observations/diplomatic-network.csv"
    tiny.replace(figures, COST, COST.replace(old, new))
    tiny.write(figures, tiny.read(figures) + LATER)
    tiny.write("derivations.csv", tiny.read("derivations.csv") + BOTH)
    assert tiny.load().figures(["cost-both"])["value"].item() == total


def test_a_count_in_doubt_is_a_count_all_the_same(tiny: Folder) -> None:
    tiny.replace("observations/diplomatic-network.csv", "2016,13,A", "2016,13,U")
    (row,) = tiny.load().figures(["cost-per-post-2016"]).to_dict("records")
    assert (row["quantum"], row["obs_status"]) == (pytest.approx(10_000), "U")


def test_a_derivation_of_a_derivation_uses_what_is_shown(tiny: Folder) -> None:
    tiny.replace(
        "derivations.csv",
        "share,nights-be-vlg-usa-2015 nights-both-2015",
        "growth,nights-both-2015 nights-bel-usa-2015",
    )
    assert tiny.load().figures(["nights-share-2015"])["value"].item() == 0


def test_lineage(package: Package) -> None:
    (row,) = package.figures(["nights-share-2015"]).to_dict("records")
    assert list(lineage(row, package)["id"]) == ["nights-be-vlg-usa-2015", "nights-both-2015"]
    (printed,) = package.figures(["share-deu-2015"]).to_dict("records")
    assert lineage(printed, package).empty


def test_formulas_in_words(package: Package) -> None:
    rows = {row["id"]: row for row in package.observations().to_dict("records")}
    assert formula(rows["exports-growth-derived-2015"], package, "en") == (
        "change in per cent from [Goods exports, Flanders, 2014] to [Goods exports, Flanders, 2015]"
    )
    assert formula(rows["share-usa-derived-2015"], package, "nl") == (
        "100 × [Goederenuitvoer, Vlaanderen – Verenigde Staten, 2015] ÷ [Goederenuitvoer, Vlaanderen, 2015]"
    )
    said = formula(
        rows["nights-both-2015"], package, "en", lambda text: f"({text})", lambda period: f"in {period}"
    )
    assert said == (
        "(sum of: Nights, Flanders – United States, in 2015; Nights, Brussels – United States, in 2015)"
    )
    assert formula(rows["share-deu-2015"], package, "en") == ""


def test_a_place_names_all_that_it_is_among(real: Package) -> None:
    (row,) = real.figures(["goods-exports-rank-be-vlg-nld-2015"]).to_dict("records")
    assert (row["value"], row["operation"]) == (3, "rank")
    said = formula(row, real, "en")
    assert said.startswith(
        "place of [Share of goods exports, by market, Flanders – Netherlands, 2015] among: "
    )
    assert "Germany, 2015" in said
    assert said.count(";") == 9


def test_the_ten_listed_markets_have_a_place_each_and_the_printed_one_is_kept(real: Package) -> None:
    ranks = real.observations("export-markets").query(
        "indicator == 'goods-exports-rank' and time_period == '2015'"
    )
    assert sorted(ranks["value"]) == list(range(1, 11))
    assert not ranks.set_index("counterpart").at["usa", "derived"]
    held = reconciliations(real).set_index("id").loc["goods-exports-rank-be-vlg-usa-2015-listed"]
    assert (held["computed"], held["printed"], held["result"]) == (5, 5, "exact")


def test_only_a_difference_of_percentages_may_be_in_points(real: Package, project: Folder) -> None:
    units = real.links("indicators", "id", "unit")
    assert units["rd-intensity-against-partner"] == ("percentage-points",)
    assert not real.problems
    project.replace(
        "derivations.csv",
        "2013,difference,rd-intensity-be-vlg-2013 rd-intensity-usa-2013",
        "2013,sum,rd-intensity-be-vlg-2013 rd-intensity-usa-2013",
    )
    (problem,) = project.problems()
    assert "percentage-points" in problem


def test_one_of_a_thing_is_called_by_its_singular(package: Package) -> None:
    figures = package.observations()
    one = figures[figures["id"] == "staff-new-york-2016"]
    assert labelled(one, package, "en")["unit_said"].tolist() == ["persons"]
    assert labelled(one.assign(value=1.0), package, "en")["unit_said"].tolist() == ["person"]
    assert labelled(one.assign(value=1.0), package, "nl")["unit_said"].tolist() == ["persoon"]


@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_operation_has_words(package: Package, operation: str) -> None:
    (row,) = package.figures(["share-usa-derived-2015"]).to_dict("records")
    said = formula({**row, "operation": operation}, package, "en", lambda text: f"<{text}>")
    assert said.startswith("<")
    assert "Goods exports, Flanders – United States, 2015" in said
    assert "{" not in said


def test_the_schema_allows_what_the_code_can_compute(tiny: Folder) -> None:
    descriptor = json.loads(tiny.read("datapackage.json"))
    for name in ("derivations", "reconciliations"):
        (resource,) = [one for one in descriptor["resources"] if one["name"] == name]
        (field,) = [one for one in resource["schema"]["fields"] if one["name"] == "operation"]
        assert set(field["constraints"]["enum"]) == set(OPERATIONS)


def test_an_operation_that_only_the_schema_knows(tiny: Folder) -> None:
    content = tiny.read("datapackage.json").replace('"rest",', '"rest", "median",')
    tiny.write("datapackage.json", content)
    tiny.replace("derivations.csv", "2015,sum,", "2015,median,")
    (problem,) = tiny.problems()
    assert problem.startswith(
        "data/derivations.csv, line 5, column operation: the dashboard cannot compute 'median' (rule: operation)"
    )


def test_results_of_reconciliations(package: Package) -> None:
    found = reconciliations(package).set_index("id")
    assert dict(found["result"]) == {
        "nights-regions": "exact",
        "exports-share": "within-rounding",
        "exports-growth": "does-not-reconcile",
    }
    regions = found.loc["nights-regions"]
    assert (regions["computed"], regions["printed"], regions["difference"]) == (500_000, 500_000, 0)
    assert regions["tolerance"] == 0, "counts leave nothing open"
    assert regions["inputs"] == ("nights-be-vlg-usa-2015", "nights-be-bru-usa-2015")
    assert (regions["printed_id"], regions["unit"]) == ("nights-bel-usa-2015", "nights")
    growth = found.loc["exports-growth"]
    assert growth["difference"] == pytest.approx(2.16 - 2.41908)
    assert growth["tolerance"] == pytest.approx(0.005 + 102.41908 * (0.05 / 300.6 + 0.05 / 293.5))


def test_counts_that_differ_by_one_do_not_reconcile(tiny: Folder) -> None:
    tiny.replace(
        "observations/tourism.csv",
        "187655,A,statbel-2018,table,187.655",
        "187656,A,statbel-2018,table,187.656",
    )
    assert reconciliations(tiny.load()).set_index("id")["result"]["nights-regions"] == "does-not-reconcile"


def test_a_derived_input_carries_what_it_can_be_off(tiny: Folder) -> None:
    """5.07% of 300.6 is 15.24, shown as 15.2: more off than half of its last digit."""
    assert result("part", (300.6e9, 1e8), (5.07, 0.01)) == (15.2e9, 1e8)
    level = OPERATIONS["part"].compute([Figure(300.6e9, 1e8, False), Figure(5.07, 0.01, False)])
    shown = level.as_figure(exact=False)
    assert (shown.value, shown.error) == (15.2e9, pytest.approx(level.error + 0.04042e9))
    assert shown.error > shown.quantum / 2
    assert level.as_figure(exact=True).error == 0
    tiny.write(
        "reconciliations.csv",
        tiny.read("reconciliations.csv")
        + "derived,export-markets,Share,Aandeel,sum,share-usa-derived-2015,share-usa-2015,within-rounding,,\n",
    )
    found = reconciliations(tiny.load()).set_index("id").loc["derived"]
    share = OPERATIONS["share"].compute([Figure(18.12e9, 1e7, False), Figure(300.6e9, 1e8, False)])
    assert found["computed"] == 6.03
    assert found["tolerance"] == pytest.approx(0.005 + max(0.005, share.error + abs(6.03 - share.value)))


def test_a_broken_table_of_reconciliations_leaves_none(tiny: Folder) -> None:
    tiny.write("reconciliations.csv", "")
    package = tiny.load()
    assert list(reconciliations(package).columns[:3]) == ["id", "subject", "name_en"]
    assert reconciliations(package).empty
    assert package.usable("tourism")
