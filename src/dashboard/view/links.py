"""The link contract: a page's address says exactly what is on screen, in codes and never in labels.

`parse` never fails: what a link asks for and this dashboard does not know becomes a `Remark` that the page shows,
and the rest of the link is honoured. `query` writes a view back, leaving out what is default; the complete form
spells out everything, so that a permalink keeps its meaning when defaults change.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from urllib.parse import urlencode

from dashboard.view.pins import MOST_PINS, NOTE, PIN, renamed

ALL = "all"
"""How a complete link spells "no filter"."""

COMMON = ("lang", "theme", "region", "year", "figure", "pin", "note", "v")
"""The parameters every page has; pages add their own."""

OF_FRAMES = frozenset({"embed", "embed_options", "card"})
"""How a view stands in a frame of another site: read by Streamlit and by the frame, so no part of the view."""

MOST_REMARKS = 8
"""A link of 100 kB of nonsense is answered with this many remarks and a count of the rest."""

LONGEST_ECHO = 60
"""What is unknown is repeated to the reader no longer than this."""


@dataclass(frozen=True)
class Choice:
    """A page's own parameter: one of some codes, the first being the default."""

    name: str
    options: tuple[str, ...]

    @property
    def default(self) -> str:
        """The code that holds when the link does not say."""
        return self.options[0]


@dataclass(frozen=True)
class Vocabulary:
    """The codes that links may use. `figures` maps an observation id to the page it stands on, `aliases` an id that
    a figure had before to the one it has now.
    """

    languages: Collection[str]
    themes: Collection[str]
    regions: Collection[str]
    years: Collection[str]
    figures: Mapping[str, str]
    version: str
    aliases: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class View:
    """What is on screen. Empty `themes`, `regions` or `year` mean no filter; `lang` None leaves it to the browser."""

    page: str = ""
    lang: str | None = None
    themes: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    year: str | None = None
    figure: str | None = None
    version: str | None = None
    choices: Mapping[str, str] = field(default_factory=dict)
    pins: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def filtered(self) -> bool:
        """Whether any filter is set."""
        return bool(self.themes or self.regions or self.year)

    def without_filters(self) -> "View":
        """The same page and language, all figures."""
        return replace(self, themes=(), regions=(), year=None, figure=None)

    def elsewhere(self, page: str) -> "View":
        """This view's theme, region, year, language and pins on another page; what belongs to this page stays behind."""
        return replace(self, page=page, figure=None, version=None, choices={})


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


def parse(
    asked: Mapping[str, Sequence[str]],
    vocabulary: Vocabulary,
    *,
    page: str = "",
    choices: Sequence[Choice] = (),
) -> tuple[View, tuple[Remark, ...]]:
    """The view a query asks for, and what it asked for in vain. Never raises, whatever the query holds."""
    reading = _Reading(_as_now_called(asked, vocabulary.aliases))
    own = {choice.name: choice for choice in choices}
    view = View(
        page=page,
        lang=reading.one("lang", vocabulary.languages),
        themes=reading.many("theme", vocabulary.themes),
        regions=reading.many("region", vocabulary.regions),
        year=reading.one("year", vocabulary.years, or_all=True),
        figure=reading.one("figure", vocabulary.figures),
        version=reading.one("v", None),
        pins=reading.written("pin", PIN, MOST_PINS),
        notes=reading.written("note", NOTE, MOST_PINS),
        choices={name: found for name, choice in own.items() if (found := reading.one(name, choice.options))},
    )
    view = replace(
        view, choices={name: code for name, code in view.choices.items() if code != own[name].default}
    )
    if view.figure and page and (home := vocabulary.figures[view.figure]) != page:
        reading.remark("other-page", "figure", view.figure, home)
        view = replace(view, figure=None)
    for name in asked:
        if name not in COMMON and name not in own and name not in OF_FRAMES:
            reading.remark("unknown-parameter", name, " ".join(asked[name]), among=[*COMMON, *own], near=name)
    return view, reading.remarks()


def query(
    view: View,
    *,
    complete: bool = False,
    vocabulary: Vocabulary | None = None,
    choices: Sequence[Choice] = (),
) -> dict[str, list[str]]:
    """The parameters that say this view. The complete form needs the vocabulary (for the version) and the choices."""
    said: dict[str, list[str]] = {}
    if view.lang:
        said["lang"] = [view.lang]
    every = [ALL] if complete else []
    for name, values in (
        ("theme", view.themes),
        ("region", view.regions),
        ("year", [view.year] if view.year else []),
    ):
        if values or every:
            said[name] = list(values) or every
    defaults = {choice.name: choice.default for choice in choices} if complete else {}
    for name, code in sorted({**defaults, **view.choices}.items()):
        said[name] = [code]
    if view.figure:
        said["figure"] = [view.figure]
    if view.pins:
        said["pin"] = list(view.pins)
    if view.notes:
        said["note"] = list(view.notes)
    if complete and vocabulary is not None:
        said["v"] = [vocabulary.version]
    return said


def permalink(
    path: str, view: View, *, lang: str, vocabulary: Vocabulary, choices: Sequence[Choice] = ()
) -> str:
    """The complete address of a view: every parameter spelled out, the language first, and the version of the data."""
    spelled = query(replace(view, lang=None), complete=True, vocabulary=vocabulary, choices=choices)
    return address(path, {"lang": [lang], **spelled})


def address(path: str, parameters: Mapping[str, Sequence[str]]) -> str:
    """A page's path with its parameters, percent-encoded."""
    encoded = urlencode([(name, value) for name, values in parameters.items() for value in values])
    return f"{path}?{encoded}" if encoded else path


def _as_now_called(
    asked: Mapping[str, Sequence[str]], aliases: Mapping[str, str]
) -> Mapping[str, Sequence[str]]:
    """The parameters with the present ids of figures: links outlive the names of what they lead to."""
    ways = {"figure": lambda one: aliases.get(one, one), "pin": lambda pin: renamed(pin, aliases)}
    return {
        name: [ways[name](value) for value in values] if name in ways else values
        for name, values in asked.items()
    }


class _Reading:
    """Reads parameters one by one and keeps what there is to say about them."""

    def __init__(self, asked: Mapping[str, Sequence[str]]) -> None:
        self._asked = asked
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
        if len(self._remarks) >= MOST_REMARKS:
            self._unsaid += 1
            return
        self._remarks.append(Remark(kind, _cut(parameter), _cut(value), instead or _nearest(near, among)))

    def remarks(self) -> tuple[Remark, ...]:
        more = (Remark("more", "", str(self._unsaid)),) if self._unsaid else ()
        return (*self._remarks, *more)

    def one(self, name: str, known: Collection[str] | None, *, or_all: bool = False) -> str | None:
        """The first usable value; `known` None takes any value that is short and plain."""
        usable = self._usable(name, known, or_all=or_all)
        if len(usable) > 1:
            self.remark("repeated", name, " ".join(usable), usable[0])
        return usable[0] if usable and usable[0] != ALL else None

    def many(self, name: str, known: Collection[str]) -> tuple[str, ...]:
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


def _nearest(value: str, known: Collection[str]) -> str:
    if len(value) > LONGEST_ECHO:
        return ""
    close = get_close_matches(value.strip().lower(), list(known), n=1, cutoff=0.6)
    return close[0] if close else ""
