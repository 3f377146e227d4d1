"""Where the names at the ends of lines stand, so that none covers another."""

from collections.abc import Sequence
from dataclasses import dataclass

LINE = 17  # pixels from one line of 13 px text to the next
GAP = 4  # pixels between two labels


@dataclass(frozen=True)
class End:
    """The label of one line: how many lines of text it has, and how far above the foot of the chart it wants to stand."""

    lines: int
    wanted: float = 0.0

    @property
    def size(self) -> float:
        """The label's height in pixels."""
        return LINE * self.lines + GAP


def spread(ends: Sequence[End], top: float) -> list[float]:
    """The middle of each label in pixels from the foot, as near its wanted place as the others and the chart allow.

    Labels that would overlap are moved apart together, around the mean of where they want to be.
    """
    order = sorted(range(len(ends)), key=lambda place: ends[place].wanted)
    blocks: list[
        tuple[list[int], float]
    ] = []  # places from below, and where the lowest edge of the block lies
    for place in order:
        members = [place]
        low = _settled(members, ends, top)
        while blocks and blocks[-1][1] + _size(blocks[-1][0], ends) > low:
            members = blocks.pop()[0] + members
            low = _settled(members, ends, top)
        blocks.append((members, low))
    middles = [0.0] * len(ends)
    for members, low in blocks:
        for place in members:
            middles[place] = low + ends[place].size / 2
            low += ends[place].size
    return middles


def _size(members: Sequence[int], ends: Sequence[End]) -> float:
    return sum(ends[place].size for place in members)


def _settled(members: Sequence[int], ends: Sequence[End], top: float) -> float:
    """The lowest edge of a block whose members are, taken together, nearest to where they want to be."""
    offsets, height = [], 0.0
    for place in members:
        offsets.append(height + ends[place].size / 2)
        height += ends[place].size
    wanted = sum(ends[place].wanted - offset for place, offset in zip(members, offsets, strict=True)) / len(
        members
    )
    return max(0.0, min(wanted, top - height))
