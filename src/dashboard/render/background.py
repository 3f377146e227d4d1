"""What stands behind the figures of a card, in words: what they measure, who states them, how far to trust them."""

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
            for part in (row["source_title"], row["source_publisher"], row["locator"], row["source_url"])
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


def status(row: dict, reader: Reader) -> str:
    """How far to trust a figure, in words."""
    return "; ".join(labels.qualifications(row, reader)) or reader.text("official, as printed")


def _plain(figures: pd.DataFrame) -> pd.DataFrame:
    """The figures without the frame's attrs, which pandas would copy for every column read."""
    return pd.DataFrame(figures)
