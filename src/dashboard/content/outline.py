"""What a page's file declares, and where those who ask a page for its content find that."""

from __future__ import annotations

import runpy
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from dashboard.content.page import Page
from dashboard.content.site import Entry, Site
from dashboard.data import Package
from dashboard.view import Choice

ROOT = Path(__file__).resolve().parents[3]
SCRIPT = ROOT / "app.py"
OVERVIEW = "overview"


@dataclass(frozen=True)
class Outline:
    """What a page's file declares: its address, its words, and the function that builds it.

    `slug` is the subject whose figures the page shows; the overview shows those of all subjects. `warning` is what a
    reader must know before the first figure. `choices` gives the page's own parameters. `tables` are the tables of
    facts that the page shows besides figures, or instead of them; with `kinds` only the facts of these. `joins` are the
    tables that it joins to those. A `whole` page shows all figures and all facts, and says itself where there are none;
    without `summary` it also says itself what the filters leave. A page of `words` has nothing that could be filtered.
    `written` are parameters of the page's own that hold a reader's own text. What a `versioned` page shows depends on the
    version that its address was made with. `renamed` says of cards that went which one shows the same: pins and links to
    them open that.
    """

    slug: str
    build: Callable[[Page], None]
    heading: str
    lede: str = ""
    warning: str = ""
    choices: Callable[[Package], Sequence[Choice]] = lambda package: ()
    tables: Collection[str] = ()
    joins: Collection[str] = ()
    kinds: Collection[str] = ()
    whole: bool = False
    summary: bool = True
    words: bool = False
    written: Collection[str] = ()
    versioned: bool = False
    renamed: Mapping[str, str] = field(default_factory=dict)

    def subject(self, package: Package) -> str | None:
        """The subject whose figures the page shows: None for those of all, "" for a page without figures."""
        if self.whole or self.slug == OVERVIEW:
            return None
        return self.slug if self.slug in package.subjects else ""


@cache
def site() -> Site:
    """The table of contents, as app.py has it."""
    entries: Sequence[Entry] = runpy.run_path(str(SCRIPT), run_name="contents")["ENTRIES"]
    return Site(tuple(entries))


@cache
def outline(slug: str) -> Outline:
    """What a page's file declares.

    Raises KeyError where the table of contents has no such page.
    """
    return runpy.run_path(str(ROOT / site().entry(slug).file), run_name="contents")["PAGE"]
