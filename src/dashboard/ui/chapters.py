"""Where facts stand in their sources, chapter by chapter: a list that can be read where dozens of places come together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape

from dashboard.locale import Reader
from dashboard.ui.table import outside

_NUMBER = re.compile(r"(?:Hoofdstuk )?(\d{1,2})(?:[.,\s]|$)")


def by_chapter(locators: Iterable[str]) -> dict[str, list[str]]:
    """The places in one source under the number of their chapter, "" for those without one; in the order of numbers,
    and within a chapter of the places. Each place stands once.
    """
    found: dict[str, list[str]] = {}
    for locator in sorted(dict.fromkeys(locators), key=_order):
        number = _NUMBER.match(locator)
        found.setdefault(number.group(1) if number else "", []).append(locator)
    return found


def _order(locator: str) -> tuple[int, str]:
    number = _NUMBER.match(locator)
    return (int(number.group(1)) if number else 0, locator)


def sources_list(rows: Iterable[Mapping[str, str]], reader: Reader) -> str:
    """An HTML list of the sources of some facts, each once, with a line for each chapter that they come from."""
    places: dict[str, list[str]] = {}
    first: dict[str, Mapping[str, str]] = {}
    for row in rows:
        first.setdefault(row["source"], row)
        places.setdefault(row["source"], []).append(row["locator"])
    items = []
    for code, row in first.items():
        lines = [_line(number, found, reader) for number, found in by_chapter(places[code]).items()]
        said = f"{outside(row['source_title'], row['source_url'])}, {escape(row['source_publisher'])}"
        # The one place on a web page needs no list of its own.
        where = (
            f" ({lines[0]})"
            if len(lines) == 1
            else f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"
        )
        items.append(f"<li>{said}{where}</li>")
    return f'<ul class="sources">{"".join(items)}</ul>'


def _line(number: str, found: Iterable[str], reader: Reader) -> str:
    said = escape("; ".join(found))
    return f"<b>{escape(reader.text('Chapter {number}', number=number))}</b>: {said}" if number else said
