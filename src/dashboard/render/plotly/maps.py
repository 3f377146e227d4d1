"""Maps that bring their own land: no base map is asked of another host, and every region can be clicked."""

from collections.abc import Callable, Sequence

import plotly.graph_objects as go

from dashboard.charts.maps import geometry_of
from dashboard.charts.spec import Category, ChartSpec, MapView, Point
from dashboard.render.palette import Palette
from dashboard.render.plotly import ground, labels

KEY = 44  # pixels below the map for its key
Cells = Sequence[tuple[Category, Point]]


def choropleth(spec: ChartSpec, colours: Palette, marked: str | None) -> go.Figure:
    """Regions in the colours of their classes, those without a figure muted, what has no shape as a dot.

    Outlined codes get a border, the chosen and the figure that a link asks for a strong one. customdata is [code, figure
    id].
    """
    view = spec.map
    assert view is not None

    def strong(cell: tuple[Category, Point]) -> bool:
        return cell[0].chosen or cell[1].id == marked

    # What is drawn later lies on top, and so do the borders that are meant to be seen.
    cells = sorted(spec.points, key=lambda cell: (strong(cell), cell[0].code in view.outlined))
    traces: list[dict] = []
    for number, part in enumerate(view.parts, 1):
        traces += ground.on(_layers(spec, part, cells, strong, colours), number)
    traces += [ground.swatch(name, colours.of(role)) for name, role in view.key]
    return ground.framed(
        traces,
        [(part.extent, part.window) for part in view.parts],
        height=view.height or ground.height_of(view.extent, view.window),
        key=KEY,
        reader=spec.reader,
        colours=colours,
    )


def _layers(
    spec: ChartSpec,
    view: MapView,
    cells: Cells,
    strong: Callable[[tuple[Category, Point]], bool],
    colours: Palette,
) -> list[dict]:
    """What lies on one map: the land, the figures, what has no shape, offices, and the frame of what stands beside it."""
    geometry = geometry_of(view.geojson)
    if view.extent == "europe":
        geometry = geometry.within(view.window)
    shapes = set(geometry.codes)
    shaped = [cell for cell in cells if cell[0].code in shapes - view.dots]
    dots = [cell for cell in cells if cell[0].code in view.dots]
    found, others = geometry.parted({category.code for category, _ in shaped})
    traces = [ground.nothing(), ground.land(others, colours)]
    roles = [role for _, role in view.key]
    steps = [colours.of(role) for role in roles]
    if shaped:
        codes = [category.code for category, _ in shaped]
        classes = [roles.index(point.fill) for _, point in shaped]
        line = _borders(shaped, strong, view, colours)
        traces.append(ground.areas(found, codes, classes, steps, line, _said(spec, shaped)))
    if dots:
        marker = {
            "size": 11,
            "color": [colours.of(point.fill) for _, point in dots],
            "line": _borders(dots, strong, view, colours),
        }
        traces.append(ground.dots([view.places[each.code] for each, _ in dots], marker, _said(spec, dots)))
    if view.offices is not None and not view.offices.empty:
        traces.append(ground.posts(view.offices, spec.reader, colours))
    if view.inset:
        traces.append(ground.frame(view.inset.window, colours))
    return traces


def _said(spec: ChartSpec, cells: Cells) -> dict:
    return {
        "customdata": [[category.code, point.id] for category, point in cells],
        "hovertext": [labels.hover(point, spec.reader, name=category.name) for category, point in cells],
    }


def _borders(
    cells: Cells, strong: Callable[[tuple[Category, Point]], bool], view: MapView, colours: Palette
) -> dict:
    looks = [
        (colours.highlight, 2)
        if strong(cell)
        else (colours.text, 1.5)
        if cell[0].code in view.outlined
        else (colours.border, 0.5)
        for cell in cells
    ]
    return {"color": [colour for colour, _ in looks], "width": [width for _, width in looks]}
