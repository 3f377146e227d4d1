"""Figures as a real table, every number formatted in the dashboard's language and not the browser's."""

from collections.abc import Callable, Mapping

import pandas as pd
from markupsafe import Markup

from dashboard.charts.labels import qualifications
from dashboard.content.inline import Badge, Inline, Link, Outside, words
from dashboard.findings.finding import amount
from dashboard.locale import Reader
from dashboard.render.html import html
from dashboard.render.sheets import plain_number


def figures_table(
    figures: pd.DataFrame,
    reader: Reader,
    *,
    caption: str,
    marked: str | None = None,
    where: Callable[[str], str] = lambda figure: "",
    seen: set[str] | None = None,
) -> Markup:
    """An HTML table of figures: what, whose, with whom, when, how much, how the source prints it, and where.

    `where` gives the address that opens a figure by its id; its number then leads there. Rows of figures that are among
    those `seen` in another table of the same document have no id there; the others are added to them.
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
    seen = set() if seen is None else seen
    rows = [
        _row(row, reader, where(row["id"])) | {"apart": row["id"] in seen, "marked": row["id"] == marked}
        for row in figures.to_dict("records")
    ]
    seen.update(figures["id"])
    beside = {"plain": t("Value"), "unit": t("Unit"), "marks": t("Status")}
    return html("figures_table.html", caption=caption, columns=columns, rows=rows, beside=beside)


def _row(row: Mapping, reader: Reader, address: str) -> dict[str, object]:
    return {
        "id": row["id"],
        "what": row["indicator_name"] + (f": {row['item_name']}" if row["item_name"] else ""),
        "whose": row["ref_area_name"],
        "partner": row["counterpart_name"] if row["counterpart"] != "wld" else "",
        "period": reader.period(row["time_period"]),
        "number": Link(exact(row, reader), address),
        "badges": badges(row, reader),
        "pasted": pasted(row, reader),
        "as_printed": row["as_printed"],
        "source": source_of(row, reader),
        "note": row["note"],
    }


def pasted(row: Mapping, reader: Reader) -> dict[str, str]:
    """The figure as a spreadsheet takes it: the plain number with the reader's decimal sign, its unit, and its marks."""
    return {
        "plain": plain_number(float(row["value"])).replace(".", reader.separators[0]),
        "unit": row["unit_name"],
        "marks": "; ".join(qualifications(row, reader)),
    }


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
    return amount(row, reader, sign=sign)


def unit(row: Mapping) -> str:
    """The word for what is counted, where neither a symbol nor the indicator says it: `nights`, `visitors`."""
    return (
        row["unit_said"]
        if row["measure"] in ("count", "mass") and not row["unit_symbol"] and row["unit"] != "number"
        else ""
    )


def badges_of(row: Mapping, reader: Reader) -> tuple[Badge, ...]:
    """Marks beside a number for what a reader must not overlook: derived, press, estimate, provisional, doubtful."""
    t = reader.text
    said = []
    if row["derived"]:
        said.append(Badge(t("derived"), "derived"))
    if row["authority"] == "press":
        said.append(Badge(t("press"), "press"))
    status = {
        "E": t("approximate"), "P": t("provisional"), "U": t("doubtful"), "B": t("break"), "D": t("other definition"),
    }  # fmt: skip
    if row["obs_status"] in status:
        said.append(Badge(status[row["obs_status"]], "status"))
    return tuple(said)


def badges(row: Mapping, reader: Reader) -> Markup:
    """The same as HTML, to follow a number."""
    return Markup("").join(Markup(" {}").format(each) for each in badges_of(row, reader))


def source_of(row: Mapping, reader: Reader) -> Inline:
    """Title, publisher and place of a figure's source; for a derived figure, that the dashboard worked it out."""
    if row["derived"]:
        return reader.text("worked out by this dashboard")
    said = f", {row['source_publisher']} ({row['locator']})"
    return words(Outside(row["source_title"], row["source_url"]), said)


def outside(text: str, url: str) -> Markup:
    """A text that leads to an address of another site, as HTML; only the text where no browser may follow it."""
    return Markup("{}").format(Outside(text, url))
