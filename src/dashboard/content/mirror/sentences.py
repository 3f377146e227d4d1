"""One flow as two sides count it, in a sentence that claims no more than the figures carry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.content import table
from dashboard.data import Package, covers, expand
from dashboard.data.mirror import CASES, REASONS, UNEXPLAINED, Reason, Reasons
from dashboard.data.pairs import Pair
from dashboard.data.regions import HOME
from dashboard.locale import Reader, mark, sentence_start

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Told:
    """A pair with its labelled figures: ours, the partner's as it counts, the same in our unit, and the gap between them
    (None where no rate is held), with its likely reasons.
    """

    pair: Pair
    ours: Row
    theirs: Row
    in_ours: Row | None
    gap: Row | None
    percent: Row | None
    reasons: tuple[Reason, ...]

    @property
    def converted(self) -> bool:
        """Whether the partner's figure was converted."""
        return self.in_ours is not None and self.in_ours["id"] != self.theirs["id"]


def told(package: Package, rows: Mapping[str, Row], pairs: Sequence[Pair]) -> list[Told]:
    """Pairs with the labelled figures (`rows` by id) and the reasons that belong to them, in their order."""
    tables = {name: package.table(name) for name in (CASES, REASONS)}
    reasons = Reasons(tables, package.links("region-members", "group", "member"))
    found = []
    for pair in pairs:
        ours, theirs = rows[pair.ours], rows[pair.theirs]
        percent = rows.get(pair.percent)
        given = reasons.of(
            pair, percent["value"] if percent else None,
            our_concept=ours["concept"], their_concept=theirs["concept"], their_unit=theirs["unit"],
        )  # fmt: skip
        found.append(
            Told(
                pair, ours, theirs, rows[pair.told] if pair.told else None, rows[pair.gap] if pair.gap else None,
                percent, given,
            )
        )  # fmt: skip
    return found


def newest_told(found: Sequence[Told]) -> list[Told]:
    """Of each flow, area and partner the newest year with a gap, else the newest."""
    best: dict[tuple[str, str, str], Told] = {}
    for one in found:
        key = (one.pair.flow, one.pair.area, one.pair.partner)
        kept = best.get(key)
        if kept is None or (one.gap is not None, one.pair.period) >= (kept.gap is not None, kept.pair.period):
            best[key] = one
    return list(best.values())


def about(package: Package, regions: Sequence[str], year: str | None) -> list[Pair]:
    """The pairs of these partners (of all without any) and of a year, or of a span of years."""
    wanted = expand(regions, package) if regions else frozenset()
    order = {code: place for place, code in enumerate(package.table("flows")["id"])}
    found = [
        pair
        for pair in package.mirrored
        if (not wanted or pair.partner in wanted) and (not year or covers(pair.period, year))
    ]
    return sorted(found, key=lambda pair: (order[pair.flow], pair.area != HOME))


def phrases(package: Package, lang: str) -> Mapping[str, str]:
    """How each flow stands in a sentence, before the name of the other side."""
    table = package.table("flows")
    return dict(zip(table["id"], table[f"phrase_{lang}"], strict=True))


def answer(one: Told, package: Package, reader: Reader) -> str:
    """What the partner says, what we say, how far apart that is, and why that may be: ready to copy."""
    flows = package.table("flows").set_index("id")
    said = phrases(package, reader.lang)
    names = package.names_in_sentences(reader.lang)
    facts = {
        "partner": names[one.pair.partner],
        "theirs": said[flows.at[one.pair.flow, "mirror"]],
        "of": names[one.theirs["counterpart"]],
        "period": reader.period(one.pair.period),
        "counted": _counted(one, reader),
        "source": _source(one.theirs, reader),
        "area": names[one.pair.area],
        "ours": said[one.pair.flow],
        "amount": table.short(one.ours, reader),
        "our_source": _source(one.ours, reader),
    }
    both = reader.text(
        mark(
            "{partner} puts {theirs} {of} in {period} at {counted} ({source}); our figure for {area}, {ours} {partner}, "
            "is {amount} ({our_source})."
        ),
        **facts,
    )
    return " ".join(filter(None, (sentence_start(both), gap_said(one, reader), why(one, package, reader))))


def gap_said(one: Told, reader: Reader) -> str:
    """How far the partner's figure is from ours."""
    if one.gap is None or one.percent is None:
        return reader.text(
            "The two are in different currencies and no reference rate of {period} is held here, so no gap is worked out.",
            period=reader.period(one.pair.period),
        )
    if not one.gap["value"]:
        return reader.text("The two are the same.")
    facts = {
        "percent": table.short({**one.percent, "value": abs(one.percent["value"])}, reader),
        "amount": table.short({**one.gap, "value": abs(one.gap["value"])}, reader),
    }
    higher = mark("The partner’s figure is {percent} higher, by {amount}.")
    lower = mark("The partner’s figure is {percent} lower, by {amount}.")
    return reader.text(higher if one.gap["value"] > 0 else lower, **facts)


def why(one: Told, package: Package, reader: Reader) -> str:
    """The likely reasons; that none is known, where that is so."""
    names = package.names(REASONS, reader.lang)
    given = [names[reason.code] for reason in one.reasons if reason.code != UNEXPLAINED]
    if one.gap is not None and not one.gap["value"]:
        return ""
    if not given:
        return reader.text("No source that is known here explains the gap.") if one.gap is not None else ""
    if one.gap is None:
        return reader.text("What sets them apart in any case: {reasons}.", reasons=reader.join(given))
    return reader.text("Likely reasons: {reasons}.", reasons=reader.join(given))


def _counted(one: Told, reader: Reader) -> str:
    said = table.short(one.theirs, reader)
    if not one.converted or one.in_ours is None:
        return said
    return reader.text(
        "{amount}, {converted} at the average rate of the year",
        amount=said,
        converted=table.short(one.in_ours, reader),
    )


def _source(row: Row, reader: Reader) -> str:
    """Who states a figure; of the press, and of what was worked out, that it is."""
    marks = [str(badge) for badge in table.badges_of(row, reader)]
    return ", ".join([row["source_publisher"], *marks])
