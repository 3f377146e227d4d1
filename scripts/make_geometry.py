"""Makes data/geometry/: the shapes of the countries and of the US states, as small GeoJSON files.

Run `python scripts/make_geometry.py` when regions.csv gains a country. It packs two npm packages into a temporary
folder (the only network it uses), checks them against the fingerprints below and writes the same bytes every time.
It refuses to draw a shape that regions.csv does not know, and to leave a country of regions.csv without a shape.

How a shape is made: Natural Earth 1:50m, borders thinned out arc by arc (so neighbours keep sharing them), finer in
Europe than elsewhere; islets left out; cut at the antimeridian, so that no shape is smeared over the whole map;
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

# Natural Earth's id (ISO 3166-1 numeric, or a name where ISO has none) and our region code. Two shapes of one code
# become one: Åland is drawn with Finland, northern Cyprus with Cyprus, Somaliland with Somalia.
COUNTRY_CODES = """
004 afg  008 alb  012 dza  020 and  024 ago  028 atg  031 aze  032 arg  036 aus  040 aut  044 bhs  048 bhr  050 bgd
051 arm  052 brb  056 bel  064 btn  068 bol  070 bih  072 bwa  076 bra  084 blz  090 slb  096 brn  100 bgr  104 mmr
108 bdi  112 blr  116 khm  120 cmr  124 can  132 cpv  140 caf  144 lka  148 tcd  152 chl  156 chn  158 twn  170 col
174 com  178 cog  180 cod  188 cri  191 hrv  192 cub  196 cyp  203 cze  204 ben  208 dnk  212 dma  214 dom  218 ecu
222 slv  226 gnq  231 eth  232 eri  233 est  234 fro  238 flk  242 fji  246 fin  248 fin  250 fra  262 dji  266 gab
268 geo  270 gmb  275 pse  276 deu  288 gha  296 kir  300 grc  304 grl  308 grd  320 gtm  324 gin  328 guy  332 hti
336 vat  340 hnd  344 hkg  348 hun  352 isl  356 ind  360 idn  364 irn  368 irq  372 irl  376 isr  380 ita  384 civ
388 jam  392 jpn  398 kaz  400 jor  404 ken  408 prk  410 kor  414 kwt  417 kgz  418 lao  422 lbn  426 lso  428 lva
430 lbr  434 lby  438 lie  440 ltu  442 lux  446 mac  450 mdg  454 mwi  458 mys  462 mdv  466 mli  470 mlt  478 mrt
480 mus  484 mex  492 mco  496 mng  498 mda  499 mne  504 mar  508 moz  512 omn  516 nam  520 nru  524 npl  528 nld
540 ncl  548 vut  554 nzl  558 nic  562 ner  566 nga  578 nor  583 fsm  584 mhl  585 plw  586 pak  591 pan  598 png
600 pry  604 per  608 phl  616 pol  620 prt  624 gnb  626 tls  630 pri  634 qat  642 rou  643 rus  646 rwa  659 kna
662 lca  670 vct  674 smr  678 stp  682 sau  686 sen  688 srb  690 syc  694 sle  702 sgp  703 svk  704 vnm  705 svn
706 som  710 zaf  716 zwe  724 esp  728 ssd  729 sdn  732 esh  740 sur  748 swz  752 swe  756 che  760 syr  762 tjk
764 tha  768 tgo  776 ton  780 tto  784 are  788 tun  792 tur  795 tkm  798 tuv  800 uga  804 ukr  807 mkd  818 egy
826 gbr  834 tza  840 usa  854 bfa  858 ury  860 uzb  862 ven  882 wsm  887 yem  894 zmb
Kosovo xkx  N.Cyprus cyp  Somaliland som
"""

# Only 1:10m has Tuvalu.
ONLY_IN_10M = ("tuv",)

# US Census number of the state and our region code.
STATE_CODES = """
01 us-al  02 us-ak  04 us-az  05 us-ar  06 us-ca  08 us-co  09 us-ct  10 us-de  11 us-dc  12 us-fl  13 us-ga  15 us-hi
16 us-id  17 us-il  18 us-in  19 us-ia  20 us-ks  21 us-ky  22 us-la  23 us-me  24 us-md  25 us-ma  26 us-mi  27 us-mn
28 us-ms  29 us-mo  30 us-mt  31 us-ne  32 us-nv  33 us-nh  34 us-nj  35 us-nm  36 us-ny  37 us-nc  38 us-nd  39 us-oh
40 us-ok  41 us-or  42 us-pa  44 us-ri  45 us-sc  46 us-sd  47 us-tn  48 us-tx  49 us-ut  50 us-vt  51 us-va  53 us-wa
54 us-wv  55 us-wi  56 us-wy
"""

# Natural Earth draws who is in control. Belgium and the EU do not recognise these three changes, so they are undone:
# what lies in the box goes from the first country to the second.
NOT_RECOGNISED = (
    ("rus", "ukr", box(32.0, 44.0, 36.75, 46.3)),  # Crimea
    ("mar", "esh", box(-18.0, 20.0, -8.6, 27.667)),  # Western Sahara, south of 27°40' N
    ("isr", "syr", box(35.63, 32.7, 36.0, 33.5)),  # Golan Heights
)


@dataclass(frozen=True, kw_only=True)
class Detail:
    """How much of a border is kept; all in degrees."""

    tolerance: float
    tolerance_in_europe: float
    islet: float  # smaller islands (square degrees at the equator) are left out, unless the country has no larger ones


COUNTRY_DETAIL = Detail(tolerance=0.18, tolerance_in_europe=0.04, islet=0.06)
STATE_DETAIL = Detail(tolerance=0.03, tolerance_in_europe=0.03, islet=0.02)
SHORTEST = 20  # an arc is thinned by at most this part of its length, or the smallest countries would vanish
EUROPE = (-25.0, 34.0, 33.0, 72.0)
LONGEST_EDGE = (
    5.0  # a longer straight border would be drawn as a visible arc on the sphere (the 49th parallel)
)
GRID = 0.01
FINE_GRID = 0.001
FINE_BELOW = 0.1  # countries of a smaller area are written on the fine grid


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
    shapes |= read_shapes(topology(archive, "countries-10m"), "countries", finest, COUNTRY_DETAIL)
    for holder, owner, area in NOT_RECOGNISED:
        shapes[owner] = shapely.union(shapes[owner], shapely.intersection(shapes[holder], area))
        shapes[holder] = shapely.difference(shapes[holder], area)
    return shapes


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
    features = [
        {"type": "Feature", "properties": {"id": code}, "geometry": geometry(shape, detail)}
        for code, shape in sorted(shapes.items())
    ]
    lines = ",\n".join(json.dumps(feature, separators=(",", ":")) for feature in features)
    file.write_text(
        f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', encoding="utf-8", newline="\n"
    )
    print(f"{file.relative_to(ROOT)}: {len(features)} shapes, {file.stat().st_size / 1000:.0f} kB")


def geometry(shape: BaseGeometry, detail: Detail) -> dict:
    """A shape as GeoJSON, without islets too small to see."""
    largest = max(map(true_area, polygons_of(shape)))
    smallest = min(detail.islet, largest / 5)
    kept = [part for part in polygons_of(shape) if true_area(part) >= smallest]
    grid = FINE_GRID if largest < FINE_BELOW else GRID
    snapped = shapely.normalize(shapely.set_precision(MultiPolygon(kept), grid))
    digits = round(-math.log10(grid))
    polygons = [
        [clockwise(part.exterior, True, digits), *(clockwise(hole, False, digits) for hole in part.interiors)]
        for part in sorted(polygons_of(snapped), key=true_area, reverse=True)
    ]
    if len(polygons) == 1:
        return {"type": "Polygon", "coordinates": polygons[0]}
    return {"type": "MultiPolygon", "coordinates": polygons}


def true_area(polygon: Polygon) -> float:
    """Square degrees as they would measure at the equator."""
    return polygon.area * math.cos(math.radians(polygon.centroid.y))


def clockwise(ring: shapely.LinearRing, wanted: bool, digits: int) -> list[list[float]]:
    """A ring with its points in the order wanted, rounded."""
    points = [[round(x, digits), round(y, digits)] for x, y in ring.coords]
    return points if ring.is_ccw != wanted else points[::-1]


if __name__ == "__main__":
    main()
