"""Ideal points from votes in the UN General Assembly (Bailey, Strezhnev and Voeten, Harvard Dataverse). Given by hand.

All of it is estimated by a model. Distances to other countries, which tables derived from it carry along, are left alone:
the package derives them from the points.
"""

from __future__ import annotations

from dashboard.data.feeds import CodeLists, Feed
from dashboard.feeds import refusals
from dashboard.feeds.delivery import Cell, Delivery
from dashboard.feeds.providers.provider import Provider
from dashboard.feeds.reading import refuse_pages
from dashboard.feeds.reading.sdmx_csv import lines
from dashboard.feeds.refusals import Refused

COUNTRY, YEAR, POINT = "iso3c", "year", "IdealPointAll"
ESTIMATED = "e"


class Voting(Provider):
    """The data set of ideal points, one row per country and session."""

    def read(self, content: bytes, media_type: str, file: str, feed: Feed, lists: CodeLists) -> Delivery:
        """The point of each country in each session, by the year in which the session began."""
        refuse_pages(content, media_type, file)
        (_, header), *rows = lines(content, file)
        gaps = [name for name in (COUNTRY, YEAR, POINT) if name not in header]
        if gaps:
            raise Refused(refusals.other_dimensions(file, gaps, ()))
        country, year, point = (header.index(name) for name in (COUNTRY, YEAR, POINT))
        return Delivery(
            ("country",),
            [Cell((row[country],), row[year], row[point], ESTIMATED, line) for line, row in rows],
        )
