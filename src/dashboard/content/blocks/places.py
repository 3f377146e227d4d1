"""Where blocks stand: what holds others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from dashboard.content.blocks.block import Block


@dataclass(frozen=True)
class Part(Block):
    """A section of a page with its heading, or what stands before the first; empty where the view has nothing for it."""

    members: tuple[Block, ...]


@dataclass(frozen=True)
class Grid(Block):
    """Blocks beside each other where the window is wide enough: `columns` at most (0 for as many as fit). `opposed` are two
    and two that a reader compares, however their heights differ.
    """

    members: tuple[Block, ...]
    columns: int = 2
    width: int = 360
    gap: str = "medium"
    opposed: bool = False


@dataclass(frozen=True)
class Line(Block):
    """Small things in one line: lists to choose from, buttons."""

    members: tuple[Block, ...]
    key: str = ""


@dataclass(frozen=True)
class Box(Block):
    """Blocks that belong together, by a key that styles know; `height` gives pixels where it is scrolled within."""

    members: tuple[Block, ...]
    key: str
    border: bool = True
    stretch: bool = False
    height: Callable[[], int] | None = field(default=None, repr=False)
    gap: str | None = "small"


@dataclass(frozen=True)
class Fold(Block):
    """Blocks under a summary that opens them."""

    summary: str
    members: tuple[Block, ...]
    opened: bool = False
    key: str = ""
