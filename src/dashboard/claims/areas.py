"""Whose figure a sentence speaks of, and with whom: from the names in it and the small words before them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .claim import Reason
from .evidence import BELGIUM, FLANDERS, WORLD
from .tokens import Token
from .vocabulary import Mention

TOURISM = ("nights", "arrivals", "visitors")
TRADE = ("exports", "imports", "balance")
OWN = ("rd-",)
"""Topics of which other countries have figures of their own, and none with partners."""
TOWARDS = ("of", "to", "from", "with", "for")
"""The small words that tell roles, those that a word with several meanings has first."""
LEADS = {"to": "to", "naar": "to", "from": "from", "uit": "from"}
"""The small words that close a phrase for a share: goes to, kwam uit."""
LEADING = {"exports": ("to",), "imports": ("from",), "balance": ("with", "to")}
"""The small words before a partner, by flow."""
AWAY = {"exports": ("from", "by"), "imports": ("to", "by"), "balance": ()}
"""Those before whoever exports or imports."""


class Place(NamedTuple):
    """A region that is named: where, its code, the kind of the small word before it and where that begins, whether its
    people are meant, and whether it is said to own what follows.
    """

    at: int
    end: int
    code: str
    before: str
    begins: int
    people: bool
    genitive: bool


class Areas(NamedTuple):
    """Whose and with whom; "" and () where nothing is said. `trouble` says why that cannot be told."""

    whose: str
    partners: tuple[str, ...]
    trouble: Reason | None = None


def places(tokens: Sequence[Token], mentions: Sequence[Mention], at: Mapping[int, Mention]) -> list[Place]:
    """The regions that a part of a sentence names, in its order."""
    ends = {mention.end: mention for mention in at.values()}
    found = []
    for mention in mentions:
        people = mention.code("people")
        code = people or mention.code("region")
        if code is None:
            continue
        before, begins = _before(mention.start, tokens, ends)
        genitive = tokens[mention.end - 1].genitive
        found.append(Place(mention.start, mention.end, code, before, begins, people is not None, genitive))
    return found


def _before(place: int, tokens: Sequence[Token], ends: Mapping[int, Mention]) -> tuple[str, int]:
    """The kind of the small word before a place, articles left out, and where it begins."""
    while place in ends and ends[place].has("article"):
        place = ends[place].start
    mention = ends.get(place)
    kind = next((kind for kind in (*TOWARDS, "in", "by") if mention and mention.has(kind)), "")
    if mention and mention.has("aspect"):
        kind = LEADS.get(tokens[mention.end - 1].folded, "")
    return kind, mention.start if mention and kind else place


def areas(
    found: Sequence[Place],
    topic: str,
    aspect: str,
    home: frozenset[str],
    *,
    word: tuple[int, int],
    invests: bool,
    receives: bool,
) -> Areas:
    """Whose and with whom, for a topic and an aspect (level, share, growth, rank, of-belgium).

    `word` are the places of the word for what is measured and of what follows it, -1 where there is none; `invests` says
    that somebody invests, who is not Flanders, `receives` that somebody gets something.
    """
    named = list(dict.fromkeys(place for place in found if place.code != WORLD))
    total = len(named) < len(found) and aspect != "share"  # of the total is a share
    ours = [place for place in named if place.code in home]
    others = [place for place in named if place.code not in home]
    kind = topic.rpartition("-")[2]
    if aspect == "of-belgium":
        parts = {place.code for place in ours} - {BELGIUM}
        acting = [place for place in ours if place.code == BELGIUM and not place.before]
        whole = [
            place for place in ours if place.code != BELGIUM and (place.before == "of" or _owns(place, word))
        ]
        turned = bool(acting) and any(place.end == word[0] or acting[0].end == word[0] for place in whole)
        said = Areas(parts.pop() if len(parts) == 1 else "", _codes(others, total))
        return said._replace(trouble=Reason.OTHER_AREA if turned else None)
    if aspect == "rank":
        theirs = _ranked_by_others(ours, others, kind, word)
        return _one(ours, others, total, Reason.OTHER_AREA if theirs else None)
    if aspect == "share" and _of_another_whole(ours, others, topic, word):
        return _one(ours, others, total, Reason.OTHER_AREA)
    if topic in TOURISM:
        acting = next((place for place in named if not place.before), None)
        counted = receives and acting in others and not any(place.before == "in" for place in ours)
        if counted and not acting.people:  # Germany counted so many nights
            return _one(ours, others, total, Reason.OTHER_AREA)
        return _hosts(named, home, total)
    if topic.startswith("fdi"):
        away = [place for place in others if place.before in ("in", "to")]
        abroad = invests and not any(place.before == "in" for place in ours)
        outward = [place for place in ours if place.before in ("by", "from", "of")]
        gets = receives and not ours and any(not place.before for place in others)
        trouble = Reason.OTHER_AREA if away or abroad or outward or gets else None
        return _one(ours, others, total, trouble)
    if topic == "oda":
        turned = [place for place in ours if place.before == "to"] or [
            place for place in others if place.before == "from"
        ]
        return _one(ours, others, total, Reason.OTHER_AREA if receives or turned else None)
    if topic.startswith(OWN):
        return _one(named, [], False, None)
    if kind in TRADE:
        return _traded(ours, others, kind, aspect, word, total)
    return _one(ours, others, total, None)


def _owns(place: Place, word: tuple[int, int]) -> bool:
    """Whether a region stands by what is measured as its owner: Flemish exports, the exports of Flanders."""
    return place.end == word[0] or (place.before == "of" and place.begins == word[1])


def _of_another_whole(
    ours: Sequence[Place], others: Sequence[Place], topic: str, word: tuple[int, int]
) -> bool:
    """Whether the part that Flanders has of another's whole is said, and not the other way round: a tenth of German
    projects, of the nights of foreigners, of the aid to Africa, of what is exported to the US.
    """
    if any(place.before == "from" and place.begins != word[1] for place in ours):
        return not topic.endswith("imports")
    projects = topic.startswith("fdi")
    if projects and any(place.before == "to" for place in ours):
        return True
    whole = [place for place in others if place.before == "of" and _owns(place, word)]
    if projects and any(place.end == word[0] for place in whole):
        return True
    apart = [
        place for place in ours if place.before == "in" and all(place.begins != each.end for each in whole)
    ]
    return topic in TOURISM and bool(whole) and bool(apart)


def _ranked_by_others(
    ours: Sequence[Place], others: Sequence[Place], kind: str, word: tuple[int, int]
) -> bool:
    """Whether it is another country whose markets or suppliers are ranked: Flanders is Germany's largest market."""
    market, behind = word
    turned = kind in TRADE and any(place.before in LEADING[kind] for place in ours)
    owners = [
        place
        for place in others
        if place.genitive
        or place.before == "for"
        or (place.before == "of" and (place.begins == behind or place.at > behind > 0))
    ]
    plain = [place for place in (*ours, *others) if not place.before]
    nearest = max((place for place in plain if place.at < market), key=lambda place: place.at, default=None)
    within = [place.at for place in ours if place.before == "in" and place.at < market]
    if within and any(place in others and place.at < within[0] for place in plain):
        return True  # Germany has its largest market in Flanders
    said_of_us = any(place.before for place in ours) or not ours
    return turned or bool(owners) or (nearest in others and not said_of_us)


def _traded(
    ours: Sequence[Place],
    others: Sequence[Place],
    kind: str,
    aspect: str,
    word: tuple[int, int],
    total: bool,
) -> Areas:
    """Of trade: who exports or imports, and to or from whom. What another country reports of itself is not Flanders' trade
    with it.
    """
    lead, (first_word, behind) = LEADING[kind], word
    turned = [place for place in ours if place.before in lead]
    plain = [place for place in others if place.before not in lead and place.before not in ("for", "with")]
    acting = [place for place in plain if 0 <= place.at < first_word and not place.before]
    own = [place for place in ours if place not in turned]
    owners = [place.code for place in (*ours, *others) if place.before == "of" and place.begins == behind]
    if aspect == "share" and owners and owners == [place.code for place in ours]:
        return _one(ours, others, total, None)  # Italy took 5% of the exports of Flanders
    if own and acting and all(place.at > first_word for place in own):
        return Areas(acting[0].code, (), Reason.OTHER_AREA)  # Italy bought Flemish goods
    theirs_to_us = bool(turned) and len(turned) == len(ours)
    if aspect == "share" and ours and (theirs_to_us or _of_theirs(ours, others, first_word)):
        return Areas("", _codes(others, total), Reason.OTHER_AREA)
    theirs = owners or [place.code for place in others if place.end == first_word]
    if aspect == "share" and theirs and not ours:
        return Areas(theirs[0], tuple(place.code for place in others if place.code != theirs[0]))
    if aspect in ("level", "growth"):
        away = [place for place in plain if place.before in AWAY[kind]]
        if ours and away and not turned:
            return Areas("", _codes(others, total), Reason.OTHER_AREA)
        if not ours and (acting or away or (plain and plain[0].before == "of")):
            whose = (acting or away or plain)[0]
            return Areas(whose.code, _codes([place for place in others if place is not whose], total))
        if turned and len(turned) == len(ours) and plain:
            return Areas(plain[0].code, (ours[0].code,), Reason.OTHER_AREA)
        if len(ours) == 2 and len(turned) == 1:
            return Areas(own[0].code, (turned[0].code,))
        if turned and len(turned) == len(ours) and kind != "balance":
            return Areas("", tuple(place.code for place in ours), Reason.OTHER_AREA)
    return _one(ours, others, total, None)


def _of_theirs(ours: Sequence[Place], others: Sequence[Place], first_word: int) -> bool:
    """Whether it is another country's trade of which a share is said: in American imports, in the imports of the US."""
    beside = [place for place in others if place.end == first_word]
    behind = [place for place in others if place.before == "of" and place.at > first_word >= 0]
    flemish = beside and any(place.end == beside[0].at for place in ours)
    return bool(behind) or (bool(beside) and not flemish)


def _one(ours: Sequence[Place], others: Sequence[Place], total: bool, trouble: Reason | None) -> Areas:
    whose = list(dict.fromkeys(place.code for place in ours))
    if len(whose) > 1:
        return Areas("", _codes(others, total), trouble or Reason.SEVERAL)
    return Areas(whose[0] if whose else "", _codes(others, total), trouble)


def _hosts(named: Sequence[Place], home: frozenset[str], total: bool) -> Areas:
    """Of tourism: who is visited and who visits."""
    hosts = [
        place
        for place in named
        if not place.people
        and (place.before in ("in", "to") or (place.code in home and place.before not in ("from", "by")))
    ]
    guests = [place for place in named if place not in hosts]
    trouble = Reason.OTHER_AREA if any(place.code not in home for place in hosts) else None
    return _one(hosts, guests, total, trouble)


def _codes(places: Sequence[Place], total: bool) -> tuple[str, ...]:
    codes = tuple(dict.fromkeys(place.code for place in places))
    return codes or ((WORLD,) if total else ())


__all__ = ["BELGIUM", "FLANDERS", "Areas", "Place", "areas", "places"]
