"""What stands on a page as plain HTML: headline numbers, cards with their tables and sources, texts of the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Any

import pandas as pd

from dashboard.data import Package
from dashboard.locale import Reader
from dashboard.render.background import definitions, sources
from dashboard.render.card import Card, FactCard
from dashboard.ui import table
from dashboard.ui.story import Number, Story

Row = Mapping[str, Any]

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_ID = re.compile(r'<tr id="([^"]*)"')
LEDE = '<p class="lede">'


@dataclass(frozen=True)
class Looks:
    """How parts are written: in which language, over which data, where a figure's number leads, where a chart is.

    `where` gives the address of a figure by its id, `picture` that of a card's chart by its key, "" without one.
    """

    reader: Reader
    package: Package
    where: Callable[[str], str]
    picture: Callable[[str], str]
    marked: str | None = None


def body(story: Story, looks: Looks) -> str:
    """Everything on a page in its order, below its heading and lede. The first chart is drawn, all have tables."""
    said: list[str] = []
    seen: set[str] = set()
    drawn = False
    level = 2  # of the headings of cards: below the page's title, or below that of a section
    for kind, group in groupby(below_head(story), key=type):
        if kind is Number:
            said.append(_numbers([part for part in group if isinstance(part, Number)], looks))
            continue
        for part in group:
            if isinstance(part, (Card, FactCard)):
                said.append(_once(card(part, looks, drawn=not drawn, level=level), seen))
                drawn = drawn or isinstance(part, Card)
            elif isinstance(part, str):
                level = 3 if "<h2" in part else level
                said.append(_once(text(part), seen))
    return "\n".join(said)


def card(shown: Card | FactCard, looks: Looks, *, drawn: bool = True, level: int = 3) -> str:
    """One card: heading (of this `level`), chart (only if `drawn`), table, notes and sources."""
    reader = looks.reader
    facts = isinstance(shown, FactCard)
    picture = "" if facts or not drawn else looks.picture(shown.key)
    chart = (
        f'<p><img src="{escape(picture)}" alt="{escape(shown.alt)}" width="1600" height="900" loading="lazy"></p>'
        if picture
        else f"<p>{escape(shown.alt)}</p>"
    )
    rows = (
        facts_table(shown.table, shown.heading)
        if isinstance(shown, FactCard)
        else table.figures_table(
            shown.chosen, reader, caption=shown.heading, marked=looks.marked, where=looks.where
        )
    )
    notes = "".join(f'<p class="note">{escape(note)}</p>' for note in shown.notes)
    behind = _behind(shown, reader) if isinstance(shown, Card) else ""
    return (
        f'<article id="card-{escape(shown.key)}"><h{level}>{escape(shown.heading)}</h{level}>'
        f'<p class="subtitle">{escape(shown.subtitle)}</p>{chart}{rows}{notes}'
        f'<p class="source">{escape(shown.source_line)}</p>{behind}</article>'
    )


def below_head(story: Story) -> Iterator[object]:
    """The parts without the page's own heading and lede, which the document has already."""
    parts = list(story.parts)
    lede = next((place for place, part in enumerate(parts) if _is_lede(part)), None)
    if lede is not None:
        return iter(parts[lede + 1 :])
    return (part for part in parts if not (isinstance(part, str) and part.startswith("<h1>")))


def _is_lede(part: object) -> bool:
    return isinstance(part, str) and part.startswith(LEDE)


def _numbers(numbers: list[Number], looks: Looks) -> str:
    return f'<ul class="numbers">{"".join(f"<li>{_number(each, looks)}</li>" for each in numbers)}</ul>'


def _number(number: Number, looks: Looks) -> str:
    row, reader = number.figure, looks.reader
    partner = [row["counterpart_name"]] if row["counterpart"] not in ("wld", row["ref_area"]) else []
    whose = " · ".join([row["ref_area_name"], *partner, reader.period(row["time_period"])])
    unit = table.unit(row)
    return (
        f'{escape(_what(row))} <span class="number">{_linked(row, table.short(row, reader), looks)}'
        f"{escape(f' {unit}' if unit else '')}</span> {escape(whose)}{table.badges(row, reader)}"
        f"{_change(number.change, reader)}{_rank(number.rank, reader)}"
    )


def _change(row: Row | None, reader: Reader) -> str:
    if row is None:
        return ""
    since = (
        reader.text("over {period}", period=reader.period(row["time_period"]))
        if "/" in row["time_period"]
        else reader.text("on the year before")
    )
    return f"<br>{escape(table.short(row, reader, sign=True))} {escape(since)}{table.badges(row, reader)}"


def _rank(row: Row | None, reader: Reader) -> str:
    if row is None:
        return ""
    return (
        f"<br>{escape(row['indicator_name'])}: {escape(table.short(row, reader))}{table.badges(row, reader)}"
    )


def _what(row: Row) -> str:
    return row["indicator_name"] + (f": {row['item_name']}" if row["item_name"] else "")


def _linked(row: Row, text: str, looks: Looks) -> str:
    where = looks.where(row["id"])
    return f'<a href="{escape(where)}">{escape(text)}</a>' if where else escape(text)


def facts_table(facts: pd.DataFrame, caption: str) -> str:
    """Facts as an HTML table that can be moved sideways."""
    head = "".join(f'<th scope="col">{escape(str(name))}</th>' for name in facts.columns)
    lines = [
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'
        for first, *rest in ([escape(str(cell)) for cell in row] for row in facts.itertuples(index=False))
    ]
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(caption)}"><table>'
        f"<caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table></div>"
    )


def _behind(shown: Card, reader: Reader) -> str:
    """All sources and definitions, folded away: they are many."""
    lines = [*sources(shown.chosen, reader), *definitions(shown.chosen)]
    listed = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<details><summary>{escape(reader.text('Sources'))}</summary><ul>{listed}</ul></details>"


def text(part: str) -> str:
    """A text of the page's own; what it has written as Markdown, in HTML."""
    if not part.startswith("<p>"):
        return part
    lines = part.removeprefix("<p>").removesuffix("</p>").split("\n")
    if all(line.startswith("- ") for line in lines):
        return f"<ul>{''.join(f'<li>{_bold(line[2:])}</li>' for line in lines)}</ul>"
    return _bold(part)


def _bold(text: str) -> str:
    return _BOLD.sub(r"<strong>\1</strong>", text)


def _once(html: str, seen: set[str]) -> str:
    """The HTML, of whose rows only the first with a name keeps it: several cards may have the same figure."""

    def named(found: re.Match[str]) -> str:
        if found[1] in seen:
            return "<tr"
        seen.add(found[1])
        return found[0]

    return _ID.sub(named, html)
