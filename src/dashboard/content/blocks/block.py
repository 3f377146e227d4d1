"""What every block is, and what of the address and the figures they speak of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]
"""A labelled figure."""

Changes = Mapping[str, Sequence[str]]
"""Parameters of the address with the values that they get; those of an empty sequence are taken away."""

Pick = Callable[[Sequence[Any]], Changes]
"""What the address is to say when a mark of a chart is clicked, from the mark's custom data."""


class Block:
    """Something that stands on a page."""
