"""Headlines say what the figures in view say, and nothing else."""

import pandas as pd
import pytest

from dashboard.findings import finding
from dashboard.locale import reader_for

EN = reader_for("en")


def figures(*rows):
    frame = pd.DataFrame(rows, columns=["counterpart", "counterpart_name", "time_period", "value"])
    return frame.assign(
        sort_period=frame["time_period"].astype(float) + 0.5,
        measure="percent", unit_symbol="%", decimals=2, quantum=0.01,
    )  # fmt: skip


MARKETS = figures(
    ("usa", "United States", "2015", 6.03),
    ("deu", "Germany", "2015", 17.08),
    ("fra", "France", "2015", 12.67),
)


def test_the_largest_and_the_focus_with_its_rank():
    say = finding(
        "{top} {top_value}, {second}, {bottom} {bottom_value}; {focus}: {focus_rank} of {n}", focus="usa"
    )
    assert say(MARKETS, EN) == "Germany 17.08%, France, United States 6.03%; United States: 3 of 3"


def test_a_region_is_named_with_its_article_and_a_sentence_begins_with_a_capital():
    spoken = MARKETS.assign(counterpart_in_sentence=["the United States", "Germany", "France"])
    say = finding("{focus}: {focus_value}; most to {top}, least to {bottom}", focus="usa")
    assert say(spoken, EN) == "The United States: 6.03%; most to Germany, least to the United States"


def test_a_focus_out_of_view_gives_way_to_the_largest():
    assert finding("{focus} {focus_value}", focus="chn")(MARKETS, EN) == "Germany: 17.08% in 2015"


def test_first_and_last_period():
    over_time = figures(("usa", "US", "2024", 6.3), ("usa", "US", "2014", 5.51), ("usa", "US", "2015", 6.03))
    say = finding("{first_value} in {first_period}, {last_value} in {last_period}")
    assert say(over_time, EN) == "5.51% in 2014, 6.30% in 2024"


def test_one_figure_is_enough_and_none_is_refused():
    assert finding("{top} {second}")(MARKETS.head(1), EN) == "United States United States"
    with pytest.raises(ValueError, match="no figures to say anything about"):
        finding("{top}")(MARKETS.head(0), EN)
