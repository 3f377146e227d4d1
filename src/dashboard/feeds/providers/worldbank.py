"""World Bank, World Development Indicators: JSON of its own, page by page.

Oddities: a refusal is a list with a `message` and status 200; groups of countries stand among the countries; countries have
ISO's codes of three letters, but Kosovo is XKX in the service and UNK in tables; a year without a figure has null.
"""

from __future__ import annotations

import json
from typing import Any

from dashboard.data.feeds import CodeLists, Feed
from dashboard.feeds import refusals
from dashboard.feeds.delivery import Cell, Delivery
from dashboard.feeds.providers.provider import Provider, Question
from dashboard.feeds.reading import refuse_pages
from dashboard.feeds.reading.sdmx_csv import lines
from dashboard.feeds.refusals import Refused

MANY = 20_000
LATEST = 2100
TABLE = {"NY.GDP.MKTP.CD": ("gdp_usd", "gdp_year"), "SP.POP.TOTL": ("population", "population_year")}
"""The columns of the table with one row per country, by indicator."""

KOSOVO = {"UNK": "XKX"}


class WorldBank(Provider):
    """The World Bank's service."""

    base = "https://api.worldbank.org/v2"

    def question(self, feed: Feed, base: str) -> Question:
        """All countries of an indicator, on one page."""
        years = f"&date={feed.since}:{LATEST}" if feed.since else ""
        path = f"country/{feed.query}/indicator/{feed.flow}"
        return Question(f"{base}/{path}?format=json&per_page={MANY}{years}", "application/json")

    def read(self, content: bytes, media_type: str, file: str, feed: Feed, lists: CodeLists) -> Delivery:
        """What an answer says: of the service, or of the table with one row per country."""
        refuse_pages(content, media_type, file)
        if content.lstrip().startswith(b"iso3,"):
            return _table(content, file, feed)
        try:
            said = json.loads(content, parse_float=str, parse_int=str)
        except ValueError as error:
            raise Refused(refusals.cut_off(file, 0, f"no JSON: {error}")) from error
        return _answer(said, file)


def _answer(said: Any, file: str) -> Delivery:
    if isinstance(said, list) and said and isinstance(said[0], dict) and "message" in said[0]:
        first = said[0]["message"][0]
        raise Refused(refusals.said_no(file, str(first.get("id", "")), str(first.get("value", ""))))
    try:
        about, rows = said
        if int(about["pages"]) > 1:
            raise Refused(refusals.cut_off(file, 0, f"it has {about['pages']} pages and one was asked for"))
        cells = [
            Cell(
                (row["countryiso3code"] or row["country"]["id"], row["indicator"]["id"]),
                str(row["date"]),
                "" if row["value"] is None else str(row["value"]),
                str(row.get("obs_status") or ""),
            )
            for row in rows or ()
        ]
    except (KeyError, TypeError, ValueError) as error:
        raise Refused(refusals.cut_off(file, 0, f"another form than the service's: {error}")) from error
    return Delivery(("country", "indicator"), cells, (), str(about.get("lastupdated", "")))


def _table(content: bytes, file: str, feed: Feed) -> Delivery:
    """The file has passed through a program that writes whole numbers and years as 2024.0."""
    (_, header), *rows = lines(content, file)
    at = {name: place for place, name in enumerate(header)}
    value, year = (at[name] for name in TABLE[feed.flow])
    cells = [
        Cell(
            (KOSOVO.get(row[0], row[0]), feed.flow),
            row[year].removesuffix(".0"),
            row[value].removesuffix(".0"),
            "",
            line,
        )
        for line, row in rows
        if row[year]
    ]
    return Delivery(("country", "indicator"), cells)
