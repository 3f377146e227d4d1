"""Figures follow by rules, in every period; and what is wrong with a rule is said with file, line, column and way out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from dashboard.data import DATA_FOLDER

if TYPE_CHECKING:
    from conftest import Folder

FILE = "derivation-rules.csv"
HEADER = (
    "id,subject,indicator,ref_area,counterpart,item,period,operation,inputs,start_period,end_period,authority,"
    "figure_id,note_en,note_nl\n"
)
FOREIGN = "nights-foreign,tourism,nights-share,*,*,,*,share,nights nights[ref_area=bel],,,,,,\n"
GROWTH = (
    "growth,export-markets,goods-exports-growth,*,wld,,*,growth,"
    "goods-exports goods-exports[time_period=-1],,,official,,Told.,Verteld.\n"
)
PRINTED = "{id},goods-exports,be-vlg,wld,,{period},{value},A,fit-2017,p. 1,{value},,\n"


def ruled(tiny: Folder, *rules: str) -> Folder:
    """The package with these rules."""
    described = json.loads((DATA_FOLDER / "datapackage.json").read_text(encoding="utf-8"))
    mine = json.loads(tiny.read("datapackage.json"))
    mine["resources"] += [each for each in described["resources"] if each["path"] == FILE]
    tiny.write("datapackage.json", json.dumps(mine))
    tiny.write(FILE, HEADER + "".join(rules))
    return tiny


def printed(tiny: Folder, period: str, value: str) -> None:
    one = f"goods-exports-be-vlg-wld-{period.lower()}"
    row = PRINTED.format(id=one, period=period, value=value)
    file = "observations/export-markets.csv"
    tiny.write(file, tiny.read(file) + row)


def followed(tiny: Folder) -> dict[str, dict]:
    """What follows by rules, by id."""
    package = tiny.load()
    assert [str(problem) for problem in package.problems] == []
    rows = tiny.read("derivations.csv")
    figures = package.observations()
    return {
        row["id"]: row
        for row in figures[figures["derived"]].to_dict("records")
        if f"{row['id']}," not in rows
    }


def test_a_rule_holds_wherever_all_its_inputs_are(tiny: Folder) -> None:
    found = followed(ruled(tiny, FOREIGN))
    assert {one: row["value"] for one, row in found.items()} == {
        "nights-share-be-bru-usa-2015": 37.5,
    }


def test_a_later_period_derives_itself_and_nothing_else_changes(tiny: Folder) -> None:
    ruled(tiny, GROWTH)
    printed(tiny, "2016", "330660000000")
    printed(tiny, "2016-S1", "150000000000")
    (row,) = followed(tiny).values()
    assert (row["id"], row["value"], row["note_en"]) == (
        "goods-exports-growth-be-vlg-wld-2016",
        10.0,
        "Told.",
    )
    assert row["inputs"] == ("goods-exports-be-vlg-wld-2016", "goods-exports-be-vlg-wld-2015")


def test_what_is_printed_or_is_a_row_is_not_derived_again(tiny: Folder) -> None:
    share = "share,export-markets,goods-exports-share,be-vlg,*,,*,share,goods-exports goods-exports[counterpart=wld],,,,,,\n"
    assert not followed(ruled(tiny, share, GROWTH))  # all of them are printed


def test_the_press_is_no_input_where_a_rule_wants_officials(tiny: Folder) -> None:
    ruled(tiny, GROWTH)
    printed(tiny, "2016", "330660000000")
    tiny.replace("observations/export-markets.csv", "330660000000,A,fit-2017", "330660000000,A,daily-2018")
    package = tiny.load()
    assert "goods-exports-growth-be-vlg-wld-2016" not in set(package.observations()["id"])


def test_nothing_follows_by_a_rule_from_a_division_by_zero(tiny: Folder) -> None:
    ruled(tiny, GROWTH)
    printed(tiny, "2010", "0")
    printed(tiny, "2011", "330660000000")
    printed(tiny, "2012", "330660000000")
    assert list(followed(tiny)) == ["goods-exports-growth-be-vlg-wld-2012"]


def test_a_rule_may_use_what_follows_by_another(tiny: Folder) -> None:
    change = (
        "change,export-markets,goods-exports-growth,*,wld,,2014/*,difference,"
        "goods-exports-growth goods-exports-growth[time_period=-1],2017,,,,,\n"
    )
    ruled(tiny, change, GROWTH)
    printed(tiny, "2016", "330660000000")
    printed(tiny, "2017", "363726000000")
    found = followed(tiny)
    assert found["goods-exports-growth-be-vlg-wld-2014-2017"]["inputs"] == (
        "goods-exports-growth-be-vlg-wld-2017",
        "goods-exports-growth-be-vlg-wld-2016",
    )


WRONG = {
    "an unknown code": (
        FOREIGN.replace("[ref_area=bel]", "[ref_area=blg]"),
        "column inputs: unknown code 'blg' (rule: foreign key). Way out: use a code of data/regions.csv, such as bel or "
        "be-vlg, or add it there.",
    ),
    "an unknown indicator": (
        FOREIGN.replace("share,nights nights", "share,nightz nights"),
        "column inputs: unknown code 'nightz' (rule: foreign key). Way out: use a code of data/indicators.csv, such as",
    ),
    "no key": (
        FOREIGN.replace("[ref_area=bel]", "(bel)"),
        "column inputs: rule 'nights-foreign': 'nights(bel)' is no key (rule: derivation rule). Way out: write "
        "indicator[dimension=code,...].",
    ),
    "no such dimension": (
        FOREIGN.replace("[ref_area=bel]", "[area=bel]"),
        "column inputs: rule 'nights-foreign': 'area=bel' says nothing (rule: derivation rule). Way out: write one of "
        "ref_area, counterpart, item, time_period, = and a code.",
    ),
    "no period": (
        FOREIGN.replace("[ref_area=bel]", "[time_period=lastyear]"),
        "column inputs: rule 'nights-foreign': 'lastyear' is no period (rule: derivation rule). Way out: write "
        "time_period=-1 for the year before, or a period such as 2018.",
    ),
    "no free period": (
        FOREIGN.replace("nights nights[ref_area=bel]", "nights[time_period=2015] nights[time_period=2014]"),
        "column inputs: rule 'nights-foreign': no input is of the free period (rule: derivation rule). Way out: name "
        "one without a fixed time_period.",
    ),
    "nobody says which": (
        FOREIGN.replace("nights nights[", "nights[ref_area=be-vlg] nights["),
        "column ref_area: rule 'nights-foreign': no input says which ref_area (rule: derivation rule). Way out: write "
        "its codes instead of *.",
    ),
    "no such field of an id": (
        FOREIGN.replace(",,,,,,\n", ",,,,{area}-nights,,\n"),
        "column figure_id: rule 'nights-foreign': there is no 'area' to put in (rule: derivation rule). Way out: use "
        "{ref_area}, {counterpart}, {item}, {time_period}.",
    ),
    "nothing follows": (
        FOREIGN.replace("*,*,,*", "be-vlg,*,pharma,*"),
        "column inputs: nothing follows by rule 'nights-foreign': nowhere are all its inputs (rule: derivation rule). "
        "Way out: correct its inputs or bounds, or drop the rule.",
    ),
    "one id twice": (
        FOREIGN.replace(",,,,,,\n", ",,,,nights-share-{time_period},,\n"),
        "column figure_id: rule 'nights-foreign' claims 'nights-share-2015', the id of a figure of something else",
    ),
    "another unit": (
        FOREIGN.replace("nights-share,*", "nights,*").replace("*,*,,*", "be-bru+be-vlg,*,pharma,*").replace(
            "nights nights[ref_area=bel]", "nights[item=] goods-exports-share[item=]"),
        "column inputs: share of figures in nights, percent (rule: units). Way out: use figures in one unit.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rule", "said"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_with_a_rule_is_said(tiny: Folder, rule: str, said: str) -> None:
    problems = ruled(tiny, rule).problems()
    assert problems
    assert problems[0].startswith(f"data/{FILE}, line 2, {said}"), problems
    figures = tiny.load().observations()
    rows = tiny.read("derivations.csv")
    assert {f"{one}," in rows for one in figures["id"][figures["derived"]]} == {True}, (
        "no figure by a broken rule"
    )


def test_two_rules_that_claim_one_figure_and_a_row_that_says_what_a_rule_says(tiny: Folder) -> None:
    ruled(tiny, FOREIGN, FOREIGN.replace("nights-foreign", "again"))
    assert tiny.problems()[0].startswith(
        f"data/{FILE}, line 3, column figure_id: rule 'again' claims 'nights-share-be-bru-usa-2015', as line 2 does"
    )
    tiny.write(FILE, HEADER + FOREIGN)
    row = (
        "nights-share-be-vlg-usa-2015,tourism,nights-share,be-vlg,usa,,2015,share,"
        "nights-be-vlg-usa-2015 nights-bel-usa-2015,,\n"
    )
    tiny.write("derivations.csv", tiny.read("derivations.csv") + row)
    assert tiny.problems() == [
        "data/derivations.csv, line 8, column id: 'nights-share-be-vlg-usa-2015' follows by rule 'nights-foreign' "
        f"(data/{FILE}, line 2) all the same (rule: derivation rule). Way out: drop the row."
    ]
