"""Headline numbers and the ways to the pages that they stand for."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from dashboard.content.blocks.block import Block, Row
from dashboard.content.inline import Inline


@dataclass(frozen=True)
class Way(Block):
    """The way to another page, by its name and sign; alone where its headline number cannot be shown."""

    to: str
    name: str
    sign: Markup


@dataclass(frozen=True)
class Headline(Block):
    """A headline number: what, how much, whose and when, with how it changed or where it ranks.

    `figure`, `change`, `rank` and `official` (the latest official figure, where that of the press is later) and
    `newer` (of a part of the year after) are labelled rows. `way` leads to the page that the number stands for.
    """

    figure: Row
    change: Row | None
    rank: Row | None
    official: Row | None
    newer: Row | None
    what: str
    amount: str
    counted: str
    meant: str
    whose: str
    badges: tuple[Inline, ...]
    beside: tuple[Inline, ...]
    where: str
    way: Way | None = None


@dataclass(frozen=True)
class Headlines(Block):
    """A row of headline numbers."""

    members: tuple[Headline | Way, ...]
