"""US Census Bureau: trade in goods with a country, one row per year, columns by flow and month. Given by hand.

Oddities: I is what the United States import, E what they export; amounts are in millions of dollars, some with the
tails of binary numbers, which are no digits of the Bureau.
"""

from __future__ import annotations

from decimal import Decimal

from dashboard.data.feeds import CodeLists, Feed
from dashboard.feeds import refusals
from dashboard.feeds.delivery import Cell, Delivery
from dashboard.feeds.providers.provider import Provider
from dashboard.feeds.reading import refuse_pages
from dashboard.feeds.reading.sdmx_csv import lines
from dashboard.feeds.refusals import Refused

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
FLOWS, YEAR = ("I", "E"), "YR"
FINEST = Decimal("0.000001")
"""Of a million dollars: the Bureau gives dollars."""


class Census(Provider):
    """The Bureau's table of one country."""

    def read(self, content: bytes, media_type: str, file: str, feed: Feed, lists: CodeLists) -> Delivery:
        """What the table says: years, and months as series of their own."""
        refuse_pages(content, media_type, file)
        (_, header), *rows = lines(content, file)
        names = [flow + part for flow in FLOWS for part in (*MONTHS, YEAR)]
        gaps = [name for name in ("year", "CTY_CODE", *names) if name not in header]
        if gaps:
            raise Refused(refusals.other_dimensions(file, gaps, set(header) - {"CTYNAME"}))
        at = {name: place for place, name in enumerate(header)}
        cells = []
        for line, row in rows:
            for name in names:
                yearly = name.endswith(YEAR)
                month = "" if yearly else f"-{MONTHS.index(name[1:]) + 1:02}"
                codes = ("A" if yearly else "M", name[0], row[at["CTY_CODE"]])
                cells.append(Cell(codes, row[at["year"]] + month, _plain(row[at[name]]), "", line))
        return Delivery(("freq", "flow", "cty_code"), cells)


def _plain(text: str) -> str:
    if not text:
        return ""
    found = Decimal(text).quantize(FINEST).normalize()
    return f"{found:f}"
