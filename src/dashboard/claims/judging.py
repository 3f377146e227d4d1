"""The verdict on a claim: which figure it can mean, how near it comes, and what follows from the closed list.

`Right` is said only where the very thing that is claimed stands in the figures. What is claimed of nobody in particular is
taken as said of Flanders, and what is claimed of no time as said of the latest whole year.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dashboard.data import bounds

from .alternatives import Candidate, candidates
from .claim import Claim, Form, Judged, Quantity, Reason, Row, Verdict
from .evidence import BELGIUM, FLANDERS, WORLD, Evidence
from .measuring import BOUNDS, Fit, fit
from .relations import compare, exists, moved

AGREES = {Fit.SAME: Verdict.RIGHT, Fit.ROUNDED: Verdict.ROUNDED}


def judge(claim: Claim, evidence: Evidence) -> Judged:
    """The verdict, without its sentences. Never raises."""
    nearest = _nearest(claim, evidence)
    if claim.trouble is not None:
        return replace(nearest, verdict=Verdict.UNJUDGED, reason=claim.trouble)
    if claim.form is Form.NONE:
        return Judged(claim, Verdict.UNJUDGED, Reason.NO_CLAIM)
    if not claim.topic and not claim.indicator:
        return Judged(claim, Verdict.UNJUDGED, Reason.NO_SUBJECT)
    return _negated(nearest) if claim.negated else nearest


def _nearest(claim: Claim, evidence: Evidence) -> Judged:
    if claim.form is Form.COMPARISON:
        return compare(claim, evidence)
    if claim.form is Form.EXISTS:
        return exists(claim, evidence)
    if claim.form in (Form.MULTIPLE, Form.DIRECTION) or (claim.form is Form.GROWTH and claim.base):
        return moved(claim, evidence)
    if claim.form in (Form.VALUE, Form.GROWTH, Form.RANK, Form.SIGN):
        return _valued(claim, evidence)
    return Judged(claim, Verdict.UNJUDGED, Reason.NO_CLAIM)


def _negated(judged: Judged) -> Judged:
    """What the verdict on the opposite is. Where the opposite is not settled, neither is this."""
    if judged.verdict in (Verdict.RIGHT, Verdict.ROUNDED):
        return replace(judged, verdict=Verdict.WRONG)
    if judged.verdict in (Verdict.WRONG, Verdict.ANOTHER_YEAR, Verdict.OUTDATED):
        return replace(judged, verdict=Verdict.RIGHT, figures=(*judged.others, *judged.figures), others=())
    if judged.verdict is Verdict.BELGIUM and any(row["ref_area"] == FLANDERS for row in judged.others):
        return replace(judged, verdict=Verdict.RIGHT, figures=(*judged.others, *judged.figures), others=())
    return replace(judged, verdict=Verdict.UNJUDGED, reason=judged.reason or Reason.NO_FIGURE)


@dataclass(frozen=True)
class _Found:
    """A figure that a claim can mean, and how it fits."""

    candidate: Candidate
    row: Row
    fit: Fit


def _valued(claim: Claim, evidence: Evidence) -> Judged:
    """A level, a share, a growth, a rank or a sign: one number beside one figure."""
    own = list(candidates(claim, evidence))
    said = [each for each in own if each.series is not None]
    stated = [found for found in (_at(each, claim, evidence) for each in said) if found]
    if not claim.period:
        last = max([_end(found.row) for found in stated] + _level_ends(claim, evidence), default=0.0)
        stated = [found for found in stated if _end(found.row) >= last]
    best = max(stated, key=lambda found: (found.fit, found.candidate.preference), default=None)
    if best and best.fit in AGREES:
        return _led(claim, _judged(claim, AGREES[best.fit], best.row), best.candidate, evidence)
    if claim.whose in ("", FLANDERS) and not _is_bound(claim):
        of_belgium = _at_home(claim, evidence, stated)
        if of_belgium:
            return of_belgium
    if not _is_bound(claim):
        older = _other_time(claim, said, stated, evidence)
        if older:
            return older
    if claim.form is Form.RANK and not stated:
        return _taken(claim, own, evidence)
    if not stated:
        return _without(claim, said, evidence)
    settled = [found for found in stated if found.fit is Fit.NO]
    if len(settled) < len(stated):
        return replace(_judged(claim, Verdict.UNJUDGED, stated[0].row), reason=Reason.CLOSE)
    closest = min(
        stated,
        key=lambda found: (-found.candidate.preference, _distance(claim, found.row)),
    )
    return _judged(claim, Verdict.WRONG, closest.row)


def _led(claim: Claim, judged: Judged, candidate: Candidate, evidence: Evidence) -> Judged:
    """The same verdict, if the number was also reached the way that is said: risen or fallen to it."""
    row, series = judged.figures[0], candidate.series
    if claim.form is not Form.VALUE or not claim.sign or claim.topic.endswith("-balance") or series is None:
        return judged
    way = moved(replace(claim, form=Form.DIRECTION, quantity=None), evidence)
    if way.verdict is Verdict.UNJUDGED:
        before = [
            each
            for each in series.rows.values()
            if len(str(each["time_period"])) == 4 and _end(each) < _end(row)
        ]
        earlier = max(before, key=_end, default=None)
        if earlier is None or (float(row["value"]) - float(earlier["value"])) * claim.sign <= 0:
            return replace(judged, verdict=Verdict.UNJUDGED, reason=Reason.NO_FIGURE)
        return judged
    return judged if way.verdict is Verdict.RIGHT else replace(way, claim=claim)


def _end(row: Row) -> float:
    return bounds(str(row["time_period"]))[1]


def _level_ends(claim: Claim, evidence: Evidence) -> list[float]:
    """When the levels end of which a share or a growth without a time is said: an older one is outdated."""
    if claim.form is not Form.GROWTH and (claim.form is not Form.VALUE or claim.aspect != "share"):
        return []
    levels = candidates(replace(claim, form=Form.DIRECTION), evidence, "level")
    return [_end(row) for each in levels if each.series and (row := each.series.latest())]


def _is_bound(claim: Claim) -> bool:
    return (
        claim.relation in BOUNDS
        or claim.form is Form.SIGN
        or (claim.quantity is not None and claim.quantity.unit == "top")
    )


def _is_rough(claim: Claim) -> bool:
    """Whether a number is said so roughly that it would fit the figure of some year by chance."""
    quantity = claim.quantity
    coarse = quantity is not None and (
        quantity.fraction or (quantity.digits == 1 and claim.form is not Form.RANK)
    )
    return claim.relation in ("almost", "just-over") or coarse


def _at(candidate: Candidate, claim: Claim, evidence: Evidence) -> _Found | None:
    """The figure of a candidate for the time of the claim."""
    series = candidate.series
    row = (series.at(claim.period) if claim.period else series.latest()) if series else None
    return _Found(candidate, row, _fits(claim, row, evidence)) if row else None


def _fits(claim: Claim, row: Row, evidence: Evidence) -> Fit:
    value, quantum = float(row["value"]), float(row["quantum"])
    if claim.form is Form.SIGN:
        if abs(value) < quantum / 2:
            return Fit.UNTOLD
        return Fit.SAME if value * claim.sign > 0 else Fit.NO
    quantity = claim.quantity
    if quantity is None:
        return Fit.NO
    if quantity.unit == "top":
        return Fit.SAME if value <= quantity.value else Fit.NO
    if claim.form is Form.RANK:
        return Fit.SAME if value == quantity.value else Fit.NO
    if claim.sign and claim.topic.endswith("-balance"):
        quantity = replace(quantity, value=abs(quantity.value) * claim.sign)
    whole = evidence.measure(row["indicator"]) == "count" and quantum == 1
    return fit(quantity, claim.relation, value, quantum, whole=whole)


def _at_home(claim: Claim, evidence: Evidence, stated: Iterable[_Found]) -> Judged | None:
    """The verdict where Belgium's figure of the same time fits and the Flemish one does not."""
    for candidate in candidates(replace(claim, whose=BELGIUM), evidence):
        found = _at(candidate, claim, evidence)
        if found and found.fit in AGREES:
            others = tuple(each.row for each in stated)
            return replace(_judged(claim, Verdict.BELGIUM, found.row), others=others)
    return None


def _other_time(
    claim: Claim, said: Iterable[Candidate], stated: Iterable[_Found], evidence: Evidence
) -> Judged | None:
    """The verdict where another year's figure fits, or one that was replaced since."""
    others = {found.candidate.indicator: found.row for found in stated}
    for candidate in said:
        series = candidate.series
        row = others.get(candidate.indicator) or (series.latest() if series and not claim.period else None)
        if series is None or row is None:
            continue
        if any(_fits(claim, former, evidence) in AGREES for former in evidence.before(row)):
            return _judged(claim, Verdict.OUTDATED, row)
        replaced = [
            rival
            for rival in series.rivals.get(str(row["time_period"]), ())
            if _fits(claim, rival, evidence) in AGREES
        ]
        if replaced:
            older = replaced[0]["source_date"] <= row["source_date"]
            verdict = Verdict.OUTDATED if older else Verdict.RIGHT
            if older or replaced[0]["authority"] == "official":
                return replace(_judged(claim, verdict, replaced[0]), others=(row,))
        fitting = [
            each
            for period, each in series.rows.items()
            if (
                period != row["time_period"]
                or (not claim.period and row is not others.get(candidate.indicator))
            )
            and len(period) == len(str(row["time_period"]))
            and _fits(claim, each, evidence) >= (Fit.SAME if _is_rough(claim) else Fit.ROUNDED)
        ]
        if fitting:
            near = max(fitting, key=lambda each: (_fits(claim, each, evidence), str(each["time_period"])))
            verdict = Verdict.ANOTHER_YEAR if claim.period else Verdict.OUTDATED
            return replace(_judged(claim, verdict, near), others=(row,))
    return None


def _taken(claim: Claim, own: Iterable[Candidate], evidence: Evidence) -> Judged:
    """A place of which it is known that another partner has it."""
    quantity = claim.quantity
    if quantity is None or quantity.unit == "top" or len(claim.partners) != 1 or claim.partners == (WORLD,):
        return Judged(claim, Verdict.UNJUDGED, Reason.NO_FIGURE)
    for candidate in own:
        rows: list[Row] = []
        for partner in evidence.partners(candidate.indicator, candidate.area, candidate.item):
            series = evidence.series(candidate.indicator, candidate.area, partner, candidate.item)
            row = (series.at(claim.period) if claim.period else None) if series else None
            if row and row["value"] == quantity.value:
                rows.append(row)
        if rows:
            return _judged(claim, Verdict.WRONG, rows[0])
    return Judged(claim, Verdict.UNJUDGED, Reason.NO_FIGURE)


def _without(claim: Claim, said: Iterable[Candidate], evidence: Evidence) -> Judged:
    """What can be shown where there is no figure for the time or the area: the nearest, undecided."""
    for candidate in said:
        series = candidate.series
        row = series.latest() if series else None
        if row:
            return replace(_judged(claim, Verdict.UNJUDGED, row), reason=Reason.NO_PERIOD)
    if claim.whose in ("", FLANDERS):
        for candidate in candidates(replace(claim, whose=BELGIUM), evidence):
            found = _at(candidate, claim, evidence)
            if found:
                return replace(_judged(claim, Verdict.UNJUDGED, found.row), reason=Reason.OTHER_AREA)
    return Judged(claim, Verdict.UNJUDGED, Reason.NO_FIGURE)


def _distance(claim: Claim, row: Row) -> float:
    claimed = claim.quantity.value if claim.quantity else 0.0
    return abs(float(row["value"]) - claimed)


def _judged(claim: Claim, verdict: Verdict, row: Row) -> Judged:
    value = float(row["value"])
    return measured(claim, Judged(claim, verdict, figures=(row,), value=value))


def measured(claim: Claim, judged: Judged) -> Judged:
    """The verdict with the deviation of the claimed number from what the figures say."""
    quantity, value = claim.quantity, judged.value
    if quantity is None or value is None or quantity.unit == "top":
        return judged
    claimed = _claimed(claim, quantity)
    relative = 100 * (claimed - value) / abs(value) if value else None
    return replace(judged, deviation=claimed - value, relative=relative)


def _claimed(claim: Claim, quantity: Quantity) -> float:
    """The claimed number; of a range the end that is said last."""
    claimed = quantity.high if quantity.high is not None else quantity.value
    if claim.sign and claim.topic.endswith("-balance"):
        return abs(claimed) * claim.sign
    return claimed
