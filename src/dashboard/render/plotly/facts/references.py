"""The web of cross-references: the sections of a document below each other, and an arc for each reference.

Sections stand in the order of the document, so that the chart reads as its list of contents; names fold, so that it
reads on a phone too. Arcs are drawn to the left of the names. Where a section is chosen, its references stand out: those
to others solid, those from others dashed, and the names at their other ends carry an arrow.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

import plotly.graph_objects as go

from dashboard.locale import Reader
from dashboard.render.palette import Palette, palette
from dashboard.render.plotly import labels
from dashboard.render.plotly.bar_layout import LEGEND, legend
from dashboard.render.plotly.layout import assembled, hidden_axis, steady

FOLD = 28  # characters of a name before it goes on in the next line
SIZE = 12.5
LINE = 15  # pixels from one line of a name to the next
GAP = 6  # pixels between two names
BRANCH = 8  # more pixels before a new branch
ROOM = 1.9  # of the width for names, where arcs have 1
FURTHEST = 1.0
POINTS = 24  # of an arc

Link = tuple[str, str]


@dataclass(frozen=True)
class Node:
    """One section: its code, its name, the branch it belongs to and how deep it stands in it (1 for the branch)."""

    code: str
    name: str
    branch: str
    depth: int


def references(
    nodes: Sequence[Node],
    links: Iterable[Link],
    *,
    reader: Reader,
    scheme: str = "light",
    chosen: Collection[str] = (),
    marked: Collection[str] = (),
) -> go.Figure:
    """The sections with an arc for each link (from, to); several links between two sections are one arc.

    `chosen` are the codes of one section and those under it; without any, arcs have the colour of the branch they start
    from. The names of `marked` codes are bold. Each point's customdata is [code].

    Raises ValueError when there is no section, or a link is of a section that is not there.
    """
    if not nodes:
        raise ValueError("references: there is no section to draw; say so to the reader instead of drawing")
    known = {node.code for node in nodes}
    drawn = list(dict.fromkeys(links))
    for link in drawn:
        if not known.issuperset(link):
            raise ValueError(f"references: {link[0]} → {link[1]} is not between two of the sections")
    colours = palette(scheme)
    inside = frozenset(chosen) & known
    arrows = _arrows(drawn, inside)
    texts = {node.code: labels.folded(arrows.get(node.code, "") + node.name, FOLD, 2) for node in nodes}
    places, height = place_all(nodes, texts)
    traces = [
        arcs_of(found, places, height, **style)
        for style, found in _sorted(drawn, nodes, inside, reader, colours)
        if found
    ]
    loud = inside | set(arrows)
    dots, names = names_of(nodes, places, texts, drawn, inside, loud, frozenset(marked), reader, colours)
    above = LEGEND + 4 if inside else 4
    return assembled(
        [*traces, steady(dots), steady(names)],
        height=round(height) + above + 4,
        reader=reader,
        colours=colours,
        margin={"t": above},
        xaxis=hidden_axis(range=[-FURTHEST - 0.04, ROOM]),
        yaxis=hidden_axis(range=[height, 0]),
        showlegend=bool(inside),
        legend=legend(),
        hoverdistance=400,
    )


def describe(nodes: Sequence[Node], links: Iterable[Link], *, reader: Reader) -> str:
    """What the chart shows, for those who do not see it: how much there is, and who is referred to most."""
    drawn = list(dict.fromkeys(links))
    said = reader.plural(
        "{n} section in the order of the document, with {arcs}.",
        "{n} sections in the order of the document, with {arcs} between them.",
        len(nodes),
        arcs=reader.plural("{n} arc", "{n} arcs", len(drawn)),
    )
    targets = [to for start, to in drawn if start != to]
    counts = {node.name: targets.count(node.code) for node in nodes}
    top = sorted((name for name in counts if counts[name]), key=lambda name: -counts[name])[:3]
    if top:
        said += " " + reader.text(
            "Most arcs end at {names}.",
            names=reader.join([f"{name} ({reader.number(counts[name])})" for name in top]),
        )
    return said


def place_all(nodes: Sequence[Node], texts: Mapping[str, str]) -> tuple[dict[str, float], float]:
    """How far down each section stands, in pixels, and the height of all."""
    places: dict[str, float] = {}
    down = 0.0
    for node in nodes:
        tall = LINE * (texts[node.code].count("<br>") + 1) + GAP
        down += BRANCH if node.depth == 1 and places else 0
        places[node.code] = down + tall / 2
        down += tall
    return places, down


def _sorted(
    links: Sequence[Link], nodes: Sequence[Node], inside: frozenset[str], reader: Reader, colours: Palette
) -> list[tuple[dict, list[Link]]]:
    """The links by how they are drawn, those in front last."""
    if not inside:
        fills = _fills(nodes, colours)
        branches = {node.code: node.branch for node in nodes}
        found: dict[str, list[Link]] = {}
        for link in links:
            found.setdefault(fills[branches[link[0]]], []).append(link)
        return [({"colour": colour, "width": 1.3}, each) for colour, each in found.items()]
    leaving = [link for link in links if link[0] in inside and link[1] not in inside]
    arriving = [link for link in links if link[1] in inside and link[0] not in inside]
    inner = [link for link in links if inside.issuperset(link)]
    others = [link for link in links if inside.isdisjoint(link)]
    return [
        ({"colour": colours.grid, "width": 1}, others),
        ({"colour": colours.context, "width": 1.6, "name": reader.text("within it"), "rank": 3}, inner),
        (
            {
                "colour": colours.highlight,
                "width": 2,
                "dash": "5px,3px",
                "name": reader.text("is referred to from"),
                "rank": 2,
            },
            arriving,
        ),
        ({"colour": colours.partner, "width": 2, "name": reader.text("refers to"), "rank": 1}, leaving),
    ]


def _arrows(links: Sequence[Link], inside: frozenset[str]) -> dict[str, str]:
    """The signs before the names at the other ends of the chosen section's references."""
    to = {end for start, end in links if start in inside} - inside
    back = {start for start, end in links if end in inside} - inside
    return {code: "⇄ " if code in to & back else "→ " if code in to else "← " for code in to | back}


def _fills(nodes: Sequence[Node], colours: Palette) -> dict[str, str]:
    """The colour of each branch: those with sections under them have one of their own, as far as colours go."""
    under = dict.fromkeys(node.branch for node in nodes if node.depth > 1)
    own = dict(zip(under, colours.categorical, strict=False))
    return {node.branch: own.get(node.branch, colours.context) for node in nodes}


def arcs_of(
    links: Sequence[Link],
    places: Mapping[str, float],
    height: float,
    *,
    colour: str,
    width: float,
    dash: str = "solid",
    name: str = "",
    rank: int = 1,
) -> dict:
    """All arcs of one look in one trace, with gaps between them."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for start, end in links:
        top, bottom = places[start], places[end]
        half = (bottom - top) / 2 or LINE / 2  # a section that refers to itself gets a small loop
        reach = FURTHEST * min(1.0, 2 * abs(half) / height) ** 0.55
        for step in range(POINTS + 1):
            angle = pi * step / POINTS
            xs.append(round(-reach * sin(angle), 4))
            ys.append(round((top + bottom) / 2 - half * cos(angle), 1))
        xs.append(None)
        ys.append(None)
    return {
        "type": "scatter",
        "mode": "lines",
        "x": xs,
        "y": ys,
        "name": name,
        "showlegend": bool(name),
        "legendrank": rank,
        "hoverinfo": "skip",
        "line": {"color": colour, "width": width, "dash": dash},
    }


def names_of(
    nodes: Sequence[Node],
    places: Mapping[str, float],
    texts: Mapping[str, str],
    links: Sequence[Link],
    inside: frozenset[str],
    loud: frozenset[str],
    marked: frozenset[str],
    reader: Reader,
    colours: Palette,
) -> tuple[dict, dict]:
    """The dots where arcs meet, and the names beside them; where some are `loud`, the others are muted."""
    fills = _fills(nodes, colours)
    front = loud or marked
    said, inks = [], []
    for node in nodes:
        heading = node.depth == 1 and not inside and not marked
        bold = heading or node.code in inside or node.code in marked
        said.append(f"<b>{texts[node.code]}</b>" if bold else texts[node.code])
        inks.append(colours.muted_text if front and node.code not in front else colours.text)
    shared = {
        "type": "scatter",
        "y": [places[node.code] for node in nodes],
        "customdata": [[node.code] for node in nodes],
        "showlegend": False,
    }
    dots = {
        **shared,
        "mode": "markers",
        "x": [0] * len(nodes),
        "hovertext": [_hover(node, nodes, links, reader) for node in nodes],
        "hoverinfo": "text",
        "marker": {
            "opacity": 1,
            "size": [11 if node.code in inside or node.depth == 1 else 8 for node in nodes],
            "color": [colours.flanders if node.code in inside else fills[node.branch] for node in nodes],
            "line": {"color": colours.background, "width": 1},
        },
    }
    names = {
        **shared,
        "mode": "text",
        "x": [0.08 + 0.04 * (node.depth - 1) for node in nodes],
        "text": said,
        "textposition": "middle right",
        "textfont": {"size": SIZE, "color": inks},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
    return dots, names


def _hover(node: Node, nodes: Sequence[Node], links: Sequence[Link], reader: Reader) -> str:
    """What hovering over a section tells: what it refers to and what refers to it, by number where there is one."""
    short = {each.code: each.name.split(" ")[0] if each.name[:1].isdigit() else each.name for each in nodes}
    to = [short[end] for start, end in links if start == node.code]
    back = [short[start] for start, end in links if end == node.code]
    lines = [f"<b>{labels.folded(node.name, labels.HOVER_WIDTH)}</b>"]
    for message, found in (
        (reader.text("Refers to: {sections}", sections=reader.join(to)), to),
        (reader.text("Referred to from: {sections}", sections=reader.join(back)), back),
    ):
        if found:
            lines.append(labels.folded(message, labels.HOVER_WIDTH))
    return "<br>".join(lines)
