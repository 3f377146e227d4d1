"""Figures as one plain table in the reader's language: the rows of every sheet that leaves the dashboard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.charts.labels import qualifications
from dashboard.data import Package, formula
from dashboard.locale import Reader
from dashboard.render.card import Card, Edition, FactCard

Row = Mapping[str, Any]


def figures_of(cards: Sequence[Card | FactCard]) -> pd.DataFrame:
    """What a reader sees on the cards: their chosen figures in order, each once. Without any: no rows, no columns."""
    frames = [card.chosen for card in cards if card.chosen is not None]
    if not frames:
        return pd.DataFrame()
    return pd.concat(frames, ignore_index=True).drop_duplicates("id", ignore_index=True)


def figure_table(figures: pd.DataFrame, reader: Reader, package: Package) -> pd.DataFrame:
    """One row per labelled figure, each once, in order, with columns headed in the reader's language.

    The column of the value holds numbers in base units (euro, not billions), all others text. Periods are written as
    the data writes them (2015, 2016-S1, 2015-12-31), so that they can be sorted and joined.
    """
    rows = figures.drop_duplicates("id").to_dict("records") if len(figures) else []
    cells = [_cells(row, reader, package) for row in rows]
    return pd.DataFrame(cells, columns=list(columns(reader)))


def drawn_table(card: Card) -> pd.DataFrame:
    """What the lines of a card show that no figure says, because it was worked out for the chart (an index ...): in the
    form of `figure_table`, without codes. Nothing of a chart of figures.
    """
    reader, spec = card.spec.reader, card.spec
    t = reader.text
    rows = [point.row for _, point in spec.points if point.worked_out] if spec.kind == "lines" else []
    said = [
        {
            t("What"): row["indicator_name"],
            t("Item"): row["item_name"],
            t("Whose"): row["ref_area_name"],
            t("Partner"): "" if row["counterpart"] == "wld" else row["counterpart_name"],
            t("Period"): row["time_period"],
            t("Value"): float(row["value"]),
            t("Unit"): row["unit_name"],
            t("Status"): "; ".join(qualifications(row, reader)),
            t("Derived"): t("yes"),
        }
        for row in rows
    ]
    return pd.DataFrame(said).reindex(columns=list(columns(reader)), fill_value="")


def columns(reader: Reader) -> tuple[str, ...]:
    """The headings of `figure_table`, in order."""
    t = reader.text
    return (
        t("Code"), t("What"), t("Item"), t("Whose"), t("Partner"), t("Period"), t("Value"), t("Unit"), t("Status"),
        t("Derived"), t("As printed"), t("Source"), t("Publisher"), t("Address"), t("Place in the source"), t("Licence"),
        t("Note"), t("Definition"), t("Concept"), t("Formula"),
    )  # fmt: skip


def about(cards: Sequence[Card | FactCard], edition: Edition) -> dict[str, str]:
    """What an export says of itself, by heading: view, titles, notes, filters, date, version of the data, and link."""
    t = edition.reader.text
    return {
        t("Page"): edition.page_title,
        t("Title"): " | ".join(dict.fromkeys(card.heading for card in cards)),
        t("Mind"): " ".join(dict.fromkeys(note for card in cards for note in card.notes)),
        t("Filters"): edition.filters or t("none"),
        t("Exported on"): edition.made.isoformat(),
        t("Data version"): edition.version,
        t("Terms"): edition.rights(),
        t("Link"): edition.link,
    }


def _cells(row: Row, reader: Reader, package: Package) -> tuple[object, ...]:
    t = reader.text
    return (
        row["id"],
        row["indicator_name"],
        row["item_name"],
        row["ref_area_name"],
        "" if row["counterpart"] == "wld" else row["counterpart_name"],
        row["time_period"],
        float(row["value"]),
        row["unit_name"],
        "; ".join(qualifications(row, reader)) or t("as stated"),
        t("yes") if row["derived"] else t("no"),
        row["as_printed"],
        row["source_title"],
        row["source_publisher"],
        row["source_url"],
        row["locator"],
        row["source_licence"],
        row["note"],
        row["definition"],
        row["concept_name"],
        formula(row, package, reader.lang, text=t, period=reader.period),
    )
