"""Two to four partners compared: a table of what they share, a chart over time, and the files of both."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.content import blocks
from dashboard.content.dossier.asked import Asked
from dashboard.content.dossier.compared.card import KEY, card_of, chart_of, side_by_side, table_card
from dashboard.content.dossier.compared.chosen import Found, drawn, rows_of
from dashboard.content.dossier.compared.measures import ABSOLUTE, NAMES, measured, offered
from dashboard.content.dossier.compared.table import table_part
from dashboard.content.dossier.parts import Lines
from dashboard.data import Package
from dashboard.data.comparison import Line
from dashboard.view import Choice

__all__ = ["INDICATOR", "KEY", "MEASURE", "add_comparison", "comparison_choices"]

INDICATOR, MEASURE = "indicator", "measure"

LONGEST = "longest"
"""In place of an indicator: the one of which the partners have the longest series."""


def comparison_choices(package: Package) -> tuple[Choice, ...]:
    """What the chart of a comparison shows, and in which measure."""
    return (
        Choice(INDICATOR, (LONGEST, *package.table("indicators")["id"])),
        Choice(MEASURE, tuple(NAMES)),
    )


def add_comparison(asked: Asked, found: Found) -> Lines | None:
    """Adds table and chart of what the partners share; the table comes back, None where they share nothing."""
    page = asked.page
    rows, lines = rows_of(found, page.package), drawn(found, page.package)
    if not rows and not lines:
        page.notice(
            page.text("Nothing is measured alike of these partners; what there is of each stands below.")
        )
        return None
    page.add(blocks.Section(side_by_side(asked)))
    part = table_part(asked, rows) if rows else None
    if part:
        page.fragment("dossier/part.html", part=part)
    if lines:
        _add_chart(asked, rows, lines)
    elif rows:
        page.add(table_card(asked, rows))
    return part


def _add_chart(asked: Asked, rows: Sequence[Line], lines: dict[str, Line]) -> None:
    page = asked.page
    indicator = page.choice(INDICATOR)
    why = "" if indicator in (LONGEST, *lines) else _no_series(asked, indicator)
    indicator = indicator if indicator in lines else next(iter(lines))
    line, measure = lines[indicator], page.choice(MEASURE)
    found = measured(page, line, asked.partners, measure)
    if isinstance(found, str):
        why, measure = " ".join(filter(None, (why, found))), ABSOLUTE
        found = measured(page, line, asked.partners, measure)
    assert not isinstance(found, str)
    _add_choices(asked, lines, indicator, measure)
    if why:
        page.add(blocks.Text(why, "quiet"))
    card = card_of(asked, rows, line, found, chart_of(asked, line, found, measure))
    page.add(blocks.FigureCard(card, page.level))


def _add_choices(asked: Asked, lines: dict[str, Line], indicator: str, measure: str) -> None:
    """What the chart may show instead, and in which measures."""
    page, first = asked.page, next(iter(lines))
    measures = {code: page.text(NAMES[code]) for code in offered(page, lines[indicator], asked.partners)}
    names = {code: line.row["indicator_name"] for code, line in lines.items()}
    with page.line("comparison-choices"):
        if len(names) > 1:
            page.add(
                blocks.Selector(
                    INDICATOR,
                    page.text("Over time"),
                    names,
                    (indicator,),
                    lambda codes: {INDICATOR: [] if codes[:1] == [first] else list(codes[:1])},
                )
            )
        if len(measures) > 1:
            page.add(
                blocks.Selector(
                    MEASURE,
                    page.text("Measured"),
                    measures,
                    (measure,),
                    lambda codes: page.choose(MEASURE, codes[0] if codes else ABSOLUTE),
                    look="segments",
                )
            )


def _no_series(asked: Asked, indicator: str) -> str:
    name = asked.page.package.names("indicators", asked.reader.lang)[indicator]
    return asked.text("{what}: fewer than two of these partners have a series of it.", what=name)
