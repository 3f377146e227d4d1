"""Events on a line of time, and the stretches that the line is broken into."""

from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data import facts
from dashboard.data.timeline import FEW, LENGTHS, Stretch, events, stretches


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
