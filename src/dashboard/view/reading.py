"""Reads the parameters of an address one by one, and keeps what there is to say of those that could not be honoured."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from dashboard.view.mending import ALL, fold

MOST_REMARKS = 8
"""A link of 100 kB of nonsense is answered with this many remarks and a count of the rest."""

SHORTEST_LIKE, LIKE = 4, 0.8
"""Words of fewer letters, and words that share less, are not taken for a slip of another."""

LONGEST_ECHO = 60
"""What is unknown is repeated to the reader no longer than this."""


@dataclass(frozen=True)
class Remark:
    """One thing a link asked for that could not be honoured as it stands.

    `kind` is `unknown-parameter`, `unknown-value`, `empty`, `repeated`, `other-page` or `more`; `value` is cut to a
    safe length and must still be escaped by whoever draws it; `instead` is what was used or comes close, or "".
    """

    kind: str
    parameter: str
    value: str = ""
    instead: str = ""


class Reading:
    """Reads parameters one by one and keeps what there is to say about them; `also` as a Vocabulary has it."""

    def __init__(self, asked: Mapping[str, Sequence[str]], also: Mapping[str, Mapping[str, str]]) -> None:
        self._asked = asked
        self._also = also
        self._remarks: list[Remark] = []
        self._unsaid = 0

    def remark(
        self,
        kind: str,
        parameter: str,
        value: str = "",
        instead: str = "",
        *,
        near: str = "",
        among: Collection[str] = (),
    ) -> None:
        """Keeps a remark; what comes nearest to `near` among some codes is kept with it."""
        if len(self._remarks) >= MOST_REMARKS:
            self._unsaid += 1
            return
        like = instead or _nearest(near, among, self._also.get(parameter, {}))
        self._remarks.append(Remark(kind, _cut(parameter), _cut(value), like))

    def remarks(self) -> tuple[Remark, ...]:
        """All remarks that are kept, and how many more there would be."""
        more = (Remark("more", "", str(self._unsaid)),) if self._unsaid else ()
        return (*self._remarks, *more)

    def one(self, name: str, known: Collection[str] | None, *, or_all: bool = False) -> str | None:
        """The first usable value; `known` None takes any value that is short and plain."""
        usable = self._usable(name, known, or_all=or_all)
        if len(usable) > 1:
            self.remark("repeated", name, " ".join(usable), usable[0])
        return usable[0] if usable and usable[0] != ALL else None

    def many(self, name: str, known: Collection[str]) -> tuple[str, ...]:
        """All usable values."""
        usable = self._usable(name, known, or_all=True)
        return tuple(value for value in usable if value != ALL)

    def written(self, name: str, form: re.Pattern[str], most: int) -> tuple[str, ...]:
        """The values of this form, each once and no more than `most`; the others are remarked on."""
        found: list[str] = []
        for value in dict.fromkeys(self._asked.get(name, ())):
            if not value.strip():
                self.remark("empty", name)
            elif len(found) < most and form.fullmatch(value):
                found.append(value)
            else:
                self.remark("unknown-value", name, value)
        return tuple(found)

    def _usable(self, name: str, known: Collection[str] | None, *, or_all: bool) -> list[str]:
        usable: list[str] = []
        for value in dict.fromkeys(self._asked.get(name, ())):
            if not value.strip():
                self.remark("empty", name)
            elif (or_all and value == ALL) or (value in known if known is not None else _is_plain(value)):
                usable.append(value)
            else:
                self.remark("unknown-value", name, value, near=value, among=known or ())
        return usable


def _is_plain(value: str) -> bool:
    return len(value) <= LONGEST_ECHO and all(
        sign.isascii() and (sign.isalnum() or sign in ".-_") for sign in value
    )


def _cut(value: str) -> str:
    printable = "".join(
        sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in value[: LONGEST_ECHO + 1]
    )
    return printable if len(printable) <= LONGEST_ECHO else printable[:LONGEST_ECHO] + "…"


def _nearest(value: str, known: Collection[str], also: Mapping[str, str]) -> str:
    """The one code that is most like a value by itself or by a name; "" where none is so like it that it may be meant.

    Of short words every other one is alike, so only letters in another order are taken for a slip.
    """
    asked = fold(value[: LONGEST_ECHO + 1])
    names = {**also, **{fold(code): code for code in known}}
    begun = [name for name in names if name[:1] == asked[:1]]
    if SHORTEST_LIKE <= len(asked) <= LONGEST_ECHO:
        close = get_close_matches(asked, begun, n=1, cutoff=LIKE)
    else:
        close = [name for name in begun if len(name) > 2 and sorted(name) == sorted(asked)]
    return names[close[0]] if close else ""
