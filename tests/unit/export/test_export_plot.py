"""A chart as data says what the live chart shows: the same figures, order, colours, words."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dashboard.export.card import Card, Edition
from dashboard.export.plot import Plot, plot_of
from dashboard.export.plot.numbers import number_format, plain_format
from dashboard.locale import Reader, reader_for

BARS = (
    "ranking", "ranking highlighted", "estimates", "change", "breakdown", "stacked", "side by side", "paired",
)  # fmt: skip
LINES = ("lines", "lines apart")


def live(card: Card, reader: Reader) -> list[dict]:
    """The traces of the chart on a light page."""
    figure = card.draw(card.shown, reader=reader, scheme="light", chosen=card.marked, marked=None)
    return figure.to_plotly_json()["data"]


def shown_as(said: str, value: float, reader: Reader) -> str:
    """What a spreadsheet makes of a number under a format, with the reader's separators."""
    positive, negative = said.split(";")
    found = re.fullmatch(
        r'(?:"([^"]*)")?#,##0(?:\.(0+))?(,*)(?:"([^"]*)")?', negative if value < 0 else positive
    )
    assert found, said
    before, decimals, scale, after = found.groups()
    number = reader.number(abs(value) / 1000 ** len(scale), len(decimals or ""))
    return f"{before or ''}{number}{after or ''}"


def ids(plot: Plot) -> list[str]:
    return [point.id for one in plot.series for _, point in one.present]


@pytest.mark.parametrize("card", BARS, indirect=True)
def test_bars_are_those_of_the_live_chart(card: Card, edition: Edition) -> None:
    plot = plot_of(card, edition.reader)
    traces = [trace for trace in live(card, edition.reader) if trace["type"] == "bar"]
    assert [one.name for one in plot.series] == [trace.get("name", plot.series[0].name) for trace in traces]
    for one, trace in zip(plot.series, traces, strict=True):
        drawn = list(zip(trace["y"], trace["customdata"], trace["x"], trace["marker"]["color"], strict=True))
        found = [
            (place, [plot.categories[place].code, point.id], point.value, point.fill)
            for place, point in one.present
        ]
        assert found == sorted(drawn, key=lambda each: each[0])
        for place, point in one.present:
            said = trace["text"][trace["y"].index(place)] if "text" in trace else ""
            assert said.strip("\u00a0") in ("", point.text)


@pytest.mark.parametrize("card", LINES, indirect=True)
def test_lines_are_those_of_the_live_chart(card: Card, edition: Edition) -> None:
    plot = plot_of(card, edition.reader)
    traces = live(card, edition.reader)
    solid = [trace for trace in traces if "customdata" in trace]
    dashes = [trace for trace in traces if trace["line"].get("dash") == "dash"]
    for one, trace in zip(plot.series, solid, strict=True):
        drawn = [
            (x, y, each[1])
            for x, y, each in zip(trace["x"], trace["y"], trace["customdata"], strict=True)
            if each[1]
        ]
        assert [(plot.categories[at].time, point.value, point.id) for at, point in one.present] == drawn
        assert (one.name, one.fill) == (trace["name"], trace["line"]["color"])
        assert len(one.joins) - one.joins.count("solid") == trace["x"].count(None)
    assert sum(one.joins.count("dashed") for one in plot.series) == sum(
        trace["x"].count(None) for trace in dashes
    )


def test_years_without_a_figure_keep_their_place(cards: dict) -> None:
    plot = plot_of(cards["en"]["lines"], reader_for("en"))
    years = [int(category.code) for category in plot.categories]
    assert years == list(range(years[0], years[-1] + 1))
    assert any(point is None for one in plot.series for point in one.points)


def test_a_map_is_ranked_and_has_the_classes_of_the_live_map(cards: dict) -> None:
    card = cards["en"]["choropleth"]
    plot = plot_of(card, reader_for("en"))
    values = [point.value for _, point in plot.series[0].present]
    assert values == sorted(card.shown["value"], reverse=True)
    filled = next(trace for trace in live(card, reader_for("en")) if len(set(trace.get("z", ()))) > 1)
    colours = [fill for _, fill in plot.map.key]
    drawn = {code: colours[number] for code, number in zip(filled["locations"], filled["z"], strict=True)}
    points = zip(plot.categories, plot.series[0].points, strict=True)
    assert drawn == {category.code: point.fill for category, point in points}


def test_every_figure_is_there_once_with_all_its_digits(card: Card, edition: Edition) -> None:
    plot = plot_of(card, edition.reader)
    found = {point.id: point.value for one in plot.series for _, point in one.present if point.id}
    balances = {each.balance.id for each in plot.categories if each.balance}
    wanted = card.shown[~card.shown["id"].isin(balances)]
    assert found == dict(zip(wanted["id"], wanted["value"], strict=True))
    assert len(ids(plot)) == len(set(ids(plot)))


def test_marks_are_kept(card: Card, edition: Edition) -> None:
    rows = card.shown.set_index("id")
    for one in plot_of(card, edition.reader).series:
        for _, point in one.present:
            if point.id:
                row = rows.loc[point.id]
                assert (point.derived, point.press, point.estimate) == (
                    row["derived"], row["authority"] == "press", row["obs_status"] == "E",
                )  # fmt: skip
            assert ("*" in point.text, "≈" in point.text) == (point.derived, point.estimate)


def test_the_number_format_writes_what_the_chart_writes(card: Card, edition: Edition) -> None:
    plot = plot_of(card, edition.reader)
    points = [point for one in plot.series for _, point in one.present]
    points += [each.total for each in plot.categories if each.total]
    for point in points:
        assert shown_as(point.format, point.value, edition.reader) == point.text


@pytest.mark.parametrize(
    ("said", "value", "measure", "wanted"),
    [
        (
            "≈\u00a0€18.1\u00a0bn*",
            18.1e9,
            "money",
            '"≈\u00a0€"#,##0.0,,,"\u00a0bn*";"≈\u00a0−€"#,##0.0,,,"\u00a0bn*"',
        ),
        ("+12%", 12.0, "percent", '"+"#,##0"%";"−"#,##0"%"'),
        ("1,234", 1234.0, "count", '#,##0;"−"#,##0'),
        ("no number", 1.0, "count", "General"),
    ],
)
def test_number_formats(said: str, value: float, measure: str, wanted: str) -> None:
    assert number_format(said, value, measure, reader_for("en")) == wanted


@pytest.mark.parametrize(
    ("value", "quantum", "wanted"),
    [(6.03, 0.01, "#,##0.00"), (8.72784, 0.1, "#,##0.0"), (5e9, 1e8, "#,##0"), (131769.52, 0.0, "#,##0.00")],
)
def test_a_bare_number_has_no_digit_too_many(value: float, quantum: float, wanted: str) -> None:
    assert plain_format(value, quantum) == wanted


def test_the_highlighted_and_the_muted(cards: dict) -> None:
    plot = plot_of(cards["en"]["ranking highlighted"], reader_for("en"))
    assert [each.code for each in plot.highlighted] == ["usa"]
    assert all(each.muted for each in plot.categories if each.code != "usa")
    plain = plot_of(cards["en"]["ranking"], reader_for("en"))
    assert not plain.highlighted
    assert not any(each.muted for each in plain.categories)


@pytest.mark.parametrize(("name", "derived_here"), [("breakdown", False), ("breakdown with a rest", True)])
def test_the_rest_comes_last(cards: dict, name: str, derived_here: bool) -> None:
    plot = plot_of(cards["nl"][name], reader_for("nl"))
    assert [each.rest for each in plot.categories] == [False] * (len(plot.categories) - 1) + [True]
    last = plot.series[0].points[-1]
    assert (last.id == "", last.derived) == (derived_here, True)
    assert sum(point.value for _, point in plot.series[0].present) == pytest.approx(100)
    assert plot.whole == 100


def test_sums_of_parts_are_marked_as_worked_out(cards: dict) -> None:
    plot = plot_of(cards["en"]["stacked"], reader_for("en"))
    for place, category in enumerate(plot.categories):
        parts = [point for one in plot.series if (point := one.points[place]) is not None and point.value]
        assert category.total.value == pytest.approx(sum(point.value for point in parts))
        assert (category.total.derived, category.total.id) == (
            (True, "") if len(parts) > 1 else (False, parts[0].id)
        )


def test_balances_are_called_surplus_or_deficit(cards: dict) -> None:
    for lang, word in (("en", "surplus"), ("nl", "overschot")):
        card = cards[lang]["paired"]
        balances = [each.balance for each in plot_of(card, reader_for(lang)).categories]
        assert all(word in each.text for each in balances)
        printed = card.shown[card.shown["indicator"] == "services-balance"].set_index("id")["value"]
        assert {each.id: each.value for each in balances} == printed.to_dict()


def test_offices_are_no_figures(network: Card, edition: Edition) -> None:
    plot = plot_of(network, edition.reader)
    assert not plot.series
    assert sorted(each.code for each in plot.categories) == sorted(network.shown["id"])


def test_what_is_no_chart_is_refused(cards: dict) -> None:
    def drawn(figures: object, **given: object) -> None: ...

    with pytest.raises(KeyError, match="drawn"):
        plot_of(replace(cards["en"]["ranking"], draw=drawn), reader_for("en"))
