"""Bars of counts: a part for each kind, the press hatched, sums behind."""

import plotly.graph_objects as go
import pytest

from dashboard.render.palette import palette
from dashboard.render.plotly.facts.portions import WORDLESS, describe, fills, portions

COUNTED = {
    "tourism": {"official": 40, "press": 3, "derived": 0},
    "budget": {"official": 1000, "press": 0, "derived": 0},
}
NAMES = {"tourism": "Tourism", "budget": "Budget & co"}
PARTS = {"official": "official", "press": "press", "derived": "worked out"}


@pytest.fixture
def figure(english) -> go.Figure:
    return go.Figure(portions(COUNTED, NAMES, PARTS, reader=english).to_dict())


def test_the_bars_keep_their_order_and_a_part_that_nowhere_is_has_no_trace(figure):
    bars = [trace for trace in figure.data if trace.type == "bar"]
    assert [trace.name for trace in bars] == ["official", "press"]
    assert list(bars[0].x) == [40, 1000]
    assert list(bars[1].x) == [3, None]
    assert list(bars[0].customdata[1]) == ["budget", "official"]
    assert list(figure.layout.yaxis.ticktext) == ["Tourism", "Budget &amp; co"]


def test_the_press_is_hatched_and_wordless(figure):
    official, press = (trace for trace in figure.data if trace.type == "bar")
    assert official.marker.pattern.shape is None
    assert set(press.marker.pattern.shape) == {"/"}
    assert set(press.text) == {""}


def test_sums_stand_behind_the_bars_as_the_language_writes_them(dutch):
    (ends,) = [
        trace for trace in portions(COUNTED, NAMES, PARTS, reader=dutch).data if trace.type == "scatter"
    ]
    assert [text.strip("\u00a0") for text in ends.text] == ["<b>43</b>", "<b>1.000</b>"]


def test_nothing_to_count_is_refused(english):
    with pytest.raises(ValueError, match="nothing to count"):
        portions({"tourism": {"official": 0}}, NAMES, PARTS, reader=english)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_part_has_a_colour_and_those_that_meet_differ(scheme):
    found = fills(palette(scheme))
    assert len({found[part] for part in ("official", "press", "derived")}) == 3
    assert len({found[part] for part in ("exact", "within-rounding", "does-not-reconcile")}) == 3
    assert set(found) >= WORDLESS


def test_the_words_say_every_number(english):
    assert (
        describe(COUNTED, NAMES, PARTS, reader=english)
        == "Tourism: official 40 and press 3. Budget & co: official 1,000."
    )
