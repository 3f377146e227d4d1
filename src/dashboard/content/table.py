"""Figures as a real table, every number formatted in the dashboard's language and not the browser's."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from dashboard.charts.column import ROUND, amounts
from dashboard.charts.labels import qualifications
from dashboard.content.facts_table import same_in_all
from dashboard.content.inline import Badge, Inline, Link, Outside, text_of, words
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
    """An HTML table of figures: whose or with whom and how much first, then when, what, how the source prints it, where.

    What is the same in all rows stands in the caption, and its column is there for whoever copies the table alone.
    `where` gives the address that opens a figure by its id; its number then leads there. Rows of figures that are among
    those `seen` in another table of the same document have no id there; the others are added to them.
    """
    seen = set() if seen is None else seen
    found = figures.to_dict("records")
    columns = _columns(found, reader, where)
    naming = [each for each in columns if each.names and each.said] or columns
    lead = next((each for each in naming if each.varies), naming[0])
    same = [each for each in columns if each.same and each is not lead]
    value = next(each for each in columns if each.look == "value")
    ordered = [lead, value, *(each for each in columns if each not in (lead, value))]
    rows = [
        {
            "id": row["id"],
            "apart": row["id"] in seen,
            "marked": row["id"] == marked,
            "pasted": pasted(row, reader),
        }
        for row in found
    ]
    seen.update(figures["id"])
    t = reader.text
    return html(
        "figures_table.html", name=caption, columns=ordered, lead=lead, same=same, rows=rows,
        caption=same_in_all([(each.name, each.cells[0]) for each in same if each.said]) or caption,
        beside={"plain": t("Value"), "unit": t("Unit"), "marks": t("Status")},
    )  # fmt: skip


@dataclass(frozen=True)
class _Column:
    """A column: its heading, its cells, how they look, and whether they may name the rows."""

    name: str
    cells: tuple[Inline, ...]
    look: str = ""
    names: bool = False

    @property
    def varies(self) -> bool:
        """Whether two of its cells differ."""
        return len(set(map(text_of, self.cells))) > 1

    @property
    def said(self) -> bool:
        """Whether anything stands in it."""
        return any(map(text_of, self.cells))

    @property
    def same(self) -> bool:
        """Whether it is for the caption and for those who copy alone: it says one thing in all of several rows."""
        return self.look != "value" and not self.varies and (len(self.cells) > 1 or not self.said)


def _columns(rows: Sequence[Mapping], reader: Reader, where: Callable[[str], str]) -> list[_Column]:
    t = reader.text

    def column(
        heading: str, cell: Callable[[Mapping], Inline], look: str = "", *, names: bool = False
    ) -> _Column:
        return _Column(heading, tuple(cell(row) for row in rows), look, names)

    numbers = iter(amounts(rows, reader))
    return [
        column(
            t("Partner"),
            lambda row: row["counterpart_name"] if row["counterpart"] != "wld" else "",
            names=True,
        ),
        column(t("What"), _what, names=True),
        column(t("Whose"), lambda row: row["ref_area_name"], names=True),
        column(t("Period"), lambda row: reader.period(row["time_period"]), "period", names=True),
        column(t("Value"), lambda row: Link(next(numbers), where(row["id"])), "value"),
        column(t("Status"), lambda row: words(*badges_of(row, reader), between=" "), "marks"),
        column(t("As printed"), lambda row: row["as_printed"]),
        column(t("Source"), lambda row: source_of(row, reader)),
        column(t("Note"), lambda row: row["note"], "note"),
    ]


def _what(row: Mapping) -> str:
    return row["indicator_name"] + (f": {row['item_name']}" if row["item_name"] else "")


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
