"""Colours stand out from the page, and from each other for readers who do not see red, green or blue."""

import math
from dataclasses import asdict, fields
from itertools import combinations, pairwise

import pytest

from dashboard.render.palette import PALETTES, Palette, channels, palette
from seeing import contrast, distance, luminance, seen

# What stands behind everything and is no mark.
GROUND = {
    "background",
    "grid",
    "land",
    "served",
    "border",
    "panel",
    "line",
    "flag",
    "marked",
    "categorical",
    "sequential",
}
TEXTS = {
    "text",
    "muted_text",
    "quiet",
    "link",
    "surplus",
    "deficit",
}  # of which words are printed on the page
CARRIERS = {"partner", "highlight", "exports", "imports"}  # on which words are printed
MET = [
    ("exports", "imports"),
    ("surplus", "deficit"),
    ("highlight", "context"),
    ("partner", "rest"),
    ("flanders", "wallonia"),
    ("flanders", "brussels"),
    ("flanders", "belgium"),
    ("wallonia", "brussels"),
    ("wallonia", "belgium"),
    ("brussels", "belgium"),
    ("exports", "surplus"),
    ("imports", "surplus"),
    *combinations(("representation", "satellite", "trade_office", "tourism_office"), 2),
]
APART = 9.0  # hundredths in OKLab; some 2 is the least difference seen side by side


@pytest.fixture(params=sorted(PALETTES))
def colours(request: pytest.FixtureRequest) -> Palette:
    return palette(request.param)


def test_the_measure_knows_black_from_white_and_red_from_green():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert distance("#FF0000", "#FF0000") == 0
    usual = math.dist(seen("#C0272D", "usual"), seen("#2E7D32", "usual"))
    assert usual > 5 * math.dist(seen("#C0272D", "deuteranopia"), seen("#2E7D32", "deuteranopia"))


def test_marks_stand_out_from_the_page(colours: Palette):
    marks = {name: value for name, value in asdict(colours).items() if name not in GROUND}
    marks |= {f"categorical {place}": value for place, value in enumerate(colours.categorical)}
    assert {name: round(contrast(value, colours.background), 2) for name, value in marks.items()
            if contrast(value, colours.background) < 3} == {}  # fmt: skip


def test_words_can_be_read_on_the_page_and_on_marks(colours: Palette):
    printed = {name: (getattr(colours, name), colours.background) for name in TEXTS}
    printed |= {f"on {name}": (colours.on_mark, getattr(colours, name)) for name in CARRIERS}
    printed |= {f"on {value}": (colours.on_mark, value) for value in colours.categorical}
    assert {name: round(contrast(*pair), 2) for name, pair in printed.items() if contrast(*pair) < 4.5} == {}


def test_colours_that_meet_in_one_chart_stay_apart_for_every_sight(colours: Palette):
    pairs = [(getattr(colours, one), getattr(colours, other)) for one, other in MET]
    pairs += combinations(colours.categorical, 2)
    assert [
        (one, other, round(distance(one, other), 1)) for one, other in pairs if distance(one, other) < APART
    ] == []


def test_the_steps_of_a_map_run_from_the_land_away_and_stay_apart(colours: Palette):
    steps = [colours.land, *colours.sequential]
    lights = [luminance(step) for step in steps]
    assert lights == sorted(lights) or lights == sorted(lights, reverse=True)
    assert min(distance(one, other) for one, other in pairwise(steps)) > 7


def test_every_colour_is_written_alike_in_both_schemes():
    for scheme in PALETTES.values():
        for field in fields(scheme):
            value = getattr(scheme, field.name)
            for colour in value if isinstance(value, tuple) else [value]:
                assert len(channels(colour)) == 4
                assert colour == colour.upper()
    assert channels("#FF8000", 120) == [255, 128, 0, 120]


def test_an_unknown_scheme_is_named():
    with pytest.raises(ValueError, match="no colour scheme 'sepia'; there are light, dark"):
        palette("sepia")
