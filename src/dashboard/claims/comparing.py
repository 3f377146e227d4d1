"""The two sides of a comparison: more to Germany than to France, more exports than imports, more in 2024 than in 2015."""

from __future__ import annotations

from dataclasses import replace

from .areas import LEADING, places
from .claim import Claim, Reason
from .pieces import Piece, Sentence
from .vocabulary import Mention


def compared(claim: Claim, sentence: Sentence, piece: Piece, home: frozenset[str]) -> tuple[Claim, set[int]]:
    """The claim with `against` set and `sign` 1 for more, -1 for less; or with its trouble. Also the places of the words
    that compare.
    """
    pivot, way, used = _pivot(piece)
    if pivot is None:
        return replace(claim, trouble=Reason.SEVERAL), used
    named = places(sentence.tokens, piece.mentions, sentence.at)
    left = [place for place in named if place.at < pivot.start]
    right = [place for place in named if place.at >= pivot.end]
    flows = [(m.start, str(m.code("flow"))) for m in piece.mentions if m.has("flow")] + [
        (m.start, str(m.code("topic")).rpartition("-")[2])
        for m in piece.mentions
        if (m.code("topic") or "").endswith(("-exports", "-imports"))
    ]
    own_flow = [flow for start, flow in flows if start < pivot.start]
    other_flow = [flow for start, flow in flows if start >= pivot.end]
    times = [time for time in piece.times if time.period or time.base]
    early = [time for time in times if time.start < pivot.start and not time.than]
    late = [time for time in times if time.than or time.start >= pivot.end]
    partners = [place.code for place in left if place.code not in home]
    others = [place.code for place in right if place.code not in home]
    ours = [place.code for place in left if place.code in home]
    theirs = [place.code for place in right if place.code in home]
    if any(
        place.before in LEADING.get(claim.topic.rpartition("-")[2], ())
        for place in named
        if place.code in home
    ):
        return replace(claim, trouble=Reason.OTHER_AREA), used
    claim = replace(claim, sign=way)
    against: Claim | None = None
    matter = claim.topic.rpartition("-")[0]
    if own_flow and other_flow and own_flow[0] != other_flow[0] and len(others) <= 1 and not theirs:
        period = claim.period or (late[0].period if late else "")
        both = tuple(dict.fromkeys([*partners, *others])) or claim.partners
        claim = replace(claim, topic=f"{matter}-{own_flow[0]}", partners=both, period=period, trouble=None)
        against = replace(claim, topic=f"{matter}-{other_flow[0]}")
    elif len(partners) == len(others) == 1 and not (ours and theirs) and set(other_flow) <= set(own_flow):
        period = (early or late or [None])[0]
        claim = replace(claim, partners=(partners[0],), whose=(*ours, *theirs, claim.whose)[0])
        claim = replace(claim, period=period.period if period else claim.period, trouble=None)
        against = replace(claim, partners=(others[0],))
    elif not partners and len(others) == 2 and not theirs and not other_flow:
        # Than Germany more goes to France: which is which is not told by the order alone.
        return replace(claim, trouble=Reason.SEVERAL), used
    elif len(ours) == len(theirs) == 1 and not others and not other_flow:
        claim = replace(claim, whose=ours[0], trouble=None)
        claim = replace(claim, period=claim.period or (late[0].period if late else ""))
        against = replace(claim, whose=theirs[0])
    elif late and not others and not theirs and not other_flow:
        claim = replace(claim, period=early[0].period if early else "", base="")
        against = replace(claim, period=late[0].period or late[0].base)
    if against is None or len(early) > 1 or len(late) > 1:
        return replace(claim, trouble=claim.trouble or Reason.SEVERAL), used
    return replace(claim, against=against), used


def _pivot(piece: Piece) -> tuple[Mention | None, int, set[int]]:
    """The phrase between the two sides, whether more or less is said, and the places of the words that say it."""
    outdo = next((m for m in piece.mentions if m.has("outdo")), None)
    if outdo is not None:
        return outdo, 1, {outdo.start}
    bare = next((m for m in piece.mentions if m.code("relation") in ("more", "less")), None)
    if bare is not None:
        return bare, 1 if bare.code("relation") == "more" else -1, {bare.start}
    more = next((m for m in piece.mentions if m.has("compare")), None)
    than = next((m for m in piece.mentions if m.has("than")), None)
    if more is None or than is None or more.start > than.start:
        return None, 0, set()
    return than, 1 if more.code("compare") == "more" else -1, {more.start, than.start}
