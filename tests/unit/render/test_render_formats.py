"""The formats of spreadsheets write a number as the chart does."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dashboard.locale import Reader, reader_for
from dashboard.render import native_axis
from dashboard.render.card import Card, Edition
from dashboard.render.number_formats import bare_formats, format_of, number_format


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


def test_the_number_format_writes_what_the_chart_writes(card: Card, edition: Edition) -> None:
    points = [point for _, point in card.spec.points]
    points += [each.total for each in card.spec.categories if each.total]
    for point in points:
        assert shown_as(format_of(point, card.spec), point.value, edition.reader) == point.text


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
    ("figures", "wanted"),
    [
        ([(6.03, 0.01)], "#,##0.00"), ([(8.72784, 0.1)], "#,##0.0"), ([(5e9, 1e8)], "#,##0"),
        ([(131769.52, 0.0)], "#,##0.00"), ([(6.03, 0.01), (5.0, 1.0), (2.10, 0.01)], "#,##0.00"),
    ],
)  # fmt: skip
def test_the_bare_numbers_of_a_unit_have_the_decimals_that_most_carry(figures: list, wanted: str) -> None:
    rows = [{"unit": "percent", "value": value, "quantum": quantum} for value, quantum in figures]
    assert bare_formats(rows) == {"percent": wanted}


@pytest.mark.parametrize("name", ["lines", "lines apart"])
@pytest.mark.parametrize("times", [1.0, 0.01, 1e-4])
def test_no_two_marks_of_an_axis_read_the_same(
    cards: dict, edition: Edition, name: str, times: float
) -> None:
    spec = cards[edition.reader.lang][name].spec
    points = [
        tuple(each and replace(each, row={**each.row, "value": each.value * times}) for each in one.points)
        for one in spec.series
    ]
    spec = replace(
        spec, series=tuple(replace(one, points=two) for one, two in zip(spec.series, points, strict=True))
    )
    low, high, step, shown = native_axis.of_lines(spec)
    marks = [low + step * place for place in range(int((high - low) / step + 1e-9) + 1)]
    said = [shown_as(shown, mark, edition.reader) for mark in marks]
    assert len(said) > 2
    assert len({*said}) == len(said)
    digits = [float(re.sub(r"[^0-9.]", "", each.replace(",", "."))) for each in said]
    assert digits == pytest.approx([mark / max(marks) * digits[-1] for mark in marks])
