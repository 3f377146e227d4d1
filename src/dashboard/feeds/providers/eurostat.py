"""Eurostat: dissemination API, SDMX 3.0, answers in SDMX-CSV 2.0; and Comext, the same service at an address of its own.

Oddities: codes of countries are ISO's but for EL and UK; months stand in a dimension of their own beside yearly time in
some flows; a query that is too large is answered with status 200 and a refusal (413) within; a large one is made later, and
announced either by the footer of an SDMX message or by the id of a queued request; no vintages are kept, so we keep them.
"""

from __future__ import annotations

from urllib.parse import quote, urlencode

from dashboard.data.feeds import CodeLists, Feed
from dashboard.feeds import refusals
from dashboard.feeds.delivery import Cell, Delivery
from dashboard.feeds.providers.provider import Provider, Question
from dashboard.feeds.reading import read, sdmx_ml
from dashboard.feeds.refusals import Refused

MONTH, TOTAL = "month", "TOTAL"
MONTHS_APART = {"tour_occ_nin2m"}
"""Flows in which months are a dimension, which is told as time here."""

FILE_READY, DEAD = "AVAILABLE", ("EXPIRED", "UNKNOWN_REQUEST", "ERROR")


class Eurostat(Provider):
    """Eurostat's dissemination API."""

    base = "https://ec.europa.eu/eurostat/api/dissemination"

    def question(self, feed: Feed, base: str) -> Question:
        """The flow with named filters, which make the order of its dimensions unimportant."""
        filters = [tuple(part.split("=", 1)) for part in feed.query.split()]
        stars = ".".join("*" * (len(feed.dimensions) + (feed.flow in MONTHS_APART)))
        asked = [(f"c[{name}]", codes) for name, codes in filters]
        if feed.since:
            asked.append(("c[TIME_PERIOD]", f"ge:{feed.since}"))
        asked += [("format", "csvdata"), ("formatVersion", "2.0")]
        path = f"sdmx/3.0/data/dataflow/ESTAT/{quote(feed.flow)}/1.0/{stars}"
        return Question(f"{base}/{path}?{urlencode(asked, safe='[]:+,')}", "text/csv, */*;q=0.5")

    def read(self, content: bytes, media_type: str, file: str, feed: Feed, lists: CodeLists) -> Delivery:
        """What an answer says, months told as months: a month's own dimension, and the year's total in it, are time."""
        found = read(content, media_type, file)
        if MONTH not in found.dimensions:
            return found
        at = found.dimensions.index(MONTH)
        return Delivery(
            found.dimensions[:at] + found.dimensions[at + 1 :],
            [_monthly(cell, at) for cell in found.cells],
            found.attributes,
            found.release,
            found.structure,
        )

    def later(self, content: bytes, base: str) -> Question | None:
        """Where the data will be: at the address in the footer, or below the id of the queued request.

        Raises Refused where the request is no longer known.
        """
        if not content.lstrip().startswith(b"<"):
            return None
        address, queued = sdmx_ml.elsewhere(content)
        if address:
            return Question(address, not_yet=frozenset({404}))
        if not queued:
            return None
        if sdmx_ml.state(content) in DEAD:
            raise Refused(refusals.said_no(base, sdmx_ml.state(content), f"the queued request {queued}"))
        service = f"{base}/1.0/async"
        kind = "data" if sdmx_ml.state(content) == FILE_READY else "status"
        return Question(f"{service}/{kind}/{quote(queued)}")


class Comext(Eurostat):
    """Trade in goods by product: the same service, at another address."""

    base = "https://ec.europa.eu/eurostat/api/comext/dissemination"


def _monthly(cell: Cell, at: int) -> Cell:
    month = cell.codes[at]
    period = cell.period if month == TOTAL else f"{cell.period}-{month}"
    return cell._replace(codes=cell.codes[:at] + cell.codes[at + 1 :], period=period)
