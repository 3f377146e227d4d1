"""Events on a broken line of time: a band for each stretch of years, and within each band time runs evenly.

The newest band stands on top, and a line says where today is. Centuries in which little happened and decades in which
much did so get the same width, and every band says which years it covers. Marks that would hide each other stand below
each other. What lasts longer than a year trails a line to its end; what a source places in a century only trails none.
Recent events and the chosen one carry their names.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import plotly.graph_objects as go

from dashboard.locale import Reader, mark
from dashboard.render.palette import Palette, palette
from dashboard.render.plotly import labels
from dashboard.render.plotly.facts.events import Band, Mark, height_of, named_on_chart, names_of, today_at
from dashboard.render.plotly.layout import assembled, hidden_axis, steady

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "treaty": mark("Treaty"),
        "agreement": mark("Agreement"),
        "law": mark("Law or rules"),
        "decision": mark("Decision"),
        "publication": mark("Publication"),
        "event": mark("Event"),
    }
)
"""What each kind of event is called, by its code in the data."""

SIGNS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "treaty": ("diamond", "◆"),
        "agreement": ("square", "■"),
        "law": ("star", "★"),
        "decision": ("triangle-up", "▲"),
        "publication": ("cross", "✚"),
        "event": ("circle", "●"),
    }
)
"""The shape of each kind in the chart, and the letter of that shape for texts."""

SIZE = 12
LANE = 16  # pixels from one mark to the one below it, where neither has a name
TITLE = 22  # pixels for the years of a band
FOOT = 10  # pixels below the marks of a band
GAP = 14  # pixels between bands
APART = (
    0.05  # of the width that two marks in one lane keep between them, so that they do not touch when narrow
)
APART_NAMES = 4  # pixels between one name and the next
EDGE = 0.03  # of the width to the left and right of a band


def colours_of(colours: Palette) -> dict[str, str]:
    """The colour of each kind of event."""
    return dict(zip(KINDS, colours.categorical, strict=True))


def timeline(
    marks: Sequence[Mark],
    bands: Sequence[Band],
    *,
    reader: Reader,
    scheme: str = "light",
    chosen: str | None = None,
    today: float | None = None,
) -> go.Figure:
    """A band for each of `bands` that holds marks, from the newest down; those to be revised are ringed.

    The mark whose code is `chosen` is larger and its name bold; `today` (in years) is a line in its band. Each mark's
    customdata is [code].

    Raises ValueError when there is nothing to draw, for a kind without a sign, or a mark that no band holds.
    """
    if not marks:
        raise ValueError("timeline: there is no event to draw; say so to the reader instead of drawing")
    unknown = {each.kind for each in marks} - set(SIGNS)
    if unknown:
        raise ValueError(f"timeline: no sign for {', '.join(sorted(unknown))}; there are {', '.join(SIGNS)}")
    colours = palette(scheme)
    held = _held(marks, bands)
    placed: list[tuple[Mark, float, float, float]] = []
    shapes, notes = [], []
    down = 0.0
    for band, inside in reversed(held.items()):
        middles, high = _stacked(inside, band, chosen)
        tall = TITLE + high + FOOT
        for each, middle in zip(inside, middles, strict=True):
            start, end = _within(each, band)
            placed.append((each, start, end, down + TITLE + middle + 2))
        shapes.extend(_ground(band, down, tall, colours))
        notes.extend(_years(band, down, colours))
        if today is not None and band.first <= today < band.last + 1:
            line, word = today_at(
                (today - band.first) / band.width, down + TITLE, down + tall, reader, colours
            )
            shapes.append(line)
            notes.append(word)
        down += tall + GAP
    traces = [
        *_trails(placed, colours),
        *_marks(placed, chosen, reader, colours),
        names_of(placed, chosen, colours),
    ]
    return assembled(
        traces,
        height=round(down - GAP) + 8,
        reader=reader,
        colours=colours,
        xaxis=hidden_axis(range=[-EDGE, 1 + EDGE]),
        yaxis=hidden_axis(range=[down - GAP, 0]),
        shapes=shapes,
        annotations=notes,
        hoverdistance=24,
    )


def describe(marks: Sequence[Mark], bands: Sequence[Band], *, reader: Reader) -> str:
    """How many events there are in each stretch of time, and how many are to be revised."""
    parts = [
        f"{years(band, reader)}: {reader.number(len(inside))}" for band, inside in _held(marks, bands).items()
    ]
    said = reader.text("Events by stretch of time: {parts}.", parts="; ".join(parts))
    revised = sum(each.revise for each in marks)
    if revised:
        said += " " + reader.plural("{n} is to be revised.", "{n} are to be revised.", revised)
    return said


def years(band: Band, reader: Reader) -> str:
    """What a stretch of time is called."""
    return reader.period(f"{band.first}/{band.last}")


def _held(marks: Sequence[Mark], bands: Sequence[Band]) -> dict[Band, list[Mark]]:
    """The marks of each band that has any, from the oldest on."""
    found: dict[Band, list[Mark]] = {band: [] for band in bands}
    for each in sorted(marks, key=lambda each: (each.start, each.end)):
        home = [band for band in bands if band.first <= each.start < band.last + 1]
        if not home:
            raise ValueError(f"timeline: {each.code} begins in {each.start:g}, which no band covers")
        found[home[0]].append(each)
    return {band: inside for band, inside in found.items() if inside}


def _within(each: Mark, band: Band) -> tuple[float, float]:
    """Where a mark begins and ends, as shares of its band's width; what is one moment or year stands in its middle."""
    start, end = ((moment - band.first) / band.width for moment in (each.start, each.end))
    if not each.lasting:
        middle = (start + min(end, 1.0)) / 2
        return middle, middle
    return start, min(end, 1 + EDGE)


def _stacked(inside: Sequence[Mark], band: Band, chosen: str | None) -> tuple[list[float], float]:
    """For each mark the pixels from the top of its band to its middle, and how many all of them need: those with a name one
    below the other, each as high as its name, the newest on top; below them each other one in the first lane that is free
    where it stands.
    """
    found: dict[str, float] = {}
    down = 0.0
    for each in reversed(inside):
        if named_on_chart(each, chosen):
            high = max(LANE, height_of(each)) + APART_NAMES
            # The line of what lasts runs below its name.
            found[each.code] = down + (high if each.lasting else high / 2)
            down += high + (LANE / 2 if each.lasting else 0)
    taken: list[float] = []
    for each in inside:
        if each.code not in found:
            start, end = _within(each, band)
            lane = next((lane for lane, until in enumerate(taken) if until + APART <= start), len(taken))
            taken[lane : lane + 1] = [end]
            found[each.code] = down + LANE * (lane + 0.5)
    return [found[each.code] for each in inside], down + LANE * len(taken)


def _ground(band: Band, down: float, tall: float, colours: Palette) -> list[dict]:
    """The paper of a band, with a line at each of its steps."""
    paper = {
        "type": "rect", "xref": "x", "yref": "y", "layer": "below", "x0": -EDGE, "x1": 1 + EDGE,
        "y0": down + TITLE, "y1": down + tall, "line": {"width": 0}, "fillcolor": colours.grid, "opacity": 0.45,
    }  # fmt: skip
    lines = [
        {
            "type": "line", "xref": "x", "yref": "y", "layer": "below", "x0": share, "x1": share,
            "y0": down + TITLE, "y1": down + tall, "line": {"color": colours.grid, "width": 1},
        }
        for share, _ in _steps(band)
    ]  # fmt: skip
    return [paper, *lines]


def _steps(band: Band) -> list[tuple[float, str]]:
    """Years at even steps in a band, as shares of its width, the first one with all digits."""
    step = next(step for step in (1, 2, 5, 10, 20, 25, 50) if band.width / step <= 5)
    return [((year - band.first) / band.width, str(year)) for year in range(band.first, band.last + 1, step)]


def _years(band: Band, down: float, colours: Palette) -> list[dict]:
    """The years above a band; the first one, in bold, says where the scale begins anew."""
    return [
        {
            "x": share, "y": down + TITLE - 2, "xref": "x", "yref": "y", "xanchor": "left" if not place else "center",
            "yanchor": "bottom", "showarrow": False, "text": f"<b>{year}</b>" if not place else year,
            "font": {"size": 13 if not place else 11.5, "color": colours.text if not place else colours.muted_text},
            "xshift": -8 if not place else 0,
        }
        for place, (share, year) in enumerate(_steps(band))
    ]  # fmt: skip


def _trails(placed: Sequence[tuple[Mark, float, float, float]], colours: Palette) -> list[dict]:
    """The lines behind marks that lasted, one trace for each kind."""
    fills = colours_of(colours)
    found = []
    for kind in KINDS:
        xs: list[float | None] = []
        ys: list[float | None] = []
        for each, start, end, y in placed:
            if each.kind == kind and each.lasting:
                xs += [start, end, None]
                ys += [y, y, None]
        if xs:
            line = {"color": fills[kind], "width": 3}
            found.append(
                {
                    "type": "scatter",
                    "mode": "lines",
                    "x": xs,
                    "y": ys,
                    "line": line,
                    "opacity": 0.55,
                    "hoverinfo": "skip",
                }
            )
    return found


def _marks(
    placed: Sequence[tuple[Mark, float, float, float]], chosen: str | None, reader: Reader, colours: Palette
) -> list[dict]:
    """The marks, one trace for each kind."""
    fills = colours_of(colours)
    found = []
    for kind, name in KINDS.items():
        here = [(each, start, y) for each, start, _, y in placed if each.kind == kind]
        if here:
            rings = [each.revise or each.code == chosen for each, _, _ in here]
            found.append(
                steady(
                    {
                        "type": "scatter",
                        "mode": "markers",
                        "name": reader.text(name),
                        "x": [start for _, start, _ in here],
                        "y": [y for _, _, y in here],
                        "customdata": [[each.code] for each, _, _ in here],
                        "hovertext": [_hover(each, reader) for each, _, _ in here],
                        "hoverinfo": "text",
                        "marker": {
                            "opacity": 1,
                            "symbol": SIGNS[kind][0],
                            "size": [SIZE + 5 if each.code == chosen else SIZE for each, _, _ in here],
                            "color": fills[kind],
                            "line": {
                                "color": [colours.text if ring else colours.background for ring in rings],
                                "width": [3 if ring else 1 for ring in rings],
                            },
                        },
                    }
                )
            )
    return found


def _hover(each: Mark, reader: Reader) -> str:
    lines = [
        f"<b>{labels.folded(each.name, labels.HOVER_WIDTH)}</b>",
        labels.folded(
            f"{reader.text(KINDS[each.kind])} · {reader.period(each.time_period)}", labels.HOVER_WIDTH
        ),
    ]
    if each.revise:
        lines.append(reader.text("to be revised"))
    return "<br>".join(lines)
