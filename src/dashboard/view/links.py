"""The link contract: a page's address says exactly what is on screen, in codes and never in labels.

`parse` never fails: what a link asks for and this dashboard does not know becomes a `Remark` that the page shows,
and the rest of the link is honoured. `query` writes a view back, leaving out what is default; the complete form
spells out everything, so that a permalink keeps its meaning when defaults change.
"""

import re
from collections import ChainMap
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from dashboard.view.mending import ALL, mended
from dashboard.view.pins import MOST_PINS, NOTE, PIN, renamed
from dashboard.view.reading import Reading, Remark
from dashboard.view.years import Years

COMMON = ("lang", "theme", "region", "year", "figure", "pin", "note", "v", "asof")
"""The parameters every page has; pages add their own."""

LONGEST_WRITTEN = 16_000
"""Signs of a reader's own text that are taken from an address."""

OF_FRAMES = frozenset({"embed", "embed_options", "card", "tab"})
"""How a view stands in a frame of another site, and which card a link leads to, in which tab: read by Streamlit, by the
frame and by the cards, so no part of the view.
"""


@dataclass(frozen=True)
class Choice:
    """A page's own parameter: one of some codes, the first being the default; or a code of another form, if it has one."""

    name: str
    options: tuple[str, ...]
    form: re.Pattern[str] | None = None

    @property
    def default(self) -> str:
        """The code that holds when the link does not say."""
        return self.options[0]

    @property
    def codes(self) -> Collection[str]:
        """All codes that an address may have."""
        return self.options if self.form is None else Matching(self.form, self.options)


@dataclass(frozen=True)
class Vocabulary:
    """The codes that links may use. `figures` maps an observation id to the page it stands on, `aliases` an id that
    a figure had before to the one it has now; `versions` are those of the data that can be shown; `also` gives for some
    parameters the codes that go by other names, folded (see `mending.by_name`).
    """

    languages: Collection[str]
    themes: Collection[str]
    regions: Collection[str]
    years: Collection[str]
    figures: Mapping[str, str]
    version: str
    versions: Collection[str] = ()
    also: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class View:
    """What is on screen. Empty `themes`, `regions` or `year` mean no filter; `lang` None leaves it to the browser. `year` is
    one year, or a span of them (see years).
    """

    page: str = ""
    lang: str | None = None
    themes: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    year: str | None = None
    figure: str | None = None
    version: str | None = None
    asof: str | None = None
    choices: Mapping[str, str] = field(default_factory=dict)
    pins: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    written: Mapping[str, str] = field(default_factory=dict, repr=False)
    """What a reader has written for the page to look into, by parameter. Nobody's but the reader's: it stands in no log,
    no cache and no preview.
    """

    @property
    def filtered(self) -> bool:
        """Whether any filter is set."""
        return bool(self.themes or self.regions or self.year)

    def without_filters(self) -> "View":
        """The same page and language, all figures."""
        return replace(self, themes=(), regions=(), year=None, figure=None)

    def elsewhere(self, page: str) -> "View":
        """This view's theme, region, year, language and pins on another page; what belongs to this page stays behind."""
        return replace(self, page=page, figure=None, version=None, choices={}, written={})


class Matching(Collection[str]):
    """All codes of one form, as if they were listed, and some that are."""

    def __init__(self, form: re.Pattern[str], listed: tuple[str, ...] = ()) -> None:
        self._form, self._listed = form, listed

    def __contains__(self, code: object) -> bool:
        return code in self._listed or (isinstance(code, str) and self._form.fullmatch(code) is not None)

    def __iter__(self) -> Iterator[str]:
        return iter(self._listed)

    def __len__(self) -> int:
        return len(self._listed)


def parse(
    asked: Mapping[str, Sequence[str]],
    vocabulary: Vocabulary,
    *,
    page: str = "",
    choices: Sequence[Choice] = (),
    written: Collection[str] = (),
) -> tuple[View, tuple[Remark, ...]]:
    """The view a query asks for, and what it asked for in vain. Never raises, whatever the query holds.

    `choices` and `written` are the page's own parameters: codes, and texts of a reader's own. What a link has suffered on
    its way is put right first (see `mending`): of that nothing is said.
    """
    own = {choice.name: choice for choice in choices}
    asked = put_right(
        asked,
        vocabulary,
        {**{name: choice.codes for name, choice in own.items()}, **dict.fromkeys(written)},
    )
    reading = Reading(_as_now_called(asked, vocabulary.aliases), vocabulary.also)
    view = View(
        page=page,
        lang=reading.one("lang", vocabulary.languages),
        themes=reading.many("theme", vocabulary.themes),
        regions=reading.many("region", vocabulary.regions),
        year=reading.one("year", Years(vocabulary.years), or_all=True),
        figure=reading.one("figure", vocabulary.figures),
        version=reading.one("v", None),
        asof=reading.one("asof", vocabulary.versions),
        pins=reading.written("pin", PIN, MOST_PINS),
        notes=reading.written("note", NOTE, MOST_PINS),
        choices={name: found for name, choice in own.items() if (found := reading.one(name, choice.codes))},
        written={
            name: text
            for name in written
            if (text := "\n".join(asked.get(name, ()))[:LONGEST_WRITTEN]) and not text.isspace()
        },
    )
    view = replace(
        view, choices={name: code for name, code in view.choices.items() if code != own[name].default}
    )
    if view.figure and page and (home := vocabulary.figures[view.figure]) != page:
        reading.remark("other-page", "figure", view.figure, home)
        view = replace(view, figure=None)
    for name in asked:
        if name not in {*COMMON, *own, *written, *OF_FRAMES}:
            known = [*COMMON, *own, *written]
            reading.remark("unknown-parameter", name, " ".join(asked[name]), among=known, near=name)
    return view, reading.remarks()


def put_right(
    asked: Mapping[str, Sequence[str]], vocabulary: Vocabulary, own: Mapping[str, Collection[str] | None]
) -> dict[str, list[str]]:
    """The parameters of an address as they were meant (see `mending`). `own` are those of the page with their codes, or
    None for those of which any plain code will do.
    """
    known = {
        "lang": vocabulary.languages,
        "theme": vocabulary.themes,
        "region": vocabulary.regions,
        "year": Years((*vocabulary.years, ALL)),
        "figure": ChainMap(vocabulary.figures, vocabulary.aliases),
        "pin": Matching(PIN),
        "note": None,
        "v": None,
        "asof": vocabulary.versions,
        **dict.fromkeys(OF_FRAMES),
        **own,
    }
    return mended(asked, known, vocabulary.also)


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
    said |= {name: [text] for name, text in view.written.items()}
    if view.figure:
        said["figure"] = [view.figure]
    if view.pins:
        said["pin"] = list(view.pins)
    if view.notes:
        said["note"] = list(view.notes)
    if view.asof:
        said["asof"] = [view.asof]
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
