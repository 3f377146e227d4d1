"""Events as the timeline draws them: stretches and marks, how their periods are called, and the names beside marks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.locale import Reader
from dashboard.render.palette import Palette
from dashboard.render.plotly import labels

NAMED_FROM = 2010  # events from this year on carry their names
NAME_FOLD = 25  # letters of a name in one line
LINE = 15  # pixels of one

_CENTURY = re.compile(r"(\d\d)01/(\d\d)00")


@dataclass(frozen=True)
class Band:
    """A stretch of years: from the start of `first` to the end of `last`."""

    first: int
    last: int

    @property
    def width(self) -> int:
        """How many years it covers."""
        return self.last + 1 - self.first


@dataclass(frozen=True)
class Mark:
    """One event: where it stands in time (in years), its period as data write it, and what is said of it."""

    code: str
    kind: str
    start: float
    end: float
    time_period: str
    name: str
    revise: bool
    minor: bool = False
    """Whether it is one of so many of its sort that it carries no name of its own on the chart."""

    @property
    def lasting(self) -> bool:
        """Whether it lasted longer than a year."""
        return self.end - self.start > 1.01 and not is_century(self.time_period)


def is_century(period: str) -> bool:
    """Whether a period is a century from its first to its last year: all that a source says of when."""
    found = _CENTURY.fullmatch(period)
    return found is not None and int(found[2]) == int(found[1]) + 1


def names_of(
    placed: Sequence[tuple[Mark, float, float, float]], chosen: str | None, colours: Palette
) -> dict:
    """The whole names of recent events and of the chosen one, on the side where there is more room; of what lasts above its
    line.
    """
    here = [
        (each, start, y - (height_of(each) / 2 if each.lasting else 0))
        for each, start, _, y in placed
        if named_on_chart(each, chosen)
    ]
    said = [folded(each) for each, _, _ in here]
    return {
        "type": "scatter", "mode": "text", "x": [start for _, start, _ in here], "y": [y for _, _, y in here],
        "text": [
            _aside(f"<b>{name}</b>" if each.code == chosen else name, left=start > 0.5)
            for name, (each, start, _) in zip(said, here, strict=True)
        ],
        "textposition": ["middle left" if start > 0.5 else "middle right" for _, start, _ in here],
        "textfont": {
            "size": 11.5, "color": colours.text,
            "shadow": ", ".join(f"{x}px {y}px 2px {colours.background}" for x in (-1, 1) for y in (-1, 1)),
        },
        "hoverinfo": "skip", "showlegend": False,
    }  # fmt: skip


def named_on_chart(each: Mark, chosen: str | None) -> bool:
    """Whether an event carries its name: a recent one does that is not minor, and the chosen one."""
    return (each.start >= NAMED_FROM and not each.minor) or each.code == chosen


def folded(each: Mark) -> str:
    """The name of an event over as many lines as it needs."""
    return labels.folded(each.name, NAME_FOLD)


def height_of(each: Mark) -> int:
    """The pixels that a name is high."""
    return LINE * (folded(each).count("<br>") + 1)


def _aside(name: str, *, left: bool) -> str:
    """A name that keeps clear of its mark, in each of its lines."""
    room = labels.NO_BREAK * 3
    return "<br>".join(line + room if left else room + line for line in name.split("<br>"))


def today_at(share: float, top: float, bottom: float, reader: Reader, colours: Palette) -> tuple[dict, dict]:
    """The line at today, and its name above it."""
    line = {
        "type": "line", "xref": "x", "yref": "y", "layer": "below", "x0": share, "x1": share, "y0": top,
        "y1": bottom, "line": {"color": colours.highlight, "width": 2, "dash": "4px,3px"},
    }  # fmt: skip
    word = {
        "x": share, "y": top + 1, "xref": "x", "yref": "y", "xanchor": "left", "yanchor": "top", "xshift": 3,
        "showarrow": False, "text": reader.text("today"), "font": {"size": 11, "color": colours.muted_text},
    }  # fmt: skip
    return line, word
