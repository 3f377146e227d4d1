"""How new a figure is: what is late, what is later, and what is old."""

from datetime import date

import pytest

from dashboard.data import DATA_FOLDER, feed_states, freshness, is_late, labelled, load, years_old
from dashboard.data.latest import latest

TODAY = date(2026, 11, 30)


@pytest.fixture(scope="module")
def package():
    return load(DATA_FOLDER)


def test_a_feed_is_late_once_a_whole_cadence_has_passed_since_the_period_that_is_due(package):
    states = feed_states(package, TODAY)
    held = [state for state in states if state.held]
    assert held
    assert all((state.newest, state.late) == ("", False) for state in states if not state.held)
    for state in held:
        assert state.late == (int(state.newest[:4]) + 3 <= TODAY.year), state.feed.id
    assert {state.late for state in held} == {True, False}


def test_an_older_figure_knows_the_later_one_and_the_latest_knows_none(package):
    figures = labelled(package.observations(), package, "en")
    one = figures[(figures["indicator"] == "arrivals-eurostat") & (figures["counterpart"] == "jpn")]
    newest = latest(one).to_dict("records")[0]
    assert freshness(newest, figures, package, TODAY).later is None
    older = [row for row in one.to_dict("records") if row["id"] != newest["id"]]
    assert older
    for row in older:
        found = freshness(row, figures, package, TODAY)
        assert found.later["id"] == newest["id"]
        assert found.feed.source == row["source"]
        assert found.late == is_late(newest, package, TODAY)


@pytest.mark.parametrize(
    ("period", "years"), [("2015", 11), ("2016-S1", 10), ("2019/2021", 5), ("2026-03", 0), ("2024/2029", -3)]
)
def test_age_is_counted_from_the_last_year_of_a_period(period, years):
    assert years_old(period, TODAY) == years
