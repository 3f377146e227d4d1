"""What there is to choose from and to press: each says what it makes of the address."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.content.blocks.block import Block, Changes


@dataclass(frozen=True)
class Selector(Block):
    """One parameter of the address to choose a value for: `options` by code, with what each is called.

    `look` is `select`, `segments` or `pills`; with `multiple` several may be chosen. `to` gives the changes of the
    address that a choice makes. `hidden` labels are for those alone who do not see the choices.
    """

    name: str
    label: str
    options: Mapping[str, str]
    chosen: tuple[str, ...]
    to: Callable[[Sequence[str]], Changes] = field(repr=False)
    look: str = "select"
    multiple: bool = False
    required: bool = True
    hidden: bool = False
    width: int | None = None


@dataclass(frozen=True)
class Switch(Block):
    """One parameter of the address that is on or off."""

    name: str
    label: str
    on: bool
    to: Callable[[bool], Changes] = field(repr=False)


@dataclass(frozen=True)
class TextField(Block):
    """A parameter of the address that holds a reader's own text of at most `longest` signs, `text` being the present one;
    `button` is pressed when it is written. `kept` are the other parameters of the view.
    """

    name: str
    label: str
    text: str = field(repr=False)
    button: str
    longest: int
    kept: Changes = field(repr=False)


@dataclass(frozen=True)
class Button(Block):
    """Something to press that changes the address; `look` is `plain` for one that reads as text.

    `strong` marks the one among several that is chosen; `more` is small print behind the label.
    """

    key: str
    label: str
    changes: Changes
    look: str = ""
    stretch: bool = False
    strong: bool = False
    more: str = ""


@dataclass(frozen=True)
class PageLink(Block):
    """The way to another page with these parameters."""

    slug: str
    label: str
    parameters: Changes
    icon: str = ""


@dataclass(frozen=True)
class Elsewhere(Block):
    """That the filters leave nothing, and the pages on which they leave something, or the years in which they do here, with how
    much.
    """

    text: str
    ways: tuple[PageLink | Button, ...]
    none: str = ""
