"""Events on a line of time, and the stretches that the line is broken into."""

from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data import facts, select
from dashboard.data.timeline import FEW, LENGTHS, Stretch, concerning, events, stretches


def starting(*years):
    return pd.DataFrame({"start": [float(year) for year in years]})


@pytest.fixture(scope="module")
def found(real):
    return events(facts(real, "en", ["events"]), real)


def test_events_run_from_the_oldest_to_the_latest(found, real):
    assert len(found) == len(real.table("events"))
    assert list(found["start"]) == sorted(found["start"])
    assert (found["end"] > found["start"]).all()


def test_what_is_to_be_revised_is_what_the_table_says(found, real):
    table = real.table("events")
    said = set(table["id"][table["due_for_revision"] == "yes"])
    assert said
    assert set(found["id"][found["revise"]]) == said


@given(st.lists(st.integers(1000, 2100), min_size=1))
def test_every_event_has_one_stretch_and_no_stretch_is_empty(years):
    made = stretches(starting(*years))
    assert {each for each in made for year in years if each.first <= year <= each.last} == set(made)
    assert all(any(each.first <= year <= each.last for each in made) for year in years)
    for before, after in pairwise(made):
        assert before.last < after.first


@given(st.lists(st.integers(1000, 2100), min_size=1))
def test_a_stretch_is_long_only_where_little_happened(years):
    for stretch in stretches(starting(*years)):
        inside = sum(stretch.first <= year <= stretch.last for year in years)
        assert stretch.years in LENGTHS
        assert inside <= FEW or stretch.years == LENGTHS[-1]


def test_a_quiet_century_is_one_stretch_and_a_busy_decade_another():
    made = stretches(starting(1679, *[2016] * (FEW + 1)))
    assert made == (Stretch(1600, 1699), Stretch(2010, 2019))
    assert made[1].code == "2010/2019"


def test_no_events_need_no_stretch():
    assert stretches(starting()) == ()


def about(real, found, **asked):
    """The ids of the events that figures have to do with, of those that come first."""
    rows = concerning(select(real.observations(), **asked), found, real)
    return set(rows["id"][rows["rank"] == rows["rank"].min()])


@pytest.mark.parametrize(
    ("asked", "there", "not_there"),
    [
        ({"indicator": "goods-exports", "counterpart": "usa"}, "eu-us-trade-deal-2025", "us-tariffs-china-84"),
        ({"indicator": "goods-exports", "counterpart": "gbr"}, "united-kingdom-leaves-single-market", "eu-us-trade-deal-2025"),
        ({"indicator": "arrivals-eurostat", "counterpart": "usa"}, "attacks-22-march-2016", "us-constitution"),
        ({"indicator": "goods-exports", "counterpart": "wld"}, "coronavirus-pandemic-2020", "attacks-22-march-2016"),
    ],
)  # fmt: skip
def test_figures_have_to_do_with_what_happened_to_their_partner_in_their_field(
    real, found, asked, there, not_there
):
    ids = about(real, found, **asked)
    assert there in ids
    assert not_there not in ids


def test_a_measure_counts_where_it_is_on_all_of_our_goods(real, found):
    trade = select(real.observations(), indicator="goods-exports", ref_area="be-vlg", counterpart="usa")
    begun = set(concerning(trade, found, real)["id"]) & set(real.table("measures")["began"])
    assert "us-tariffs-reciprocal-phase-1" in begun
    assert not {"us-tariffs-india-25", "us-tariffs-cars-25"} & begun
