"""Partners by themes: a row for each partner, a column for each theme, in each cell how many entries there are."""

from collections.abc import Mapping
from html import escape

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.ticks import class_of
from dashboard.locale import Reader
from dashboard.render.palette import Palette, palette
from dashboard.render.plotly import labels
from dashboard.render.plotly.facts.partnerships.kinds import KINDS, look_of, role_of
from dashboard.render.plotly.layout import assembled, steady

COLUMN, SLIM, RIGHT = 54, 44, 84  # pixels for a theme, for the sums, and for heads that slant
ROW, TALL = 27, 36  # pixels for a row whose name takes one line, or two
SLANT = (
    -60
)  # degrees by which the names of themes rise: so steep that two lines of one stand clear of the next
NAMES, HEADS = 24, 24  # characters before a name of a partner, or of a theme, goes on in the next line
BOUNDS = (2, 4, 8)  # from how many entries on a cell has the next shade
SHADES = (0, 1, 3, 4)  # of the palette's scale; its middle carries no text that can be read
OUTLINED = ("candidate", "followed")
EVERYTHING = "all"  # the column of sums, as customdata


def theme_matrix(
    rows: pd.DataFrame,
    cells: pd.DataFrame,
    *,
    columns: Mapping[str, str],
    families: Mapping[str, str],
    reader: Reader,
    scheme: str = "light",
    chosen: tuple[str, str] | None = None,
) -> go.Figure:
    """The matrix of `dashboard.data.partnerships`, of a width of its own: `layout.width` says it.

    `rows` (partner, partner_name, family, total) stand in their order, each family under its name in `families`
    where that is not ""; `columns` are the names of the themes by their codes, in order. `chosen` is the cell with a
    ring, (partner, column). customdata is [partner, column], of a sum [partner, EVERYTHING].

    Raises ValueError when there is no row or no cell.
    """
    if rows.empty or cells.empty:
        raise ValueError("theme_matrix: there is no entry to draw; say so to the reader instead of drawing")
    colours = palette(scheme)
    ticks, height = _ticks(rows, families, chosen)
    places = {partner: place for place, (partner, _) in enumerate(ticks) if partner}
    across = {code: place for place, code in enumerate(columns)}
    names = dict(zip(rows["partner"], rows["partner_name"], strict=True))
    shown = cells[cells["partner"].isin(list(places)) & cells["column"].isin(list(across))]
    heads = [*(labels.folded(name, HEADS, 2) for name in columns.values()), f"<b>{reader.text('All')}</b>"]
    left = max(labels.pixels(tick) for partner, tick in ticks if partner) + 12
    top = round(max(labels.pixels(head) for head in heads) * 0.87) + 26
    width = left + COLUMN * len(columns) + SLIM + RIGHT
    return assembled(
        [
            steady(_cells(shown, places, across, names, columns, chosen, reader, colours)),
            steady(_sums(rows, places, len(columns), chosen, reader, colours)),
        ],
        height=height + top + 8,
        width=width,
        reader=reader,
        colours=colours,
        margin={"l": left, "t": top, "r": RIGHT, "b": 8},
        barmode="overlay",
        xaxis={
            "side": "top",
            "range": [-0.5, len(columns) + 0.5],
            "tickvals": list(range(len(heads))),
            "ticktext": heads,
            "tickangle": SLANT,
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
            "ticks": "",
        },
        yaxis={
            "range": [len(ticks) - 0.5, -0.5],
            "tickvals": list(range(len(ticks))),
            "ticktext": [tick if partner else "" for partner, tick in ticks],
            "ticks": "outside",
            "ticklen": 5,
            "tickcolor": "rgba(0,0,0,0)",
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
        shapes=[
            {
                "type": "line", "x0": -0.5, "x1": len(columns) + 0.5, "y0": place, "y1": place, "layer": "below",
                "line": {"color": colours.grid, "width": 1},
            }
            for place in places.values()
        ],
        annotations=[
            {
                "text": tick, "x": 0, "xref": "paper", "xshift": 4 - left, "xanchor": "left", "y": place, "yanchor": "middle",
                "showarrow": False, "font": {"color": colours.muted_text},
            }
            for place, (partner, tick) in enumerate(ticks)
            if not partner
        ],
    )  # fmt: skip


def _ticks(
    rows: pd.DataFrame, families: Mapping[str, str], chosen: tuple[str, str] | None
) -> tuple[list[tuple[str, str]], int]:
    """What stands beside the rows, each with its partner ("" for the name of a family), and how high all is."""
    found: list[tuple[str, str]] = []
    before = None
    for partner, name, family in zip(rows["partner"], rows["partner_name"], rows["family"], strict=True):
        if family != before and families.get(family):
            found.append(("", escape(families[family], quote=False)))
        before = family
        said = labels.folded(name, NAMES, 2)
        found.append((partner, f"<b>{said}</b>" if chosen and chosen[0] == partner else said))
    tall = any("<br>" in tick for _, tick in found)
    return found, len(found) * (TALL if tall else ROW)


def _cells(
    cells: pd.DataFrame,
    places: Mapping[str, int],
    across: Mapping[str, int],
    names: Mapping[str, str],
    columns: Mapping[str, str],
    chosen: tuple[str, str] | None,
    reader: Reader,
    colours: Palette,
) -> dict:
    rows = list(zip(cells["partner"], cells["column"], cells["n"], cells["kinds"], strict=True))
    looks = [look_of(kinds) for _, _, _, kinds in rows]
    shades = [SHADES[class_of(n, BOUNDS)] for _, _, n, _ in rows]
    fills, inks = zip(
        *(painted(look, shade, colours) for look, shade in zip(looks, shades, strict=True)), strict=True
    )
    ringed = [(partner, column) == chosen for partner, column, _, _ in rows]
    return {
        "type": "bar",
        "width": 0.92,
        "x": [across[column] for _, column, _, _ in rows],
        "base": [places[partner] - 0.42 for partner, _, _, _ in rows],
        "y": [0.84] * len(rows),
        "text": [reader.number(n) for _, _, n, _ in rows],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "insidetextfont": {"color": list(inks)},
        "customdata": [[partner, column] for partner, column, _, _ in rows],
        "hovertext": [
            _hover(names[partner], columns[column], n, kinds, reader) for partner, column, n, kinds in rows
        ],
        "hoverinfo": "text",
        "marker": {
            "color": list(fills),
            "cornerradius": 2,
            "pattern": {
                "shape": ["/" if look == "candidate" else "" for look in looks],
                "fillmode": "replace",
                "size": 8,
                "solidity": 0.15,
            },
            "line": {
                "color": [
                    colours.highlight if ring else colours.of(role_of(look))
                    for ring, look in zip(ringed, looks, strict=True)
                ],
                "width": [
                    4 if ring else 1 if look in OUTLINED else 0
                    for ring, look in zip(ringed, looks, strict=True)
                ],
            },
        },
    }


def painted(look: str, shade: int, colours: Palette) -> tuple[str, str]:
    """The colours of a cell and of the number in it."""
    if look == "tie":
        return colours.sequential[shade], colours.text if shade <= SHADES[1] else colours.on_mark
    if look == "rival":
        return colours.deficit, colours.on_mark
    return (colours.partner if look == "candidate" else "rgba(0,0,0,0)"), colours.text


def _sums(
    rows: pd.DataFrame,
    places: Mapping[str, int],
    column: int,
    chosen: tuple[str, str] | None,
    reader: Reader,
    colours: Palette,
) -> dict:
    """The number of entries of each partner, in the last column; transparent bars, so that they can be clicked."""
    return {
        "type": "bar",
        "width": 0.8,
        "x": [column] * len(rows),
        "base": [places[partner] - 0.42 for partner in rows["partner"]],
        "y": [0.84] * len(rows),
        "text": [f"<b>{reader.number(total)}</b>" for total in rows["total"]],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "insidetextfont": {"color": colours.text},
        "customdata": [[partner, EVERYTHING] for partner in rows["partner"]],
        "hovertext": [
            f"<b>{escape(name, quote=False)}</b><br>{reader.plural('{n} entry', '{n} entries', total)}"
            for name, total in zip(rows["partner_name"], rows["total"], strict=True)
        ],
        "hoverinfo": "text",
        "marker": {
            "color": "rgba(0,0,0,0)",
            "line": {
                "color": colours.highlight,
                "width": [4 if chosen == (partner, EVERYTHING) else 0 for partner in rows["partner"]],
            },
        },
    }


def _hover(partner: str, column: str, n: int, kinds: tuple[str, ...], reader: Reader) -> str:
    counted = [(kind, kinds.count(kind)) for kind in KINDS if kind in kinds]
    said = " · ".join(f"{reader.text(KINDS[kind])}: {reader.number(number)}" for kind, number in counted)
    lines = [
        f"<b>{labels.folded(partner, labels.HOVER_WIDTH)}</b>",
        labels.folded(column, labels.HOVER_WIDTH),
        reader.plural("{n} entry", "{n} entries", n),
        labels.folded(said, labels.HOVER_WIDTH),
    ]
    return "<br>".join(lines)
