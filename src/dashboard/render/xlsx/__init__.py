"""A workbook: for each card a sheet with its figures as real numbers and a native chart that refers to them.

Every text is written as a text: no cell runs as a formula, and none turns into a link by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING

from babel.dates import format_date

from dashboard.charts.spec import ChartSpec
from dashboard.render import background
from dashboard.render.card import Card, Edition, FactCard
from dashboard.render.number_formats import bare_formats, format_of
from dashboard.render.palette import palette
from dashboard.render.properties import LONGEST_PROPERTY, properties, shortened
from dashboard.render.xlsx.chart import add_chart, stretches

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

FAINT = palette("light").muted_text
FIRST = 6  # the row of the headings above the chart's figures, counted from nought
LONGEST_NAME = 31  # characters that a spreadsheet allows
LONGEST_TEXT = 32_000  # characters in a cell
HIGHEST_ROW, LINE = 409, 15  # points
ABOUT = (26, 100)  # characters that the columns of the sheet about the workbook are wide
COLUMNS = (34, *[13] * 8, 22, 15, 22, 22, 26, 20)  # and those of other sheets, as its figures need them
A4 = 9
ON_ONE_PAGE = 50  # rows of a sheet that surely stand on one page with its chart


def xlsx_of(cards: Sequence[Card | FactCard], edition: Edition) -> bytes:
    """A workbook with a sheet about itself and its sources, and one for each card."""
    from xlsxwriter import Workbook

    out = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = Workbook(out, options)
    book.set_properties(properties(cards, edition)._asdict())
    sheets = Sheets(book, edition)
    names = sheet_names([edition.reader.text("About"), *(card.heading for card in cards)])
    about = book.add_worksheet(names[0])
    for card, name in zip(cards, names[1:], strict=True):
        sheet = book.add_worksheet(name)
        if isinstance(card, FactCard):
            sheets.facts(sheet, card)
        else:
            sheets.figures(sheet, name, card)
    sheets.about(about, cards, names[1:])
    (book.get_worksheet_by_name(names[1]) if cards else about).activate()
    book.close()
    return out.getvalue()


def sheet_names(titles: Sequence[str]) -> list[str]:
    """Names that a spreadsheet accepts, one for each title and no two alike."""
    found: list[str] = []
    for title in titles:
        plain = " ".join(re.sub(r"[\[\]:*?/\\]|[\x00-\x1f]", " ", title).split()).strip("' ") or "-"
        plain = plain + "_" if plain.casefold() == "history" else plain
        name, number = shortened(plain, LONGEST_NAME), 1
        while name.casefold() in {each.casefold() for each in found}:
            number += 1
            name = f"{shortened(plain, LONGEST_NAME - len(str(number)) - 1)} {number}"
        found.append(name)
    return found


class Sheets:
    """Writes the sheets of one workbook."""

    def __init__(self, book: Workbook, edition: Edition) -> None:
        self._book, self._edition = book, edition
        self._made: dict[tuple, object] = {}

    def about(self, sheet: Worksheet, cards: Sequence[Card | FactCard], names: Sequence[str]) -> None:
        """What the workbook holds, of which version and date, under which filters, and from which sources."""
        reader, edition = self._edition.reader, self._edition
        for column, wide in enumerate(ABOUT):
            sheet.set_column(column, column, wide)
        _on_paper(sheet, edition.page_title, edition)
        row = 0
        made = format_date(edition.made, "d MMMM y", locale=reader.locale)
        for said, value in (
            (reader.text("Title"), edition.page_title),
            (reader.text("Filters"), edition.filters or reader.text("none")),
            (reader.text("Exported on"), made),
            (reader.text("Data version"), edition.version),
            (reader.text("Terms"), edition.rights()),
            (reader.text("Link"), edition.link),
        ):
            row = self._line(sheet, row, (said, value), bold=True)
        row = self._section(
            sheet, row, reader.text("Sheets"), list(zip(names, (c.heading for c in cards), strict=True))
        )
        figures = [card.shown for card in cards if card.shown is not None]
        sources = dict.fromkeys(line for frame in figures for line in background.sources(frame, reader))
        sources.update(dict.fromkeys(card.source_line for card in cards if card.shown is None))
        row = self._section(sheet, row, reader.text("Sources"), [("", line) for line in sources])
        measured = dict.fromkeys(line for frame in figures for line in background.definitions(frame))
        self._section(sheet, row, reader.text("What is measured"), [("", line) for line in measured])

    def figures(self, sheet: Worksheet, name: str, card: Card) -> None:
        """The chart with the figures that it draws, and below it every figure that the filters leave, with its source."""
        reader = self._edition.reader
        self._head(sheet, card)
        spec, row = card.spec, FIRST
        copies = stretches(spec)
        heads = [reader.text("In the chart"), *(one.name for one in spec.series)]
        heads += [spec.series[number].name for number, *_ in copies]
        heads += [reader.text("Total")] if spec.summed else []
        self._texts(sheet, row, heads, bold=True, wrap=True)
        _heighten(sheet, row, heads)
        for place, category in enumerate(spec.categories):
            told = (spec.told(place),)
            self._texts(sheet, row + 1 + place, told, bold=category.chosen, wrap=True)
            _heighten(sheet, row + 1 + place, told)
            points = [one.points[place] for one in spec.series] + [None] * len(copies)
            points += [category.total] * spec.summed
            for column, point in enumerate(points, 1):
                if point is not None:
                    shown = self._look(num_format=format_of(point, spec), bold=category.chosen)
                    sheet.write_number(row + 1 + place, column, point.value, shown)
        self._copies(sheet, row + 1, spec)
        high = add_chart(self._book, sheet, name, card, first=row, column=len(heads) + 1)
        top = row + max(len(spec.categories) + 3, high)
        if card.table is not None:
            self._table(sheet, top, card.table)
            top += len(card.table) + 2
        self._observations(sheet, top, card)
        if top + 2 * len(card.chosen) > ON_ONE_PAGE:
            sheet.set_h_pagebreaks([top])

    def _copies(self, sheet: Worksheet, top: int, spec: ChartSpec) -> None:
        """The cells that draw the stretches of lines: each follows the figure that it repeats."""
        from xlsxwriter.utility import xl_rowcol_to_cell

        faint = self._look(faint=True)
        for column, (number, _, places) in enumerate(stretches(spec), len(spec.series) + 1):
            points = spec.series[number].points
            for place in places:
                of = f"={xl_rowcol_to_cell(top + place, number + 1)}"
                sheet.write_formula(top + place, column, of, faint, points[place].value)

    def facts(self, sheet: Worksheet, card: FactCard) -> None:
        """The table of facts as the reader sees it, or the figures that the card states with their sources."""
        self._head(sheet, card)
        if card.chosen is None:
            self._table(sheet, FIRST, card.table)
        else:
            self._observations(sheet, FIRST, card)

    def _head(self, sheet: Worksheet, card: Card | FactCard) -> None:
        reader, edition = self._edition.reader, self._edition
        for column, wide in enumerate(COLUMNS):
            sheet.set_column(column, column, wide)
        _on_paper(sheet, card.heading, edition)
        version = reader.text("Data version {version}", version=edition.version)
        made = format_date(edition.made, "d MMMM y", locale=reader.locale)
        self._texts(sheet, 0, (card.heading,), bold=True, size=14)
        self._texts(sheet, 1, (card.subtitle,))
        self._texts(sheet, 2, (" ".join(note for note in card.notes if note),))
        self._texts(sheet, 3, (card.source_line,))
        about = " · ".join(part for part in (edition.page_title, edition.filters, version, made) if part)
        self._texts(sheet, 4, (about,))
        self._texts(sheet, 5, (edition.link_of(card),))

    def _observations(self, sheet: Worksheet, top: int, card: Card | FactCard) -> None:
        reader = self._edition.reader
        heads = [
            reader.text("What"), reader.text("Reporting area"), reader.text("Partner"), reader.text("Item"),
            reader.text("Period"), reader.text("Value"), reader.text("Unit"), reader.text("Status"),
            reader.text("As printed"), reader.text("Source"), reader.text("Publisher"), reader.text("Place in the source"),
            reader.text("Address"), reader.text("Note"), reader.text("Code"),
        ]  # fmt: skip
        self._texts(sheet, top, heads, bold=True, wrap=True)
        _heighten(sheet, top, heads)
        rows = card.chosen.to_dict("records")
        formats = bare_formats(rows)
        for number, row in enumerate(rows, top + 1):
            names = [row[f"{column}_name"] for column in ("indicator", "ref_area", "counterpart", "item")]
            before = [*names, reader.period(row["time_period"])]
            after = [
                row["unit_name"], background.status(row, reader), row["as_printed"], row["source_title"], row["source_publisher"],
                row["locator"], row["source_url"], row["note"], row["id"],
            ]  # fmt: skip
            self._texts(sheet, number, before, wrap=True)
            shown = self._look(num_format=formats[str(row["unit"])])
            sheet.write_number(number, len(before), float(row["value"]), shown)
            self._texts(sheet, number, after, column=len(before) + 1, wrap=True)
            _heighten(sheet, number, [*before, "", *after])

    def _table(self, sheet: Worksheet, top: int, table: object) -> None:
        self._texts(sheet, top, [str(head) for head in table.columns], bold=True)
        for number, row in enumerate(table.itertuples(index=False), top + 1):
            self._texts(sheet, number, [str(cell) for cell in row], wrap=True)
            _heighten(sheet, number, row)

    def _section(self, sheet: Worksheet, row: int, heading: str, lines: Sequence[tuple[str, str]]) -> int:
        """A heading and lines of two cells under it; the row after them comes back."""
        self._texts(sheet, row + 1, (heading,), bold=True)
        row += 2
        for line in lines:
            row = self._line(sheet, row, line)
        return row

    def _line(self, sheet: Worksheet, row: int, said: tuple[str, str], *, bold: bool = False) -> int:
        """Two cells side by side, in a row as high as their texts need; the row after it comes back."""
        self._texts(sheet, row, said[:1], bold=bold, wrap=True)
        self._texts(sheet, row, said[1:], column=1, wrap=True)
        _heighten(sheet, row, said, ABOUT)
        return row + 1

    def _texts(
        self, sheet: Worksheet, row: int, said: Sequence[object], *, column: int = 0, **look: object
    ) -> None:
        """Texts beside one another, as texts whatever they begin with."""
        for place, text in enumerate(said, column):
            if text:
                sheet.write_string(row, place, str(text)[:LONGEST_TEXT], self._look(**look) if look else None)

    def _look(
        self,
        *,
        bold: bool = False,
        wrap: bool = False,
        faint: bool = False,
        size: int = 11,
        num_format: str = "",
    ) -> object:
        """A format of cells; each is made once."""
        key = (bold, wrap, faint, size, num_format)
        if key not in self._made:
            told = {"bold": bold, "font_size": size, "text_wrap": wrap, "valign": "top"}
            told |= {"num_format": num_format} if num_format else {}
            told |= {"font_color": FAINT} if faint else {}
            self._made[key] = self._book.add_format(told)
        return self._made[key]


def _heighten(sheet: Worksheet, row: int, said: Sequence[object], widths: Sequence[int] = COLUMNS) -> None:
    """Makes a row as high as its wrapped texts need: not every program does so when it opens a file."""
    lines = max(
        (ceil(len(str(text)) * 1.15 / wide) for text, wide in zip(said, widths, strict=False)), default=1
    )
    sheet.set_row(row, min(HIGHEST_ROW, LINE * max(1, lines)))


def _on_paper(sheet: Worksheet, heading: str, edition: Edition) -> None:
    """Has a sheet printed across one page of A4, each page with what it is of and its number."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    said = shortened(f"{heading} · {edition.version}", LONGEST_PROPERTY // 2).replace("&", "&&")
    sheet.set_footer(f"&L&8{said}&R&8&P / &N")
