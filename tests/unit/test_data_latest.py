"""What is the latest of a series: whole years first, of the press only with the latest official figure beside it."""

import pytest

from dashboard.data import goes_with, latest_of
from dashboard.data.latest import time_order


def rows(*stated, indicator="exports"):
    """Figures of one series, each as `2024` or `2024 press`."""
    split = [each.partition(" ") for each in stated]
    return [
        {"indicator": indicator, "time_period": period, "authority": authority or "official"}
        for period, _, authority in split
    ]


def told(found):
    return tuple(row and row["time_period"] for row in found)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (["2015", "2024"], ("2024", None, None)),
        (["2015", "2016-S1"], ("2015", None, "2016-S1")),
        (["2015", "2016-S1", "2016-Q1"], ("2015", None, "2016-S1")),
        (["2016", "2016-S2"], ("2016", None, None)),
        (["2017/2018", "2016"], ("2016", None, "2017/2018")),
        (["2017/2018", "2022/2023"], ("2022/2023", None, None)),
        (["2015", "2024 press"], ("2024", "2015", None)),
        (["2014", "2015", "2024 press", "2025-Q1"], ("2024", "2015", "2025-Q1")),
        (["2024 press", "2023-Q4"], ("2024", None, None)),
        (["2016-S1"], ("2016-S1", None, None)),
    ],
)
def test_the_latest_of_a_series(stated, expected):
    assert told(latest_of(rows(*stated))) == expected
    assert told(latest_of(rows(*reversed(stated)))) == expected, "whatever the order"


def test_of_what_stands_at_a_time_a_day_is_no_part_of_a_year():
    counted = rows("2016", "2022-12-31", "2024-06", indicator="offices")
    assert told(latest_of(counted)) == ("2016", None, "2024-06")
    assert told(latest_of(counted, stocks={"offices"})) == ("2024-06", None, None)


def test_no_figure_is_refused():
    with pytest.raises(ValueError, match="empty"):
        latest_of([])


@pytest.mark.parametrize(
    ("period", "shown", "goes"),
    [
        ("2024", "2024", True),
        ("2023", "2024", False),
        ("2016/2022", "2022", True),
        ("2016/2022", "2022-12-31", True),
        ("2016/2022", "2024", False),
        ("2024-Q1", "2024", False),
        ("2024-01/2024-07", "2024", False),
        ("2024-07/2024-12", "2024", False),
    ],
)
def test_a_change_goes_with_the_period_in_which_it_ends(period, shown, goes):
    assert goes_with(period, shown) is goes


def test_every_period_has_a_place_of_its_own():
    periods = ["2023", "2024", "2024-Q1", "2024-S1", "2023/2024", "2024-03", "2024-03-31"]
    assert len({time_order(each) for each in periods}) == len(periods)
