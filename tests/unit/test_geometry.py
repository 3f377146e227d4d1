"""Regions, their groups and their shapes: every code is drawn, named and placed, and no shape is smeared or inside out.

Cases are found by listing the files, so a new region or group needs no edit here.
"""

import csv
import hashlib
import importlib.util
import itertools
import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import shape

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def shapes(name: str) -> dict[str, shapely.Geometry]:
    features = json.loads((DATA / "geometry" / name).read_text(encoding="utf-8"))["features"]
    assert all(feature["properties"].keys() == {"id"} for feature in features)
    assert all(count == 1 for count in Counter(feature["properties"]["id"] for feature in features).values())
    return {feature["properties"]["id"]: shape(feature["geometry"]) for feature in features}


REGIONS = {row["id"]: row for row in rows("regions.csv")}
MEMBERS: dict[str, list[str]] = {}
for row in rows("region-members.csv"):
    MEMBERS.setdefault(row["group"], []).append(row["member"])
COUNTRIES = shapes("countries.geojson")
STATES = shapes("us-states.geojson")
DRAWN = COUNTRIES | STATES

CODE = {
    "world": r"wld",
    "country": r"[a-z]{3}",
    "subdivision": r"[a-z]{2}-[a-z0-9]{1,3}",
    "group": r"[a-z0-9]+(-[a-z0-9]+)*",
}
# Groups without members: counterparts that no list of countries could replace.
WITHOUT_MEMBERS = {
    "non-residents",  # everyone from abroad, in tourism figures
    "other-countries",  # the rest that a source does not list; another rest for each figure
    "beyond-neighbours",  # the source says "further away" and draws no border
    "north-sea-countries",
    "hanseatic-countries",
    "global-south",  # the memorandum names them and lists none
    "occupied-territories",  # no country of the list, and part of none
}


def of_kind(*kinds: str) -> list[str]:
    return [code for code, region in REGIONS.items() if region["kind"] in kinds]


def within(group: str, path: tuple[str, ...] = ()) -> set[str]:
    """All regions in a group, at any depth; fails on a circle and names it."""
    assert group not in path, f"region-members.csv goes round in a circle: {' > '.join((*path, group))}"
    found = set(MEMBERS.get(group, ()))
    return found.union(*(within(member, (*path, group)) for member in found))


def parts(geometry: shapely.Geometry) -> list[shapely.Polygon]:
    return shapely.get_parts(geometry).tolist()


# Regions ------------------------------------------------------------------------------------------------------------


def test_codes_are_unique() -> None:
    assert len(REGIONS) == len(rows("regions.csv"))


@pytest.mark.parametrize("code", REGIONS)
def test_code_has_the_form_of_its_kind(code: str) -> None:
    kind = REGIONS[code]["kind"]
    assert re.fullmatch(CODE[kind], code)
    if kind == "group":
        assert not any(re.fullmatch(CODE[other], code) for other in CODE if other != "group"), (
            "looks like a country or a part of one"
        )


@pytest.mark.parametrize("column", ["name_en", "name_nl"])
def test_names_are_there_and_tell_regions_apart(column: str) -> None:
    names = Counter(region[column].strip() for region in REGIONS.values())
    assert [name for name, count in names.items() if not name or count > 1] == []


@pytest.mark.parametrize("code", of_kind("country", "subdivision"))
def test_countries_and_parts_have_a_place_on_the_map(code: str) -> None:
    assert abs(float(REGIONS[code]["latitude"])) <= 90
    assert abs(float(REGIONS[code]["longitude"])) <= 180


@pytest.mark.parametrize("code", DRAWN)
def test_the_label_stands_on_the_shape(code: str) -> None:
    point = shapely.Point(float(REGIONS[code]["longitude"]), float(REGIONS[code]["latitude"]))
    assert DRAWN[code].distance(point) < 0.02


@pytest.mark.parametrize("code", of_kind("subdivision"))
def test_parts_belong_to_a_country(code: str) -> None:
    assert any(code in within(country) for country in of_kind("country"))


# Groups -------------------------------------------------------------------------------------------------------------


def test_members_are_known_and_listed_once() -> None:
    assert {code for group, members in MEMBERS.items() for code in (group, *members)} <= REGIONS.keys()
    assert all(len(set(members)) == len(members) for members in MEMBERS.values())


@pytest.mark.parametrize("group", MEMBERS)
def test_membership_never_goes_round_in_a_circle(group: str) -> None:
    assert group not in within(group)


def test_every_group_has_members() -> None:
    assert {group for group in of_kind("group", "world") if not MEMBERS.get(group)} == WITHOUT_MEMBERS


def test_the_world_holds_everything() -> None:
    assert within("wld") == REGIONS.keys() - {"wld"}


def test_each_country_lies_on_one_continent() -> None:
    continents = ("europe", "asia", "africa", "north-america", "latin-america", "oceania")
    found = Counter(code for continent in continents for code in within(continent))
    assert {code: found[code] for code in of_kind("country") if found[code] != 1} == {}


@pytest.mark.parametrize(("union", "size"), [("eu25", 25), ("eu27", 27), ("eu28", 28)])
def test_the_european_union_has_as_many_members_as_its_name_says(union: str, size: int) -> None:
    assert len(within(union).intersection(of_kind("country"))) == size


def test_the_us_regions_divide_the_states_without_overlap() -> None:
    """Each state is in one of the groups, or is by itself what an office serves (Texas)."""
    states = [code for code in of_kind("subdivision") if code.startswith("us-")]
    divided = Counter(state for group in MEMBERS["usa"] for state in MEMBERS.get(group, ()))
    served = Counter({row["region"] for row in rows("office-jurisdictions.csv")}.intersection(states))
    assert divided + served == Counter(states)


# Shapes -------------------------------------------------------------------------------------------------------------


def test_every_country_and_state_is_drawn_and_nothing_else() -> None:
    assert COUNTRIES.keys() == set(of_kind("country"))
    assert STATES.keys() == {code for code in of_kind("subdivision") if code.startswith("us-")}


@pytest.mark.parametrize("code", DRAWN)
def test_shape_is_valid_and_not_smeared_across_the_antimeridian(code: str) -> None:
    assert DRAWN[code].is_valid, shapely.is_valid_reason(DRAWN[code])
    for part in parts(DRAWN[code]):
        west, south, east, north = part.bounds
        assert -180 <= west < east <= 180
        assert -90 <= south < north <= 90
        assert east - west < 180


@pytest.mark.parametrize("code", DRAWN)
def test_outer_rings_run_clockwise_and_holes_the_other_way(code: str) -> None:
    for part in parts(DRAWN[code]):
        assert not part.exterior.is_ccw, "Plotly would fill everything but this shape"
        assert all(hole.is_ccw for hole in part.interiors)


@pytest.mark.parametrize(
    ("place", "latitude", "longitude", "code"),
    [
        ("Simferopol", 44.95, 34.1, "ukr"),
        ("Dakhla", 23.7, -15.4, "esh"),
        ("Golan Heights", 33.02, 35.78, "syr"),
        ("Famagusta", 35.2, 33.9, "cyp"),
        ("Hargeisa", 9.56, 44.06, "som"),
        ("Hebron", 31.53, 35.1, "pse"),
        ("Pristina", 42.66, 21.16, "xkx"),
        ("Taipei", 25.0, 121.5, "twn"),
        ("Chukotka, east of the antimeridian", 66.5, -175.0, "rus"),
    ],
)
def test_contested_and_cut_places_go_with_the_right_country(
    place: str, latitude: float, longitude: float, code: str
) -> None:
    point = shapely.Point(longitude, latitude)
    assert [drawn for drawn, geometry in COUNTRIES.items() if geometry.contains(point)] == [code], place


@pytest.mark.parametrize(
    ("code", "places"),
    [
        ("pse", "Gaza-City 31.50 34.45  Khan-Yunis 31.34 34.30  Ramallah 31.90 35.20"),
        ("tls", "Pante-Macassar -9.20 124.37  Dili -8.56 125.58"),
        ("prt", "Ponta-Delgada 37.74 -25.67  Horta 38.54 -28.63  Santa-Cruz-das-Flores 39.45 -31.13  Funchal 32.66 -16.92"),
        ("esp", "Las-Palmas 28.10 -15.43  Arrecife 28.96 -13.55  Maó 39.89 4.26  Ceuta 35.89 -5.31  Melilla 35.29 -2.94"),
        ("fra", "Pointe-à-Pitre 16.24 -61.53  Fort-de-France 14.61 -61.06  Saint-Denis -20.88 55.45  Mamoudzou -12.78 45.23"),
        ("dnk", "Rønne 55.10 14.71  Copenhagen 55.68 12.57"),
        ("fin", "Mariehamn 60.10 19.94"),
        ("nld", "Den-Burg 53.05 4.80  Kralendijk 12.15 -68.27"),
        ("swe", "Visby 57.64 18.30"),
        ("gbr", "Lerwick 60.15 -1.15  Kirkwall 58.98 -2.96  Newport 50.70 -1.29"),
        ("grc", "Mytilene 39.10 26.55  Kos 36.89 27.29  Fira 36.42 25.43"),
        ("rus", "Kaliningrad 54.71 20.51"),
        ("aze", "Nakhchivan 39.21 45.41"),
        ("ago", "Cabinda -5.55 12.20"),
        ("omn", "Khasab 26.18 56.25"),
        ("brn", "Bangar 4.71 115.07"),
        ("hrv", "Dubrovnik 42.65 18.09"),
        ("idn", "Ternate 0.79 127.38  Ambon -3.70 128.18"),
        ("jpn", "Naha 26.21 127.68  Ishigaki 24.34 124.16"),
        ("usa", "Honolulu 21.31 -157.86  Lihue 21.98 -159.37  Juneau 58.30 -134.42"),
        ("chl", "Hanga-Roa -27.15 -109.42"),
        ("ecu", "Puerto-Baquerizo -0.90 -89.61"),
        ("kna", "Charlestown 17.14 -62.62  Basseterre 17.30 -62.72"),
        ("cpv", "Mindelo 16.89 -24.98  Praia 14.92 -23.51"),
        ("mdv", "Malé 4.18 73.51"),
        ("kir", "Bairiki 1.33 172.98"),
    ],
)  # fmt: skip
def test_parts_that_people_live_on_are_drawn_with_their_country(code: str, places: str) -> None:
    words = places.split()
    for name, north, east in zip(words[::3], words[1::3], words[2::3], strict=True):
        point = shapely.Point(float(east), float(north))
        near = [drawn for drawn, shape in COUNTRIES.items() if shape.distance(point) < 0.06]
        assert code in near, f"{name}: {COUNTRIES[code].distance(point):.2f} degrees away"


def test_every_place_of_the_script_is_drawn(script) -> None:
    lost = [name for code, name, place in script.inhabited() if COUNTRIES[code].distance(place) > script.NEAR]
    assert lost == []


def test_a_speck_is_kept_for_who_lives_there_or_who_borders_it(script) -> None:
    detail = script.Detail(tolerance=0.1, tolerance_in_europe=0.1, islet=0.02)
    land, lived_on, bordering, rock = (
        shapely.box(x, 0, x + width, width) for x, width in ((0, 5), (10, 0.1), (20, 0.1), (30, 0.1))
    )
    others = shapely.STRtree([shapely.box(20.1, 0, 25, 5)])
    kept = script.kept_parts(
        shapely.union_all([land, lived_on, bordering, rock]), detail, [shapely.Point(10.05, 0.05)], others
    )
    assert sorted(part.bounds[0] for part in kept) == [0, 10, 20]


@pytest.mark.parametrize(("name", "kilobytes"), [("countries.geojson", 300), ("us-states.geojson", 150)])
def test_files_stay_small(name: str, kilobytes: int) -> None:
    assert (DATA / "geometry" / name).stat().st_size < kilobytes * 1000


# The script ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("make_geometry", ROOT / "scripts" / "make_geometry.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


def test_a_shape_over_the_antimeridian_is_cut_in_two(script) -> None:
    ring = script.unwrapped([(170, 10), (-170, 10), (-170, 20), (170, 20), (170, 10)])
    cut = script.planar_polygons([ring])
    assert sorted(part.bounds for part in cut) == [(-180, 10, -170, 20), (170, 10, 180, 20)]


@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), min_size=1))
def test_unwrapping_leaves_no_jump_and_moves_nothing(script, points: list[tuple[float, float]]) -> None:
    result = script.unwrapped(points)
    assert all(abs(here[0] - there[0]) <= 180 + 1e-6 for here, there in itertools.pairwise(result))
    for (x, y), (unwrapped_x, same_y) in zip(points, result, strict=True):
        turns = (unwrapped_x - x) / 360
        assert y == same_y
        assert turns == pytest.approx(round(turns), abs=1e-6)


def test_another_package_than_the_known_one_is_refused(script, monkeypatch, tmp_path) -> None:
    (tmp_path / "other.tgz").write_bytes(b"something else")
    packed = subprocess.CompletedProcess([], 0, stdout="other.tgz\n")
    monkeypatch.setattr(script.subprocess, "run", lambda *_, **__: packed)
    found = hashlib.sha256(b"something else").hexdigest()
    with pytest.raises(SystemExit, match=rf"world-atlas@2\.0\.2 has fingerprint {found}, expected "):
        script.fetch("world-atlas@2.0.2", tmp_path)


def test_without_npm_the_script_says_what_to_do(script, monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SystemExit, match=r"npm is not on the PATH; install Node\.js"):
        script.fetch("world-atlas@2.0.2", tmp_path)
