"""What figures side by side differ in is said in words, and nothing is said where they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dashboard.data import Package, comparability, select
from dashboard.findings import comparable
from dashboard.locale import reader_for

if TYPE_CHECKING:
    import pandas as pd

EN = reader_for("en")


def said(real: Package, lang: str = "en", **codes: object) -> tuple[str, ...]:
    return comparable(figures(real, **codes), reader_for(lang), real)


def figures(real: Package, **codes: object) -> pd.DataFrame:
    found = select(real.observations(), **codes)
    assert not found.empty
    return found


def aspects(real: Package, **codes: object) -> list[str]:
    return [difference.aspect for difference in comparability(figures(real, **codes), real)]


CONCEPTS = {
    "indicator": ["goods-exports", "goods-exports-national", "goods-exports-net-of-transit"],
    "ref_area": ["be-vlg", "bel"], "counterpart": "wld", "time_period": ["2015", "2016", "2024"], "derived": False,
}  # fmt: skip


def test_exports_with_and_without_transit(real: Package) -> None:
    assert said(real, **CONCEPTS) == (
        "Not the same concept: Goods exports – with transit trade; "
        "Goods exports without transit (national concept) – without transit trade; "
        "Direct goods exports (net of transit and re-exports) – without transit trade and re-exports.",
        "Belgium includes Flanders: do not add them up.",
    )
    assert said(real, "nl", **CONCEPTS)[0].startswith(
        "Niet hetzelfde concept: Uitvoer van goederen – met doorvoer; "
    )


def test_exports_beside_imports_under_one_concept_are_no_difference(real: Package) -> None:
    trade = ["goods-exports", "goods-imports", "goods-balance"]
    assert said(real, indicator=trade, ref_area="be-vlg", counterpart="usa", time_period="2015") == ()


@pytest.mark.parametrize(
    "measured", ["goods-services-exports", "goods-exports-national", "goods-exports-net-of-transit"]
)
def test_what_leaves_transit_out_says_so_by_itself(real: Package, measured: str) -> None:
    """Goods and services of one year can be below the goods alone, of another card."""
    left_out = "Transit trade is left out: not to be compared with figures that count it."
    assert left_out in said(real, indicator=measured)
    assert left_out not in said(real, indicator=[measured, "goods-exports"])


def test_nights_with_and_without_brussels(real: Package) -> None:
    (sentence,) = said(real, indicator=["nights", "nights-destination"], ref_area="be-vlg", counterpart="wld")
    assert sentence == (
        "Not the same coverage: Nights spent – registered accommodation, the Flemish Region without Brussels; "
        "Nights spent (Flanders with Brussels) – the destination Flanders, with Brussels."
    )
    (dutch,) = said(
        real, "nl", indicator=["nights", "nights-destination"], ref_area="be-vlg", counterpart="wld"
    )
    assert "het Vlaams Gewest zonder Brussel" in dutch
    assert "de bestemming Vlaanderen, met Brussel" in dutch


def test_nights_of_regions_beside_each_other(real: Package) -> None:
    assert said(real, indicator="nights", ref_area=["be-vlg", "be-wal", "be-bru"], time_period="2015") == (
        "Figures of different areas: Flanders, Wallonia and Brussels.",
    )


def test_a_part_beside_its_whole_is_not_to_be_added(real: Package) -> None:
    areas = ["be-vlg", "be-wal", "be-bru", "bel"]
    assert said(real, indicator="nights", counterpart="wld", ref_area=areas, time_period="2019") == (
        "Belgium includes Flanders, Wallonia and Brussels: do not add them up.",
    )


def test_the_rest_of_a_whole_does_not_hold_the_part_beside_it(real: Package) -> None:
    sentences = said(real, indicator="ranked-universities", item=["ranked-american", "ranked-other"])
    assert not any("do not add them up" in sentence for sentence in sentences)


@pytest.mark.parametrize(
    "codes",
    [
        {"indicator": "oda", "ref_area": "be-vlg", "counterpart": "wld", "item": ""},
        {"indicator": ["us-cooperation-staff-costs", "us-cooperation-activity-costs"]},
        {"indicator": "proposed-yearly-budget"},
        {"indicator": "goods-exports-share", "time_period": "2015", "ref_area": "be-vlg"},
    ],
)
def test_nothing_is_said_of_budgets_aid_and_markets(real: Package, codes: dict[str, object]) -> None:
    assert said(real, **codes) == ()


def test_aid_beside_climate_finance_is_another_concept(real: Package) -> None:
    (sentence,) = said(
        real, indicator=["oda", "climate-finance"], ref_area="be-vlg", counterpart="wld", item=""
    )
    assert sentence == (
        "Not the same concept: Official development assistance – Official development assistance (OECD-DAC); "
        "International climate finance – International climate finance."
    )


def test_units_that_differ_are_named(real: Package) -> None:
    trade = ["goods-exports-unstated", "goods-exports-usd"]
    found = comparability(figures(real, indicator=trade), real)
    assert dict(found[0].values) == {"eur": ("goods-exports-unstated",), "usd": ("goods-exports-usd",)}
    assert "Not in the same unit: euro and US dollars." in said(real, indicator=trade)


def test_a_source_that_does_not_say_is_a_difference(real: Package) -> None:
    trade = ["goods-exports", "goods-exports-unstated"]
    (sentence, *_) = said(real, indicator=trade, ref_area="bel")
    assert sentence.endswith("the source does not say whether transit trade counts.")
    assert aspects(real, indicator=trade, ref_area="bel")[0] == "transit"


def test_many_indicators_are_counted(real: Package) -> None:
    every = real.observations("export-markets")
    sentence = comparable(every, EN, real)[0]
    assert " more – with transit trade; " in sentence
    assert len(sentence) < 600


def test_no_figures_differ_in_nothing(real: Package) -> None:
    assert comparability(real.observations().head(0), real) == []


def test_a_broken_table_of_concepts_says_nothing_false(tiny) -> None:
    frame = tiny.load().observations()
    tiny.write("concepts.csv", "")
    assert comparable(frame, EN, tiny.load()) == ()
