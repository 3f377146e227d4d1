"""The comparison as a card like all others: one chart of the partners over time, and the table of all that they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from dashboard.charts import ChartSpec, crossed, series
from dashboard.charts.alt import alt_text
from dashboard.charts.emphasis import PARTNERS
from dashboard.charts.events import note as note_of_events
from dashboard.charts.labels import amount
from dashboard.content import cards
from dashboard.content.blocks import FactsCard
from dashboard.content.dossier.asked import Asked
from dashboard.content.dossier.compared.measures import INDEX, Measured, framed
from dashboard.content.dossier.compared.table import table_frame
from dashboard.content.facts_table import facts_table
from dashboard.data.comparison import Line
from dashboard.locale import aloud, sentence_start
from dashboard.render.card import Card
from dashboard.render.palette import partner_roles

KEY = "comparison"


def chart_of(asked: Asked, line: Line, found: Measured, measure: str) -> ChartSpec:
    """The lines of the partners, each in its own colour; those that cross too often each in a panel of its own."""
    frame = framed(found)
    frame.attrs[PARTNERS] = partner_roles(asked.partners)
    column = "ref_area" if not line.whose else "counterpart"
    spec = series(
        frame,
        reader=asked.reader,
        label=f"{column}_name",
        code=column,
        frequency="year",
        from_zero=measure != INDEX,
    )
    if found.worked_out:
        points = [
            replace(one, points=tuple(point and replace(point, worked_out=True) for point in one.points))
            for one in spec.series
        ]
        spec = replace(spec, series=tuple(points))
    spec = cards.eventful(spec, frame, asked.reader, asked.page.package)
    return replace(spec, panels=crossed(spec))


def card_of(asked: Asked, lines: Sequence[Line], line: Line, found: Measured, spec: ChartSpec) -> Card:
    """Chart and table as one card; its figures are all those of the table, then those behind the chart."""
    page, reader = asked.page, asked.reader
    heading, frame = _heading(asked, found), framed(found)
    figures = _figures(asked, lines, [row["id"] for row in frame.to_dict("records")], found)
    without = reader.join([asked.region(partner) for partner in asked.partners if partner not in found.rows])
    note = (
        page.text("Not in the chart, for want of yearly figures: {names}.", names=without) if without else ""
    )
    return Card(
        page=page.slug, key=KEY, heading=heading, subtitle=cards.subtitle(frame, reader),
        source_line=cards.source_line(pd.concat([figures, frame[frame["derived"]]]), reader),
        notes=tuple(filter(None, (found.note, note, note_of_events(spec)))), alt=aloud(f"{heading}. {alt_text(spec)}"),
        shown=figures, chosen=figures, spec=spec, table=table_frame(asked, lines) if lines else None,
    )  # fmt: skip


def table_card(asked: Asked, lines: Sequence[Line]) -> FactsCard:
    """The table alone, where nothing can be drawn over time."""
    page = asked.page
    figures, rows = _figures(asked, lines, [], None), table_frame(asked, lines)
    heading = side_by_side(asked)
    return FactsCard(
        page=page.slug, key=KEY, heading=heading, subtitle=cards.periods(figures, asked.reader),
        alt=page.text("A table."), source_line=cards.source_line(figures, asked.reader),
        make_table=lambda: facts_table(heading, list(rows.columns), [tuple(row) for row in rows.itertuples(index=False)]),
        sources=lambda: cards.sources(figures, asked.reader, page.package), level=page.level,
    )  # fmt: skip


def _figures(
    asked: Asked, lines: Sequence[Line], drawn: Sequence[str], found: Measured | None
) -> pd.DataFrame:
    ids = [row["id"] for line in lines for row in line.beside if row]
    behind = [row["id"] for row in found.behind] if found else []
    order = {one: place for place, one in enumerate(dict.fromkeys([*ids, *drawn, *behind]))}
    held = asked.page.figures
    held = held[held["id"].isin(list(order))]
    return held.iloc[held["id"].map(order).argsort()].reset_index(drop=True)


def _heading(asked: Asked, found: Measured) -> str:
    """What is drawn, and how much it is of each partner in the last year that all of them share, the largest first."""
    reader, shared = asked.reader, found.shared
    last = shared[-1] if shared else ""
    newest = {
        partner: next(row for row in reversed(some) if not last or row["time_period"] == last)
        for partner, some in found.rows.items()
    }
    ranked = sorted(newest.items(), key=lambda each: -each[1]["value"])
    parts = []
    for partner, row in ranked:
        said = f"{asked.page.named(partner)} {amount(dict(row), reader)}"
        parts.append(said if last else f"{said} ({reader.period(row['time_period'])})")
    if last:
        return asked.text(
            "{what} in {period}: {parts}", what=found.what, period=last, parts=reader.join(parts)
        )
    return asked.text("{what}: {parts}", what=found.what, parts=reader.join(parts))


def side_by_side(asked: Asked) -> str:
    """The heading of what several partners share: who they are."""
    names = asked.reader.join([asked.page.named(partner) for partner in asked.partners])
    said = asked.text("{names} side by side", names=names)
    return sentence_start(said)
