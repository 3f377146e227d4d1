"""Bars for how many facts there are of each kind: numbers counted from rows, not figures that a source prints."""

from collections.abc import Collection, Mapping

import plotly.graph_objects as go

from dashboard.charts.emphasis import Emphasis
from dashboard.locale import Reader
from dashboard.render.palette import palette
from dashboard.render.plotly import bar_layout, labels
from dashboard.render.plotly.bars import listed


def tallies(
    counted: Mapping[str, int],
    names: Mapping[str, str],
    *,
    reader: Reader,
    scheme: str = "light",
    chosen: Collection[str] = (),
) -> go.Figure:
    """A bar for each code with its name and its number, from the largest down; ties keep their order.

    Codes in `chosen` are highlighted and the others muted. Each bar's customdata is [code].

    Raises ValueError when there is nothing to count.
    """
    if not counted:
        raise ValueError("tallies: there is nothing to count; say so to the reader instead of drawing")
    codes = sorted(counted, key=lambda code: -counted[code])
    colours, seen = palette(scheme), Emphasis(codes, chosen)
    ticks = bar_layout.ticks_for(
        [(names[code], "") for code in codes], colours, bold=[code in chosen for code in codes]
    )
    texts = [reader.number(counted[code]) for code in codes]
    said = {
        "x": [counted[code] for code in codes],
        "customdata": [[code] for code in codes],
        "hovertext": [
            f"<b>{labels.folded(names[code])}</b><br>{text}" for code, text in zip(codes, texts, strict=True)
        ],
        "marker": bar_layout.paint([colours.of(seen.fill(code, "partner")) for code in codes], colours),
    }
    return listed(ticks, texts, said, reader, colours)


def describe(counted: Mapping[str, int], names: Mapping[str, str], *, reader: Reader) -> str:
    """The numbers in words, from the largest down."""
    codes = sorted(counted, key=lambda code: -counted[code])
    parts = [f"{names[code]} {reader.number(counted[code])}" for code in codes]
    return reader.text("Bars: {parts}.", parts=reader.join(parts))
