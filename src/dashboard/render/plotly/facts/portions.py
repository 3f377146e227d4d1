"""Bars of counts made of parts: how many figures of each subject are official, how many checks came out how.

What is counted are rows, not figures that a source prints; so the numbers are handed over as they are.
"""

from collections.abc import Mapping
from types import MappingProxyType

import plotly.graph_objects as go

from dashboard.locale import Reader
from dashboard.render.palette import Palette, palette
from dashboard.render.plotly import bar_layout, labels
from dashboard.render.plotly.layout import assembled, hidden_axis, steady

HATCHED = frozenset({"press"})
"""Parts that are hatched, as figures of the press are on every chart."""

WORDLESS = HATCHED | {"derived"}
"""Parts in which no number is printed, for it would not stand out."""


def portions(
    counted: Mapping[str, Mapping[str, int]],
    names: Mapping[str, str],
    parts: Mapping[str, str],
    *,
    reader: Reader,
    scheme: str = "light",
) -> go.Figure:
    """A bar for each code in `counted`, in that order, made of a part for each code in `parts`, with its sum behind it.

    `names` are those of the bars, `parts` those of the parts (see `fills` for which there can be). Each part's
    customdata is [code of the bar, code of the part].

    Raises ValueError when there is nothing to count.
    """
    if not any(number for found in counted.values() for number in found.values()):
        raise ValueError("portions: there is nothing to count; say so to the reader instead of drawing")
    colours = palette(scheme)
    fill = fills(colours)
    codes = list(counted)
    ticks = bar_layout.ticks_for([(names[code], "") for code in codes], colours)
    slot = bar_layout.slot(ticks)
    sums = {code: sum(counted[code].values()) for code in codes}
    ends = [reader.number(sums[code]) for code in codes]
    shown = [part for part in parts if any(counted[code].get(part) for code in codes)]
    traces = [
        steady(_trace(part, parts[part], fill[part], counted, names, colours, reader)) for part in shown
    ]
    traces.append(bar_layout.sums(list(sums.values()), ends))
    above = bar_layout.above([parts[part] for part in shown])
    return assembled(
        traces,
        height=slot * len(codes) + above + 4,
        reader=reader,
        colours=colours,
        margin={"r": max(map(labels.pixels, ends)) + 28, "t": above},
        barmode="stack",
        bargap=1 - bar_layout.BAR / slot,
        uniformtext={"mode": "hide", "minsize": 12},
        xaxis=hidden_axis(range=[0, max(sums.values())]),
        yaxis=bar_layout.name_axis(ticks),
        showlegend=True,
        legend=bar_layout.legend(),
    )


def fills(colours: Palette) -> Mapping[str, str]:
    """The colour of each part: of how a figure came here, and of how a check came out."""
    return MappingProxyType(
        {
            "official": colours.partner,
            "press": colours.highlight,
            "derived": colours.context,
            "exact": colours.surplus,
            "within-rounding": colours.partner,
            "does-not-reconcile": colours.highlight,
        }
    )


def describe(
    counted: Mapping[str, Mapping[str, int]],
    names: Mapping[str, str],
    parts: Mapping[str, str],
    *,
    reader: Reader,
) -> str:
    """The numbers in words, bar by bar."""
    said = []
    for code, found in counted.items():
        listed = [f"{parts[part]} {reader.number(found[part])}" for part in parts if found.get(part)]
        said.append(reader.text("{name}: {parts}.", name=names[code], parts=reader.join(listed)))
    return " ".join(said)


def _trace(
    part: str,
    name: str,
    fill: str,
    counted: Mapping[str, Mapping[str, int]],
    names: Mapping[str, str],
    colours: Palette,
    reader: Reader,
) -> dict:
    numbers = [counted[code].get(part, 0) for code in counted]
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "x": [number or None for number in numbers],
        "y": list(range(len(numbers))),
        "text": ["" if part in WORDLESS or not number else reader.number(number) for number in numbers],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"color": colours.on_mark},
        "customdata": [[code, part] for code in counted],
        "hovertext": [
            f"<b>{labels.folded(names[code])}</b><br>{labels.folded(name)}: {reader.number(number)}"
            for code, number in zip(counted, numbers, strict=True)
        ],
        "hoverinfo": "text",
        "marker": bar_layout.paint([fill] * len(numbers), colours, hatched=[part in HATCHED] * len(numbers)),
    }
