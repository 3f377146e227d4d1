"""Periods on a line of years, and the closures and orders that groups and derivations rest on."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data import bounds, middle, years_of
from dashboard.data.hierarchy import circles, closure, in_order


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ("2015", 2015, 2016),
        ("2016-S1", 2016, 2016.5),
        ("2016-S2", 2016.5, 2017),
        ("2020-Q3", 2020.5, 2020.75),
        ("2020-07", 2020.5, 2020 + 7 / 12),
        ("2016-01-01", 2016, 2016 + 1 / 366),
        ("2015-12-31", 2015 + 364 / 365, 2016),
        ("2012-01/2012-10", 2012, 2012 + 10 / 12),
        ("2017/2022", 2017, 2023),
    ],
)
def test_where_a_period_begins_and_ends(period: str, start: float, end: float) -> None:
    assert bounds(period) == pytest.approx((start, end))
    assert middle(period) == pytest.approx((start + end) / 2)


@pytest.mark.parametrize("period", ["", "2015-02-30", "2016/2012", "2015-13", "15", "2015-S3", "2015/"])
def test_no_such_period(period: str) -> None:
    if period == "2015/":
        assert bounds(period) == bounds("2015")  # the schema's pattern keeps it out
        return
    with pytest.raises(ValueError, match=r".+"):
        bounds(period)


LINKS = st.dictionaries(
    st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdef"), max_size=3), max_size=6
)


@given(links=LINKS)
def test_a_closure_is_closed(links: dict[str, list[str]]) -> None:
    for code in "abc":
        reached = closure([code], links)
        assert code in reached
        assert all(set(links.get(one, ())) <= reached for one in reached)


@given(links=LINKS)
def test_circles_are_found_and_end_where_they_begin(links: dict[str, list[str]]) -> None:
    found = circles(links)
    for loop in found:
        assert loop[0] == loop[-1]
        assert all(other in links[one] for one, other in itertools.pairwise(loop))
    on_circle = any(one in closure(links[one], links) for one in links)
    assert bool(found) == on_circle


@given(links=LINKS)
def test_without_circles_there_is_an_order(links: dict[str, list[str]]) -> None:
    if circles(links):
        return
    order = in_order(links)
    assert sorted(order) == sorted(links)
    for position, code in enumerate(order):
        assert all(other not in links or order.index(other) < position for other in links[code])


@pytest.mark.parametrize(
    ("period", "years"),
    [
        ("2015", [2015]),
        ("2016-S1", [2016]),
        ("2015-12-31", [2015]),
        ("2012-10/2014-02", [2012, 2013, 2014]),
        ("2017/2019", [2017, 2018, 2019]),
    ],
)
def test_a_period_covers_every_calendar_year_that_it_touches(period, years):
    assert list(years_of(period)) == years
