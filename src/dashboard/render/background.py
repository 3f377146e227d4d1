"""What stands behind the figures of a card, in words: what they measure, who states them, how far to trust them."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.charts import labels
from dashboard.locale import Reader


def definitions(figures: pd.DataFrame) -> list[str]:
    """What is measured, one line for each indicator."""
    found = _plain(figures).drop_duplicates("indicator").to_dict("records")
    return [f"{row['indicator_name']}: {row['definition']} {row['concept_name']}." for row in found]


def sources(figures: pd.DataFrame, reader: Reader) -> list[str]:
    """Every document and section, one line each, and then those behind figures worked out here."""
    figures = _plain(figures)
    printed = figures[~figures["derived"]].drop_duplicates(["source", "locator"]).to_dict("records")
    lines = [
        ", ".join(
            part
            for part in (
                row["source_title"],
                row["source_publisher"],
                row["locator"],
                row["source_url"],
                licence(row, reader),
            )
            if part
        )
        for row in printed
    ]
    derived = figures[figures["derived"]].drop_duplicates("source_title").to_dict("records")
    lines += [
        reader.text("Worked out by this dashboard from: {sources}", sources=row["source_title"])
        for row in derived
    ]
    return list(dict.fromkeys(lines))


def licence(row: Mapping[str, Any], reader: Reader) -> str:
    """On which terms the source of a figure gives it, in words; "" where nothing is known of that."""
    named = row["source_licence"]
    return reader.text("licence: {licence}", licence=named) if named else ""


def licences(figures: pd.DataFrame, reader: Reader) -> str:
    """Whose figures come under which licence, in one line; "" where nothing is known of that."""
    found: dict[str, dict[str, None]] = {}
    columns = ("source_licence", "source_publisher")
    for named, publisher in _plain(figures)[[*columns]].drop_duplicates().itertuples(index=False):
        if named:
            found.setdefault(named, {})[publisher] = None
    if not found:
        return ""
    said = "; ".join(f"{named} ({', '.join(publishers)})" for named, publishers in found.items())
    return reader.text("Licences of the sources: {licences}.", licences=said)


def status(row: dict, reader: Reader) -> str:
    """How far to trust a figure, in words."""
    return "; ".join(labels.qualifications(row, reader)) or reader.text("official, as printed")


def _plain(figures: pd.DataFrame) -> pd.DataFrame:
    """The figures without the frame's attrs, which pandas would copy for every column read."""
    return pd.DataFrame(figures)
