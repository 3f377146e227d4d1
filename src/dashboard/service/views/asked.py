"""What an address asks for, read with care: anybody may send anything."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from dashboard.content import release
from dashboard.content.outline import outline
from dashboard.data.store import Edition
from dashboard.locale import LANGUAGES, mark, preferred
from dashboard.service.api.asking import OF_PAGES
from dashboard.view import View, parse, put_right
from dashboard.view.mending import WRITTEN

LONGEST = 16_000
"""Bytes of a query that are read: a brief of as many pins and lines as there may be needs fewer."""

MOST_FIELDS = 200
"""Parameters that are read, repeated ones counted as often as they stand there."""

BRIEF = "brief"

_OWN = dict.fromkeys([*OF_PAGES - {"pin", "note"}, "page"])
"""What pages choose besides, and the page of a picture: any plain code will do until the page itself is asked."""

_PLAIN = re.compile(r"[a-z0-9][a-z0-9.-]{0,79}", re.ASCII)


TOO_LONG = mark("That is longer than any address of the dashboard.")


class TooMuch(Exception):
    """An address longer than any that the dashboard makes."""


@dataclass(frozen=True)
class Asked:
    """A page, a language, and the parameters besides, in their order."""

    slug: str
    lang: str
    said: tuple[tuple[str, str], ...] = ()

    @property
    def parameters(self) -> dict[str, list[str]]:
        """The values of each parameter."""
        found: dict[str, list[str]] = {}
        for name, value in self.said:
            found.setdefault(name, []).append(value)
        return found

    def one(self, name: str) -> str:
        """The first value of a parameter; "" where it is not there."""
        return next((value for other, value in self.said if other == name), "")

    def without(self, *names: str) -> Asked:
        """The same without some parameters."""
        return Asked(self.slug, self.lang, tuple(pair for pair in self.said if pair[0] not in names))

    def with_slug(self, slug: str) -> Asked:
        """The same of another page."""
        return Asked(slug, self.lang, self.said)


def read(slug: str, query: bytes, edition: Edition, accept_language: str = "") -> Asked:
    """What the query of a page's address asks for, whatever bytes it has and whatever it has suffered on its way.

    Where it names no language, the reader's browser decides by the first that it prefers and that there is, as on the
    page itself. Raises TooMuch for more than LONGEST bytes or MOST_FIELDS parameters.
    """
    meant = _meant(_parameters(query), edition)
    named = [value for value in meant.pop("lang", ()) if value in LANGUAGES]
    said = tuple((name, value) for name, values in meant.items() for value in values)
    return Asked(slug, named[0] if named else preferred(accept_language), said)


def read_or_nothing(slug: str, query: bytes, edition: Edition, accept_language: str = "") -> Asked:
    """As `read`; of what is too much nothing is read but the page and the language of the browser."""
    try:
        return read(slug, query, edition, accept_language)
    except TooMuch:
        return Asked(slug, preferred(accept_language))


def righted(query: bytes, edition: Edition) -> str | None:
    """The query as it was meant, to stand in an address; None where it stands there so already, or is too long."""
    try:
        asked = _parameters(query)
    except TooMuch:
        return None
    meant = _meant(asked, edition)
    if meant == asked or _meant(meant, edition) != meant:
        return None
    return urlencode([(name, value) for name, values in meant.items() for value in values])


def _meant(asked: Mapping[str, Sequence[str]], edition: Edition) -> dict[str, list[str]]:
    return put_right(asked, release.vocabulary(edition), _OWN)


def _parameters(query: bytes) -> dict[str, list[str]]:
    if len(query) > LONGEST:
        raise TooMuch
    try:
        said = parse_qsl(
            query.decode("latin-1"), keep_blank_values=True, errors="replace", max_num_fields=MOST_FIELDS
        )
    except ValueError:
        raise TooMuch from None
    found: dict[str, list[str]] = {}
    for name, value in said:
        found.setdefault(name, []).append(value)
    return found


def known(asked: Asked, edition: Edition) -> Asked:
    """What the dashboard understands of it, in one order: two addresses of the same view are the same question."""
    view = view_of(asked, edition)
    said = [("theme", code) for code in sorted(view.themes)]
    said += [("region", code) for code in view.regions]
    said += [(name, code) for name, code in (("year", view.year), ("figure", view.figure)) if code]
    said += sorted(view.choices.items())
    said += [("asof", view.asof)] if view.asof else []
    said += [("v", view.version)] if view.version and outline(asked.slug).versioned else []
    card = _plain(asked.parameters, "card")
    said += [("card", card)] if card else []
    said += [(name, text) for name in outline(asked.slug).written for text in asked.parameters.get(name, ())]
    if asked.slug == BRIEF:
        said += [("pin", pin) for pin in view.pins]
    return Asked(asked.slug, asked.lang, tuple(said))


def view_of(asked: Asked, edition: Edition) -> View:
    """The view as far as it can be told without running the page: its own choices are taken at their word."""
    parameters = asked.parameters
    page = asked.slug if asked.slug in edition.package.subjects else ""
    common = {name: values for name, values in parameters.items() if name not in OF_PAGES - {"pin", "note"}}
    view = parse(common, release.vocabulary(edition), page=page)[0]
    own = {name: code for name in OF_PAGES - {"pin", *WRITTEN} if (code := _plain(parameters, name))}
    return View(
        page=asked.slug, lang=asked.lang, themes=view.themes, regions=view.regions, year=view.year,
        figure=view.figure, asof=view.asof, version=view.version, choices=own, pins=view.pins if asked.slug == BRIEF else (),
    )  # fmt: skip


def _plain(parameters: Mapping[str, Sequence[str]], name: str) -> str:
    values: Collection[str] = parameters.get(name, ())
    return next((value for value in values if _PLAIN.fullmatch(value)), "")
