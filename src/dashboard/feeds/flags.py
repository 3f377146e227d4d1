"""What providers write beside and in place of numbers: flags of observations, and the forms of periods.

Nothing unknown is passed over: a flag or a form that does not stand here stops the feed with its line.
"""

from __future__ import annotations

import re

from dashboard.data.frames import STATUSES

CONFIDENTIAL, NOT_APPLICABLE, MISSING = "confidential", "not applicable", "missing"

STATUS_OF = {
    "": "A", "a": "A", "b": "B", "d": "D", "e": "E", "i": "E", "s": "E", "p": "P", "u": "U", "r": "A",
}  # fmt: skip
"""The status of each flag of Eurostat and of SDMX's CL_OBS_STATUS, in small letters. `s` is Eurostat's own estimate, `i`
imputed; `r` (revised) says nothing of the number itself."""

WITHOUT_VALUE = {
    "c": CONFIDENTIAL, "@c": CONFIDENTIAL, "q": CONFIDENTIAL, "z": NOT_APPLICABLE, "m": MISSING, "o": MISSING,
    "l": MISSING, ":": MISSING,
}  # fmt: skip
"""Why there is no number, where a flag says why."""

_PERIODS = (
    (re.compile(r"(\d{4})"), "{0}"),
    (re.compile(r"(\d{4})-?([SQ][1-4])"), "{0}-{1}"),
    (re.compile(r"(\d{4})-?M(0[1-9]|1[0-2])"), "{0}-{1}"),
    (re.compile(r"(\d{4})-(0[1-9]|1[0-2])"), "{0}-{1}"),
    (re.compile(r"(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))"), "{0}"),
    (re.compile(r"(\d{4})-A1"), "{0}"),
)


NOTES = {
    "U": {
        "en": "Of low reliability, as the provider marks it.",
        "nl": "Weinig betrouwbaar, zoals de aanbieder aangeeft.",
    },
}
"""What a status of a provider means more than the same status of a printed figure does, where U is a misprint."""


def status(flag: str) -> str:
    """The status of a flagged number: of several flags the most doubtful. Raises KeyError for an unknown flag."""
    found = [STATUS_OF[each] for each in _each(flag)] or ["A"]
    return max(found, key=STATUSES.index)


def reason(flag: str) -> str:
    """Why a flagged cell has no number; "missing" where no flag says. Raises KeyError for an unknown flag."""
    marks = flag.lower().strip()
    if marks in WITHOUT_VALUE:
        return WITHOUT_VALUE[marks]
    found = [WITHOUT_VALUE.get(each, "") or _known(each) for each in _each(flag)]
    return next((each for each in found if each), MISSING)


def period(text: str) -> str:
    """The period as the package writes it. Raises ValueError where it is of no known form."""
    for form, written in _PERIODS:
        if found := form.fullmatch(text.strip()):
            return written.format(*found.groups())
    raise ValueError(text)


def _each(flag: str) -> list[str]:
    """The flags in a cell: `bp` and `b p` are two, and so is what has a comma between."""
    return [each for each in re.sub(r"[\s,;]", "", flag.lower()) if each]


def _known(flag: str) -> str:
    STATUS_OF[flag]
    return ""
