"""Makes data/geometry/: the shapes of the countries and of the US states, as small GeoJSON files.

Run `python scripts/make_geometry.py` when regions.csv gains a country. It packs two npm packages into a temporary
folder (the only network it uses), checks them against the fingerprints below and writes the same bytes every time.
It refuses to draw a shape that regions.csv does not know, and to leave a country of regions.csv without a shape.

How a shape is made: Natural Earth 1:50m, borders thinned out arc by arc (so neighbours keep sharing them), finer in
Europe than elsewhere; specks left out, unless people live on them or they border another country, and what people
live on that 1:50m does not have taken from 1:10m; cut at the antimeridian, so that no shape is smeared over the whole map;
outer rings clockwise, because Plotly fills on a sphere, where a counterclockwise ring is everything but the country
(RFC 7946 would have it the other way round; deck.gl draws both). Antarctica is left out.

Choices about regions, written down here because regions.csv has no room for comments:
- "neighbours" are Germany, France, the Netherlands, Luxembourg and the United Kingdom: the US strategy of 2016
  (chapter 1) counts the United Kingdom among Flanders' neighbours.
- "eastern-border" is Ukraine, Moldova and Georgia: the memorandum of 2024 (4.2, 4.3) starts from Ukraine and speaks
  of countries at the eastern border that have a path to EU membership; the three were such countries in June 2024.
- "southern-africa" is what the representation in Pretoria serves; "central-europe" is what the one in Vienna serves,
  plus Poland. "western-balkans" is the EU's usual six.
- "tourism-focus-markets" and "great-war-markets" follow the US strategy of 2016, chapter 3, objective 4, footnote 10;
  its "region Asia", a market beside Japan, China and India, is left out: no list of countries says what it means.
- Continents follow the UN's M49, so Mexico is in Latin America; Europe also takes in the Council of Europe's members
  Armenia, Azerbaijan, Cyprus, Georgia and Türkiye. US groups follow the Census Bureau, but
  their South is without Texas: the office in Atlanta, for which the group is there, leaves it to the one in Houston.
- A group holds the groups that lie wholly within it: choosing Europe also finds figures about Benelux.
"""

from __future__ import annotations

import csv
import hashlib
import json
import math
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import shapely
from shapely import LineString, MultiPolygon, Polygon, box
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from geometry_tables import COUNTRY_CODES, INHABITED, NOT_RECOGNISED, ONLY_IN_10M, STATE_CODES

ROOT = Path(__file__).resolve().parent.parent
REGIONS = ROOT / "data" / "regions.csv"
GEOMETRY = ROOT / "data" / "geometry"

Coordinates = list[tuple[float, float]]
Shapes = dict[str, BaseGeometry]

# Package and SHA-256 of its tarball: other bytes would give other borders.
PACKAGES = {
    "world-atlas@2.0.2": "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
    "us-atlas@3.0.1": "e6daba1800885868303ad3549da62f85a557b8142bb72629ec15651de62f9c5d",
}


@dataclass(frozen=True, kw_only=True)
class Detail:
    """How much of a border is kept; all in degrees."""

    tolerance: float
    tolerance_in_europe: float
    islet: float  # smaller islands (square degrees at the equator) are left out, unless there is a reason to keep them


COUNTRY_DETAIL = Detail(tolerance=0.18, tolerance_in_europe=0.04, islet=0.02)
STATE_DETAIL = Detail(tolerance=0.03, tolerance_in_europe=0.03, islet=0.02)
SHORTEST = 20  # an arc is thinned by at most this part of its length, or the smallest countries would vanish
EUROPE = (-25.0, 34.0, 33.0, 72.0)
LONGEST_EDGE = (
    5.0  # a longer straight border would be drawn as a visible arc on the sphere (the 49th parallel)
)
GRID = 0.01
FINE_GRID = 0.001
FINE_BELOW = 0.1  # parts of a smaller area are written on the fine grid
ISLAND_STATE = 2.0  # a country without a larger part than this keeps all that it has
NEAR = 0.1  # degrees within which a place stands on land, or one country borders another


def main() -> None:
    """Makes all geometry files."""
    countries, states = known_codes("country"), known_codes("subdivision", "us-")
    with tempfile.TemporaryDirectory() as folder:
        world, us = (fetch(package, Path(folder)) for package in PACKAGES)
        shapes = world_shapes(world)
        us_shapes = read_shapes(topology(us, "states-10m"), "states", codes(STATE_CODES), STATE_DETAIL)
    for drawn, known, table in ((shapes, countries, "COUNTRY_CODES"), (us_shapes, states, "STATE_CODES")):
        odd = sorted(drawn.keys() ^ known)
        require(not odd, f"{odd} stand in only one of data/regions.csv and {table}: add them to the other")
    GEOMETRY.mkdir(exist_ok=True)
    write_geojson(shapes, GEOMETRY / "countries.geojson", COUNTRY_DETAIL)
    write_geojson(us_shapes, GEOMETRY / "us-states.geojson", STATE_DETAIL)


def world_shapes(archive: Path) -> Shapes:
    """The countries of the world by region code."""
    table = codes(COUNTRY_CODES)
    shapes = read_shapes(topology(archive, "countries-50m"), "countries", table, COUNTRY_DETAIL)
    finest = {key: code for key, code in table.items() if code in ONLY_IN_10M}
    fine = topology(archive, "countries-10m")
    shapes |= read_shapes(fine, "countries", finest, COUNTRY_DETAIL)
    add_inhabited(shapes, read_shapes(fine, "countries", table, COUNTRY_DETAIL))
    for holder, owner, area in NOT_RECOGNISED:
        shapes[owner] = shapely.union(shapes[owner], shapely.intersection(shapes[holder], area))
        shapes[holder] = shapely.difference(shapes[holder], area)
    return shapes


def inhabited() -> list[tuple[str, str, shapely.Point]]:
    """Region code, name and place of each part that people live on."""
    words = INHABITED.split()
    return [
        (code, name, shapely.Point(float(east), float(north)))
        for code, name, north, east in zip(words[::4], words[1::4], words[2::4], words[3::4], strict=True)
    ]


def add_inhabited(shapes: Shapes, finest: Shapes) -> None:
    """Adds the parts of the finest shapes that people live on and that the others lack."""
    for code, name, place in inhabited():
        if shapes[code].distance(place) <= NEAR:
            continue
        nearest = min(polygons_of(finest[code]), key=place.distance)
        require(nearest.distance(place) <= NEAR, f"{name} ({code}) stands on no land: correct INHABITED")
        shapes[code] = shapely.union(shapes[code], nearest)


def known_codes(kind: str, start: str = "") -> set[str]:
    """The region codes of a kind that the data has."""
    with REGIONS.open(encoding="utf-8", newline="") as file:
        return {
            row["id"] for row in csv.DictReader(file) if row["kind"] == kind and row["id"].startswith(start)
        }


def codes(table: str) -> dict[str, str]:
    """The pairs of a table written as words."""
    words = table.split()
    return dict(zip(words[::2], words[1::2], strict=True))


def require(holds: bool, message: str) -> None:
    """Ends the run with a sentence where something does not hold."""
    if not holds:
        sys.exit(f"make_geometry: {message}")


# Fetching -----------------------------------------------------------------------------------------------------------


def fetch(package: str, folder: Path) -> Path:
    """The tarball of the package as npm gives it, after its fingerprint has been compared."""
    command = ["npm", "pack", package, "--silent", "--pack-destination", str(folder)]
    try:
        packed = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    except FileNotFoundError:
        sys.exit("make_geometry: npm is not on the PATH; install Node.js, or leave data/geometry as it is")
    except subprocess.CalledProcessError as error:
        sys.exit(f"make_geometry: npm could not fetch {package}:\n{error.stderr}")
    archive = folder / packed.stdout.split()[-1]
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    require(found == PACKAGES[package], f"{package} has fingerprint {found}, expected {PACKAGES[package]}")
    return archive


def topology(archive: Path, name: str) -> dict:
    """A TopoJSON file out of a package."""
    with tarfile.open(archive) as tar, tar.extractfile(f"package/{name}.json") as file:
        return json.load(file)


# Reading TopoJSON ---------------------------------------------------------------------------------------------------


def read_shapes(source: dict, layer: str, table: dict[str, str], detail: Detail) -> Shapes:
    """The shapes of a layer by region code, thinned."""
    arcs = [thin(arc, detail) for arc in decoded_arcs(source)]
    parts: dict[str, list[BaseGeometry]] = {}
    for item in source["objects"][layer]["geometries"]:
        code = table.get(item.get("id") or item["properties"]["name"].replace(" ", ""))
        if code is None:  # Antarctica and dependent islands that regions.csv does not list
            continue
        polygons = item["arcs"] if item["type"] == "MultiPolygon" else [item["arcs"]]
        for rings in polygons:
            parts.setdefault(code, []).extend(planar_polygons([joined(ring, arcs) for ring in rings]))
    return {code: shapely.union_all(polygons) for code, polygons in parts.items()}


def decoded_arcs(source: dict) -> Iterator[Coordinates]:
    """TopoJSON stores each point as the step from the one before it, on a grid."""
    (scale_x, scale_y), (start_x, start_y) = source["transform"]["scale"], source["transform"]["translate"]
    for steps in source["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y, *_ in steps:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + start_x, y * scale_y + start_y))
        yield points


def thin(arc: Coordinates, detail: Detail) -> Coordinates:
    """An arc with no more points than the map shows."""
    line = LineString(unwrapped(arc))
    if not line.length:  # an islet that is a single point on the grid
        return arc
    west, south, east, north = EUROPE
    x, y = arc[0]
    in_europe = west < x < east and south < y < north
    tolerance = min(detail.tolerance_in_europe if in_europe else detail.tolerance, line.length / SHORTEST)
    return list(line.simplify(tolerance, preserve_topology=False).segmentize(LONGEST_EDGE).coords)


def joined(ring: Iterable[int], arcs: list[Coordinates]) -> Coordinates:
    """The arcs of a ring one after the other; a negative number means the arc backwards."""
    points: Coordinates = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(arc[1:] if points else arc)
    return unwrapped(points)


def unwrapped(points: Coordinates) -> Coordinates:
    """The same points without the jump of 360 degrees where a line crosses the antimeridian."""
    result = [points[0]]
    for x, y in points[1:]:
        result.append((x - 360 * round((x - result[-1][0]) / 360), y))
    return result


def planar_polygons(rings: list[Coordinates]) -> list[Polygon]:
    """A polygon as one or more that lie between 180 W and 180 E."""
    outer, *holes = [ring for ring in rings if len(ring) >= 4] or [[]]
    if not outer:
        return []
    shape = shapely.make_valid(Polygon(outer, holes))
    copies = [
        translate(shapely.intersection(shape, box(-180 + turn, -90, 180 + turn, 90)), xoff=-turn)
        for turn in (-360, 0, 360)
    ]
    return [part for copy in copies for part in polygons_of(copy)]


def polygons_of(shape: BaseGeometry) -> list[Polygon]:
    """The polygons of a shape, however it collects them."""
    parts = shapely.get_parts(shapely.get_parts(shape))  # twice: a collection may hold multipolygons
    return [part for part in parts if isinstance(part, Polygon) and part.area]


# Writing GeoJSON ----------------------------------------------------------------------------------------------------


def write_geojson(shapes: Shapes, file: Path, detail: Detail) -> None:
    """Writes shapes as GeoJSON, the same bytes for the same shapes."""
    features = []
    for code, shape in sorted(shapes.items()):
        places = [place for other, _, place in inhabited() if other == code]
        others = shapely.STRtree([other for name, other in sorted(shapes.items()) if name != code])
        drawn = {"type": "Feature", "properties": {"id": code}}
        features.append({**drawn, "geometry": geometry(kept_parts(shape, detail, places, others))})
    lines = ",\n".join(json.dumps(feature, separators=(",", ":")) for feature in features)
    file.write_text(
        f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', encoding="utf-8", newline="\n"
    )
    print(f"{file.relative_to(ROOT)}: {len(features)} shapes, {file.stat().st_size / 1000:.0f} kB")


def kept_parts(
    shape: BaseGeometry, detail: Detail, places: list[shapely.Point], others: shapely.STRtree
) -> list[Polygon]:
    """The parts of a shape that are drawn: all but specks on which nobody lives and that border nobody else's."""
    parts = polygons_of(shape)
    largest = max(map(true_area, parts))
    if largest < ISLAND_STATE:
        return parts
    return [
        part
        for part in parts
        if true_area(part) >= min(detail.islet, largest / 5)
        or any(part.distance(place) <= NEAR for place in places)
        or others.query(part, predicate="dwithin", distance=NEAR / 10).size
    ]


def geometry(parts: list[Polygon]) -> dict:
    """A shape as GeoJSON: large parts on a grid, small ones on a finer one, and all on that where they would overlap."""
    small = [part for part in parts if true_area(part) < FINE_BELOW]
    large = [part for part in parts if true_area(part) >= FINE_BELOW]
    snapped = [*on_grid(large, GRID), *on_grid(small, FINE_GRID)]
    if not MultiPolygon([part for part, _ in snapped]).is_valid:
        snapped = on_grid(parts, FINE_GRID)
    polygons = [
        [clockwise(part.exterior, True, digits), *(clockwise(hole, False, digits) for hole in part.interiors)]
        for part, digits in snapped
    ]
    if len(polygons) == 1:
        return {"type": "Polygon", "coordinates": polygons[0]}
    return {"type": "MultiPolygon", "coordinates": polygons}


def on_grid(parts: list[Polygon], grid: float) -> list[tuple[Polygon, int]]:
    """The parts with their points on a grid, the largest first, and the decimals that these have."""
    snapped = shapely.normalize(shapely.set_precision(MultiPolygon(parts), grid))
    digits = round(-math.log10(grid))
    return [(part, digits) for part in sorted(polygons_of(snapped), key=true_area, reverse=True)]


def true_area(polygon: Polygon) -> float:
    """Square degrees as they would measure at the equator."""
    return polygon.area * math.cos(math.radians(polygon.centroid.y))


def clockwise(ring: shapely.LinearRing, wanted: bool, digits: int) -> list[list[float]]:
    """A ring with its points in the order wanted, rounded."""
    points = [[round(x, digits), round(y, digits)] for x, y in ring.coords]
    return points if ring.is_ccw != wanted else points[::-1]


if __name__ == "__main__":
    main()
