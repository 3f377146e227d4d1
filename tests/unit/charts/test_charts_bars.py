"""Bars: their order, values, words and codes; what is refused."""

import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard import charts
from dashboard.locale import Reader
from dashboard.render.palette import palette
from dashboard.render.plotly import figure_of

LIGHT = palette("light")


def live(chart):
    """The chart as a page draws it."""

    def draw(frame, *, scheme="light", marked=None, **given) -> go.Figure:
        return figure_of(chart(frame, **given), scheme=scheme, marked=marked)

    return draw


breakdown, change, paired, ranking, stacked = map(
    live, (charts.breakdown, charts.change, charts.paired, charts.ranking, charts.stacked)
)


def plain(texts) -> list[str]:
    """Labels as they are read: without markup and the spaces around them."""
    return [str(text).replace("\u00a0", " ").replace("<b>", "").replace("</b>", "").strip() for text in texts]


def codes(trace: go.Bar) -> list[str]:
    return [code for code, _ in trace.customdata]


class TestRanking:
    def test_runs_from_the_largest_down_with_names_values_and_codes(self, markets, english):
        (bars,) = ranking(markets, reader=english).data
        assert list(bars.x) == [17.08, 12.67, 6.03]
        assert list(bars.customdata[0]) == ["deu", "goods-exports-share-be-vlg-deu-2015"]
        assert codes(bars) == ["deu", "fra", "usa"]
        assert bars.orientation == "h"

    def test_names_stand_beside_the_bars_from_the_top(self, markets, english):
        axis = ranking(markets, reader=english).layout.yaxis
        assert list(axis.ticktext) == ["Germany", "France", "United States"]
        assert axis.range[0] > axis.range[1]

    def test_values_are_written_in_the_language_with_their_marks(self, markets, english, dutch):
        assert plain(ranking(markets, reader=english).data[0].text) == ["17.08%", "≈ 12.67%*", "6.03%"]
        assert plain(ranking(markets, reader=dutch).data[0].text) == ["17,08%", "≈ 12,67%*", "6,03%"]

    def test_large_amounts_never_carry_english_suffixes_in_dutch(self, figures, euro, dutch):
        frame = figures(
            {"counterpart": "usa", "value": 18.12e9}, {"counterpart": "deu", "value": 5.5e6}, **euro
        )
        assert plain(ranking(frame, reader=dutch).data[0].text) == ["€ 18,1 mld.", "€ 5,5 mln."]

    def test_equal_values_keep_their_order(self, figures, english):
        frame = figures(*({"counterpart": code, "value": 5.0} for code in ("nld", "deu", "usa", "fra")))
        assert codes(ranking(frame, reader=english).data[0]) == ["nld", "deu", "usa", "fra"]

    def test_the_chosen_are_highlighted_and_the_others_muted(self, markets, english):
        figure = ranking(markets, reader=english, chosen={"usa", "unknown"})
        assert list(figure.data[0].marker.color) == [LIGHT.context, LIGHT.context, LIGHT.highlight]
        assert figure.layout.yaxis.ticktext[2] == "<b>United States</b>"

    def test_nothing_is_muted_when_the_chosen_are_not_in_the_chart(self, markets, english):
        fills = ranking(markets, reader=english, chosen={"jpn"}).data[0].marker.color
        assert set(fills) == {LIGHT.partner}

    def test_press_figures_are_hatched_and_only_they(self, markets, english):
        assert list(ranking(markets, reader=english).data[0].marker.pattern.shape) == ["/", "", ""]

    def test_the_figure_a_link_asks_for_gets_a_ring(self, markets, english):
        marked = "goods-exports-share-be-vlg-usa-2015"
        widths = ranking(markets, reader=english, marked=marked).data[0].marker.line.width
        assert widths[2] == 3
        assert max(widths[:2]) < 3

    def test_figures_of_several_periods_are_refused_unless_told_apart(self, figures, english):
        frame = figures(
            {"counterpart": "usa", "time_period": "2014", "value": 1.0}, {"counterpart": "deu", "value": 2.0}
        )
        with pytest.raises(
            ValueError, match=r"figures of 2014, 2015 cannot be ranked together.*tell them apart"
        ):
            ranking(frame, reader=english)
        ticks = ranking(frame, reader=english, by=("time_period",)).layout.yaxis.ticktext
        assert "United States" in ticks[0]
        assert "2014" in ticks[0]
        assert "Germany" in ticks[1]
        assert "2015" in ticks[1]

    def test_columns_named_in_by_tell_bars_of_one_code_apart(self, figures, dutch):
        frame = figures(
            {"time_period": "2016-S1", "value": 1.0},
            {"time_period": "2015", "value": 2.0},
            indicator="nights",
        )
        with pytest.raises(
            ValueError, match=r"nights-be-vlg-2016-s1 and nights-be-vlg-2015 both stand at counterpart"
        ):
            ranking(frame, reader=dutch)
        figure = ranking(frame, reader=dutch, by=("time_period",))
        assert list(figure.data[0].x) == [2.0, 1.0]
        assert "eerste helft van 2016" in figure.layout.yaxis.ticktext[1].replace("<br>", " ")

    def test_figures_of_several_periods_or_areas_stand_together_and_are_not_compared_by_value(
        self, figures, english
    ):
        by = ("ref_area_name", "time_period")
        frame = figures(
            *({"ref_area": area, "time_period": year, "item": item, "value": value}
              for area, year, item, value in (("bel", "2016", "a", 9.0), ("be-vlg", "2016", "b", 5.0),
              ("be-vlg", "2015", "a", 7.0), ("be-vlg", "2016", "a", 4.0), ("be-vlg", "2015", "b", 8.0))),
            indicator="nights",
        )  # fmt: skip
        for draw in (ranking, change):
            figure = draw(frame, reader=english, label="item_name", code="item", by=by)
            assert list(figure.data[0].x) == [7.0, 8.0, 9.0, 4.0, 5.0]
            with pytest.raises(ValueError, match=r"figures of Belgium, Flanders cannot be ranked together"):
                draw(frame.iloc[[0, 2]], reader=english, label="item_name", code="item", by=("time_period",))
        parts = figures({"item": "a", "time_period": "2016", "value": 9.0}, {"item": "b", "value": 1.0})
        assert [each.label for each in charts.stacked(parts, reader=english).categories] == [
            "B, 2015",
            "A, 2016",
        ]
        two = figures({"indicator": "staff", "time_period": "2016"}, {"indicator": "grants"}, item="a")
        with pytest.raises(ValueError, match="the parts of a are of 2015, 2016"):
            charts.stacked(two, reader=english)

    def test_long_names_go_on_in_the_next_line_and_make_the_chart_higher(self, figures, english):
        short = figures({"item": "pharma"}, {"item": "steel", "value": 3.0})
        long = figures({"item": "mineral-fuels-and-petroleum-products"}, {"item": "steel", "value": 3.0})
        low = ranking(short, reader=english, label="item_name", code="item").layout
        high = ranking(long, reader=english, label="item_name", code="item").layout
        assert "<br>" in high.yaxis.ticktext[0]
        assert high.height > low.height

    def test_the_whole_is_called_total(self, figures, english):
        frame = figures({"item": ""}, {"item": "steel", "value": 3.0})
        ticks = ranking(frame, reader=english, label="item_name", code="item").layout.yaxis.ticktext
        assert list(ticks) == ["Total", "Steel"]

    def test_hovering_tells_every_digit_and_how_far_to_trust_it(self, figures, euro, english):
        frame = figures(
            {
                "value": 18_123_456_789.5,
                "obs_status": "U",
                "authority": "press",
                "note": "Footnote <14> & more",
            },
            **euro,
        )
        said = ranking(frame, reader=english).data[0].hovertext[0]
        assert "€18,123,456,789.5" in said
        assert "2015" in said
        assert "misprinted or contradicted in the source" in said.replace("<br>", " ")
        assert "as reported by the press" in said
        assert "Footnote &lt;14&gt; &amp; more" in said

    def test_names_cannot_bring_markup_of_their_own(self, markets, english):
        frame = markets.assign(counterpart_name=["<b>USA</b>", "Germany", "France"])
        assert "&lt;b&gt;USA" in ranking(frame, reader=english).layout.yaxis.ticktext[2]


class TestRefusals:
    @pytest.mark.parametrize("draw", [ranking, change, breakdown, stacked])
    def test_an_empty_frame_is_refused(self, draw, markets, english):
        with pytest.raises(ValueError, match="there is no figure to draw"):
            draw(markets.head(0), reader=english)

    def test_a_missing_column_is_named(self, markets, english):
        with pytest.raises(ValueError, match="ranking: the figures have no column obs_status"):
            ranking(markets.drop(columns="obs_status"), reader=english)

    def test_units_that_differ_cannot_share_an_axis(self, figures, euro, english):
        frame = figures({"counterpart": "usa"}, {"counterpart": "deu", **euro})
        with pytest.raises(ValueError, match="figures in percent, eur cannot share an axis"):
            ranking(frame, reader=english)

    def test_a_missing_value_is_not_drawn_in_silence(self, markets, english):
        markets.loc[0, "value"] = float("nan")
        with pytest.raises(ValueError, match="no value in goods-exports-share-be-vlg-usa-2015"):
            ranking(markets, reader=english)


class TestChange:
    @pytest.fixture
    def growth(self, figures) -> pd.DataFrame:
        return figures(
            {"counterpart": "usa", "value": -13.9},
            {"counterpart": "deu", "value": 4.5},
            {"counterpart": "fra", "value": 22.2},
            indicator="growth", decimals=1,
        )  # fmt: skip

    def test_growth_and_fall_are_signed_and_coloured(self, growth, dutch):
        (bars,) = change(growth, reader=dutch).data
        assert plain(bars.text) == ["+22,2%", "+4,5%", "−13,9%"]
        assert list(bars.marker.color) == [LIGHT.surplus, LIGHT.surplus, LIGHT.deficit]

    def test_there_is_room_for_values_left_of_a_fall(self, growth, english):
        low, high = change(growth, reader=english).layout.xaxis.range
        assert low < -13.9 - 0.2 * (high + 13.9)

    def test_where_the_period_tells_them_apart_they_run_in_time(self, growth, english):
        later = growth.assign(time_period=["2014", "2016", "2015"], sort_period=[2014.5, 2016.5, 2015.5])
        figure = change(later, reader=english, code="time_period", label="time_period")
        assert list(figure.layout.yaxis.ticktext) == ["2014", "2015", "2016"]

    def test_nothing_is_marked_by_a_line(self, growth, english):
        (line,) = change(growth, reader=english).layout.shapes
        assert (line.x0, line.x1) == (0, 0)


class TestBreakdown:
    @pytest.fixture
    def products(self, figures) -> pd.DataFrame:
        return figures(
            {"item": "chemicals", "value": 15.84},
            {"item": "others", "value": 55.31, "derived": True},
            {"item": "pharma", "value": 28.85},
        )

    def test_parts_are_bars_from_nothing_and_the_rest_is_last_hatched_and_grey(self, products, english):
        (bars,) = breakdown(products, reader=english, rest="others").data
        assert codes(bars) == ["pharma", "chemicals", "others"]
        assert bars.base is None
        assert bars.marker.color[2] == LIGHT.rest
        assert list(bars.marker.pattern.shape) == ["", "", "/"]

    def test_a_rest_the_data_lacks_is_worked_out_and_marked(self, products, english):
        figure = breakdown(products[products["item"] != "others"], reader=english)
        (bars,) = figure.data
        assert bars.x[2] == pytest.approx(55.31)
        assert list(bars.customdata[2]) == ["", ""]
        assert plain(bars.text)[2] == "55.31%*"
        assert figure.layout.yaxis.ticktext[2].replace("<br>", " ") == "Not listed in the source"

    def test_what_rounding_leaves_over_is_no_rest(self, figures, english):
        frame = figures(
            {"item": "a", "value": 48.0}, {"item": "b", "value": 42.0}, {"item": "c", "value": 9.9}
        )
        assert len(breakdown(frame, reader=english).data[0].x) == 3

    def test_amounts_have_no_rest_unless_the_whole_is_told(self, figures, euro, english):
        frame = figures({"item": "a", "value": 6e9}, {"item": "b", "value": 2e9}, **euro)
        assert list(breakdown(frame, reader=english).data[0].x) == [6e9, 2e9]
        bars = breakdown(frame, reader=english, whole=10e9).data[0]
        assert list(bars.x) == [6e9, 2e9, 2e9]

    def test_parts_beyond_the_whole_are_refused(self, figures, english):
        frame = figures({"item": "a", "value": 80.0}, {"item": "b", "value": 40.0})
        with pytest.raises(ValueError, match="the parts make 120, more than the whole of 100"):
            breakdown(frame, reader=english)

    def test_a_part_below_nothing_is_refused(self, figures, english):
        with pytest.raises(ValueError, match="goods-exports-share-be-vlg-a-2015 is below nothing"):
            breakdown(figures({"item": "a", "value": -1.0, "counterpart": "wld"}), reader=english)


class TestStacked:
    @pytest.fixture
    def costs(self, figures, euro) -> pd.DataFrame:
        def cost(kind: str, domain: str, value: float) -> dict:
            return {"indicator": kind, "indicator_name": f"Spending: {kind}", "item": domain, "value": value}

        return figures(
            cost("activities", "education", 200_000.0),
            cost("staff", "foreign-affairs", 2_228_492.76),
            cost("activities", "foreign-affairs", 2_233_355.73),
            **{**euro, "decimals": 2},
        )

    def test_each_kind_is_a_trace_and_bars_run_from_the_largest_sum_down(self, costs, english):
        activities, staff, _ = stacked(costs, reader=english).data
        assert (activities.name, staff.name) == ("activities", "staff")
        assert codes(activities) == ["foreign-affairs", "education"]
        assert list(activities.y) == [0, 1]
        assert list(staff.y) == [0]
        assert stacked(costs, reader=english).layout.barmode == "stack"

    def test_a_long_name_above_the_bars_folds_and_gets_the_height_for_it(self, costs, english):
        short = stacked(costs, reader=english).layout
        costs["indicator_name"] = costs["indicator_name"].str.replace(
            "staff", "staff, " + "counted in the list of it " * 3
        )
        figure = stacked(costs, reader=english)
        assert max(len(line) for trace in figure.data[:2] for line in trace.name.split("<br>")) <= 34
        assert figure.layout.height > short.height
        assert figure.layout.margin.t > short.margin.t

    def test_sums_are_marked_as_worked_out_and_lone_parts_are_not(self, costs, english):
        assert plain(stacked(costs, reader=english).data[-1].text) == ["€4.46 m*", "€200,000"]

    def test_a_sum_is_no_finer_and_no_surer_than_its_parts(self, costs, english):
        costs = costs.assign(quantum=[1.0, 0.01, 1e5])
        costs.loc[1, "obs_status"] = "U"
        assert plain(stacked(costs, reader=english).data[-1].text)[0] == "€4.5 m†*"

    def test_kinds_are_named_above_the_bars(self, costs, english):
        layout = stacked(costs, reader=english).layout
        assert layout.showlegend
        assert layout.legend.orientation == "h"

    def test_a_lone_part_says_its_value_once(self, costs, english):
        activities = stacked(costs, reader=english).data[0]
        assert plain(activities.text) == ["€2.23 m", ""]

    def test_side_by_side_nothing_is_summed_and_periods_run_in_time(self, figures, euro, english):
        frame = figures(
            {"counterpart": "deu", "time_period": "2023", "value": 356_000.0},
            {"counterpart": "deu", "time_period": "2019", "value": 274_391.0},
            **euro,
        )
        figure = stacked(
            frame,
            reader=english,
            label="counterpart_name",
            code="counterpart",
            stack="time_period",
            side_by_side=True,
        )
        assert [trace.name for trace in figure.data] == ["2019", "2023"]
        assert figure.layout.barmode == "group"
        assert [plain(trace.text) for trace in figure.data] == [["€274,391"], ["€356,000"]]

    def test_a_part_below_nothing_is_not_stacked(self, costs, english):
        costs.loc[0, "value"] = -1.0
        with pytest.raises(ValueError, match="a part below nothing cannot be stacked"):
            stacked(costs, reader=english)


class TestPaired:
    @pytest.fixture
    def services(self, figures, euro) -> pd.DataFrame:
        rows = [
            ("services-imports", "2015", 7.34e9), ("services-exports", "2015", 10.52e9),
            ("services-balance", "2015", 3.17e9), ("services-exports", "2014", 9.82e9),
            ("services-imports", "2014", 12.0e9), ("services-balance", "2014", -2.18e9),
            ("services-growth", "2014", 1.0),
        ]  # fmt: skip
        return figures(
            *({"indicator": name, "time_period": period, "value": value} for name, period, value in rows),
            **euro,
        )

    @pytest.fixture
    def sides(self) -> dict[str, str]:
        return {"exports": "services-exports", "imports": "services-imports", "balance": "services-balance"}

    def test_two_bars_for_each_year_from_old_to_new(self, services, sides, english):
        figure = paired(services, reader=english, **sides)
        exports, imports = figure.data
        assert (exports.name, imports.name) == ("Exports", "Imports")
        assert codes(exports) == ["2014", "2015"]
        assert list(exports.x) == [9.82e9, 10.52e9]
        assert list(imports.x) == [12.0e9, 7.34e9]
        assert figure.layout.barmode == "group"

    def test_the_balance_stands_under_the_name_in_its_colour(self, services, sides, english):
        old, new = paired(services, reader=english, **sides).layout.yaxis.ticktext
        assert old.startswith("2014<br>")
        assert "deficit" in old
        assert "€2.2" in old
        assert LIGHT.deficit in old
        assert "surplus" in new
        assert "€3.2" in new
        assert LIGHT.surplus in new

    def test_sides_are_named_in_the_bars_where_there_is_room(self, services, sides, english):
        services.loc[services["indicator"] != "services-balance", "value"] = 10e9
        layout = paired(services, reader=english, **sides).layout
        assert [note.text for note in layout.annotations] == ["Exports", "Imports"]
        assert not layout.showlegend

    def test_and_above_them_where_there_is_none(self, services, sides, english):
        services.loc[services["indicator"] == "services-imports", "value"] = 1e8
        layout = paired(services, reader=english, **sides).layout
        assert not layout.annotations
        assert layout.showlegend

    def test_figures_of_other_kinds_are_not_drawn(self, services, sides, english):
        with pytest.raises(ValueError, match="no figure is of a or b"):
            paired(services, reader=english, exports="a", imports="b")

    def test_partners_run_from_the_largest_down(self, figures, euro, english):
        frame = figures(
            {"indicator": "out", "counterpart": "usa", "value": 2.0},
            {"indicator": "out", "counterpart": "deu", "value": 3.0},
            {"indicator": "in", "counterpart": "usa", "value": 9.0},
            **euro,
        )
        figure = paired(
            frame, reader=english, exports="out", imports="in", label="counterpart_name", code="counterpart"
        )
        assert list(figure.layout.yaxis.ticktext) == ["United States", "Germany"]


class TestAll:
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    @pytest.mark.parametrize("draw", [ranking, change])
    def test_plotly_accepts_the_figure_and_the_frame_stays_as_it_was(
        self, draw, scheme, markets, reader: Reader
    ):
        before = markets.copy(deep=True)
        figure = draw(markets, reader=reader, scheme=scheme)
        go.Figure(figure.to_dict())  # validated in full
        pd.testing.assert_frame_equal(markets, before)
        assert figure.layout.separators == reader.separators
        assert figure.layout.paper_bgcolor == "rgba(0,0,0,0)"
        assert figure.layout.font.color == palette(scheme).text

    def test_a_click_fades_nothing(self, markets, english):
        (bars,) = ranking(markets, reader=english).data
        assert bars.unselected.marker.opacity == 1
