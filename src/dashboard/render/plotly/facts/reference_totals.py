"""The web of cross-references at a glance: only the main parts of a document, and between two of them one arc that is as
wide as there are references between them, either way, with their number on it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

import plotly.graph_objects as go

from dashboard.locale import Reader
from dashboard.render.palette import palette
from dashboard.render.plotly import labels
from dashboard.render.plotly.facts.references import (
    FOLD,
    FURTHEST,
    ROOM,
    Link,
    Node,
    arcs_of,
    names_of,
    place_all,
)
from dashboard.render.plotly.layout import assembled, hidden_axis, steady

SPREAD = 1.5  # how much further apart the parts stand than a list has them: room for the numbers on the arcs
THIN, THICK = 1.5, 11.0  # pixels of the arc of one reference, and of the most
LOUD = 3  # an arc of fewer references carries no number of its own; hovering a part tells it


def totals(nodes: Sequence[Node], links: Iterable[Link]) -> Counter[Link]:
    """How many references there are between two main parts, whichever way they lead; those within a part are left out.

    Each pair stands in the order of `nodes`.
    """
    branches = {node.code: node.branch for node in nodes}
    found = Counter((branches[start], branches[end]) for start, end in links)
    order = [node.code for node in nodes if node.depth == 1]
    pairs = {(one, other): found[one, other] + found[other, one] for one, other in combinations(order, 2)}
    return Counter({pair: number for pair, number in pairs.items() if number})


def reference_totals(
    nodes: Sequence[Node], links: Iterable[Link], *, reader: Reader, scheme: str = "light"
) -> go.Figure:
    """The parts of depth 1 below each other, with an arc for each pair of `totals`. customdata is [code].

    Parts without a reference to or from another are left out, as long as any has one.

    Raises ValueError when there is no section.
    """
    if not nodes:
        raise ValueError(
            "reference_totals: there is no section to draw; say so to the reader instead of drawing"
        )
    colours = palette(scheme)
    counted = totals(nodes, links)
    tied = {code for pair in counted for code in pair}
    shown = [node for node in nodes if node.depth == 1 and (node.code in tied or not tied)]
    texts = {node.code: labels.folded(node.name, FOLD, 2) for node in shown}
    places, height = place_all(shown, texts)
    places, height = {code: place * SPREAD for code, place in places.items()}, height * SPREAD
    most = max(counted.values(), default=1)
    drawn = sorted(counted.items(), key=lambda each: each[1])
    traces = [
        {
            **arcs_of([pair], places, height, colour=colours.partner, width=_width(number, most)),
            "opacity": 0.25 + 0.6 * number / most,
        }
        for pair, number in drawn
    ]
    numbers = [
        (min(trace["x"][:-1]), (places[one] + places[other]) / 2, reader.number(number))
        for trace, ((one, other), number) in zip(traces, drawn, strict=True)
        if number >= LOUD
    ]
    said = {
        "type": "scatter", "mode": "text", "x": [x for x, _, _ in numbers], "y": [y for _, y, _ in numbers],
        "text": [f"<b>{text}</b>" for _, _, text in numbers], "textposition": "middle center", "hoverinfo": "skip",
        "textfont": {
            "color": colours.text,
            "shadow": ", ".join(f"{x}px {y}px 2px {colours.background}" for x in (-2, 0, 2) for y in (-2, 0, 2)),
        },
        "showlegend": False, "cliponaxis": False,
    }  # fmt: skip
    ways = [(one, other) for (one, other), number in counted.items() for _ in range(number)]
    dots, names = names_of(shown, places, texts, ways, frozenset(), frozenset(), frozenset(), reader, colours)
    dots["hovertext"] = [_hover(node, shown, counted, reader) for node in shown]
    return assembled(
        [*traces, said, steady(dots), steady(names)],
        height=round(height) + 8,
        reader=reader,
        colours=colours,
        xaxis=hidden_axis(range=[-FURTHEST - 0.04, ROOM]),
        yaxis=hidden_axis(range=[height, 0]),
        hoverdistance=60,
    )


def describe_totals(nodes: Sequence[Node], links: Iterable[Link], *, reader: Reader) -> str:
    """The pairs with most references in words."""
    names = {node.code: node.name for node in nodes}
    parts = [
        f"{names[one]} – {names[other]} ({reader.number(number)})"
        for (one, other), number in totals(nodes, links).most_common(3)
    ]
    return reader.text("Most references are between {parts}.", parts=reader.join(parts)) if parts else ""


def _width(number: int, most: int) -> float:
    return round(THIN + (THICK - THIN) * number / most, 1)


def _hover(node: Node, shown: Sequence[Node], counted: Counter[Link], reader: Reader) -> str:
    """With which other parts a part is tied, and by how many references."""
    names = {each.code: each.name for each in shown}
    lines = [f"<b>{labels.folded(node.name, labels.HOVER_WIDTH)}</b>"]
    for (one, other), number in counted.most_common():
        if node.code in (one, other):
            end = names[other if node.code == one else one]
            lines.append(labels.folded(f"{end}: {reader.number(number)}", labels.HOVER_WIDTH))
    return "<br>".join(lines)
