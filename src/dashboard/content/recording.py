"""What a page has said so far, block after block, some within others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial

from dashboard.content import blocks
from dashboard.content.blocks import Block, Section


@dataclass(eq=False)
class _Part:
    """What is said under one heading; that is there once something stands under it. `leads` as `begin` has it."""

    section: Section | None = None
    leads: bool | None = None
    members: list[Block] = field(default_factory=list)
    headed: bool = False

    @property
    def said(self) -> tuple[Block, ...]:
        return (self.section, *self.members) if self.section and self.headed else tuple(self.members)


@dataclass(eq=False)
class Recording:
    """Blocks in their order. What holds no block is left out, and so is a heading with nothing under it."""

    level: int = field(default=2, init=False)
    """The level of the headings of what is added now: below the page's title, or below that of a section."""

    _parts: list[_Part] = field(default_factory=lambda: [_Part()], init=False, repr=False)
    _within: list[list[Block]] = field(default_factory=list, init=False, repr=False)

    def add(self, block: Block) -> None:
        """Adds a block where the page is now."""
        (self._within[-1] if self._within else self._parts[-1].members).append(block)

    def begin(self, section: Section | None, *, leads: bool | None = None) -> None:
        """Begins a section here; without one, what belongs to none. One that `leads` stands before all those that do
        not; of one that may or may not, as the view has it, say which, so that its place is kept where it is not.

        Raises ValueError within a row, a box or the like.
        """
        if self._within:
            raise ValueError("a section holds rows and boxes and stands in none: begin it outside of them")
        self._parts.append(_Part(section, leads))

    def head(self) -> None:
        """Something stands under the present section."""
        if self._parts[-1].section and not self._parts[-1].headed:
            self._parts[-1].headed = True
            self.level = 3

    @contextmanager
    def within(self, made: Callable[[tuple[Block, ...]], Block]) -> Iterator[None]:
        """What is added in here stands within the block that `made` makes of it."""
        self._within.append([])
        try:
            yield
        finally:
            members = tuple(self._within.pop())
            if members:
                self.add(made(members))

    @property
    def said(self) -> tuple[Block, ...]:
        """All of it, part by part. Each has the same place in every view, with nothing in it where it stands elsewhere or
        says nothing, so that what stays on a screen is not drawn anew.
        """
        first, *others = self._parts
        may_lead = [part for part in others if part.leads is not None]
        return (
            blocks.Part(first.said),
            *(blocks.Part(part.said if part.leads else ()) for part in may_lead),
            *(blocks.Part(() if part.leads else part.said) for part in others),
        )

    @contextmanager
    def tiles(self) -> Iterator[None]:
        """A row for headline numbers."""
        with self.within(blocks.Headlines):
            yield

    @contextmanager
    def row(
        self, *, columns: int = 2, width: int = 360, gap: str = "medium", opposed: bool = False
    ) -> Iterator[None]:
        """A responsive row: two cards (or as many `columns`; with 0 as many as fit) stand beside each other where the
        window is wide enough, in the order in which they leave least room; `opposed` ones always in pairs. What is too
        little to draw stands after what is drawn.
        """

        def made(members: tuple[Block, ...]) -> blocks.Grid:
            ordered = sorted(members, key=lambda block: isinstance(block, blocks.FewFigures))
            return blocks.Grid(tuple(ordered), columns=columns, width=width, gap=gap, opposed=opposed)

        with self.within(made):
            yield

    @contextmanager
    def line(self, key: str = "") -> Iterator[None]:
        """Small things in one line: what there is to choose from, buttons."""
        with self.within(partial(blocks.Line, key=key)):
            yield

    @contextmanager
    def box(
        self,
        key: str,
        *,
        border: bool = True,
        stretch: bool = False,
        height: Callable[[], int] | None = None,
        gap: str | None = "small",
    ) -> Iterator[None]:
        """What belongs together in a frame of its own."""
        made = partial(blocks.Box, key=key, border=border, stretch=stretch, height=height, gap=gap)
        with self.within(made):
            yield

    @contextmanager
    def fold(self, summary: str, *, opened: bool = False, key: str = "") -> Iterator[None]:
        """What is folded away at first, under a summary in the reader's words."""

        def made(members: tuple[Block, ...]) -> blocks.Fold:
            return blocks.Fold(summary, members, opened, key)

        with self.within(made):
            yield

    def notice(self, text: str, icon: str = ":material/info:") -> None:
        """A sentence in a box, in the reader's words."""
        self.add(blocks.Notice(text, icon))

    def fragment(self, template: str, **values: object) -> None:
        """Facts in a form of their own: a template of render/html with its values."""
        self.add(blocks.Fragment(template, values))

    def title(self, heading: str, about: str = "", *, below: int = 0) -> None:
        """The heading of a card here, perhaps with a line under it; or of a list in a card, `below` it by some levels."""
        look = "list-title" if below else "card-title"
        self.fragment("heading.html", heading=heading, about=about, level=self.level + below, look=look)
