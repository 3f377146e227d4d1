"""Lines: what they join, where they are named, which periods they hold."""

import itertools

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import charts
from dashboard.charts.events import APART, MOST, Happened, note, with_events
from dashboard.charts.frequencies import frequency_of
from dashboard.charts.spec import Category, ChartSpec, Point, Series
from dashboard.charts.ticks import class_of, classes, round_values, whole_years, written
from dashboard.locale import reader_for
from dashboard.render.label_ends import GAP, End, spread
from dashboard.render.palette import palette
from dashboard.render.plotly import figure_of

LIGHT = palette("light")


def series(frame, *, scheme="light", marked=None, **given) -> go.Figure:
    """The chart as a page draws it."""
    return figure_of(charts.series(frame, **given), scheme=scheme, marked=marked)


def drawn(figure: go.Figure, name: str) -> go.Scatter:
    """The trace with the dots of a line."""
    (found,) = [trace for trace in figure.data if trace.name == name and "markers" in trace.mode]
    return found


@given(st.lists(st.tuples(st.floats(2010, 2030), st.integers(0, 2)), max_size=30))
def test_events_have_room_on_the_axis_and_letters_from_the_left(happened):
    years = tuple(Category(str(year), str(year), time=year + 0.5) for year in range(2017, 2025))
    line = Series("", "", "", tuple(Point({"id": year.code, "value": 1.0}, "", "") for year in years))
    spec = ChartSpec("lines", years, (line,), reader_for("en"))
    found = [Happened(f"event {at}", f"day {at}", at, at + 0.01, rank) for at, rank in happened]
    shown = with_events(spec, found).events
    assert len(shown) <= MOST
    assert "".join(each.sign for each in shown) == "ABC"[: len(shown)]
    assert all(2017 <= each.time <= 2025 for each in shown)
    assert all(after.time - before.time >= APART * 8 - 1e-9 for before, after in itertools.pairwise(shown))
    assert bool(shown) is any(2017 <= each.start + 0.005 <= 2025 for each in found), (
        "those outside are left out"
    )
    said = note(with_events(spec, found))
    assert all(each.name in said for each in shown)


@pytest.fixture
def nights(figures) -> pd.DataFrame:
    def at(area: str, year: str, value: float, authority: str = "official") -> dict:
        return {"ref_area": area, "time_period": year, "value": value, "authority": authority}

    return figures(
        at("be-vlg", "2017", 294_032.0), at("be-vlg", "2018", 400_000.0), at("be-vlg", "2023", 437_740.0),
        at("be-wal", "2018", 50_000.0), at("be-wal", "2017", 54_406.0, "press"), at("be-bru", "2023", 468_057.0),
        indicator="nights", indicator_name="Nights", unit="nights", unit_symbol="", measure="count", decimals=0,
    )  # fmt: skip


class TestSeries:
    def test_what_neighbours_must_share_keeps_them_apart_without_a_bridge(self, figures, english):
        rates = figures(
            *({"time_period": year, "value": value, "source": source} for year, value, source in (
                ("2011", 2.3, "old"), ("2012", 2.5, "old"), ("2013", 2.6, "new"), ("2016", 2.9, "new"),
            )),
        )  # fmt: skip
        joined = [trace.name for trace in series(rates, reader=english).data if trace.line.dash == "dash"]
        apart = series(rates, reader=english, apart="source")
        dots = drawn(apart, "Flanders")
        assert list(dots.y) == [2.3, 2.5, None, 2.6, None, 2.9]
        (bridge,) = [trace for trace in apart.data if trace.line.dash == "dash"]
        assert len(joined) == 1
        assert list(bridge.y) == [2.6, 2.9, None]

    def test_a_line_runs_from_old_to_new_with_codes(self, nights, english):
        wallonia = drawn(series(nights, reader=english), "Wallonia")
        assert list(wallonia.x) == [2017.5, 2018.5]
        assert list(wallonia.y) == [54_406.0, 50_000.0]
        assert list(wallonia.customdata[0]) == ["be-wal", "nights-be-wal-2017"]

    def test_years_without_a_figure_break_the_line_and_are_dashed(self, nights, english):
        figure = series(nights, reader=english)
        assert list(drawn(figure, "Flanders").x) == [2017.5, 2018.5, None, 2023.5]
        (dashes,) = [trace for trace in figure.data if trace.name == "Flanders" and trace.line.dash == "dash"]
        assert list(dashes.x) == [2018.5, 2023.5, None]
        assert list(dashes.y) == [400_000.0, 437_740.0, None]

    def test_figures_of_the_press_are_hollow(self, nights, english):
        marker = drawn(series(nights, reader=english), "Wallonia").marker
        assert list(marker.color) == [LIGHT.background, LIGHT.wallonia]

    def test_a_lone_figure_is_a_dot(self, nights, english):
        assert drawn(series(nights, reader=english), "Brussels").mode == "markers"

    def test_lines_are_named_where_they_end_and_need_no_legend(self, nights, dutch):
        layout = series(nights, reader=dutch).layout
        said = sorted(note.text.partition("</span> ")[2] for note in layout.annotations)
        assert said == [
            "Brussels<br>2023: <b>468.057</b>", "Flanders<br><b>437.740</b>", "Wallonia<br>2018: <b>50.000</b>",
        ]  # fmt: skip
        assert not layout.showlegend

    def test_areas_keep_their_own_colours(self, nights, english):
        figure = series(nights, reader=english)
        fills = {name: drawn(figure, name).line.color for name in ("Flanders", "Wallonia", "Brussels")}
        assert fills == {"Flanders": LIGHT.flanders, "Wallonia": LIGHT.wallonia, "Brussels": LIGHT.brussels}

    def test_the_chosen_is_highlighted(self, nights, english):
        figure = series(nights, reader=english, chosen={"be-wal"})
        assert drawn(figure, "Wallonia").line.color == LIGHT.highlight
        assert drawn(figure, "Flanders").line.color == LIGHT.context

    def test_different_quantities_are_never_joined(self, figures, euro, english):
        frame = figures(
            {"indicator": "goods-exports", "indicator_name": "Goods exports", "time_period": "2014", "value": 1e9},
            {
                "indicator": "goods-exports-national", "indicator_name": "Without transit", "time_period": "2015",
                "value": 2e9,
            },
            **euro,
        )  # fmt: skip
        figure = series(frame, reader=english, label="ref_area_name")
        names = {trace.name for trace in figure.data if trace.name}
        assert names == {"Flanders, Goods exports", "Flanders, Without transit"}
        assert all(len(trace.x) == 1 for trace in figure.data if trace.name)

    def test_the_axis_of_values_begins_at_nothing_unless_asked(self, nights, english):
        assert series(nights, reader=english).layout.yaxis.range[0] == 0
        assert series(nights, reader=english, from_zero=False).layout.yaxis.range[0] > 0

    def test_ranks_have_the_first_on_top(self, figures, english):
        frame = figures(
            {"time_period": "2014", "value": 6.0}, {"time_period": "2015", "value": 5.0},
            unit="rank", unit_symbol="", measure="rank", decimals=0,
        )  # fmt: skip
        axis = series(frame, reader=english).layout.yaxis
        assert axis.range[0] > axis.range[1]
        assert min(axis.tickvals) >= 1

    def test_years_are_whole_and_stand_in_their_middle(self, nights, english):
        axis = series(nights, reader=english).layout.xaxis
        assert all(
            float(text) + 0.5 == value for text, value in zip(axis.ticktext, axis.tickvals, strict=True)
        )

    def test_values_on_the_axis_are_in_the_language(self, nights, dutch):
        assert "200.000" in series(nights, reader=dutch).layout.yaxis.ticktext

    def test_years_are_not_mixed_with_parts_of_years(self, figures, english):
        frame = figures(
            {"time_period": "2015"},
            {"time_period": "2016-S1", "value": 4.0},
            {"time_period": "2016-S2", "value": 5.0},
        )
        assert list(drawn(series(frame, reader=english), "Flanders").x) == [2015.5]
        halves = drawn(series(frame, reader=english, frequency="half"), "Flanders")
        assert list(halves.x) == [2016.25, 2016.75]
        assert len(drawn(series(frame, reader=english, frequency="any"), "Flanders").x) == 3

    def test_parts_of_years_are_drawn_where_there_are_no_years(self, figures, english):
        frame = figures({"time_period": "2016-S1"}, {"time_period": "2016-S2"})
        assert len(drawn(series(frame, reader=english), "Flanders").x) == 2

    def test_a_frequency_without_figures_is_refused(self, nights, english):
        with pytest.raises(ValueError, match="no figure for a quarter; there are figures for year"):
            series(nights, reader=english, frequency="quarter")
        with pytest.raises(ValueError, match="no frequency 'decade'"):
            series(nights, reader=english, frequency="decade")

    def test_two_figures_of_one_year_are_refused(self, nights, english):
        twice = pd.concat([nights, nights.head(1).assign(id="nights-be-vlg-2017-other")])
        with pytest.raises(
            ValueError, match="nights-be-vlg-2017 and nights-be-vlg-2017-other both state the same"
        ):
            series(twice, reader=english)

    def test_exports_and_imports_have_their_colours(self, figures, euro, english):
        frame = figures(
            {"indicator": "services-exports", "indicator_name": "Exports of services"},
            {"indicator": "services-imports", "indicator_name": "Imports of services"},
            **euro,
        )
        figure = series(frame, reader=english, label="indicator_name")
        assert drawn(figure, "Exports of services").line.color == LIGHT.exports
        assert drawn(figure, "Imports of services").line.color == LIGHT.imports

    def test_the_figure_a_link_asks_for_gets_a_ring(self, nights, english):
        marker = drawn(series(nights, reader=english, marked="nights-be-wal-2018"), "Wallonia").marker
        assert marker.size[1] > marker.size[0]
        assert marker.line.color[1] == LIGHT.text

    def test_a_lone_line_needs_no_name_and_says_where_it_began(self, nights, english):
        notes = series(nights[nights["ref_area"] == "be-wal"], reader=english).layout.annotations
        assert [note.text for note in notes] == ["<b>50,000</b>", "54,406"]

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_plotly_accepts_the_figure_and_the_frame_stays_as_it_was(self, nights, reader, scheme):
        before = nights.copy(deep=True)
        go.Figure(series(nights, reader=reader, scheme=scheme).to_dict())
        pd.testing.assert_frame_equal(nights, before)

    def test_an_empty_frame_is_refused(self, nights, english):
        with pytest.raises(ValueError, match="series: there is no figure to draw"):
            series(nights.head(0), reader=english)


class TestLabels:
    @given(st.lists(st.tuples(st.floats(0, 300), st.integers(1, 3)), min_size=1, max_size=8))
    def test_labels_never_cover_each_other_nor_leave_the_chart(self, wanted):
        ends = [End(lines, place) for place, lines in wanted]
        top = max(300, sum(end.size for end in ends))
        middles = spread(ends, top)
        spans = sorted(
            (middle - end.size / 2, middle + end.size / 2) for middle, end in zip(middles, ends, strict=True)
        )
        assert spans[0][0] >= -1e-6
        assert spans[-1][1] <= top + 1e-6
        assert all(before[1] <= after[0] + 1e-6 for before, after in itertools.pairwise(spans))

    def test_labels_that_do_not_meet_stay_where_they_are(self):
        assert spread([End(1, 200.0), End(1, 50.0)], 300) == [200.0, 50.0]
        assert GAP > 0


class TestTicks:
    @given(st.floats(-1e6, 1e6), st.floats(1.0, 1e9))
    def test_round_values_reach_around_all(self, low, span):
        found = round_values(low, low + span)
        assert 2 <= len(found) <= 12
        assert found[0] <= low + span * 1e-6
        assert found[-1] >= low + span - span * 1e-6

    def test_years_end_with_the_last(self):
        assert whole_years(1999.5, 2024.5) == [1999, 2004, 2009, 2014, 2019, 2024]
        assert whole_years(2015.5, 2015.5) == [2015]

    @pytest.mark.parametrize(
        ("value", "text"), [(0.0, "€0"), (5e8, "€500 m"), (1.5e9, "€1.5 bn"), (2e9, "€2 bn"), (250.0, "€250")]
    )
    def test_values_have_just_the_decimals_they_need(self, english, value, text):
        row = {"measure": "money", "unit_symbol": "€"}
        assert written(value, row, english).replace("\u00a0", " ") == text

    @given(st.lists(st.floats(0.01, 1e6), min_size=1, max_size=40))
    def test_no_class_is_empty_and_there_are_at_most_five(self, values):
        bounds = classes(values)
        assert bounds == sorted(set(bounds))
        assert len(bounds) < 5
        assert {class_of(value, bounds) for value in values} == set(range(len(bounds) + 1))

    def test_a_value_at_a_bound_is_in_the_class_above_it(self):
        assert classes([1.0, 2.0, 5.0, 10.0]) == [2.0, 5.0, 10.0]
        assert [class_of(value, [2.0, 5.0]) for value in (1.0, 2.0, 4.9, 5.0)] == [0, 1, 1, 2]

    @pytest.mark.parametrize(
        ("period", "kind"),
        [("2015", "year"), ("2016-S1", "half"), ("2020-Q3", "quarter"), ("2020-03", "month"), ("2015-12-31", "day"),
         ("2017/2022", "span"), ("2012-01/2012-10", "span")],
    )  # fmt: skip
    def test_the_kind_of_a_period(self, period, kind):
        assert frequency_of(period) == kind
