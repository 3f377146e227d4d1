"""Descriptions state what is in view, in the reader's language, for every chart there is."""

from functools import partial

from dashboard.charts import breakdown, change, choropleth, paired, ranking, series, stacked
from dashboard.charts.alt import alt_text
from dashboard.charts.labels import key
from dashboard.render.plotly.labels import folded, pixels


def said(draw, frame, *, reader) -> str:
    return alt_text(draw(frame, reader=reader)).replace("\u00a0", " ")


def test_a_ranking_tells_its_largest_and_smallest(markets, english):
    assert said(ranking, markets, reader=english) == (
        "3 bars; the highest is Germany with 17.08%, the lowest United States with 6.03%."
    )


def test_a_lone_bar_tells_itself(markets, english):
    assert said(ranking, markets.head(1), reader=english) == "United States: 6.03%."


def test_parts_are_told_from_the_largest_and_the_rest_by_itself(figures, english):
    frame = figures(
        {"item": "pharma", "value": 30.0}, {"item": "steel", "value": 10.0}, {"item": "rest", "value": 60.0}
    )
    told = "2 parts of a whole; the largest are Pharma 30.00% and Steel 10.00%. Not listed in the source: 60.00%."
    assert said(partial(breakdown, rest="rest"), frame, reader=english) == told
    assert said(breakdown, frame[frame["item"] != "rest"], reader=english) == told  # worked out here


def test_bars_are_called_what_the_chart_calls_them(figures, english):
    frame = figures({"time_period": "2014", "value": 3.0}, {"time_period": "2015", "value": 9.0})
    by_year = partial(ranking, by=("time_period",))
    assert said(by_year, frame, reader=english) == (
        "2 bars; the highest is 2015 with 9.00%, the lowest 2014 with 3.00%."
    )
    beside = partial(stacked, label="ref_area_name", code="ref_area", stack="time_period", side_by_side=True)
    assert said(beside, frame, reader=english) == (
        "2 bars; the highest is Flanders, 2015 with 9.00%, the lowest Flanders, 2014 with 3.00%."
    )


def test_a_change_is_signed(figures, english):
    frame = figures({"counterpart": "usa", "value": -13.9}, {"counterpart": "deu", "value": 4.5}, decimals=1)
    assert (
        said(change, frame, reader=english)
        == "2 changes, from +4.5% for Germany to −13.9% for United States."
    )


def test_a_series_tells_where_each_line_begins_and_ends(figures, english):
    frame = figures(
        {"ref_area": "be-vlg", "time_period": "2014", "value": 5.51},
        {"ref_area": "be-vlg", "time_period": "2015", "value": 6.03},
        {"ref_area": "be-wal", "time_period": "2015", "value": 1.0},
    )
    assert said(series, frame, reader=english) == (
        "Flanders: 5.51% in 2014, 6.03% in 2015. Wallonia: 1.00% in 2015."
    )


def test_many_lines_are_counted_and_not_all_told(figures, english):
    frame = figures(*({"ref_area": f"x-{n}", "value": float(n)} for n in range(1, 8)))
    assert said(series, frame, reader=english).endswith("And 3 more lines.")


def test_pairs_tell_the_last_period_that_has_both(figures, euro, dutch):
    frame = figures(
        {"indicator": "out", "value": 10.52e9}, {"indicator": "in", "value": 7.34e9},
        {"indicator": "balance", "value": 3.17e9}, {"indicator": "out", "value": 15e9, "time_period": "2024"},
        **euro,
    )  # fmt: skip
    text = said(partial(paired, exports="out", imports="in", balance="balance"), frame, reader=dutch)
    assert text.startswith("2015: ")
    assert "€ 10,5 miljard" in text
    assert "€ 3,2 miljard" in text
    assert not text.endswith("..")


def test_stacks_are_summed(figures, euro, english):
    frame = figures(
        {"indicator": "a", "item": "education", "value": 2e6}, {"indicator": "b", "item": "education", "value": 3e6},
        {"indicator": "a", "item": "culture", "value": 4e6}, **euro,
    )  # fmt: skip
    assert said(stacked, frame, reader=english) == (
        "2 bars; the highest is Education with €5.0 million, the lowest Culture with €4.0 million."
    )


def test_a_map_tells_its_extremes(markets, geojson, english):
    assert said(partial(choropleth, geojson=geojson), markets, reader=english) == (
        "Map of 3 figures; the highest is Germany with 17.08%, the lowest United States with 6.03%."
    )


def test_the_key_explains_the_marks_in_view_and_no_others(markets, figures, english):
    assert key(figures({"counterpart": "usa"}), reader=english) == ""
    assert key(markets, reader=english) == (
        "≈ approximate, as the source says · * worked out by this dashboard · "
        "hatched or hollow: as reported by the press"
    )
    doubtful = figures({"obs_status": "U"}, {"obs_status": "P", "counterpart": "deu"})
    assert "† misprinted or contradicted in the source" in key(doubtful, reader=english)
    assert "ᵖ provisional" in key(doubtful, reader=english)


def test_names_are_folded_between_words_and_measured_without_markup():
    assert folded("Machinery & mechanical appliances", 20) == "Machinery &amp;<br>mechanical<br>appliances"
    assert pixels("<b>abc</b><br>d") == pixels("abc")
    assert pixels("a &amp; b") == pixels("a + b")
