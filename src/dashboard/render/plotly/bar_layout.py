"""Where bars stand: the axis of names, the room for values beside the bars, and how a bar is painted."""

from collections.abc import Iterable, Sequence
from html import escape

from dashboard.charts.spec import Category, Point
from dashboard.render.palette import Palette
from dashboard.render.plotly import labels
from dashboard.render.plotly.layout import NARROW

FOLD = 22  # characters of a name before it goes on in the next line
HATCH = "/"
BAR = 22  # pixels
BESIDE_BALANCE = 60  # pixels left for bars on a narrow screen where balances stand with the names
IN_LEGEND = 34  # characters of a name above the bars before it goes on in the next line
LEGEND = 26  # pixels for one line of names above the bars


def ticks_for(
    names: Sequence[tuple[str, str]], colours: Palette, *, bold: Sequence[bool] = (), lines: int = 4
) -> list[str]:
    """What stands beside the bars: names over as many `lines` as they need, chosen ones in bold, details muted."""
    found = []
    for (name, detail), strong in zip(names, list(bold) or [False] * len(names), strict=True):
        said = labels.folded(name, FOLD, lines)
        said = f"<b>{said}</b>" if strong else said
        if detail:
            short = "<br>" not in said and len(name) + len(detail) < FOLD
            said += (" " if short else "<br>") + coloured(labels.folded(detail, FOLD + 4), colours.muted_text)
        found.append(said)
    return found


def name_axis(ticks: Sequence[str]) -> dict:
    """The vertical axis of names, from place 0 on top downwards. Places are numbers, for a name may look like one."""
    return {
        "type": "linear",
        "range": [len(ticks) - 0.5, -0.5],
        "tickmode": "array",
        "tickvals": list(range(len(ticks))),
        "ticktext": list(ticks),
        "ticks": "outside",
        "ticklen": 6,
        "tickcolor": "rgba(0,0,0,0)",
        "automargin": True,
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "showline": False,
    }


def slot(ticks: Sequence[str], *, bars: int = 1) -> int:
    """How many pixels high the place of one name is, with `bars` bars; the tallest name and the bars both fit."""
    return max(12 + labels.LINE * labels.line_count(ticks), 10 + (BAR + 2) * bars)


def value_range(values: Sequence[float], texts: Sequence[str]) -> tuple[list[float], int]:
    """The range of the axis of values and the right margin, so that every value fits outside its bar when narrow."""
    low, high = min(0.0, *values), max(0.0, *values)
    right = max(
        (labels.pixels(text) for value, text in zip(values, texts, strict=True) if value >= 0), default=0
    )
    left = max(
        (labels.pixels(text) for value, text in zip(values, texts, strict=True) if value < 0), default=0
    )
    if left:
        share = min((left + 6) / NARROW, 0.45)
        low -= (high - low) * share / (1 - share)
    if high == low:
        high = 1.0
    return [low, high], right + 10


def paint(
    fills: Sequence[str], colours: Palette, *, hatched: Sequence[bool] = (), ringed: Sequence[bool] = ()
) -> dict:
    """How bars are painted: some hatched (figures of the press, rests), some with a ring (what a link asks for)."""
    painted = {"color": list(fills), "cornerradius": 2}
    if any(hatched):
        painted["pattern"] = {
            "shape": [HATCH if each else "" for each in hatched],
            "fillmode": "replace",
            "size": 6,
            "solidity": 0.4,
        }
    if any(hatched) or any(ringed):
        rings = list(ringed) or [False] * len(fills)
        edges = list(hatched) or [False] * len(fills)
        painted["line"] = {
            "color": [colours.text if ring else fill for ring, fill in zip(rings, fills, strict=True)],
            "width": [3 if ring else 1 if edge else 0 for ring, edge in zip(rings, edges, strict=True)],
        }
    return painted


def painted(cells: Sequence[tuple[Category, Point]], colours: Palette, marked: str | None) -> dict:
    """How the bars of figures are painted: rests and those of the press hatched, the one a link asks for with a ring."""
    return paint(
        [colours.of(point.fill) for _, point in cells],
        colours,
        hatched=[point.press or category.rest for category, point in cells],
        ringed=[bool(point.id) and point.id == marked for _, point in cells],
    )


def coloured(text: str, colour: str) -> str:
    """A piece of a label in a colour of its own."""
    return f'<span style="color:{escape(colour)}">{text}</span>'


def legend() -> dict:
    """The names of kinds of bars in a line above them, for charts where a name does not fit in the bars."""
    return {
        "orientation": "h",
        "x": 0,
        "xref": "container",
        "xanchor": "left",
        "y": 1,
        "yref": "container",
        "yanchor": "top",
        "traceorder": "normal",
        "itemclick": False,
        "itemdoubleclick": False,
        "bgcolor": "rgba(0,0,0,0)",
    }


def above(names: Sequence[str]) -> int:
    """How many pixels the names of kinds of bars take above them on a narrow screen."""
    lines = -(-sum(7 * len(name) + 50 for name in names) // 340)
    return LEGEND * lines + labels.LINE * sum(in_legend(name).count("<br>") for name in names)


def sums(values: Sequence[float], texts: Sequence[str]) -> dict:
    """What stands behind bars made of parts: their sums in bold."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": list(values),
        "y": list(range(len(values))),
        "text": [apart(f"<b>{text}</b>") for text in texts],
        "textposition": "middle right",
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def in_legend(name: str) -> str:
    """The name of a kind of bars over as many lines as it needs to stand above them on a narrow screen."""
    return labels.folded(name, IN_LEGEND)


def apart(text: str) -> str:
    """A value as it stands beside its bar, a space away on either side."""
    return f"{labels.NO_BREAK}{text}{labels.NO_BREAK}"


def naming(groups: Iterable[Sequence[Point | None]], names: Sequence[str], longest: float) -> int | None:
    """The first place whose bars all have room for their names inside; None where none has and a legend is needed."""
    needed = [(labels.pixels(name) + 10) / BESIDE_BALANCE * longest for name in names]
    for place, points in enumerate(groups):
        if all(
            point is not None and point.value >= room and not point.press
            for point, room in zip(points, needed, strict=True)
        ):
            return place
    return None


def names_inside(place: int, names: Sequence[str], colours: Palette) -> list[dict]:
    """The names of the bars that stand beside each other at one place, written in them."""
    middle = (len(names) - 1) / 2
    return [
        {
            "x": 0, "y": place, "text": name, "xanchor": "left", "yanchor": "middle", "xshift": 4,
            "yshift": (middle - each) * BAR, "showarrow": False, "font": {"color": colours.on_mark},
        }
        for each, name in enumerate(names)
    ]  # fmt: skip
