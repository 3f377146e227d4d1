"""How a claim's number is meant (a level, a share, a growth; at least, almost), and which words nothing makes use of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .amounts import Said
from .claim import Claim, Form, Reason
from .pieces import Piece, Sentence
from .tokens import NUMBER, SIGN

MOST_UNREAD = 8
FREE = (
    "harmless", "article", "of", "in", "to", "from", "with", "for", "by", "cut", "saying", "now", "matter", "flow",
    "topic", "market", "region", "people", "item", "concept", "aspect", "sign", "signed", "negation", "invest",
    "indicator", "tourism", "change", "received",
)  # fmt: skip
"""Kinds of words that forbid nothing by standing somewhere; every other has to be used where it stands."""


def relation_of(sentence: Sentence, piece: Piece, amounts: Sequence[Said]) -> tuple[str, set[int]]:
    """The words before a number that make it a bound or a rough one."""
    starts = [amount.start for amount in amounts]
    starts += [mention.start for mention in piece.mentions if mention.has("multiple")]
    for mention in piece.mentions:
        if not mention.has("relation"):
            continue
        for start in starts:
            between = range(mention.end, start)
            if mention.end <= start and all(
                (found := sentence.at.get(place)) is not None and found.has("article", "of")
                for place in between
            ):
                return str(mention.code("relation")), {mention.start}
    return "", set()


def measured_by(
    claim: Claim, sentence: Sentence, piece: Piece, amounts: Sequence[Said]
) -> tuple[Claim, set[int]]:
    """The claim with what its number measures: a level, a share, or a growth with its sign."""
    used = {m.start for m in piece.mentions if m.has("yearly")} if claim.aspect == "growth" else set()
    aspects = piece.aspects
    quantity = claim.quantity
    if claim.form is Form.DIRECTION:
        used |= {m.start for m in piece.mentions if m.has("yearly")}
        both = Reason.SEVERAL if {"growth", "decline"} <= aspects else None
        return replace(claim, sign=-1 if "decline" in aspects else 1, trouble=claim.trouble or both), used
    if claim.form is not Form.VALUE or quantity is None:
        return claim, used
    place = amounts[0].start
    to = _led_by(sentence, place, "to", "from", "in", "with", "since") or _led_by(sentence, place, "harmless")
    moving = {"growth", "decline"} & aspects
    percent = quantity.unit in ("percent", "points")
    if percent and claim.aspect == "growth" and not (moving and _led_by(sentence, place, "to", "from")):
        return _grown(claim, piece), used | {
            m.start for m in piece.mentions if m.has("compare", "than") or m is piece.beyond
        }
    if moving and percent and claim.aspect != "of-belgium":
        claim = replace(claim, sign=-1 if "decline" in aspects else 1)
    if moving and not percent:
        leads = _led_by(sentence, place, "to", "from") or not _led_by(
            sentence, place, "by", "with", "aspect", "change"
        )
        word = min(
            (m.start for m in piece.mentions if m.code("aspect", "change") in ("growth", "decline")),
            default=place,
        )
        if not leads or (word < place and place - word <= 2 and not to):
            return replace(claim, trouble=Reason.UNITS), used
        if not claim.topic.endswith("-balance"):
            claim = replace(claim, sign=-1 if "decline" in aspects else 1)
    if claim.aspect != "of-belgium" or not percent:
        claim = replace(claim, aspect="share" if percent else "level")
    if claim.base and claim.period and claim.indicator:
        return replace(claim, period=f"{claim.base}/{claim.period}", base=""), used
    if claim.base:
        return replace(claim, trouble=claim.trouble or Reason.SEVERAL), used
    return claim, used


def of_a_whole(sentence: Sentence, amounts: Sequence[Said]) -> bool:
    """Whether a number is the whole of which a part is spoken of: `18 of the 300 billion`, and not of any partner."""
    if not amounts or amounts[0].quantity.unit == "percent" or amounts[0].start < 2:
        return False
    before = [token.folded for token in sentence.tokens[amounts[0].start - 2 : amounts[0].start]]
    return before in (["of", "the"], ["van", "de"], ["van", "het"])


def _grown(claim: Claim, piece: Piece) -> Claim:
    """The claim as a growth in per cent, with its sign and the year that it counts from."""
    moving = {"growth", "decline"} & piece.aspects
    measured = piece.has("than") or piece.beyond is not None
    since = [time for time in piece.times if time.than]
    quantity = claim.quantity
    if "share" in piece.aspects:  # points or per cent of it, who knows
        return replace(claim, trouble=Reason.SEVERAL)
    if (
        quantity is None
        or len(moving) == 2
        or (quantity.fraction and not moving)
        or (measured and len(since) != 1)
    ):
        return replace(claim, trouble=Reason.SEVERAL)
    less = piece.beyond is not None and piece.beyond.code("relation") == "less"
    lower = "decline" in moving or "less" in piece.codes("compare") or less
    value = -abs(quantity.value) if lower else quantity.value
    base = since[0].period if since else claim.base
    return replace(claim, form=Form.GROWTH, quantity=replace(quantity, value=value), base=base)


def _led_by(sentence: Sentence, place: int, *kinds: str) -> bool:
    """Whether the word before a number, but for articles and words that make it rough, is one of these kinds."""
    ends = {mention.end: mention for mention in sentence.mentions}
    while place in ends and ends[place].has("article", "relation") and not ends[place].has(*kinds):
        place = ends[place].start
    return place in ends and ends[place].has(*kinds)


def too_many(piece: Piece, form: Form) -> Reason | None:
    """Why a part says more than one thing."""
    periods = {time.period for time in piece.times if time.period and not time.than}
    if form is not Form.COMPARISON and (len(periods) > 1 or len(piece.amounts) > 1):
        return Reason.SEVERAL
    if len([m for m in piece.mentions if m.has("negation") and not m.has("relation")]) > 1:
        return Reason.SEVERAL
    other = ("region", "people", "matter", "topic", "flow", "concept", "indicator", "unit")
    items = {m.code("item") for m in piece.mentions if m.has("item") and not m.has(*other)}
    if len(items) > 1 or len(set(piece.codes("concept"))) > 1:
        return Reason.SEVERAL
    return None


def unread(sentence: Sentence, piece: Piece, used: set[int]) -> tuple[str, ...]:
    """The words that are not understood, or that nothing in the claim makes use of."""
    found: list[str] = []
    quoted = any(mention.has("saying") for mention in sentence.mentions)
    for place in range(piece.start, piece.end):
        token = sentence.tokens[place]
        if token.kind == SIGN or place in sentence.covered:
            continue
        name = quoted and token.kind != NUMBER and token.text[:1].isupper()
        if not name:
            found.append(token.text)
    for mention in piece.mentions:
        spoken = set(range(mention.start, mention.end)) <= sentence.spoken_for
        if not (spoken or mention.start in used or mention.has(*FREE)):
            found.append(" ".join(token.text for token in sentence.tokens[mention.start : mention.end]))
    for time in piece.times:
        before = next((m for m in piece.mentions if m.end == time.start), None)
        if before and before.has("for") and time.period:
            found.append(f"{sentence.tokens[before.start].text} {time.period}")  # before that time, or for it
    first = sentence.tokens[0].folded
    if first in ("als", "if", "when", "wanneer") and piece.start == 0:
        found.append(sentence.tokens[0].text)
    return tuple(word[:40] for word in dict.fromkeys(found))[:MOST_UNREAD]
