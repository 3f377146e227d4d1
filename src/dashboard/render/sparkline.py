"""A line no higher than a line of text: what became of one figure over the years, to stand beside its last value.

Unlike the other charts it is no Plotly figure but a picture of its own (SVG), so that a page can carry a hundred of
them and print them. It has no axis and no numbers: whoever draws it writes them beside it.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from dashboard.render.palette import palette

WIDTH, HEIGHT, PAD = 104, 26, 4
STEP = 1.5  # years apart from which points are joined by dashes, as in `series`


def sparkline(rows: Sequence[Mapping[str, Any]], *, scheme: str = "light") -> str:
    """The SVG of some figures of one series, from old to new; years that lack are bridged by dashes.

    The ground is nothing, as in `series`, with a thin line there where values lie on both sides of it; ranks have
    the first on top. Raises ValueError for fewer than two figures.
    """
    if len(rows) < 2:
        raise ValueError(f"a line needs two figures at least; there are {len(rows)}")
    colours = palette(scheme)
    times = [float(row["sort_period"]) for row in rows]
    values = [float(row["value"]) for row in rows]
    rank = rows[0]["measure"] == "rank"
    low, high = (max(values), 1.0) if rank else (min(0.0, *values), max(0.0, *values))
    wide, tall = times[-1] - times[0], high - low

    def across(time: float) -> float:
        return round(PAD + (time - times[0]) / wide * (WIDTH - 2 * PAD), 1)

    def up(value: float) -> float:
        return round(HEIGHT - PAD - ((value - low) / tall if tall else 0.5) * (HEIGHT - 2 * PAD), 1)

    points = [(across(time), up(value)) for time, value in zip(times, values, strict=True)]
    drawn = []
    if low < 0 < high:
        drawn.append(f'<path d="M0 {up(0)}H{WIDTH}" stroke="{colours.muted_text}" stroke-width=".75"/>')
    for place, ((x, y), (to_x, to_y)) in enumerate(pairwise(points)):
        dashes = ' stroke-dasharray="2.5 2.5"' if times[place + 1] - times[place] > STEP else ""
        drawn.append(f'<path d="M{x} {y}L{to_x} {to_y}"{dashes}/>')
    dots = "".join(f'<circle cx="{x}" cy="{y}" r="1.6"/>' for x, y in points[:-1])
    x, y = points[-1]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<g fill="none" stroke="{colours.partner}" stroke-width="1.8" stroke-linecap="round">{"".join(drawn)}</g>'
        f'<g fill="{colours.partner}">{dots}<circle cx="{x}" cy="{y}" r="3"/></g></svg>'
    )
