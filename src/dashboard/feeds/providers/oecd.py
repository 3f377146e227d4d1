"""OECD Data Explorer: a .Stat service, asked for SDMX-CSV 1.

Oddities: a structure of its own for each flow before an @; countries by ISO's codes of three letters; in tables that people
fetch, recipients by their names. Net amounts may be negative, where loans are paid back.
"""

from __future__ import annotations

from dashboard.data.feeds import CodeLists, Feed, Unmapped
from dashboard.feeds.delivery import Cell, Delivery
from dashboard.feeds.providers.provider import Provider, Question
from dashboard.feeds.reading.sdmx_csv import lines

NAMES = "oecd-recipient-names"
"""The code list of names: what stands for no country keeps its name as its code."""

BY_NAME = ["time_period", "donor", "recipient", "net_oda_musd_current"]
AS_SERIES = ("donor", "recipient", "measure", "unit_measure", "price_base")
THE_SAME = ("206", "USD", "V")
"""What the table holds in the service's codes: net disbursements, US dollars, current prices."""


class OECD(Provider):
    """The OECD's service."""

    base = "https://sdmx.oecd.org/public/rest"
    pause = 3.0

    def question(self, feed: Feed, base: str) -> Question:
        """The flow and the key of its series."""
        since = f"startPeriod={feed.since}&" if feed.since else ""
        return Question(f"{base}/data/{feed.flow}/{feed.query}?{since}format=csvfile", "text/csv, */*;q=0.5")

    def read(self, content: bytes, media_type: str, file: str, feed: Feed, lists: CodeLists) -> Delivery:
        """What an answer says; a table with recipients by name is told in the codes of the service."""
        if not content.startswith(",".join(BY_NAME).encode()):
            return super().read(content, media_type, file, feed, lists)
        cells = [
            Cell(("BEL", _code(row[2], lists), *THE_SAME, "6"), row[0], row[3], "", line)
            for line, row in lines(content, file)[1:]
        ]
        return Delivery(AS_SERIES, cells, ("unit_mult",))


def _code(name: str, lists: CodeLists) -> str:
    try:
        target, _ = lists.target((NAMES,), name)
    except Unmapped:
        return name
    return target.upper() if len(target) == 3 else name
