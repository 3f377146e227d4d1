"""Figures as a real table, every number formatted in the dashboard's language and not the browser's."""

from collections.abc import Callable, Mapping
from html import escape
from urllib.parse import urlsplit

import pandas as pd

from dashboard.locale import Reader


def figures_table(
    figures: pd.DataFrame,
    reader: Reader,
    *,
    caption: str,
    marked: str | None = None,
    where: Callable[[str], str] = lambda figure: "",
) -> str:
    """An HTML table of figures: what, whose, with whom, when, how much, how the source prints it, and where.

    `where` gives the address that opens a figure by its id; its number then leads there.
    """
    t = reader.text
    columns = [
        t("What"),
        t("Whose"),
        t("Partner"),
        t("Period"),
        t("Value"),
        t("As printed"),
        t("Source"),
        t("Note"),
    ]
    rows = [_row(row, reader, marked, where(row["id"])) for row in figures.to_dict("records")]
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(caption)}"><table class="figures">'
        f"<caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _row(row: Mapping, reader: Reader, marked: str | None, address: str) -> str:
    what = row["indicator_name"] + (f": {row['item_name']}" if row["item_name"] else "")
    partner = row["counterpart_name"] if row["counterpart"] != "wld" else ""
    number = escape(exact(row, reader))
    if address:
        number = f'<a href="{escape(address)}" target="_self">{number}</a>'
    cells = [
        f'<th scope="row">{escape(what)}</th>',
        f"<td>{escape(row['ref_area_name'])}</td>",
        f"<td>{escape(partner)}</td>",
        f'<td class="period">{escape(reader.period(row["time_period"]))}</td>',
        f'<td class="value">{number}{badges(row, reader)}</td>',
        f"<td>{escape(row['as_printed'])}</td>",
        f"<td>{source(row, reader)}</td>",
        f'<td class="note">{escape(row["note"])}</td>',
    ]
    mark = ' class="marked"' if row["id"] == marked else ""
    return f'<tr id="{escape(row["id"])}"{mark}>{"".join(cells)}</tr>'


def exact(row: Mapping, reader: Reader) -> str:
    """The figure with every digit it carries and no more, and its unit: billions that were printed as such stay so."""
    return reader.amount(
        row["value"],
        measure=row["measure"],
        symbol=row["unit_symbol"],
        decimals=MOST_DECIMALS,
        quantum=row["quantum"],
        short=row["quantum"] >= ROUND,
    )


MOST_DECIMALS = 9
ROUND = 1e5
"""From this unit of its last digit on a figure was printed in millions or billions, and its zeros say nothing."""


def short(row: Mapping, reader: Reader, *, sign: bool = False) -> str:
    """The figure scaled for reading, and its unit."""
    return reader.amount(
        row["value"],
        measure=row["measure"],
        symbol=row["unit_symbol"],
        decimals=int(row["decimals"]),
        quantum=row["quantum"],
        sign=sign,
    )


def unit(row: Mapping) -> str:
    """The word for what is counted, where neither a symbol nor the indicator says it: `nights`, `visitors`."""
    return (
        row["unit_said"]
        if row["measure"] in ("count", "mass") and not row["unit_symbol"] and row["unit"] != "number"
        else ""
    )


def badges(row: Mapping, reader: Reader) -> str:
    """Marks beside a number for what a reader must not overlook: derived, press, estimate, provisional, doubtful."""
    t = reader.text
    said = []
    if row["derived"]:
        said.append(("derived", t("derived")))
    if row["authority"] == "press":
        said.append(("press", t("press")))
    status = {"E": t("approximate"), "P": t("provisional"), "U": t("doubtful")}
    if row["obs_status"] in status:
        said.append(("status", status[row["obs_status"]]))
    return "".join(f' <span class="badge {kind}">{escape(text)}</span>' for kind, text in said)


def source(row: Mapping, reader: Reader) -> str:
    """Title, publisher and place of a figure's source; for a derived figure, that the dashboard worked it out."""
    if row["derived"]:
        return escape(reader.text("worked out by this dashboard"))
    title = outside(row["source_title"], row["source_url"])
    return f"{title}, {escape(row['source_publisher'])} ({escape(row['locator'])})"


def outside(text: str, url: str) -> str:
    """A text that leads to an address of another site; the plain text where there is none that a browser may follow."""
    if urlsplit(url).scheme not in ("http", "https"):
        return escape(text)
    return f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{escape(text)}</a>'
