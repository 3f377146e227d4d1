"""What a one-pager has no figure of: a sentence for each kind, with the figure of a group or of members that applies."""

from __future__ import annotations

from dashboard.content.dossier.asked import Asked, Row
from dashboard.content.dossier.kinds import BALANCE, EXPORTS, IMPORTS, KINDS, Held, Kind, rank
from dashboard.content.headline import amount, counted, named
from dashboard.data import REPORTING, expand, home, is_group
from dashboard.data.dossier import countries_of, groups_of
from dashboard.locale import mid_sentence

OF_EITHER = tuple(code for kind in KINDS if kind.code in (EXPORTS, IMPORTS) for code in kind.indicators)


def absent(asked: Asked, held: Held, kind: Kind) -> str:
    """That there is no figure of a kind about a partner, and what there is instead."""
    what, year = asked.text(kind.name), asked.page.view.year
    said = (
        asked.text("No figure for {what} in {year}.", what=what, year=year)
        if year
        else asked.text("No figure for {what}.", what=what)
    )
    if kind.code == BALANCE and any(held.reported(OF_EITHER)):
        return f"{said} {asked.text('No year has both exports and imports by one count.')}"
    group = is_group(held.partner, asked.page.package)
    instead = _of_members(asked, held, kind) if group else _of_groups(asked, held.partner, kind)
    return f"{said} {instead}".rstrip()


def said_of(row: Row, asked: Asked) -> str:
    """A figure with its unit, as a headline says it."""
    return f"{amount(row, asked.reader)} {counted(row)}".rstrip()


def _of_groups(asked: Asked, partner: str, kind: Kind) -> str:
    """The newest figure of what the partner is a part of."""
    package = asked.page.package
    above = (*countries_of(partner, package), *groups_of(partner, package))
    every = asked.page.figures
    about = every[
        every["counterpart"].isin(above)
        & every["ref_area"].isin(REPORTING)
        & every["indicator"].isin(kind.indicators)
        & (every["item"] == "")
    ]
    if about.empty:
        return ""
    row = min(about.to_dict("records"), key=lambda one: (rank(one), above.index(one["counterpart"])))
    group = row["counterpart_in_sentence"]
    return asked.text(
        "For {group}, to which it belongs: {what}, {amount} ({whose}, {period}).",
        group=group,
        **_words(asked, row),
    )


def _of_members(asked: Asked, held: Held, kind: Kind) -> str:
    """Of how many members there is one, and the largest of the newest."""
    package = asked.page.package
    within = expand([held.partner], package) - {held.partner} - home(package)
    rows = list(held.of_others(kind, within))
    if not rows:
        return ""
    newest = min(map(rank, rows))[:2]
    largest = max((row for row in rows if rank(row)[:2] == newest), key=lambda row: row["value"])
    return asked.reader.plural(
        "{n} member has one, {member}: {what}, {amount} ({whose}, {period}).",
        "{n} members have one, the newest being that of {member}: {what}, {amount} ({whose}, {period}).",
        len({row["counterpart"] for row in rows}),
        member=largest["counterpart_in_sentence"],
        **_words(asked, largest),
    )


def _words(asked: Asked, row: Row) -> dict[str, str]:
    period = asked.reader.period(row["time_period"])
    return {
        "what": mid_sentence(named(row)),
        "amount": said_of(row, asked),
        "whose": row["ref_area_name"],
        "period": period,
    }
