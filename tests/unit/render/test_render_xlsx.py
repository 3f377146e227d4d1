"""A workbook read back: real numbers, a native chart over the very cells, and no cell that runs as a formula."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.render.card import Card, Edition, FactCard
from dashboard.render.number_formats import format_of
from dashboard.render.xlsx import sheet_names, xlsx_of

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def read(*cards: Card | FactCard, edition: Edition) -> Workbook:
    return load_workbook(BytesIO(xlsx_of(cards, edition)))


def cells_of(book: Workbook, reference: str) -> list[object]:
    """The values of the cells that a chart refers to."""
    name, _, area = reference.rpartition("!")
    left, top, right, bottom = range_boundaries(area.replace("$", ""))
    sheet = book[name.strip("'").replace("''", "'")]
    return [
        sheet.cell(row, column).value for row in range(top, bottom + 1) for column in range(left, right + 1)
    ]


def series_of(blob: bytes) -> list[dict[str, str]]:
    """What each series of the workbook's first chart refers to."""
    with ZipFile(BytesIO(blob)) as parts:
        root = ElementTree.fromstring(parts.read("xl/charts/chart1.xml"))
    return [
        {part: one.find(f"{CHART}{part}").find(f".//{CHART}f").text for part in ("tx", "cat", "val")}
        for one in root.iter(f"{CHART}ser")
    ]


def table_of(sheet: Worksheet, first: str) -> list[dict[str, object]]:
    """The rows below the row whose first cell says `first`, by their headings."""
    rows = list(sheet.iter_rows(values_only=True))
    start = next(place for place, row in enumerate(rows) if row[0] == first)
    heads = [head for head in rows[start] if head]
    return [dict(zip(heads, row, strict=False)) for row in rows[start + 1 :] if row[0]]


def test_the_chart_refers_to_cells_with_the_figures(card: Card, edition: Edition) -> None:
    blob = xlsx_of([card], edition)
    book = load_workbook(BytesIO(blob))
    spec = card.spec
    referred = series_of(blob)[: len(spec.series)]
    for one, found in zip(spec.series, referred, strict=True):
        assert cells_of(book, found["tx"]) == [one.name]
        assert cells_of(book, found["cat"]) == [each.told for each in spec.categories]
        values = [None if point is None else pytest.approx(point.value, rel=1e-15) for point in one.points]
        assert cells_of(book, found["val"]) == values


def test_labels_follow_the_formats_of_the_cells(cards: dict, edition: Edition) -> None:
    card = cards[edition.reader.lang]["estimates"]
    sheet = read(card, edition=edition).worksheets[1]
    points = [point for _, point in card.spec.series[0].present]
    assert [sheet.cell(8 + place, 2).number_format for place in range(len(points))] == [
        format_of(each, card.spec) for each in points
    ]


def test_every_chosen_figure_stands_with_its_source(card: Card, edition: Edition) -> None:
    reader = edition.reader
    left = replace(card, chosen=card.chosen.iloc[1:])
    rows = table_of(read(left, edition=edition).worksheets[1], reader.text("What"))
    assert len(rows) == len(card.chosen) - 1
    for row, wanted in zip(rows, left.chosen.to_dict("records"), strict=True):
        assert row[reader.text("Value")] == pytest.approx(wanted["value"], rel=1e-15)
        assert isinstance(row[reader.text("Value")], int | float)
        assert row[reader.text("Code")] == wanted["id"]
        assert row[reader.text("Period")] == reader.period(wanted["time_period"])
        for head, column in (
            ("Unit", "unit_name"), ("As printed", "as_printed"), ("Source", "source_title"), ("Place in the source", "locator"),
            ("Address", "source_url"), ("Note", "note"), ("Partner", "counterpart_name"),
        ):  # fmt: skip
            assert (row[reader.text(head)] or "") == wanted[column]
        said = row[reader.text("Status")]
        assert (reader.text("worked out by this dashboard") in said) == wanted["derived"]
        assert (reader.text("as reported by the press") in said) == (wanted["authority"] == "press")
        assert (reader.text("approximate, as the source says") in said) == (wanted["obs_status"] == "E")


def test_the_sheets_say_where_they_are_from(card: Card, edition: Edition) -> None:
    book = read(card, edition=edition)
    about = "\n".join(
        str(cell) for row in book.worksheets[0].iter_rows(values_only=True) for cell in row if cell
    )
    for told in (edition.page_title, edition.filters, edition.link, "1.2.3", "2026", card.heading):
        assert told in about
    for source in card.shown.loc[~card.shown["derived"], "source_title"]:
        assert source in about
    head = [row[0] for row in book.worksheets[1].iter_rows(max_row=6, values_only=True)]
    assert head[:4] == [card.heading, card.subtitle, " ".join(card.notes), card.source_line]
    assert "1.2.3" in head[4]
    assert head[5] == edition.link


HOSTILE = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    '=HYPERLINK("http://a.example","b")',
    "{=1}",
    "https://a.example",
    "007",
)


def test_no_cell_runs(cards: dict, edition: Edition) -> None:
    card = cards[edition.reader.lang]["ranking"]
    figures = card.shown.head(len(HOSTILE)).assign(
        counterpart_name=list(HOSTILE), note=list(HOSTILE), locator=list(HOSTILE)
    )
    table = pd.DataFrame([list(HOSTILE)], columns=list(HOSTILE))
    facts = FactCard("p", "k", "=cmd|' /C calc'!A0", "@sub", "=source", ("=note",), "alt", table)
    hostile = replace(
        card, heading="=1+1", subtitle="+1", notes=("-1",), source_line="@x", shown=figures, chosen=figures
    )
    blob = xlsx_of([hostile, facts], replace(edition, page_title="=2", filters="=3"))
    book = load_workbook(BytesIO(blob))
    found = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in found} == {"s", "n"}
    assert not any(cell.hyperlink for cell in found)
    texts = {cell.value for cell in found if cell.data_type == "s"}
    assert {*HOSTILE, "=2", "=3", "=note", "=source"} <= texts
    with ZipFile(BytesIO(blob)) as parts:
        sheets = [
            parts.read(name).decode() for name in parts.namelist() if re.match(r"xl/worksheets/sheet", name)
        ]
    assert not any("<f>" in sheet or "<f " in sheet for sheet in sheets)


def test_sheet_names_are_valid_and_unique() -> None:
    titles = [
        "About",
        "about",
        "a/b:c*d?e[f]g\\h",
        "'quoted'",
        "History",
        "",
        "x" * 40,
        *["A finding of many words that goes on"] * 12,
    ]
    names = sheet_names(titles)
    assert len({name.casefold() for name in names}) == len(titles)
    for name in names:
        assert 0 < len(name) <= 31
        assert not re.search(r"[\[\]:*?/\\]", name)
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.casefold() != "history"
    assert names[2] == "a b c d e f g h"


def test_a_workbook_of_all_cards(cards: dict, edition: Edition) -> None:
    chosen = list(cards[edition.reader.lang].values())
    blob = xlsx_of(chosen, edition)
    book = load_workbook(BytesIO(blob))
    assert len(book.worksheets) == len(chosen) + 1
    with ZipFile(BytesIO(blob)) as parts:
        assert sum(name.startswith("xl/charts/chart") for name in parts.namelist()) == len(chosen)
    assert xlsx_of(chosen, edition) == blob
