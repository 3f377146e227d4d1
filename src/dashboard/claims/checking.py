"""The door of this room: a text in, verdicts out; and figures in, sentences out.

Nothing of a text is kept: what is remembered are the words and figures of a package, under its revision.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from threading import Lock

import pandas as pd

from dashboard.data import Package, home
from dashboard.locale import Reader, mark, mid_sentence

from .claim import Claim, Form, Judged, Reason, Row, Verdict, Verdicts
from .evidence import Evidence
from .judging import judge
from .reading import MOST_CLAIMS, Reading
from .saying import VERDICTS, Sayer
from .tokens import LONGEST, cleaned
from .vocabulary import vocabulary

MOST_PACKAGES = 2
EMPTY = mark(
    "Nothing to check: paste a sentence with a number, such as “Flanders sells a fifth of its exports to Germany”."
)
NOTHING = mark("No claim was found that these data could judge. Claims are read in English and Dutch.")
SHORTENED = mark("Only the first {n} signs of the text were read.")
MORE = mark("Only its first {n} statements were judged.")

_ready: OrderedDict[str, tuple[Evidence, Reading]] = OrderedDict()
_lock = Lock()


def check(text: str, package: Package, reader: Reader) -> Verdicts:
    """Every claim in a text in English or Dutch, with its verdict, the figures that decide it, and what is true.

    Whatever is pasted gives an answer: what cannot be read is said to be so. Takes well under a second for any text. The
    same text and package give the same verdicts.
    """
    plain, shortened = cleaned(text)
    if not plain.strip():
        return Verdicts((), reader.text(EMPTY), shortened)
    evidence, reading = _prepared(package)
    sayer = Sayer(package, reader)
    claims, more = reading.claims(plain)
    told = [claim for claim in claims if claim.form is not Form.NONE] or claims[:1]
    if not told:
        told = [Claim(plain.strip()[:300], Form.NONE)]
    judged = _said([judge(claim, evidence) for claim in told], sayer)
    said = [_summary(judged, reader)]
    if shortened:
        said.append(reader.text(SHORTENED, n=reader.number(LONGEST)))
    if more:
        said.append(reader.text(MORE, n=reader.number(MOST_CLAIMS)))
    return Verdicts(judged, " ".join(said), shortened or more)


def true_sentences(figures: pd.DataFrame, package: Package, reader: Reader) -> tuple[str, ...]:
    """What one can truly say of the figures of a view: a sentence for each, in their order, each with whose it is, with
    whom and when.
    """
    return tuple(Sayer(package, reader).figures(figures))


def _prepared(package: Package) -> tuple[Evidence, Reading]:
    """The words and figures of a package, made once."""
    with _lock:
        kept = _ready.get(package.revision)
        if kept is None or kept[0].package is not package:
            kept = Evidence(package), Reading(vocabulary(package), home(package))
            _ready[package.revision] = kept
            while len(_ready) > MOST_PACKAGES:
                _ready.popitem(last=False)
        return kept


def _said(judged: list[Judged], sayer: Sayer) -> tuple[Judged, ...]:
    """The verdicts with their sentences, which are made of all figures at once."""
    sentences = sayer.of(row for each in judged for row in _shown(each))
    return tuple(
        replace(
            each,
            why=sayer.why(each),
            sentence=" ".join(dict.fromkeys(sentences[str(row["id"])] for row in _shown(each))),
        )
        for each in judged
    )


def _shown(judged: Judged) -> tuple[Row, ...]:
    """The figures that a verdict tells of: beside that which fits, the one that should have been said."""
    beside = judged.verdict in (Verdict.OUTDATED, Verdict.ANOTHER_YEAR, Verdict.BELGIUM)
    return (*judged.figures, *judged.others[:1]) if beside else judged.figures


def _summary(judged: tuple[Judged, ...], reader: Reader) -> str:
    if all(each.verdict is Verdict.UNJUDGED and each.reason is Reason.NO_CLAIM for each in judged):
        return reader.text(NOTHING)
    names = list(dict.fromkeys(mid_sentence(reader.text(VERDICTS[each.verdict])) for each in judged))
    return reader.plural(
        "{n} claim: {verdicts}.", "{n} claims: {verdicts}.", len(judged), verdicts=reader.join(names)
    )
