"""Parts a sentence so that each part says one thing, and keeps at hand what stands in each part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .amounts import Amounts, Said
from .times import Time, times
from .tokens import NUMBER, SIGN, Token
from .vocabulary import Mention, Vocabulary

PARTICLES = {"uit": ("flow", "exports"), "in": ("flow", "imports")}
"""What parts of a Dutch verb say that stand far behind it: `voert voor 18 miljard uit`."""
_PARTING = frozenset(",;:()—–")
STRONG = ("multiple", "superlative", "ordinal", "compare", "outdo", "twice")
WEAK = ("sign", "signed", "negation")


@dataclass
class Piece:
    """A part of a sentence from one token to another, with the phrases, numbers and times in it."""

    start: int
    end: int
    mentions: list[Mention] = field(default_factory=list)
    amounts: list[Said] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)

    def has(self, *kinds: str) -> bool:
        """Whether a phrase in it can mean one of these kinds."""
        return any(mention.has(*kinds) for mention in self.mentions)

    def codes(self, *kinds: str) -> tuple[str, ...]:
        """The codes of these kinds that are named in it, each once, in order."""
        found = (mention.code(*kinds) for mention in self.mentions)
        return tuple(dict.fromkeys(code for code in found if code is not None))

    @property
    def strong(self) -> bool:
        """Whether it has a number or a comparison."""
        return bool(self.amounts) or self.has(*STRONG)

    @property
    def weak(self) -> bool:
        """Whether it says at least that something rose, fell, is missing or is not."""
        return self.has(*WEAK) or bool({"growth", "decline"} & set(self.codes("aspect")))

    @property
    def beyond(self) -> Mention | None:
        """A phrase such as `higher than` behind its number, which measures against something else."""
        last = max((amount.end for amount in self.amounts), default=self.end)
        found = (m for m in self.mentions if m.start >= last and m.code("relation") in ("more", "less"))
        return next((m for m in found if m.end - m.start > 1), None)

    @property
    def aspects(self) -> frozenset[str]:
        """What its words speak of: a share, a rank, growth, decline."""
        return frozenset(self.codes("aspect", "change"))


class Sentence:
    """A sentence in tokens with everything the vocabulary finds in it."""

    def __init__(self, text: str, tokens: Sequence[Token], vocabulary: Vocabulary) -> None:
        self.text, self.tokens = text, tokens
        self.mentions = _with_particles(vocabulary.mentions(tokens), tokens)
        self.at = {mention.start: mention for mention in self.mentions}
        self.times = times(tokens, self.at)
        timed = frozenset(place for time in self.times for place in range(time.start, time.end))
        timed |= {
            place
            for mention in self.mentions
            for place in range(mention.start + 1, mention.end)
            if tokens[place].kind == NUMBER
        }
        self.amounts = [
            amount
            for amount in Amounts(tokens, self.at, timed).all()
            if not (self.at.get(amount.end) and self.at[amount.end].has("duration"))  # seven months
        ]
        self.spoken_for = {place for time in self.times for place in range(time.start, time.end)} | {
            place for amount in self.amounts for place in range(amount.start, amount.end)
        }
        covered = {place for mention in self.mentions for place in range(mention.start, mention.end)}
        self.covered = covered | self.spoken_for

    def pieces(self) -> list[Piece]:
        """Its parts, each with one number or one statement at most, where it can be parted so."""
        cuts = [0]
        for place, token in enumerate(self.tokens):
            if place in self.spoken_for or place == 0:
                continue
            mention = self.at.get(place)
            lone = token.kind == SIGN and token.text in _PARTING and not self._inside(place)
            lone = lone and not self._brackets_time(place)
            if lone or (mention and mention.has("cut")):
                cuts.append(place)
        cuts.append(len(self.tokens))
        parts = [self._piece(start, end) for start, end in pairwise(cuts) if start < end]
        return [piece for part in self._merged(parts) for piece in self._single(part)]

    def _inside(self, place: int) -> bool:
        return any(mention.start < place < mention.end for mention in self.mentions)

    def _brackets_time(self, place: int) -> bool:
        """Whether a bracket holds nothing but a time."""
        return (
            any(time.start - 1 == place or time.end == place for time in self.times)
            and self.tokens[place].text in "()"
        )

    def _piece(self, start: int, end: int) -> Piece:
        return Piece(
            start,
            end,
            [mention for mention in self.mentions if start <= mention.start < end],
            [amount for amount in self.amounts if start <= amount.start < end],
            [time for time in self.times if start <= time.start < end],
        )

    def _merged(self, parts: Sequence[Piece]) -> list[Piece]:
        """Puts what says nothing by itself with the part before it, or with the next where it leads up to that."""
        strong = any(part.strong for part in parts)

        def says(part: Piece) -> bool:
            if part.strong:
                return True
            subject = part.has("topic", "flow", "region", "people", "market")
            return part.weak and (subject or not strong)

        said: list[Piece] = []
        waiting: int | None = None
        for number, part in enumerate(parts):
            start = part.start if waiting is None else waiting
            if says(part):
                said.append(self._piece(start, part.end))
                waiting = None
            elif not said or (waiting is not None) or self._leads(part, parts[number + 1 :], says):
                waiting = start
            else:
                said[-1] = self._piece(said[-1].start, part.end)
        if waiting is not None:
            if said:
                said[-1] = self._piece(said[-1].start, len(self.tokens))
            else:
                said.append(self._piece(0, len(self.tokens)))
        return said

    def _leads(self, part: Piece, rest: Sequence[Piece], says) -> bool:
        """Whether a part without a statement belongs to what follows: it names a subject or a time, after and."""
        if not any(says(each) for each in rest):
            return False
        conjunction = bool(part.mentions) and part.mentions[0].has("cut")
        subject = part.has("topic", "flow", "market")
        return subject or (conjunction and bool(part.times) and not part.has("region", "people"))

    def _single(self, part: Piece) -> Iterable[Piece]:
        """Cuts a part with several numbers after each, before the words that lead to the next: `from 18 to 26 billion`."""
        start = part.start
        for amount, following in pairwise(part.amounts):
            cut = amount.end
            for time in part.times:
                if amount.end <= time.start and time.end <= following.start and time.start - amount.end <= 1:
                    cut = time.end
            yield self._piece(start, cut)
            start = cut
        yield self._piece(start, part.end)


def _with_particles(mentions: list[Mention], tokens: Sequence[Token]) -> list[Mention]:
    """The phrases, with the parts of a verb that stand apart from it read as what the verb says. A verb that no part is
    found for is understood as nothing.
    """
    if not any(mention.has("separable") for mention in mentions):
        return mentions
    at = {mention.start: mention for mention in mentions}
    found: dict[int, Mention] = {}
    for mention in mentions:
        meaning = PARTICLES.get(tokens[mention.start].folded) if mention.end - mention.start == 1 else None
        if meaning and _dangles(mention.end, at, tokens):
            found[mention.start] = Mention(mention.start, mention.end, (meaning,))
    if not found:
        return mentions
    understood = Mention.understood
    return [found.get(m.start) or (understood(m) if m.has("separable") else m) for m in mentions]


def _dangles(place: int, at: Mapping[int, Mention], tokens: Sequence[Token]) -> bool:
    """Whether nothing follows a small word that it could lead to: a place, a time or a thing."""
    while (mention := at.get(place)) and mention.has("article") and not mention.has("region"):
        place = mention.end
    if place >= len(tokens) or tokens[place].kind == SIGN:
        return True
    mention = at.get(place)
    return mention is not None and not mention.has(
        "region", "people", "month", "part-of-year", "matter", "market"
    )
