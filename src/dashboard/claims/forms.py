"""What kind of claim a part of a sentence makes: a value, a rank, a rise, a comparison ..., and on what side of a whole."""

from __future__ import annotations

from dataclasses import replace

from .claim import Form, Quantity
from .pieces import Piece
from .topics import Topic


def form_of(piece: Piece, topic: Topic) -> tuple[Form, Quantity | None, set[int]]:
    """What kind of claim a part makes, its number, and the places of the words that make it so."""
    used: set[int] = set()
    amounts = [amount for amount in piece.amounts if not amount.ordinal]
    ordinals = [amount for amount in piece.amounts if amount.ordinal]
    ranked = [m for m in piece.mentions if m.has("superlative", "ordinal")]
    tops = [m for m in piece.mentions if m.has("top")]
    market = piece.has("market")
    compares = (piece.has("compare") and piece.has("than")) or piece.has("outdo") or _bare_relation(piece)
    if compares and not amounts:
        return Form.COMPARISON, None, used
    if tops and amounts and amounts[0].start == tops[0].end and amounts[0].quantity.value <= 100:
        used |= {tops[0].start}
        return Form.RANK, replace(amounts[0].quantity, unit="top"), used
    numbered = [m for m in piece.mentions if m.has("place")]
    if (
        numbered
        and amounts
        and amounts[0].start == numbered[0].end
        and not amounts[0].quantity.unit
        and market
    ):
        used.add(numbered[0].start)
        return Form.RANK, replace(amounts[0].quantity, unit="rank"), used
    in_ranks = market or any(m.code("aspect") == "rank" for m in piece.mentions)
    if (ordinals or ranked) and (in_ranks or (piece.has("flow") and not ordinals)) and not amounts:
        value = 1.0
        for mention in ranked:
            used.add(mention.start)
            value = max(value, float(mention.code("ordinal", "superlative") or 1))
        for amount in ordinals:
            value = max(value, amount.quantity.value)
        return Form.RANK, Quantity(value, 1.0, 1, unit="rank"), used
    if in_ranks and not market and len(amounts) == 1 and not amounts[0].quantity.unit:
        return Form.RANK, replace(amounts[0].quantity, unit="rank"), used
    multiples = [m for m in piece.mentions if m.has("multiple")]
    if multiples and not amounts:
        used.add(multiples[0].start)
        value = float(multiples[0].code("multiple") or 1)
        return Form.MULTIPLE, Quantity(value, value / 10, 1, unit="multiple"), used
    if amounts:
        return Form.VALUE, amounts[0].quantity, used
    if topic.sign:
        return Form.SIGN, None, used
    if {"growth", "decline"} & piece.aspects:
        return Form.DIRECTION, None, used
    if piece.has("negation") and topic.code and piece.has("flow", "topic"):
        return Form.EXISTS, None, used
    return Form.NONE, None, used


def _bare_relation(piece: Piece) -> bool:
    """`More than` without a number behind it compares two things."""
    bare = any(m.code("relation") in ("more", "less") and m.end - m.start > 1 for m in piece.mentions)
    return bare and not piece.amounts and not piece.has("multiple")


def aspect_of(piece: Piece, topic: Topic, home: frozenset[str]) -> str:
    """Whether a part speaks of a level, a growth, a rank, or of what part of Belgium's a region has."""
    percents = [amount for amount in piece.amounts if amount.quantity.unit in ("percent", "points")]
    aspects = piece.aspects
    regions = {code for code in piece.codes("region") if code in home}
    changes = bool({"growth", "decline"} & aspects)
    shares = bool(percents) or "share" in aspects
    if shares and topic.code and len(regions) > 1 and "bel" in regions and not changes:
        return "of-belgium"
    if "share" in aspects and not changes:
        return "share"
    if percents and (changes or piece.has("yearly")):
        return "growth"
    if percents and (piece.beyond or (piece.has("compare") and piece.has("than"))):
        return "growth"
    return "level"


def item_of(piece: Piece, topic: Topic) -> str:
    """The one part of the whole that is named; a word that is a region, a subject or a concept as well is that."""
    both = bool(topic.indicator) or topic.code.startswith("goods-services")
    codes = [
        m.code("item")
        for m in piece.mentions
        if m.has("item") and not m.has("region", "people", "topic", "flow", "concept", "indicator", "unit")
        if both or not m.has("matter")
    ]
    return next((code for code in codes if code), "")
