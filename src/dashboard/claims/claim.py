"""What a claim is and how it was judged: the closed lists, and the shapes that the other modules hand on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Row = Mapping[str, Any]
"""A figure: the columns of the observations, by name."""


class Verdict(StrEnum):
    """All that can be said of a claim. Nothing else is ever said."""

    RIGHT = "right"
    ANOTHER_YEAR = "right-for-another-year"
    BELGIUM = "right-for-belgium-and-not-flanders"
    ROUNDED = "rounded"
    OUTDATED = "outdated"
    WRONG = "wrong"
    UNJUDGED = "cannot-be-judged"


class Reason(StrEnum):
    """Why a claim cannot be judged."""

    NO_CLAIM = "no-claim"
    NO_SUBJECT = "no-subject"
    NO_FIGURE = "no-figure"
    NO_PERIOD = "no-period"
    UNREAD = "unread"
    SEVERAL = "several"
    UNITS = "units"
    CLOSE = "close"
    OTHER_AREA = "other-area"


class Form(StrEnum):
    """What kind of thing a claim says."""

    VALUE = "value"  # a number of something
    RANK = "rank"
    GROWTH = "growth"  # a change in per cent
    MULTIPLE = "multiple"  # doubled, halved
    DIRECTION = "direction"  # rose, fell
    SIGN = "sign"  # a surplus or a deficit
    EXISTS = "exists"  # there are exports to a partner, or none
    COMPARISON = "comparison"  # more than another
    NONE = "none"


@dataclass(frozen=True)
class Quantity:
    """A number as it was said: `step` is the unit of its last digit that is no closing zero, `digits` how many it has.

    `unit` is a code of the vocabulary (percent, eur, usd, nights ...) or "" where none was said; `scaled` tells whether
    a word such as billion stood behind it. `high` is the end of a range, `value` its beginning.
    """

    value: float
    step: float
    digits: int
    unit: str = ""
    scaled: bool = False
    fraction: bool = False
    high: float | None = None


@dataclass(frozen=True)
class Claim:
    """One thing that a text says. Codes are those of the package; "" where the text does not say.

    `partners` are the regions named as partners, `period` an SDMX period or "", `base` the earlier period of a change,
    `items` parts of a whole that words may name which have another meaning too, `against` the other side of a comparison
    (the same claim with what differs put in its place), `unread` the words that no vocabulary knows, `trouble` what
    already forbids a judgement.
    """

    text: str
    form: Form
    topic: str = ""
    indicator: str = ""
    aspect: str = "level"
    whose: str = ""
    partners: tuple[str, ...] = ()
    item: str = ""
    items: tuple[str, ...] = ()
    concept: str = ""
    period: str = ""
    base: str = ""
    quantity: Quantity | None = None
    relation: str = ""
    negated: bool = False
    sign: int = 0
    against: Claim | None = None
    unread: tuple[str, ...] = ()
    trouble: Reason | None = None


@dataclass(frozen=True)
class Judged:
    """A claim with its verdict.

    `figures` are the figures that decide it, or the nearest where none does, the first of them the one to link to;
    `value` is what they say in the unit of the claim (a growth in per cent, a rank), `deviation` the claimed number less
    that, and `relative` the same in per cent of it (None where there is nothing to measure). `why` is the verdict in a
    sentence, `sentence` what one can truly say instead, "" where the data say nothing; both in the reader's language.
    """

    claim: Claim
    verdict: Verdict
    reason: Reason | None = None
    figures: tuple[Row, ...] = ()
    value: float | None = None
    deviation: float | None = None
    relative: float | None = None
    why: str = ""
    sentence: str = ""
    others: tuple[Row, ...] = field(default=(), repr=False)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the figures, for links and citations."""
        return tuple(str(row["id"]) for row in self.figures)


@dataclass(frozen=True)
class Verdicts:
    """The claims of a text in its order, each judged; `said` is one sentence on the whole, in the reader's language."""

    claims: tuple[Judged, ...]
    said: str
    shortened: bool = False
