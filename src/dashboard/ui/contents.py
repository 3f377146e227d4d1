"""The table of contents as the frame knows it during a run."""

from collections.abc import Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from html import escape

_entries: ContextVar[tuple["Entry", ...]] = ContextVar("entries")
_here: ContextVar[str] = ContextVar("here")


@dataclass(frozen=True)
class Entry:
    """One line of the table of contents: the slug is the page's path, its file's name and its subject."""

    slug: str
    title: str
    icon: str

    @property
    def sign(self) -> str:
        """The name of its icon among the Material Symbols."""
        return self.icon.removeprefix(":material/").removesuffix(":")

    @property
    def file(self) -> str:
        """The page's script, from the project's root."""
        return f"pages/{self.slug}.py"


def remember(entries: Sequence[Entry]) -> None:
    """Sets the table of contents for this run of the script."""
    _entries.set(tuple(entries))


def entries() -> tuple[Entry, ...]:
    """The whole table of contents."""
    return _entries.get()


def arrive(slug: str) -> None:
    """Sets the page that the address of this run names."""
    _here.set(slug)


def here() -> str:
    """The page that the address names; the front page where nobody has said."""
    return _here.get(None) or _entries.get()[0].slug


def framed() -> bool:
    """Whether app.py has drawn the frame in this run."""
    return _entries.get(None) is not None


def entry(slug: str) -> Entry:
    """The line of the table of contents for a page.

    Raises KeyError when there is no such page.
    """
    return {entry.slug: entry for entry in _entries.get()}[slug]


def path(slug: str) -> str:
    """The path of a page's address below the dashboard's own: the front page has none of its own."""
    return "/" if slug == _entries.get()[0].slug else f"/{slug}"


def listed(slug: str) -> bool:
    """Whether the table of contents has a page."""
    return any(entry.slug == slug for entry in _entries.get(()))


def signed(sign: str) -> str:
    """A sign of the Material Symbols before a text, as HTML."""
    return f'<span class="sign" aria-hidden="true" translate="no">{escape(sign)}</span>'
