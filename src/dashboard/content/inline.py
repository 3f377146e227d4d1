"""Words within a line that are more than text: a link, a badge, something small. Each is text by `str` and HTML in a
template, so that a table's cell is written once for the screen and once for a file from the same thing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup, escape


@dataclass(frozen=True)
class Link:
    """Text that leads to an address of the dashboard; only the text where there is none."""

    text: str
    to: str = ""

    def __str__(self) -> str:
        return self.text

    def __html__(self) -> str:
        return (
            Markup('<a href="{}" target="_self">{}</a>').format(self.to, self.text)
            if self.to
            else escape(self.text)
        )


@dataclass(frozen=True)
class Outside:
    """Text that leads to another site; the plain text where the address is none that a browser may follow."""

    text: str
    to: str = ""

    def __str__(self) -> str:
        return self.text

    @property
    def opens(self) -> bool:
        """Whether a browser may follow the address."""
        return urlsplit(self.to).scheme in ("http", "https")

    def __html__(self) -> str:
        if not self.opens:
            return escape(self.text)
        form = Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>')
        return form.format(self.to, self.text)


@dataclass(frozen=True)
class Badge:
    """A mark beside a number or a name for what a reader must not overlook."""

    text: str
    kind: str = ""

    def __str__(self) -> str:
        return self.text

    def __html__(self) -> str:
        return Markup('<span class="{}">{}</span>').format(f"badge {self.kind}".rstrip(), self.text)


@dataclass(frozen=True)
class Code:
    """A name as it stands in a file."""

    text: str

    def __str__(self) -> str:
        return self.text

    def __html__(self) -> str:
        return Markup("<code>{}</code>").format(self.text)


@dataclass(frozen=True)
class Words:
    """Several of these in one line, `between` standing between any two; what is empty is left out."""

    parts: tuple[Inline, ...]
    between: str = ""

    def __str__(self) -> str:
        return self.between.join(map(text_of, self.parts))

    def __html__(self) -> str:
        return Markup(escape(self.between)).join(self.parts)

    def __bool__(self) -> bool:
        return bool(self.parts)


Inline = str | Link | Outside | Badge | Code | Words
"""A `str` is text; one that is HTML already is a `Markup`, which is a `str` too."""


def words(*parts: Inline, between: str = "") -> Words:
    """Several in one line without the empty ones."""
    return Words(tuple(part for part in parts if text_of(part)), between)


def joined(parts: Iterable[Inline]) -> Words:
    """Several side by side, as names are listed in small print."""
    return words(*parts, between=" · ")


def text_of(part: Inline) -> str:
    """What it says, as plain text in one line."""
    said = part.striptags() if isinstance(part, Markup) else str(part)
    return " ".join(said.split()) if isinstance(part, Markup) else said
