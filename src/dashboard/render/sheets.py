"""CSV files that open in a spreadsheet with a double click, read back with one line of code, and run nothing.

What a file says of itself (title, filters, date, version, link) stands in columns beside every row and not in lines
above the header: a header on the first line is what both pandas and a pivot table expect, and a row that is copied
into another sheet takes its origin along.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

import pandas as pd

from dashboard.data import Package
from dashboard.locale import Reader, mark
from dashboard.render.card import Card, Edition, FactCard
from dashboard.render.table import about, columns, drawn_table, figure_table, figures_of

MEDIA_TYPE = "text/csv; charset=utf-8"
TEXT_MARK = "'"  # what spreadsheets themselves write before a text that looks like a formula
QUOTE = '"'
# The hyphen and the true minus sign both: LibreOffice reads the latter as a minus too.
STARTS_FORMULA = "=+-@\u2212"
_AMOUNT = r"[+\-\u2212]\s?[0-9][0-9.,\s]*%?(?:\s?[€$£]|\s[^\W\d_][\w\s€$£%.,'’-]*|\s\([^\W\d_](?:[^\W\d_]|[\s€.])*\))?"
AMOUNT = re.compile(_AMOUNT)
"""A number with its sign and words behind it: `-6.48%`, `+35 procent`. A spreadsheet reads a number or a text, and runs
neither: after a number with a word formulas have no meaning.
"""

# A spreadsheet told the wrong separator cuts a text where that one stands: there a formula may not begin either. Amounts
# and words that lack their beginning (`import, -export`) are none.
_WORDS = r"[+\-\u2212][^\W\d_](?:[^\W\d_]|[\s'’.-])*"
_AFTER_SEPARATOR = re.compile(
    rf"([,;|][\s\"]*)(?=[=+@＝＋＠\-－\u2212])(?!(?:{_AMOUNT}|{_WORDS})\s*(?:[,;\"]|$))"
)


class Dialect(NamedTuple):
    """The separator between cells, the decimal sign, and whether a byte order mark leads, without which Excel takes the
    file for another encoding.

    Separator and decimal sign belong together: with a comma between cells Belgian Excel puts a whole line into column A,
    and of 1.234 with a point it makes 1234.
    """

    separator: str
    decimal: str
    mark: bool


DIALECTS: Mapping[str, Dialect] = MappingProxyType(
    {
        "excel-be": Dialect(";", ",", mark=True),
        "excel": Dialect(",", ".", mark=True),
        "program": Dialect(",", ".", mark=False),
    }
)
"""How CSV is written, by whom it is for: Excel as set up in Belgium, Excel elsewhere, a program (RFC 4180)."""

DIALECT_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "excel-be": mark("Excel in Belgium (; and ,)"),
        "excel": mark("Excel elsewhere (, and .)"),
        "program": mark("a program (, and .)"),
    }
)


def usual_dialect(reader: Reader) -> str:
    """The dialect for the spreadsheet of a reader of this language, where nothing else is asked for."""
    return "excel-be" if reader.separators.startswith(",") else "excel"


def csv_of(cards: Sequence[Card | FactCard], edition: Edition, package: Package, dialect: str = "") -> bytes:
    """ "What I see": the chosen figures of the cards, each once, then what their charts work out and the rows of the cards
    of facts, as CSV in UTF-8.

    Rows of facts have the columns of their own tables; a cell is blank where a column does not concern a row.
    """
    own = [card for card in cards if card.chosen is not None]
    home = {one: card for card in reversed(own) for one in card.chosen["id"]}
    table = figure_table(figures_of(own), edition.reader, package)
    code = columns(edition.reader)[0]
    parts = [_with_origin(table, [home[one] for one in table[code]], edition)] if own else []
    for card in cards:
        if isinstance(card, Card) and len(drawn := drawn_table(card)):
            parts.append(_with_origin(drawn, [card] * len(drawn), edition))
        if isinstance(card, FactCard) and card.chosen is None:
            parts.append(_with_origin(card.table, [card] * len(card.table), edition))
    # Side by side: what facts lack of figures, and figures of facts, is blank.
    joined = pd.concat(parts, ignore_index=True).astype("object") if parts else pd.DataFrame()
    last = [heading for heading in about((), edition) if heading in joined]
    ordered = [*(name for name in joined if name not in last), *last]
    return written(joined[ordered], dialect or usual_dialect(edition.reader))


def csv_of_figures(figures: pd.DataFrame, edition: Edition, package: Package, dialect: str = "") -> bytes:
    """ "Everything on this subject": labelled figures as CSV, in the form of `csv_of`."""
    table = figure_table(figures, edition.reader, package)
    origin = {heading: said for heading, said in about((), edition).items() if said}
    return written(table.assign(**origin), dialect or usual_dialect(edition.reader))


def rows_of_csv(cards: Sequence[Card | FactCard]) -> int:
    """How many rows `csv_of` writes below its header."""
    facts = [card for card in cards if isinstance(card, FactCard) and card.chosen is None]
    drawn = [card for card in cards if isinstance(card, Card)]
    return (
        len(figures_of(cards))
        + sum(len(card.table) for card in facts)
        + sum(len(drawn_table(card)) for card in drawn)
    )


def harmless(text: str) -> str:
    """A text that no spreadsheet runs as a formula, in one line; any other text as it is, an amount with its sign too.

    Looked at as a spreadsheet may see it: without white space, quotes, control or invisible characters before it, and with
    full-width signs for what they stand for.
    """
    plain = "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in text).strip()
    begins = 0
    while begins < len(plain) and (plain[begins] == QUOTE or unicodedata.category(plain[begins])[0] in "CZ"):
        begins += 1
    seen = unicodedata.normalize("NFKC", plain[begins : begins + 1])
    inside = _AFTER_SEPARATOR.sub(rf"\1{TEXT_MARK}", plain)
    runs = seen and seen[0] in STARTS_FORMULA and not AMOUNT.fullmatch(plain)
    return TEXT_MARK + inside if runs else inside


def plain_number(value: float) -> str:
    """Every digit, with a decimal point, without grouping or exponent; blank where there is no number."""
    if value != value:
        return ""
    return format(Decimal(repr(value)).normalize(), "f")


def _with_origin(table: pd.DataFrame, homes: Sequence[Card | FactCard], edition: Edition) -> pd.DataFrame:
    """The table with what each row's card says of itself."""
    t = edition.reader.text
    columns = {
        **{heading: [said] * len(table) for heading, said in about((), edition).items()},
        t("Title"): [card.heading for card in homes],
        t("Mind"): [" ".join(card.notes) for card in homes],
        t("Link"): [edition.link_of(card) for card in homes],
    }
    return table.assign(**columns)


def written(table: pd.DataFrame, dialect: str) -> bytes:
    """A table as CSV in a dialect; numbers have every digit, texts that a spreadsheet would run are defused."""
    form = DIALECTS[dialect]
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=form.separator, lineterminator="\r\n")
    writer.writerow([harmless(str(name)) for name in table.columns])
    writer.writerows(_row(cells, form) for cells in table.itertuples(index=False, name=None))
    return file.getvalue().encode("utf-8-sig" if form.mark else "utf-8")


def _row(cells: Iterable[object], form: Dialect) -> list[str]:
    return [
        plain_number(cell).replace(".", form.decimal) if isinstance(cell, float) else harmless(str(cell))
        for cell in cells
    ]
