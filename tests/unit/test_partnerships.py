"""Partners and opportunities: who a fact is about, under which column it counts, and where it lies."""

from __future__ import annotations

import pytest

from dashboard.data import Package, closure, facts, facts_about
from dashboard.data.opportunities import SEVERAL, located, places_of
from dashboard.data.partnerships import (
    NO_THEME,
    PARTNERS,
    by_partner,
    cells,
    columns_of,
    in_column,
    rows,
    theme_columns,
)


@pytest.fixture(scope="module")
def named(real: Package):
    return by_partner(facts(real, "en", ["partnerships"]), real, "en")


@pytest.fixture(scope="module")
def opportunities(real: Package):
    return located(facts(real, "en", ["sector-opportunities"]), real, "en")


def test_every_entry_has_one_partner_of_a_kind(named, real):
    assert len(named) == len(real.table("partnerships"))
    assert set(named["partners"]) == set(PARTNERS)
    assert (named["partner_name"] != "").all()
    bodies = named[named["organisation"] != ""]
    assert set(bodies["partners"]) == {"organisations"}
    assert (bodies["partner"] == bodies["organisation"]).all()


def test_countries_belong_to_continents_parts_to_countries_and_bodies_to_kinds(named):
    family = dict(zip(named["partner"], named["family"], strict=True))
    assert {code: family[code] for code in ("usa", "mar", "chn", "us-tx", "de-nw", "wld", "unesco")} == {
        "usa": "north-america",
        "mar": "africa",
        "chn": "asia",
        "us-tx": "usa",
        "de-nw": "deu",
        "wld": "",
        "unesco": "international",
    }
    countries = named[named["partners"].isin(["countries", "regions"])]
    assert (countries["family"] != "").all()


def test_names_are_in_the_language_asked_for(real):
    dutch = by_partner(facts(real, "nl", ["partnerships"]), real, "nl")
    names = dict(zip(dutch["partner"], dutch["partner_name"], strict=True))
    assert names["usa"] == "Verenigde Staten"


def test_columns_are_the_top_themes_or_the_chosen_one_and_its_children_or_the_chosen_ones(real):
    every = theme_columns(real)
    assert every[-1] == NO_THEME
    assert {"economy", "knowledge"} < set(every)
    assert "aerospace" not in every
    economy = theme_columns(real, ["economy"])
    assert economy[0] == "economy"
    assert "aerospace" in economy
    assert theme_columns(real, ["aerospace"]) == ("aerospace",)
    assert theme_columns(real, ["tourism", "culture"]) == ("tourism", "culture")


def test_an_entry_counts_under_the_nearest_column_once():
    above = {"heritage": ("culture",), "culture": ("knowledge",)}
    assert columns_of(["heritage"], ["knowledge"], above) == {"knowledge"}
    assert columns_of(["heritage", "culture"], ["knowledge", "culture"], above) == {"culture"}
    assert columns_of([], ["knowledge"], above) == frozenset()
    assert columns_of([], ["knowledge", NO_THEME], above) == {NO_THEME}


def test_cells_count_what_stands_behind_them(named, real):
    columns = theme_columns(real)
    found = cells(named, real, columns)
    assert not found.duplicated(["partner", "column"]).any()
    for partner, column, n, kinds in zip(
        found["partner"], found["column"], found["n"], found["kinds"], strict=True
    ):
        behind = in_column(named[named["partner"] == partner], real, column, columns)
        assert (len(behind), sorted(behind["kind"])) == (n, sorted(kinds)), (partner, column)


def test_no_entry_is_lost_between_the_columns(named, real):
    columns = theme_columns(real)
    above = real.links("themes", "id", "parent")
    assert all(columns_of(themes, columns, above) for themes in named["themes"])


def test_rows_stand_by_family_and_by_number(named):
    found = rows(named[named["partners"] == "countries"])
    assert found.iloc[0]["partner"] == "usa"
    families = list(dict.fromkeys(found["family"]))
    weights = found.groupby("family")["total"].sum()
    assert families == sorted(families, key=lambda family: -weights[family])
    for _, part in found.groupby("family"):
        assert part["total"].is_monotonic_decreasing
    assert found["total"].sum() == (named["partners"] == "countries").sum()


def test_of_many_rows_the_first_are_those_with_most_and_the_one_to_keep(named):
    countries = named[named["partners"] == "countries"]
    every = rows(countries)
    last = every.sort_values("total").iloc[0]["partner"]
    found = rows(countries, most=5, keep=[last])
    assert len(found) == 6
    assert last in set(found["partner"])
    assert found["total"].nlargest(5).min() >= every["total"].nlargest(6).iloc[-1]


def test_nothing_makes_nothing(named, real):
    assert cells(named.head(0), real, theme_columns(real)).empty
    assert rows(named.head(0)).empty


def test_every_opportunity_knows_its_place_and_its_family(opportunities, real):
    placed = opportunities[opportunities["place"] != ""]
    assert (placed["place_name"] != "").all()
    assert placed[["latitude", "longitude"]].notna().all().all()
    assert opportunities[opportunities["place"] == ""]["abroad"].all()
    above = real.links("themes", "id", "parent")
    for themes, family in zip(opportunities["themes"], opportunities["family"], strict=True):
        assert family in closure(themes, above)
        assert not above.get(family)


def test_flemish_ports_are_not_on_the_american_map(opportunities):
    flemish = opportunities[~opportunities["abroad"]]
    assert {"antwerp-port", "ghent-port", "zeebrugge-port"} <= set(flemish["place"])
    assert set(places_of(opportunities)["place"]).isdisjoint(flemish["place"])


def test_places_count_their_entries_and_say_whether_their_themes_differ(opportunities):
    found = places_of(opportunities).set_index("place")
    assert found["n"].sum() == (opportunities["abroad"] & (opportunities["place"] != "")).sum()
    assert found["n"].is_monotonic_decreasing
    assert found.loc["new-york-city", "family"] == SEVERAL
    assert found.loc["wichita", "family"] == "economy"


def test_filters_leave_no_places_where_there_are_none(opportunities, real):
    none = facts_about(opportunities, real, themes=["export-control"])
    assert places_of(none).empty


def test_entries_whose_organisation_or_place_cannot_be_read_are_left_out(named, opportunities, project):
    for file in ("organisations.csv", "places.csv"):
        project.write(file, "no,such,columns\n")
    package = project.load()
    left = by_partner(facts(package, "en", ["partnerships"]), package, "en")
    assert set(left["partners"]) <= {"countries", "regions", "groups"}
    assert (located(facts(package, "en", ["sector-opportunities"]), package, "en")["place"] == "").all()
