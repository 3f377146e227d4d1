"""Claims on two figures at once: more than another, risen since, doubled, or none at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dashboard.data import bounds

from .alternatives import candidates
from .claim import Claim, Form, Judged, Quantity, Reason, Row, Verdict
from .evidence import Evidence, Series
from .measuring import Fit, fit, multiple_fits

ASPECTS = ("level", "share", "rank")
"""By what partners are compared, the surest first."""


def compare(claim: Claim, evidence: Evidence) -> Judged:
    """Whether one figure is larger than the other of the same kind and time."""
    other = claim.against
    if other is None:
        return Judged(claim, Verdict.UNJUDGED, Reason.SEVERAL)
    for aspect in ASPECTS:
        pair = _pair(claim, other, evidence, aspect)
        if pair is None:
            continue
        first, second = pair
        one, two = float(first["value"]), float(second["value"])
        difference = two - one if aspect == "rank" else one - two
        doubt = 0.0 if aspect == "rank" else (float(first["quantum"]) + float(second["quantum"])) / 2
        if abs(difference) <= doubt and difference and aspect != "rank":
            return Judged(claim, Verdict.UNJUDGED, Reason.CLOSE, pair)
        verdict = Verdict.RIGHT if difference * claim.sign > 0 else Verdict.WRONG
        return Judged(claim, verdict, figures=pair)
    return Judged(claim, Verdict.UNJUDGED, Reason.NO_FIGURE)


def _pair(claim: Claim, other: Claim, evidence: Evidence, aspect: str) -> tuple[Row, Row] | None:
    """The figures of both sides by one indicator each of the same concept: of the time said, or of the latest year that
    both have.
    """
    ours = {each.indicator: each.series for each in candidates(claim, evidence, aspect) if each.series}
    theirs = {each.indicator: each.series for each in candidates(other, evidence, aspect) if each.series}
    same_topic = claim.topic == other.topic and claim.indicator == other.indicator
    if not same_topic and aspect != "level":
        return None
    for indicator, series in ours.items():
        twin = indicator if same_topic else indicator.replace(_flow(claim), _flow(other))
        against = theirs.get(twin)
        if against is None:
            continue
        if claim.period != other.period and (other.period or claim.period):
            first = series.at(claim.period) if claim.period else series.latest()
            second = against.at(other.period)
        else:
            first, second = _together(series, against, claim.period)
        if first and second:
            return first, second
    return None


def _flow(claim: Claim) -> str:
    return claim.topic.rpartition("-")[2]


def _together(series: Series, against: Series, period: str) -> tuple[Row | None, Row | None]:
    if period:
        return series.at(period), against.at(period)
    both = [one for one in series.rows if one in against.rows]
    whole = [one for one in both if len(one) == 4] or both
    if not whole:
        return None, None
    last = max(whole, key=bounds)
    return series.rows[last], against.rows[last]


def moved(claim: Claim, evidence: Evidence) -> Judged:
    """Whether something rose, fell, doubled, or grew by so much since another year; or in one year, where it is said that
    it rose.
    """
    if claim.base and claim.period and claim.base >= claim.period:
        return Judged(claim, Verdict.UNJUDGED, Reason.SEVERAL)
    levels = list(_steps(claim, evidence))
    growths = [] if claim.aspect == "share" else list(_growths(claim, evidence))
    undecided: Judged | None = None
    for change, doubt, figures in (*growths, *levels):
        judged = _moved(claim, change, doubt, figures)
        if judged.verdict is not Verdict.UNJUDGED:
            return judged
        undecided = undecided or judged
    return undecided or Judged(claim, Verdict.UNJUDGED, Reason.NO_FIGURE)


def _moved(claim: Claim, change: float, doubt: float, figures: tuple[Row, ...]) -> Judged:
    """The verdict on a change in per cent that may be off by `doubt` points."""
    judged = Judged(claim, Verdict.WRONG, figures=figures, value=change)
    if claim.form is Form.DIRECTION:
        if abs(change) <= doubt:
            return replace(judged, verdict=Verdict.UNJUDGED, reason=Reason.CLOSE)
        return replace(judged, verdict=Verdict.RIGHT if change * claim.sign > 0 else Verdict.WRONG)
    quantity = claim.quantity
    if quantity is None:
        return replace(judged, verdict=Verdict.UNJUDGED, reason=Reason.NO_CLAIM)
    if claim.form is Form.MULTIPLE:
        ratio = 1 + change / 100
        bound = claim.relation in ("more", "at-least", "less", "at-most")
        if bound and abs(ratio - quantity.value) <= doubt / 100:
            return replace(judged, verdict=Verdict.UNJUDGED, reason=Reason.CLOSE)
        found = multiple_fits(quantity, claim.relation, ratio)
        judged = replace(judged, value=ratio, deviation=quantity.value - ratio)
    else:
        found = fit(quantity, claim.relation, change, 2 * doubt, whole=False)
        if found is Fit.NO and _within(quantity, claim, change, doubt):
            found = Fit.ROUNDED
        judged = replace(judged, deviation=quantity.value - change)
    value = judged.value
    if value and judged.deviation is not None:
        judged = replace(judged, relative=100 * judged.deviation / abs(value))
    verdict = {
        Fit.SAME: Verdict.RIGHT, Fit.ROUNDED: Verdict.ROUNDED, Fit.UNTOLD: Verdict.UNJUDGED, Fit.NO: Verdict.WRONG,
    }[found]  # fmt: skip
    if len(figures) > 1 and verdict is Verdict.RIGHT and not claim.relation:
        verdict = Verdict.ROUNDED  # worked out from two figures that are rounded themselves
    return replace(judged, verdict=verdict, reason=Reason.CLOSE if verdict is Verdict.UNJUDGED else None)


def _within(quantity: Quantity, claim: Claim, change: float, doubt: float) -> bool:
    """Whether a growth is no farther off than the roundings of the figures behind it."""
    return not claim.relation and abs(quantity.value - change) <= doubt + quantity.step / 2


def _growths(claim: Claim, evidence: Evidence) -> Iterator[tuple[float, float, tuple[Row, ...]]]:
    """Changes that stand as figures themselves, for the span or the year that is said."""
    asked = replace(
        claim, form=Form.GROWTH, quantity=claim.quantity and replace(claim.quantity, unit="percent")
    )
    for candidate in candidates(asked, evidence, "growth"):
        series = candidate.series
        if series is None or evidence.measure(candidate.indicator) != "percent":
            continue
        row = None
        if claim.base and claim.period:
            row = series.at(f"{claim.base}/{claim.period}")
            if row is None and claim.period.isdigit() and int(claim.period) == int(claim.base) + 1:
                row = series.at(claim.period)
        elif not claim.base and (claim.period or claim.form is not Form.MULTIPLE):
            row = series.at(claim.period) if claim.period else _last_year(claim, series, evidence)
        if row is not None:
            yield float(row["value"]), float(row["quantum"]) / 2, (row,)


def _last_year(claim: Claim, series: Series, evidence: Evidence) -> Row | None:
    """The latest growth, where no level is later: of what rose long ago it is not said that it rises."""
    row = series.latest()
    levels = [each.series.latest() for each in candidates(claim, evidence, "level") if each.series]
    last = max((bounds(str(each["time_period"]))[1] for each in levels if each), default=0.0)
    return row if row and bounds(str(row["time_period"]))[1] >= last else None


def _steps(claim: Claim, evidence: Evidence) -> Iterator[tuple[float, float, tuple[Row, ...]]]:
    """Changes worked out from two levels of one series, in per cent, and what they can be off."""
    asked = replace(claim, form=Form.DIRECTION)
    for candidate in candidates(asked, evidence, "share" if claim.aspect == "share" else "level"):
        series = candidate.series
        if series is None:
            continue
        last = series.at(claim.period) if claim.period else series.latest()
        if last is None:
            continue
        base = claim.base
        if (
            not base
            and (claim.period or claim.form is not Form.MULTIPLE)
            and str(last["time_period"]).isdigit()
        ):
            base = str(int(str(last["time_period"])) - 1)
        first = series.at(base) if base else None
        if first is None or float(first["value"]) <= 0 or float(last["value"]) <= 0:
            continue
        one, two = float(first["value"]), float(last["value"])
        doubt = 50 * two / one * (float(first["quantum"]) / one + float(last["quantum"]) / two)
        exact = evidence.measure(candidate.indicator) == "count" and first["quantum"] == last["quantum"] == 1
        yield 100 * (two / one - 1), 0.0 if exact else doubt, (last, first)


def exists(claim: Claim, evidence: Evidence) -> Judged:
    """Whether there is any of something: wrong where a figure says there is. Negated by who asks."""
    for candidate in candidates(claim, evidence, "level"):
        series = candidate.series
        row = (series.at(claim.period) if claim.period else series.latest()) if series else None
        if row is not None and float(row["value"]) > 0:
            return Judged(claim, Verdict.RIGHT, figures=(row,), value=float(row["value"]))
    for candidate in candidates(claim, evidence, "share"):
        row = candidate.series.latest() if candidate.series and not claim.period else None
        if row is not None and float(row["value"]) > 0:
            return Judged(claim, Verdict.RIGHT, figures=(row,), value=float(row["value"]))
    return Judged(claim, Verdict.UNJUDGED, Reason.NO_FIGURE)
