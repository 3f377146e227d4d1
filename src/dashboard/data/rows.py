"""The rows of a frame as plain dictionaries: all at once, or by their ids when they are asked for.

A page asks for a few figures one by one; making all of them takes long where there are many.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

TOGETHER = 32
"""Rows that are made in one go: neighbours cost little more than one alone."""


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows in their order, values as Python's own: what `to_dict("records")` answers, in a third of its time."""
    columns = [column.tolist() for _, column in frame.items()]
    return [dict(zip(frame.columns, row, strict=True)) for row in zip(*columns, strict=True)]


class Rows(Mapping[str, dict[str, Any]]):
    """The rows of a frame that has a column `id`. Shared by all readers: never alter one."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self._frame = frame
        self._places = {one: place for place, one in enumerate(frame["id"])}
        self._made: dict[str, dict[str, Any]] = {}

    def __getitem__(self, one: str) -> dict[str, Any]:
        if one not in self._made:
            first = self._places[one] // TOGETHER * TOGETHER
            made = records(self._frame.iloc[first : first + TOGETHER])
            self._made |= {row["id"]: row for row in made}
        return self._made[one]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
