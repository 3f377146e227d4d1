"""Statbel: nights by region and country of origin, from a table of its news. No service is declared: given by hand."""

from __future__ import annotations

from dashboard.data.feeds import CodeLists, Feed
from dashboard.feeds import refusals
from dashboard.feeds.delivery import Cell, Delivery
from dashboard.feeds.providers.provider import Provider
from dashboard.feeds.reading import refuse_pages
from dashboard.feeds.reading.sdmx_csv import lines
from dashboard.feeds.refusals import Refused

HEADER = ["time_period", "geo", "origin", "nights", "as_printed"]


class Statbel(Provider):
    """The Belgian statistical office."""

    def read(self, content: bytes, media_type: str, file: str, feed: Feed, lists: CodeLists) -> Delivery:
        """What the table says, in its own print."""
        refuse_pages(content, media_type, file)
        (_, header), *rows = lines(content, file)
        if header != HEADER:
            raise Refused(
                refusals.other_dimensions(file, set(HEADER) - set(header), set(header) - set(HEADER))
            )
        return Delivery(
            ("geo", "origin"), [Cell((row[1], row[2]), row[0], row[4], "", line) for line, row in rows]
        )
