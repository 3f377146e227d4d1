"""What is counted of documents and tables, and which checks concern which figures."""

import pandas as pd
import pytest

from dashboard.data import Package, facts
from dashboard.data.provenance import DIFFERS, EXACT, RESULTS, checks, documents, span, tables


@pytest.fixture
def counted(package: Package) -> pd.DataFrame:
    return documents(package, "en", package.observations(), facts(package, "en")).set_index("id")


class TestDocuments:
    def test_every_source_is_there_documents_first(self, package, counted):
        assert set(counted.index) == set(package.table("sources")["id"])
        assert counted.index[0] == "strategy-2016"

    def test_the_printed_figures_of_each_are_counted_and_the_doubts(self, counted):
        assert counted.loc["strategy-2016", "figures"] == 7
        assert counted.loc["statbel-2018", ["figures", "provisional"]].tolist() == [5, 1]
        assert counted.loc["daily-2018", ["figures", "approximate"]].tolist() == [1, 1]
        assert counted.loc["fit-2017", "doubtful"] == 1

    def test_the_years_and_subjects_are_those_of_its_figures(self, counted):
        assert counted.loc["statbel-2018", ["first", "last"]].tolist() == ["2015", "2016"]
        assert counted.loc["statbel-2018", "subjects"] == ("tourism",)
        assert counted.loc["strategy-2016", "subjects"] == ("export-markets", "diplomatic-network")

    def test_a_check_counts_for_every_source_that_takes_part(self, counted):
        assert counted.loc["statbel-2018", ["checks", "differing"]].tolist() == [1, 0]
        assert counted.loc["fit-2017", ["checks", "differing"]].tolist() == [2, 1]
        assert counted.loc["strategy-2016", "checks"] == 1
        assert counted.loc["daily-2018", "checks"] == 0

    def test_only_what_is_given_is_counted(self, package):
        figures = package.observations("tourism")
        found = documents(package, "en", figures, facts(package, "en").head(0)).set_index("id")
        assert found["figures"].to_dict() == {
            "strategy-2016": 0,
            "fit-2017": 0,
            "daily-2018": 0,
            "statbel-2018": 5,
        }
        assert (found.loc["fit-2017", ["first", "last"]] == "").all()
        assert found["facts"].sum() == 0

    def test_nothing_given_is_nothing_counted(self, package):
        nothing = package.observations().head(0)
        found = documents(package, "en", nothing, facts(package, "en").head(0))
        assert len(found) == len(package.table("sources"))
        assert found[["figures", "facts", "checks", "differing"]].to_numpy().sum() == 0
        assert tables(package, nothing, facts(package, "en").head(0)).empty

    def test_all_facts_and_what_tells_more_of_them_are_counted(self, real):
        found = documents(real, "nl", real.observations(), facts(real, "nl"))
        unused = found["id"][(found["figures"] + found["facts"]) == 0]
        assert set(unused) <= set(real.table("feeds")["source"]), "those of feeds wait for their first load"


class TestTables:
    def test_subjects_come_before_tables_of_facts_and_add_up(self, package):
        figures, told = package.observations(), facts(package, "en")
        found = tables(package, figures, told)
        assert found["of"].tolist() == sorted(found["of"], reverse=False, key=["figures", "facts"].index)
        sums = found.groupby("of")[["official", "press", "derived"]].sum().sum(axis="columns")
        assert sums.to_dict() == {"figures": len(figures), "facts": len(told)}

    def test_a_derived_figure_is_neither_official_nor_press(self, package):
        markets = (
            tables(package, package.observations(), facts(package, "en"))
            .set_index("table")
            .loc["export-markets"]
        )
        assert markets[["official", "press", "derived"]].tolist() == [8, 1, 3]
        assert markets[["first", "last"]].tolist() == ["2014", "2015"]


class TestChecks:
    def test_a_check_is_found_by_any_figure_in_it(self, package):
        assert checks(package, "en", ["nights-be-bru-usa-2015"])["id"].tolist() == ["nights-regions"]
        assert checks(package, "en", ["nights-bel-usa-2015"])["id"].tolist() == ["nights-regions"]
        assert checks(package, "en", ["network-cost-2016"]).empty
        assert checks(package, "en", []).empty

    def test_each_has_its_name_unit_and_result(self, package):
        found = checks(package, "nl", package.observations()["id"]).set_index("id")
        assert found.loc["exports-growth", ["name", "measure", "result"]].tolist() == [
            "Groei",
            "percent",
            DIFFERS,
        ]
        assert found.loc["nights-regions", "result"] == EXACT
        assert set(found["result"]) <= set(RESULTS)


@pytest.mark.parametrize(
    ("periods", "years"),
    [
        ([], ("", "")),
        ([""], ("", "")),
        (["2015"], ("2015", "2015")),
        (["2016-S1", "2014-12-31"], ("2014", "2016")),
        (["2017/2022", "2020"], ("2017", "2022")),
    ],
)
def test_a_span_runs_from_the_first_to_the_last_year(periods, years):
    assert span(periods) == years
