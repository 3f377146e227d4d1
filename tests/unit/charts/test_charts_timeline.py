"""The broken line of time: bands, marks that do not hide each other, rings, and what is refused."""

from dataclasses import replace
from itertools import pairwise

import plotly.graph_objects as go
import pytest

from dashboard.render.palette import PALETTES, palette
from dashboard.render.plotly.facts.events import LINE
from dashboard.render.plotly.facts.timeline import (
    APART,
    KINDS,
    LANE,
    SIGNS,
    Band,
    Mark,
    colours_of,
    describe,
    timeline,
)

LIGHT = palette("light")
BANDS = [Band(1800, 1899), Band(2010, 2019)]


def event(
    code: str, start: float, end: float | None = None, *, kind: str = "event", revise: bool = False
) -> Mark:
    return Mark(code, kind, start, end or start + 1, str(int(start)), f"<{code}>", revise)


MARKS = [
    event("war", 1812, 1815),
    event("treaty", 1814, kind="treaty"),
    event("law", 2016, kind="law", revise=True),
    event("note", 2016, kind="publication"),
    event("visit", 2016),
]


def points(figure: go.Figure) -> dict[str, tuple[float, float]]:
    return {
        code: (x, y)
        for trace in figure.data
        if trace.mode == "markers"
        for (code,), x, y in zip(trace.customdata, trace.x, trace.y, strict=True)
    }


def test_it_is_a_figure_that_plotly_accepts(reader):
    go.Figure(timeline(MARKS, BANDS, reader=reader).to_dict())


def test_every_kind_has_a_shape_and_a_colour_of_its_own():
    assert list(SIGNS) == list(KINDS)
    assert len({shape for shape, _ in SIGNS.values()}) == len(KINDS)
    for scheme in PALETTES:
        assert len(set(colours_of(palette(scheme)).values())) == len(KINDS)


def test_each_band_has_an_even_scale_of_its_own(english):
    where = points(timeline(MARKS, BANDS, reader=english))
    assert where["war"][0] == pytest.approx(0.12)
    assert where["treaty"][0] == pytest.approx(0.145)
    assert where["visit"][0] == pytest.approx(0.65)
    assert min(where["war"][1], where["treaty"][1]) > max(where["visit"][1], where["law"][1])


def test_marks_that_would_hide_each_other_stand_below_each_other(english):
    where = points(timeline(MARKS, BANDS, reader=english))
    assert len({where[code][1] for code in ("law", "note", "visit")}) == 3
    apart = points(timeline([event("a", 1810), event("b", 1810 + 100 * APART + 1)], BANDS, reader=english))
    assert apart["a"][1] == apart["b"][1]


def test_what_lasts_trails_a_line_to_its_end(english):
    (trail,) = [trace for trace in timeline(MARKS, BANDS, reader=english).data if trace.mode == "lines"]
    assert list(trail.x[:2]) == [pytest.approx(0.12), pytest.approx(0.15)]


def test_a_trail_ends_with_its_band(english):
    (trail, *_) = timeline([event("long", 1850, 1950)], BANDS, reader=english).data
    assert trail.x[1] < 1.1


def test_bands_without_marks_are_not_drawn(english):
    both = timeline(MARKS, BANDS, reader=english).layout
    one = timeline(MARKS[:2], BANDS, reader=english).layout
    assert one.height < both.height
    assert "<b>2010</b>" not in [note.text for note in one.annotations]
    assert "<b>1800</b>" in [note.text for note in one.annotations]


def names(figure: go.Figure) -> list[str]:
    (written,) = [trace for trace in figure.data if trace.mode == "text"]
    return [text.replace("\u00a0", "") for text in written.text]


def test_recent_events_and_the_chosen_one_carry_their_names(english):
    assert names(timeline(MARKS, BANDS, reader=english)) == ["&lt;law&gt;", "&lt;note&gt;", "&lt;visit&gt;"]
    assert "<b>&lt;war&gt;</b>" in names(timeline(MARKS, BANDS, reader=english, chosen="war"))


def test_marks_with_names_have_a_lane_each_and_the_newest_is_on_top(english):
    marks = [event("a", 2010), event("b", 2014), event("c", 2018)]
    where = points(timeline(marks, BANDS, reader=english))
    assert where["c"][1] < where["b"][1] < where["a"][1]


def test_the_name_of_a_chosen_old_event_has_a_lane_to_itself(english):
    where = points(timeline(MARKS, BANDS, reader=english, chosen="war"))
    assert where["treaty"][1] - where["war"][1] >= LANE


def test_names_are_whole_and_none_covers_another(english):
    long = "an agreement of many words that needs several lines beside its mark " * 2
    marks = [
        replace(event(f"{year} {span}", year, year + span), name=long)
        for year in range(2010, 2020)
        for span in (1, 3)
    ]
    figure = timeline(marks, BANDS, reader=english)
    (written,) = [trace for trace in figure.data if trace.mode == "text"]
    said = [text.replace("\u00a0", "").replace("<br>", " ") for text in written.text]
    assert set(said) == {long.strip()}
    heights = sorted(
        (y, LINE * (text.count("<br>") + 1)) for y, text in zip(written.y, written.text, strict=True)
    )
    for (above, high), (below, low) in pairwise(heights):
        assert below - above >= (high + low) / 2


def test_one_of_many_of_its_sort_has_no_name_of_its_own(english):
    minor = replace(event("one of many", 2015), minor=True)
    assert "&lt;one of many&gt;" not in names(timeline([*MARKS, minor], BANDS, reader=english))


def test_today_is_a_line_in_its_band(english):
    def lines(**parts):
        shapes = timeline(MARKS, BANDS, reader=english, **parts).layout.shapes
        return [shape for shape in shapes if shape.line.dash]

    (line,) = lines(today=2015.0)
    assert line.x0 == pytest.approx(0.5)
    assert not lines(today=2050.0)


def test_a_whole_century_is_called_so_and_trails_no_line(english):
    long_ago = Mark("long-ago", "event", 1801, 1901, "1801/1900", "Long ago", False)
    drawn = timeline([long_ago], BANDS, reader=english).to_json()
    assert "19th century" in drawn
    assert not [trace for trace in timeline([long_ago], BANDS, reader=english).data if trace.mode == "lines"]


def test_what_is_to_be_revised_and_what_is_chosen_are_ringed(english):
    for trace in timeline(MARKS, BANDS, reader=english, chosen="note").data:
        for (code,), ring, size in zip(
            trace.customdata or (), trace.marker.line.color or (), trace.marker.size or (), strict=True
        ):
            assert (ring == LIGHT.text) == (code in ("law", "note"))
            assert (size > 12) == (code == "note")


def test_names_are_escaped(english):
    hovers = [text for trace in timeline(MARKS, BANDS, reader=english).data for text in trace.hovertext or ()]
    assert any("&lt;war&gt;" in text for text in hovers)


def test_it_says_in_words_how_many_there_are_in_each_stretch(english):
    assert describe(MARKS, BANDS, reader=english) == (
        "Events by stretch of time: 1800–1899: 2; 2010–2019: 3. 1 is to be revised."
    )


def test_what_cannot_be_drawn_is_refused(english):
    with pytest.raises(ValueError, match="there is no event to draw"):
        timeline([], BANDS, reader=english)
    with pytest.raises(ValueError, match="no sign for party; there are treaty"):
        timeline([event("a", 2015, kind="party")], BANDS, reader=english)
    with pytest.raises(ValueError, match="old begins in 1700, which no band covers"):
        timeline([event("old", 1700)], BANDS, reader=english)
