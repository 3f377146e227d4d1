"""What a text claims: each statement with its subject, whose it is, with whom, when and how much.

Only what every word of a statement is understood is read as a claim that can be judged: a word that no vocabulary knows
may change its meaning, and is named to the reader instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .areas import Areas, areas, places
from .claim import Claim, Form, Quantity, Reason
from .comparing import compared
from .evidence import WORLD
from .forms import aspect_of, form_of, item_of
from .pieces import Piece, Sentence
from .tokens import sentences
from .topics import NO_TOPIC, Topic, topic_of
from .vocabulary import Vocabulary
from .wording import measured_by, of_a_whole, relation_of, too_many, unread

MOST_CLAIMS = 60
"""Claims of one text that are judged; a longer text is no claim."""


@dataclass(frozen=True)
class Frame:
    """What was said before, for statements that leave it out."""

    topic: Topic = NO_TOPIC
    whose: str = ""
    partners: tuple[str, ...] = ()
    period: str = ""
    base: str = ""


class Reading:
    """Reads texts by a vocabulary; `home` are the codes of Belgium and its parts."""

    def __init__(self, vocabulary: Vocabulary, home: frozenset[str]) -> None:
        self._vocabulary, self._home = vocabulary, home

    def claims(self, text: str) -> tuple[list[Claim], bool]:
        """The claims of a cleaned text, in its order, and whether there are more than are judged. A sentence that claims
        nothing is one of the form `none`.
        """
        found: list[Claim] = []
        context = Frame()
        for said, tokens in sentences(text):
            here, context = self._sentence(Sentence(said, tokens, self._vocabulary), context)
            found += here
            if len(found) > MOST_CLAIMS:
                return found[:MOST_CLAIMS], True
        return found, False

    def _sentence(self, sentence: Sentence, context: Frame) -> tuple[list[Claim], Frame]:
        pieces = sentence.pieces()[:MOST_CLAIMS]
        heads = [self._head(sentence, piece) for piece in pieces]
        claims = []
        for number, (piece, head) in enumerate(zip(pieces, heads, strict=True)):
            around = (*reversed(heads[:number]), *heads[number + 1 :], context)
            claim = self._claim(sentence, piece, _filled(head, around))
            claims.append(_like(claims[-1], claim, piece) if claims else claim)
        claims = _followed(claims)
        last = _filled(heads[-1], (*reversed(heads[:-1]), context))
        return claims, last

    def _head(self, sentence: Sentence, piece: Piece) -> Frame:
        """What a part itself says of subject, area, partner and time."""
        topic = topic_of(sentence, piece)
        form, quantity, _ = form_of(piece, topic)
        found = self._areas(sentence, piece, topic, form, quantity)
        period = next((time.period for time in piece.times if time.period and not time.than), "")
        base = next((time.base for time in piece.times if time.base), "")
        return Frame(topic, found.whose, found.partners, period, base)

    def _areas(
        self, sentence: Sentence, piece: Piece, topic: Topic, form: Form, quantity: Quantity | None
    ) -> Areas:
        """Whose and with whom, as a part says."""
        aspect = aspect_of(piece, topic, self._home)
        percent = form is Form.VALUE and quantity is not None and quantity.unit == "percent"
        if form is Form.RANK:
            aspect = "rank"
        elif (percent and aspect == "level") or ("share" in piece.aspects and aspect == "growth"):
            aspect = "share"
        measured = [(m.start, m.end) for m in piece.mentions if m.has("flow", "topic", "signed", "sign")]
        if aspect == "rank" or not measured:
            measured = [(m.start, m.end) for m in piece.mentions if m.has("market")] + measured
        return areas(
            places(sentence.tokens, piece.mentions, sentence.at),
            topic.code,
            aspect,
            self._home,
            word=measured[0] if measured else (-1, -1),
            invests=piece.has("invest"),
            receives=piece.has("received"),
        )

    def _claim(self, sentence: Sentence, piece: Piece, frame: Frame) -> Claim:
        topic = frame.topic
        aspect = aspect_of(piece, topic, self._home)
        text = _said(sentence, piece)
        amounts = [amount for amount in piece.amounts if not amount.ordinal]
        form, quantity, used = form_of(piece, topic)
        if form in (Form.DIRECTION, Form.MULTIPLE) and "share" in piece.aspects:
            aspect = "share"
        found = self._areas(sentence, piece, topic, form, quantity)
        claim = Claim(
            text=text,
            form=form,
            topic=topic.for_quantity(quantity),
            indicator=topic.indicator,
            aspect=aspect,
            whose=found.whose or frame.whose,
            partners=(WORLD,) if of_a_whole(sentence, amounts) else found.partners or frame.partners,
            item=item_of(piece, topic),
            items=tuple(str(m.code("item")) for m in piece.mentions if m.has("item")),
            concept=next(iter(piece.codes("concept")), ""),
            period=frame.period,
            base=frame.base,
            quantity=quantity,
            negated=len([m for m in piece.mentions if m.has("negation") and not m.has("relation")]) == 1,
            sign=topic.sign,
        )
        relation = relation_of(sentence, piece, amounts)
        claim = replace(claim, relation=relation[0], trouble=found.trouble or topic.trouble)
        used |= relation[1]
        if form is Form.COMPARISON:
            claim, also = compared(claim, sentence, piece, self._home)
            used |= also
        else:
            claim, also = measured_by(claim, sentence, piece, amounts)
            used |= also
        unknown = unread(sentence, piece, used)
        trouble = claim.trouble or too_many(piece, form)
        return replace(claim, unread=unknown, trouble=Reason.UNREAD if unknown else trouble)


def _like(last: Claim, claim: Claim, piece: Piece) -> Claim:
    """The claim, read like the one before it where it is but another number: `rose 40% in 2022 and 30% in 2021`."""
    if piece.has("topic", "flow", "market", "item", "aspect", "change", "sign", "signed"):
        return claim
    quantity = claim.quantity
    if last.form is Form.GROWTH and claim.form is Form.VALUE and quantity and quantity.unit == "percent":
        value = abs(quantity.value) if last.quantity and last.quantity.value >= 0 else -abs(quantity.value)
        return replace(claim, form=Form.GROWTH, aspect="growth", quantity=replace(quantity, value=value))
    places = [amount.quantity for amount in piece.amounts if amount.ordinal]
    if last.form is Form.RANK and claim.form is Form.NONE and len(places) == 1:
        return replace(claim, form=Form.RANK, topic=last.topic, quantity=replace(places[0], unit="rank"))
    return claim


def _followed(claims: list[Claim]) -> list[Claim]:
    """The claims of a sentence, with `from 18 in 2015 to 26 in 2024` known to be a rise from the one to the other."""
    found: list[Claim] = []
    for claim in claims:
        last = found[-1] if found else None
        if last and last.sign and not claim.sign and last.period < claim.period and _same_thing(last, claim):
            claim = replace(claim, sign=last.sign, base=last.period)
            found[-1] = replace(last, sign=0)
        found.append(claim)
    return found


def _same_thing(one: Claim, other: Claim) -> bool:
    values = one.form is other.form is Form.VALUE and not one.topic.endswith("-balance")
    return values and (one.topic, one.item, one.partners, one.whose) == (
        other.topic,
        other.item,
        other.partners,
        other.whose,
    )


def _filled(head: Frame, around: Sequence[Frame]) -> Frame:
    """What a part says, filled up with what the nearest other part says."""
    topic = head.topic
    for other in around:
        topic = topic.or_else(other.topic)
    whose = next((each.whose for each in (head, *around) if each.whose), "")
    partners = next((each.partners for each in (head, *around) if each.partners), ())
    timed = next((each for each in (head, *around) if each.period or each.base), Frame())
    return Frame(topic, whose, partners, timed.period, timed.base)


def _said(sentence: Sentence, piece: Piece) -> str:
    """The words of a part as they were written."""
    written = "".join(
        ("" if token.glued else " ") + token.text for token in sentence.tokens[piece.start : piece.end]
    )
    return written.strip(" ,;:-–—()")[:300]
