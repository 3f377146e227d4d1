"""Maps: land coloured by class, with names where there is room and the figures listed beside."""

from collections.abc import Callable
from functools import partial

import numpy as np

from dashboard.charts.maps import Window, holds, sites
from dashboard.charts.spec import ChartSpec, MapView
from dashboard.render.picture import key, listing
from dashboard.render.picture.canvas import COLOURS, Box, Canvas
from dashboard.render.picture.letters import LEADING, width_of, wrapped
from dashboard.render.picture.projections import conic, equal_earth

LIST, BELOW = 0.26, 0.3  # of the width beside a map, or of the height below it, for the list of figures
BESIDE, ABOVE = 0.6, 0.4  # of the width, or of the height, for the world where Europe stands beside it
STEPS = 25  # points along each side of what is shown
DOT = 0.6  # sizes of letters across what has no shape
Project = Callable[[np.ndarray], np.ndarray]
FLAT: dict[str, Project] = {
    "world": equal_earth,
    "europe": partial(conic, middle=12, south=40, north=60),
}
"""The projection of each extent."""


def draw(canvas: Canvas, spec: ChartSpec, space: Box, size: float) -> None:
    """Draws the map of a chart into a part of the picture, its figures listed beside or below it, its key under it."""
    tall = space.width < space.height * 1.35
    if tall:
        edge = space.bottom - space.height * BELOW
        part, rest = space._replace(bottom=edge - size), space._replace(top=edge)
    else:
        edge = space.right - space.width * LIST
        part, rest = space._replace(right=edge - size * 1.5), space._replace(left=edge)
    listing.draw(canvas, spec, rest, size * 0.9, columns=2 if tall else 1)
    area = part._replace(bottom=key.draw(canvas, spec, part, size * 0.84))
    areas = _shared(area, size, tall=tall) if spec.map.inset else (area,)
    for view, part in zip(spec.map.parts, areas, strict=True):
        own = part if view is spec.map else _filled(view, part)
        place = _placed(view, own)
        _land(canvas, spec, view, place, own)
        taken = _marks(canvas, spec, view, place, own, size)
        if view.inset:
            taken.append(_frame(canvas, view.inset, place, own))
        _names(canvas, spec, view, place, own, size * 0.84, taken)


def _shared(area: Box, size: float, *, tall: bool) -> tuple[Box, Box]:
    """Room for a map and for the one beside it, or under it where the picture is high."""
    if tall:
        edge = area.top + area.height * ABOVE
        return area._replace(bottom=edge), area._replace(top=edge + size)
    edge = area.left + area.width * BESIDE
    return area._replace(right=edge), area._replace(left=edge + size)


def _filled(view: MapView, area: Box) -> Box:
    """What of the room a map fills with its part of the world and nothing beyond."""
    points = _placed(view, area)(_rim(view.window))
    return Box(*points.min(axis=0), *points.max(axis=0))


def _frame(canvas: Canvas, inset: MapView, place: Project, area: Box) -> Box:
    """Draws the edge of what stands beside the map once more, larger; what it surrounds comes back."""
    points = place(_rim(inset.window))
    canvas.shape([points], "none", edge=COLOURS.muted_text, width=1.2, within=area)
    return Box(*points.min(axis=0), *points.max(axis=0))


def _placed(view: MapView, area: Box) -> Project:
    """The projection that fits what is shown into a part of the picture."""
    flat = FLAT[view.extent]
    points = flat(_rim(view.window))
    low, high = points.min(axis=0), points.max(axis=0)
    scale = min(area.width / (high[0] - low[0]), area.height / (high[1] - low[1]))
    middle = np.array([(area.left + area.right) / 2, (area.top + area.bottom) / 2])
    return lambda places: (flat(places) - (low + high) / 2) * scale + middle


def _rim(window: Window) -> np.ndarray:
    """The edge of a part of the world, as longitudes and latitudes, from the north-west around by the east."""
    west, east, south, north = window
    across, up = np.linspace(west, east, STEPS), np.linspace(south, north, STEPS)
    sides = (
        np.column_stack([across, np.full(STEPS, north)]),
        np.column_stack([np.full(STEPS, east), up[::-1]]),
        np.column_stack([across[::-1], np.full(STEPS, south)]),
        np.column_stack([np.full(STEPS, west), up]),
    )
    return np.concatenate(sides)


def _land(canvas: Canvas, spec: ChartSpec, view: MapView, place: Project, area: Box) -> None:
    """Draws the countries: first those without a figure, then the others, and last those with a border to be seen."""
    fills = {category.code: (COLOURS.of(point.fill), category.chosen) for category, point in spec.points}
    ranked = sorted(view.geojson["features"], key=lambda feature: _rank(feature, fills, view))
    looks: dict[tuple[str, str, float], list[np.ndarray]] = {}  # those that look alike are drawn as one
    for feature in ranked:
        code = feature["properties"]["id"]
        fill, marked = fills.get(code, (COLOURS.land, False))
        outlined = code in view.outlined and code in fills
        edge = COLOURS.highlight if marked else COLOURS.text if outlined else COLOURS.border
        look = fill, edge, 3 if marked else 1.6 if outlined else 0.7
        rings = _rings(feature["geometry"], place)
        looks.setdefault(look, []).extend(ring for ring in rings if _seen(ring, area))
    for (fill, edge, width), rings in looks.items():
        if rings:
            canvas.shape(rings, fill, edge=edge, width=width, within=area)


def _rank(feature: dict, fills: dict[str, tuple[str, bool]], view: MapView) -> tuple[bool, bool, bool]:
    code = feature["properties"]["id"]
    return code in fills and fills[code][1], code in view.outlined, code in fills


def _rings(geometry: dict, place: Project) -> list[np.ndarray]:
    pieces = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    found = (place(np.array(ring, dtype=float)[:, :2]) for piece in pieces for ring in piece)
    return [ring for each in found if len(ring := _thinned(each)) > 3]


def _thinned(ring: np.ndarray) -> np.ndarray:
    """Without points that lie in the same half pixel as the one before, which nobody sees."""
    rounded = np.round(ring * 2) / 2
    kept = np.ones(len(rounded), dtype=bool)
    kept[1:] = (rounded[1:] != rounded[:-1]).any(axis=1)
    return rounded[kept]


def _seen(ring: np.ndarray, area: Box) -> bool:
    """Whether a ring reaches into the picture, and is no country from behind the globe smeared across it."""
    low, high = ring.min(axis=0), ring.max(axis=0)
    inside = low[0] < area.right and high[0] > area.left and low[1] < area.bottom and high[1] > area.top
    return bool(inside and high[0] - low[0] < 3 * area.width)


def _marks(
    canvas: Canvas, spec: ChartSpec, view: MapView, place: Project, area: Box, size: float
) -> list[Box]:
    """Draws dots for what has no shape, and offices; where the dots are comes back."""
    taken: list[Box] = []
    across = DOT * size
    for category, point in sorted(spec.points, key=lambda pair: -abs(pair[1].value)):
        if category.code in view.dots and holds(view.window, view.places[category.code]):
            x, y = _at(view, category.code, place)
            edge = COLOURS.highlight if category.chosen else COLOURS.background
            canvas.dot(x, y, across, COLOURS.of(point.fill), edge=edge)
            taken.append(Box(x - across / 2, y - across / 2, x + across / 2, y + across / 2))
    for latitude, longitude in sites(view.offices):
        x, y = place(np.array([[longitude, latitude]]))[0]
        if area.left < x < area.right and area.top < y < area.bottom:
            canvas.dot(x, y, size * 0.42, COLOURS.flanders, edge=COLOURS.background, sign="D")
    return taken


def _at(view: MapView, code: str, place: Project) -> tuple[float, float]:
    """Where a region is: its place, else the middle of its shape."""
    if code in view.places:
        latitude, longitude = view.places[code]
        x, y = place(np.array([[longitude, latitude]]))[0]
    else:
        found = next(each for each in view.geojson["features"] if each["properties"]["id"] == code)
        rings = _rings(found["geometry"], place)
        x, y = max(rings, key=len).mean(axis=0)
    return float(x), float(y)


def _names(
    canvas: Canvas, spec: ChartSpec, view: MapView, place: Project, area: Box, size: float, taken: list[Box]
) -> None:
    """Writes names with values, the marked and the largest first, each where it covers no other and nothing is cut."""
    order = sorted(spec.points, key=lambda pair: not pair[0].chosen)
    dots = list(taken)
    for category, point in order:
        if not _named_here(view, category.code):
            continue
        x, y = _at(view, category.code, place)
        lines = [*wrapped(category.name, size, size * 9), point.text]
        wide = max(width_of(line, size, True) for line in lines)
        tall = len(lines) * size * LEADING
        if not category.chosen and _width(view, category.code, place) < 0.7 * wide:
            continue  # the list beside the map names it
        own = next((box for box in dots if box.left <= x <= box.right and box.top <= y <= box.bottom), None)
        apart = (own.width / 2 if own else size * 0.3) + size * 0.3
        around = [
            (x + apart, y - tall / 2),
            (x - apart - wide, y - tall / 2),
            (x - wide / 2, y - apart - tall),
            (x - wide / 2, y + apart),
        ]
        spots = [(x - wide / 2, y - tall / 2), *around]
        for left, top in spots:
            box = Box(left, top, left + wide, top + tall)
            free = not any(box.meets(other) for other in taken if other is not own)
            if area.holds(box) and free:
                taken.append(box)
                side = (left + wide / 2, "center")
                for number, line in enumerate(lines):
                    bold = number == len(lines) - 1
                    canvas.text(
                        side[0],
                        top + size * LEADING * (number + 0.5),
                        line,
                        size,
                        bold=bold,
                        side="center",
                        halo=True,
                    )
                break


def _named_here(view: MapView, code: str) -> bool:
    """Whether a place is on this map, and not better named on the one beside it."""
    if code not in view.places:
        return True
    where = view.places[code]
    return holds(view.window, where) and not (view.inset and holds(view.inset.window, where))


def _width(view: MapView, code: str, place: Project) -> float:
    """How wide the largest piece of a country is; nothing where it has no shape."""
    found = [each for each in view.geojson["features"] if each["properties"]["id"] == code]
    return max(
        (float(np.ptp(ring[:, 0])) for each in found for ring in _rings(each["geometry"], place)), default=0.0
    )
