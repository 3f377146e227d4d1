"""What is not said as blocks yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from dashboard.content.blocks.block import Block


@dataclass(frozen=True)
class Drawn(Block):
    """Something that only Streamlit can draw yet: see ui/transitional."""

    draw: Callable[[Any], None] = field(repr=False)
    level: int = 2
