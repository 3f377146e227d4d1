"""How tiles fill their grid, whatever their number and its width: rows of equal length, or of two lengths that differ by one,
each as wide as the grid. No place stays blank.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from markupsafe import Markup

LEAST, GAP = 11, 1
"""How wide a tile is at least, and the room between two, in rem."""

MOST, WIDEST = 12, 6
"""Tiles for which there are rules, and tiles in a row at most; more tiles come as they fit."""

EVEN = "even-"
"""How the keys of boxes begin that hold one grid of tiles, drawn as widgets."""

GRID = f':is(.tiles, [class*="st-key-{EVEN}"] [data-testid="stGrid"])'


def filling() -> Markup:
    """The rules as a style sheet: for every width that one more tile fits in, and every number of tiles."""
    asked = f'.tiles-box, [class*="st-key-{EVEN}"] {{ container: tiles / inline-size; }}'
    return Markup("\n").join(map(Markup, (asked, *(_within(fit) for fit in range(1, WIDEST + 1)))))


def _within(fit: int) -> str:
    """The rules where `fit` tiles stand side by side."""
    width = fit * LEAST + (fit - 1) * GAP
    upper = "" if fit == WIDEST else f" and (width < {width + LEAST + GAP}rem)"
    lower = "" if fit == 1 else f"(width >= {width}rem)"
    where = (lower + upper).removeprefix(" and ")
    return f"@container tiles {where} {{ {GRID} {{ {' '.join(_rules(fit))} }} }}"


def _rules(fit: int) -> Iterator[str]:
    for number in range(2, MOST + 1):
        rows = math.ceil(number / fit)
        across = math.ceil(number / rows)
        short = rows * across - number  # rows that have one tile less
        tracks = across * (across - 1) if short else across
        grid = f"&:has(> :nth-child({number}):last-child)"
        yield f"{grid} {{ grid-template-columns: repeat({tracks}, minmax(0, 1fr)) !important; }}"
        if short:
            last = short * (across - 1)
            yield f"{grid} > * {{ grid-column: span {across - 1}; }}"
            yield f"{grid} > :nth-last-child(-n+{last}) {{ grid-column: span {across}; }}"
