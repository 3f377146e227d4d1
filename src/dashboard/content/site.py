"""The table of contents: which pages there are, under which names and addresses, and what each page's file declares."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True)
class Entry:
    """One line of the table of contents: the slug is the page's path, its file's name and its subject."""

    slug: str
    title: str
    icon: str

    @property
    def file(self) -> str:
        """The page's script, from the project's root."""
        return f"pages/{self.slug}.py"


@dataclass(frozen=True)
class Site:
    """All pages in their order; the first is the front page."""

    entries: tuple[Entry, ...]

    @property
    def front(self) -> Entry:
        """The page at the dashboard's own address."""
        return self.entries[0]

    def entry(self, slug: str) -> Entry:
        """The line of the table of contents for a page.

        Raises KeyError when there is no such page.
        """
        return {entry.slug: entry for entry in self.entries}[slug]

    def listed(self, slug: str) -> bool:
        """Whether the table of contents has a page."""
        return any(entry.slug == slug for entry in self.entries)

    def path(self, slug: str) -> str:
        """The path of a page's address below the dashboard's own: the front page has none of its own."""
        return "/" if slug == self.front.slug else f"/{slug}"


def signed(icon: str) -> Markup:
    """An icon of the Material Symbols before a text, as HTML.

    Raises ValueError where it is not written `:material/keep:`: by that it is found and made part of the font.
    """
    if not icon.startswith(":material/"):
        raise ValueError(f"{icon!r} is not written as :material/{icon}:")
    name = icon.removeprefix(":material/").removesuffix(":")
    return Markup('<span class="sign" aria-hidden="true" translate="no">{}</span>').format(name)
