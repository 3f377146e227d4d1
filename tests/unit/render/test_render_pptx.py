"""A deck read back: native charts of the very figures, links that can be clicked, nothing beyond the edge of a slide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pandas as pd
import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.chart.chart import Chart
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import qn
from pptx.slide import Slide

from dashboard import charts
from dashboard.render.card import Card, Edition, FactCard
from dashboard.render.number_formats import format_of
from dashboard.render.palette import palette
from dashboard.render.pptx import fitted, pptx_of

TYPES = {
    "stacks": XL_CHART_TYPE.BAR_STACKED,
    "lines": XL_CHART_TYPE.LINE_MARKERS,
}


def read(*cards: Card | FactCard, edition: Edition) -> list[Slide]:
    deck = Presentation(BytesIO(pptx_of(cards, edition)))
    assert (deck.slide_width, deck.slide_height) == (12191695, 6858000)
    return list(deck.slides)


def chart_of(slide: Slide) -> Chart:
    return next(shape.chart for shape in slide.shapes if shape.has_chart)


def texts(slide: Slide) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def label_format(series: object, place: int) -> str:
    """The number format under which PowerPoint writes the label of a point; "" where it writes none."""
    labels = series._element.find(qn("c:dLbls"))
    for label in () if labels is None else labels.findall(qn("c:dLbl")):
        if label.find(qn("c:idx")).get("val") == str(place):
            found = label.find(qn("c:numFmt"))
            return "" if found is None else found.get("formatCode")
    shared = None if labels is None else labels.find(qn("c:numFmt"))
    return "" if shared is None else shared.get("formatCode")


def test_the_chart_holds_the_figures_of_the_card(card: Card, edition: Edition) -> None:
    chart = chart_of(read(card, edition=edition)[0])
    spec = card.spec
    # A series without marks of its own, which joins the points of another, makes it a chart of plain lines.
    kind = XL_CHART_TYPE.LINE_MARKERS if chart.chart_type == XL_CHART_TYPE.LINE else chart.chart_type
    assert kind == TYPES.get(spec.kind, XL_CHART_TYPE.BAR_CLUSTERED)
    drawn = list(chart.plots[0].series)[: len(spec.series)]
    for one, series in zip(spec.series, drawn, strict=True):
        assert series.name == one.name
        assert list(series.values) == [None if point is None else point.value for point in one.points]
    names = [str(name) for name in chart.plots[0].categories]
    assert names == [each.told for each in spec.categories]


def test_the_embedded_sheet_can_be_edited(card: Card, edition: Edition) -> None:
    chart = chart_of(read(card, edition=edition)[0])
    sheet = load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    for column, one in enumerate(card.spec.series, 2):
        cells = [sheet.cell(row, column).value for row in range(2, 2 + len(one.points))]
        assert cells == [None if point is None else pytest.approx(point.value) for point in one.points]


@pytest.mark.parametrize("label", ['=HYPERLINK("http://a.example","b")', "{=1}", "https://a.example", "007"])
def test_a_label_is_text_in_the_embedded_sheet(cards: dict, edition: Edition, label: str) -> None:
    card = cards[edition.reader.lang]["stacked"]
    spec = replace(
        card.spec,
        categories=tuple(
            replace(one, name=label, detail="", balance=None, total=None) for one in card.spec.categories
        ),
        series=tuple(replace(one, name=label) for one in card.spec.series),
    )
    chart = chart_of(read(replace(card, spec=spec), edition=edition)[0])
    sheet = load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert [cell.value for cell in cells].count(label) == len(spec.categories) + len(spec.series)
    assert not any(cell.hyperlink for cell in cells)


@pytest.mark.parametrize(
    "card", ["ranking", "estimates", "change", "breakdown", "side by side", "paired"], indirect=True
)
def test_labels_are_written_with_their_marks(card: Card, edition: Edition) -> None:
    chart = chart_of(read(card, edition=edition)[0])
    for one, series in zip(card.spec.series, chart.plots[0].series, strict=True):
        found = [label_format(series, place) for place, _ in one.present]
        assert found == [format_of(point, card.spec) for _, point in one.present]


def test_sums_of_stacked_bars_stand_with_their_names_and_the_legend_names_the_parts(
    cards: dict, edition: Edition
) -> None:
    card = cards[edition.reader.lang]["stacked"]
    chart = chart_of(read(card, edition=edition)[0])
    names = [str(name) for name in chart.plots[0].categories]
    assert all(each.total.text in name for each, name in zip(card.spec.categories, names, strict=True))
    assert [series.name for series in chart.plots[0].series] == [one.name for one in card.spec.series]
    assert chart.legend._element.findall(qn("c:legendEntry")) == []


def test_values_stand_either_in_parts_or_behind_their_sum(
    cards: dict, make_card: Callable, edition: Edition
) -> None:
    card = cards[edition.reader.lang]["stacked"]
    activities = card.shown[card.shown["indicator"] == "us-cooperation-activity-costs"]
    alone = make_card(activities, charts.stacked, edition.reader.lang)
    for each in (card, alone):
        spec = each.spec
        chart = chart_of(read(each, edition=edition)[0])
        one, series = spec.series[0], chart.plots[0].series[0]
        large = [place for place, point in one.present if point.value > 0.2 * spec.longest]
        shown = [bool(label_format(series, place)) for place in large]
        assert shown == [not spec.summed or spec.categories[place].total.id == "" for place in large]


def test_the_highlighted_bar_has_its_colour(cards: dict, edition: Edition) -> None:
    card = cards[edition.reader.lang]["ranking highlighted"]
    series = chart_of(read(card, edition=edition)[0]).plots[0].series[0]
    spec = card.spec
    found = [f"#{series.points[place].format.fill.fore_color.rgb}" for place, _ in spec.series[0].present]
    assert found == [palette("light").of(point.fill) for _, point in spec.series[0].present]
    assert len(set(found)) == 2


@pytest.mark.parametrize("name", ["lines", "lines apart"])
def test_no_line_joins_what_must_not_be_joined(cards: dict, edition: Edition, name: str) -> None:
    card = cards[edition.reader.lang][name]
    chart = chart_of(read(card, edition=edition)[0])
    every = list(chart.plots[0].series)
    stretches = iter(every[len(card.spec.series) :])
    sheet = load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    hidden = {entry.find(qn("c:idx")).get("val") for entry in chart.legend._element.iter(qn("c:legendEntry"))}
    assert hidden == {str(number) for number in range(len(card.spec.series), len(every))}
    for number, (one, series) in enumerate(zip(card.spec.series, every, strict=False)):
        if {*one.joins} <= {"solid"}:
            assert stroke(series) == "solid"
            continue
        assert stroke(series) == "apart"
        for join, places in one.stretches:
            drawn = next(stretches)
            assert stroke(drawn) == join
            values = [
                point.value if point and place in places else None for place, point in enumerate(one.points)
            ]
            assert list(drawn.values) == values
            cells = [sheet.cell(2 + place, 2 + every.index(drawn)).value for place in places]
            assert cells == [f"={sheet.cell(2 + place, 2 + number).coordinate}" for place in places]
    assert hidden
    assert not list(stretches)


def stroke(series: object) -> str:
    """How the points of a series are joined."""
    line = series._element.find(f"{qn('c:spPr')}/{qn('a:ln')}")
    if line.find(qn("a:noFill")) is not None:
        return "apart"
    return "solid" if line.find(qn("a:prstDash")) is None else "dashed"


def test_a_slide_says_where_its_figures_are_from(card: Card, edition: Edition) -> None:
    slide = read(card, edition=edition)[0]
    assert slide.shapes.title.text_frame.text == card.heading
    said = texts(slide)
    for told in (
        card.subtitle,
        card.source_line,
        *card.notes,
        "1.2.3",
        "2026",
        edition.filters,
        edition.page_title,
    ):
        assert told in said
    frames = [shape.text_frame for shape in slide.shapes if shape.has_text_frame]
    runs = [run for frame in frames for paragraph in frame.paragraphs for run in paragraph.runs]
    assert edition.link in [run.hyperlink.address for run in runs]
    chart = next(shape for shape in slide.shapes if shape.has_chart)
    assert chart._element.nvGraphicFramePr.cNvPr.get("descr") == card.alt
    notes = slide.notes_slide.notes_text_frame.text
    for row in card.shown[~card.shown["derived"]].to_dict("records"):
        assert row["source_title"] in notes
        assert row["definition"] in notes
    assert edition.link in notes


def test_nothing_leaves_the_slide(card: Card, edition: Edition) -> None:
    for slide in read(card, edition=edition):
        must_stay_inside(slide)


def must_stay_inside(slide: Slide) -> None:
    for shape in slide.shapes:
        assert shape.left >= 0
        assert shape.top >= 0
        assert shape.left + shape.width <= 12191695
        assert shape.top + shape.height <= 6858000


def test_a_longer_text_has_smaller_letters() -> None:
    assert fitted("short", 12, 2, 26, 10) == 26
    assert 10 < fitted("word " * 40, 12, 2, 26, 10) < 26
    assert fitted("word " * 500, 12, 2, 26, 10) == 10


def texts_of_tables(slides: list[Slide]) -> list[str]:
    tables = [shape.table for slide in slides for shape in slide.shapes if shape.has_table]
    return [cell.text for table in tables for row in table.rows for cell in row.cells]


def facts(rows: int) -> FactCard:
    said = [
        (f"Fact {n}", "What was agreed, in some words. " * (1 + n % 7), "=1+1", f"https://example.org/{n}")
        for n in range(rows)
    ]
    table = pd.DataFrame(said, columns=["Name", "What", "Formula", "Link"])
    return FactCard(
        "partnerships", "all", "Partnerships", "2024", "Source: DKBUZA", ("A note.",), "A table.", table
    )


def test_a_long_table_goes_on_over_slides(edition: Edition) -> None:
    card = facts(60)
    slides = read(card, edition=edition)
    assert len(slides) > 3
    found = []
    for slide in slides:
        must_stay_inside(slide)
        table = next(shape.table for shape in slide.shapes if shape.has_table)
        rows = [tuple(cell.text for cell in row.cells) for row in table.rows]
        assert rows[0] == tuple(card.table.columns)
        found += rows[1:]
        assert card.heading in slide.shapes.title.text_frame.text
        links = [
            row.cells[3].text_frame.paragraphs[0].runs[0].hyperlink.address for row in list(table.rows)[1:]
        ]
        assert links == [row[3] for row in rows[1:]]
    assert found == [tuple(row) for row in card.table.itertuples(index=False)]


def test_a_cell_higher_than_a_slide_is_cut_with_an_ellipsis(edition: Edition) -> None:
    card = facts(2)
    card.table.loc[0, "What"] = "word " * 3000
    slides = read(card, edition=edition)
    cells = texts_of_tables(slides)
    assert any(text.endswith("…") for text in cells)
    assert "Fact 1" in cells
    for slide in slides:
        must_stay_inside(slide)


def test_a_deck_has_a_slide_for_each_card_in_their_order(cards: dict, edition: Edition) -> None:
    chosen = [replace(card, heading=f"{name}!") for name, card in cards[edition.reader.lang].items()]
    slides = read(*chosen, edition=edition)
    assert [slide.shapes.title.text_frame.text for slide in slides] == [card.heading for card in chosen]


def test_each_card_of_several_views_has_its_own_link(cards: dict, edition: Edition) -> None:
    card = next(iter(cards["en"].values()))
    elsewhere = replace(card, link="https://dashboard.example.org/tourism")
    first, second = (texts(slide) for slide in read(card, elsewhere, edition=edition))
    assert edition.link in first
    assert "https://dashboard.example.org/tourism" in second
