"""Partners are compared on the same thing only: same indicator, reporting area and item; other years are told apart."""

import pandas as pd
import pytest

from dashboard.data import labelled, latest, preferred
from dashboard.data.comparison import arranged, lines, related
from dashboard.data.dossier import dossier


@pytest.fixture(scope="module")
def some(real):
    """A row of the project's figures to make others of."""
    return labelled(real.observations(), real, "en").head(1)


@pytest.fixture
def rows(some):
    """Makes a frame of figures that say what is asked and agree in all else."""

    def make(*said):
        plain = {"item": "", "ref_area": "be-vlg", "authority": "official", "derived": False, "value": 1.0}
        each = [some.assign(**{**plain, "id": f"figure-{number}", **one}) for number, one in enumerate(said)]
        return pd.concat(each, ignore_index=True)

    return make


def exports(partner, year, **more):
    return {
        "indicator": "goods-exports",
        "counterpart": partner,
        "time_period": year,
        "sort_period": 0.0,
        **more,
    }


def test_the_same_thing_of_two_partners_stands_in_one_line(rows):
    found = lines([rows(exports("usa", "2015")), rows(exports("deu", "2015"))], ["usa", "deu"])
    assert len(found) == 1
    (line,) = found
    assert (line.whose, line.partner) == ("be-vlg", "")
    assert [cell.shown["counterpart"] for cell in line.cells] == ["usa", "deu"]
    assert line.own
    assert line.common == ""


def test_another_concept_or_area_is_another_line(rows):
    here = rows(exports("usa", "2015"))
    there = rows(
        exports("deu", "2015", indicator="goods-exports-national"), exports("deu", "2015", ref_area="bel")
    )
    found = lines([here, there], ["usa", "deu"])
    assert len(found) == 3
    assert all(len(line.filled) == 1 for line in found)


def test_a_partner_without_a_figure_is_led_to_the_one_by_another_concept(rows, real):
    here = rows(exports("usa", "2015"))
    there = rows(exports("deu", "2015", indicator="goods-exports-national", ref_area="bel"))
    found = lines([here, there], ["usa", "deu"])
    beside = related(found, real)
    by_code = {line.indicator: line for line in found}
    (other,) = beside[by_code["goods-exports"]][1]
    assert other is by_code["goods-exports-national"]
    assert beside[by_code["goods-exports"]][0] == ()


def test_nobody_is_led_elsewhere_where_a_line_compares_already(rows, real):
    here = rows(
        exports("usa", "2015"), exports("usa", "2015", indicator="goods-exports-national", ref_area="bel")
    )
    there = rows(exports("deu", "2015"))
    found = lines([here, there], ["usa", "deu"])
    assert all(not any(places) for places in related(found, real).values())


def test_growth_is_no_other_concept_of_a_level(rows, real):
    here = rows(exports("usa", "2015", indicator="goods-exports-growth"))
    found = lines([here, rows(exports("deu", "2015"))], ["usa", "deu"])
    assert all(not any(places) for places in related(found, real).values())


def test_different_years_are_known_and_the_latest_common_one_found(rows):
    here = rows(exports("usa", "2014"), exports("usa", "2015"), exports("usa", "2024"))
    there = rows(exports("deu", "2014"), exports("deu", "2015"), exports("deu", "2018"))
    (line,) = lines([here, there], ["usa", "deu"])
    assert line.periods == ("2024", "2018")
    assert line.common == "2015"
    assert [cell.of("2015")["time_period"] for cell in line.cells] == ["2015", "2015"]
    assert line.cells[0].of("2018") is None


def test_no_year_is_common_where_none_is(rows):
    (line,) = lines([rows(exports("usa", "2014")), rows(exports("deu", "2015"))], ["usa", "deu"])
    assert line.common == ""
    assert len(line.periods) == 2


def test_whole_years_come_before_shorter_periods_which_are_told_where_newer(rows):
    (line,) = lines(
        [rows(exports("usa", "2015"), exports("usa", "2016-S1"), exports("usa", "2014-S1"))], ["usa"]
    )
    (cell,) = line.cells
    assert cell.shown["time_period"] == "2015"
    assert cell.newer["time_period"] == "2016-S1"
    assert [row["time_period"] for row in cell.others] == ["2014-S1"]


def test_a_span_that_begins_before_the_latest_year_is_not_newer(rows):
    (line,) = lines([rows(exports("usa", "2018"), exports("usa", "2017/2023"))], ["usa"])
    assert line.cells[0].shown["time_period"] == "2018"
    assert line.cells[0].newer is None


def test_a_figure_without_a_whole_year_is_shown_for_what_it_is(rows):
    (line,) = lines([rows(exports("usa", "2016-S1"))], ["usa"])
    assert line.cells[0].shown["time_period"] == "2016-S1"
    assert line.cells[0].years == ()


def test_the_preferred_source_is_shown_and_the_other_kept(rows):
    (line,) = lines([rows(exports("usa", "2015", authority="press"), exports("usa", "2015"))], ["usa"])
    (cell,) = line.cells
    assert cell.shown["authority"] == "official"
    assert [row["authority"] for row in cell.others] == ["press"]


def test_figures_of_parts_stand_in_lines_of_their_own_after_the_whole(rows, real):
    found = lines([rows(exports("us-tx", "2015"), exports("usa", "2015"))], ["usa"])
    sorted_out = arranged(found, real, most=5)
    assert [line.partner for line in sorted_out.lines] == ["", "us-tx"]
    assert [line.own for line in sorted_out.lines] == [True, False]


def test_the_partners_own_figures_are_compared_with_each_other(rows):
    mine = {"indicator": "goods-exports", "counterpart": "wld", "time_period": "2015"}
    (line,) = lines([rows({**mine, "ref_area": "usa"}), rows({**mine, "ref_area": "deu"})], ["usa", "deu"])
    assert (line.whose, line.partner) == ("", "wld")
    assert line.own


def test_nothing_gives_no_lines(rows):
    assert lines([rows(exports("usa", "2015")).head(0)], ["usa"]) == ()


@pytest.mark.parametrize("region", ["usa", "deu", "wld"])
def test_every_figure_of_a_dossier_is_in_its_lines(real, region):
    for section in dossier(real, region=region):
        found = lines([section.figures], [region])
        sorted_out = arranged(found, real, most=3)
        assert sorted(map(id, sorted_out.lines)) == sorted(map(id, found))
        shown = [
            row["id"]
            for line in sorted_out.lines
            for cell in line.filled
            for row in (cell.shown, *filter(None, [cell.official, cell.newer]), *cell.others)
        ]
        assert sorted(shown) == sorted(section.figures["id"])


def test_at_most_so_many_lines_come_first_and_one_of_each_indicator(real):
    for section in dossier(real, region="usa"):
        first = arranged(lines([section.figures], ["usa"]), real, most=4).first
        assert len(first) <= 4
        assert len({line.indicator for line in first}) == len(first)


def test_what_is_shown_is_what_the_queries_call_latest(real):
    (trade,) = (section for section in dossier(real, region="deu") if section.code == "trade")
    years = trade.figures[trade.figures["time_period"].str.fullmatch(r"\d{4}")]
    expected = set(latest(preferred(years.assign())).get("id"))
    shown = {line.cells[0].shown["id"] for line in lines([trade.figures], ["deu"]) if line.cells[0].years}
    assert shown == expected
