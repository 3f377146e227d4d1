"""Headline numbers: one figure with what it is, whose and when, and how it changed or where it ranks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from dashboard.content import table
from dashboard.content.age import aged
from dashboard.content.blocks import Headline, Row, Way
from dashboard.content.figures import Lead
from dashboard.content.inline import Badge, Inline, Link
from dashboard.data.arithmetic import worked_out
from dashboard.locale import Reader, mid_sentence
from dashboard.locale.reader import NO_BREAK

RANKED = "world-rank"
"""The indicator whose item says which ranking it is."""

PARTS = "document-parts"
"""The indicator that counts what its item names, in one document."""

LONGEST = 12
"""A number of more signs may take two lines: it would not fit on a tile."""

REVISED = 0.5
"""So many points of growth come from any revision of either year: less is not worth a word."""

DEFINED = ("survey-countries", "research-grants-share")
"""Indicators whose name does not say of what; a tile adds what they mean."""


def named(row: Mapping) -> str:
    """What a figure measures, with its part of the breakdown."""
    return row["indicator_name"] + (f": {row['item_name']}" if row["item_name"] else "")


def what(row: Mapping) -> str:
    """What a headline number is, in the fewest words that say it: of a ranking which, of parts the document."""
    if row["indicator"] == RANKED and row["item_name"]:
        return str(row["item_name"])
    if row["indicator"] == PARTS:
        return str(row["source_title"])
    return named(row)


def amount(row: Mapping, reader: Reader) -> str:
    """The number as a headline; of a rank with the word that says so."""
    said = table.short(row, reader)
    if row["measure"] == "points":
        return said.replace(NO_BREAK, " ")  # a word as long as "procentpunt" may stand below its number
    if len(said) > LONGEST:
        return said.replace(NO_BREAK, " ")
    return reader.text("no. {rank}", rank=said) if row["measure"] == "rank" else said


def counted(row: Mapping) -> str:
    """The word for what is counted, where the number alone does not say it: `nights`, `priorities`."""
    if row["indicator"] == PARTS:
        return mid_sentence(row["item_name"])
    return table.unit(row)


def headline(
    lead: Lead,
    reader: Reader,
    where: Callable[[str], str],
    way: Way | None = None,
    *,
    late: bool = False,
) -> Headline:
    """A headline number in the reader's words, with how it changed or where it ranks, and the latest official figure
    where it is of the press; and a newer one of a part of a year. With `late` its next release is marked as overdue.

    `where` gives the address of a figure by its id, "" where there is none; `way` leads to the page of its subject.
    """
    row, change, rank = lead.figure, lead.change, lead.rank
    beside = _rank(rank, reader, where) if rank else _change(lead, reader, where) if change else ()
    official = _official(lead.official, reader, where) if lead.official else ()
    when = aged(reader.period(row["time_period"]), row["time_period"], reader)
    newer = _newer(lead.newer, reader, where) if lead.newer else ()
    return Headline(
        figure=row,
        change=change,
        rank=rank,
        official=lead.official,
        newer=lead.newer,
        what=what(row),
        amount=amount(row, reader),
        counted=counted(row),
        meant=row["definition"] if row["indicator"] in DEFINED else "",
        whose=" · ".join([row["ref_area_name"], *_partner(row), when]),
        badges=(
            *table.badges_of(row, reader),
            *([Badge(reader.text("update late"), "status")] if late else []),
        ),
        beside=tuple(_joined([beside, official, newer])),
        where=where(row["id"]),
        way=way,
    )


def _joined(parts: Sequence[tuple[Inline, ...]]) -> Iterator[Inline]:
    """All parts that there are, with a dot between them."""
    for number, part in enumerate(filter(None, parts)):
        yield from ((" · ", *part) if number else part)


def _newer(row: Row, reader: Reader, where: Callable[[str], str]) -> tuple[Inline, ...]:
    said = reader.text("newer, of a part of a year ({period})", period=reader.period(row["time_period"]))
    return (f"{said}: ", Link(amount(row, reader), where(row["id"])), table.badges(row, reader))


def _official(row: Row, reader: Reader, where: Callable[[str], str]) -> tuple[Inline, ...]:
    said = reader.text("latest official figure ({period})", period=reader.period(row["time_period"]))
    return (f"{said}: ", Link(amount(row, reader), where(row["id"])), table.badges(row, reader))


def _change(lead: Lead, reader: Reader, where: Callable[[str], str]) -> tuple[Inline, ...]:
    row = lead.change
    since = (
        reader.text("over {period}", period=reader.period(row["time_period"]))
        if "/" in row["time_period"]
        else reader.text("on the year before")
    )
    number = Link(table.short(row, reader, sign=True), where(row["id"]))
    levels = _by_levels(lead, reader)
    return (number, f" {since}", table.badges(row, reader), *([f" · {levels}"] if levels else []))


def _by_levels(lead: Lead, reader: Reader) -> str:
    """What the figures of both years make of a growth that a source states otherwise, since it knew others; else ""."""
    now, before, stated = lead.figure, lead.before, lead.change
    if before is None or stated["measure"] != "percent" or stated["time_period"] != now["time_period"]:
        return ""
    growth = worked_out("growth", now, before)
    if abs(growth.value - stated["value"]) <= max(REVISED, growth.error + stated["quantum"] / 2):
        return ""
    said = reader.amount(growth.rounded, measure="percent", decimals=1, quantum=growth.quantum, sign=True)
    return reader.text("{growth} by the figures of both years that are known here", growth=said)


def _rank(row: Row, reader: Reader, where: Callable[[str], str]) -> tuple[Inline, ...]:
    return (f"{what(row)}: ", Link(amount(row, reader), where(row["id"])), table.badges(row, reader))


def _partner(row: Mapping) -> list[str]:
    return [row["counterpart_name"]] if row["counterpart"] not in ("wld", row["ref_area"]) else []
