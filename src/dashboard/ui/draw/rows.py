"""Which cards of a row stand beside each other, so that no card leaves an empty room: a tall one beside two short ones, what
has no equal across the whole row. It knows of a card how tall it is and how far it can grow, and nothing of its words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

GAP = 32
"""Pixels between two cards."""

MOST_STACKED = 3
"""Cards that stand on each other beside others."""

GROWN = 0.3
"""What a pixel of growth costs beside a pixel of empty room."""


@dataclass(frozen=True)
class Tall:
    """How tall a card is, in pixels: at least and at most where it shares a row, and alone across it. `alone` is what it
    costs that it stands alone, in pixels of empty room.
    """

    least: int
    most: int
    across: int
    alone: int = 120


Band = tuple[tuple[int, ...], ...]
"""One column or two, each with the places of the cards that stand on each other in it."""


def arranged(cards: Sequence[Tall]) -> tuple[Band, ...]:
    """The bands of a row from top to bottom; the cards keep their order, read column by column. Of all ways to set them it
    is the one that leaves least room empty and makes charts grow least.
    """

    @cache
    def best(start: int) -> tuple[float, tuple[Band, ...]]:
        if start == len(cards):
            return 0.0, ()
        ways = []
        for cost, end, band in _bands(cards, start):
            further, others = best(end)
            ways.append((cost + further, (band, *others)))
        return min(ways, key=lambda way: way[0])

    return best(0)[1]


def in_pairs(number: int) -> tuple[Band, ...]:
    """So many things of unknown height two by two; the last of an odd number takes both columns."""
    return tuple(
        ((place,), (place + 1,)) if place + 1 < number else ((place,),) for place in range(0, number, 2)
    )


def _bands(cards: Sequence[Tall], start: int) -> Iterator[tuple[float, int, Band]]:
    """What may stand next: what it costs, the place after it, and the band."""
    yield cards[start].alone, start + 1, ((start,),)
    for left in range(1, MOST_STACKED + 1):
        for right in range(1, MOST_STACKED + 1):
            end = start + left + right
            if end <= len(cards) and min(left, right) == 1:
                columns = tuple(range(start, start + left)), tuple(range(start + left, end))
                yield _cost(cards, columns), end, columns


def _cost(cards: Sequence[Tall], columns: Band) -> float:
    """The empty room of a band after its cards have grown, and what they have grown."""
    least = [_sum(cards[place].least for place in column) for column in columns]
    most = [_sum(cards[place].most for place in column) for column in columns]
    high = max(least)
    return sum(
        GROWN * (min(high, upper) - lower) + max(0, high - upper)
        for lower, upper in zip(least, most, strict=True)
    )


def _sum(heights: Iterator[int]) -> int:
    every = list(heights)
    return sum(every) + GAP * (len(every) - 1)
