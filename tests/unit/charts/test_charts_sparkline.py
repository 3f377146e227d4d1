"""A sparkline is a picture that says where a figure went: its structure is tested, never its pixels."""

import re
from xml.etree import ElementTree

import pytest

from dashboard.render.palette import palette
from dashboard.render.sparkline import HEIGHT, WIDTH, sparkline

SVG = "{http://www.w3.org/2000/svg}"


def rows(*points, measure="money"):
    return [{"sort_period": year + 0.5, "value": value, "measure": measure} for year, value in points]


def drawn(*points, measure="money", scheme="light"):
    return ElementTree.fromstring(sparkline(rows(*points, measure=measure), scheme=scheme))


def dots(svg):
    return [(float(dot.get("cx")), float(dot.get("cy"))) for dot in svg.iter(f"{SVG}circle")]


def test_there_is_a_dot_for_each_figure_and_the_last_is_the_largest():
    svg = drawn((2013, 1), (2014, 3), (2015, 2))
    assert len(dots(svg)) == 3
    sizes = [float(dot.get("r")) for dot in svg.iter(f"{SVG}circle")]
    assert max(sizes) == sizes[-1]
    assert sizes.count(max(sizes)) == 1


def test_higher_values_stand_higher_and_later_ones_further_right():
    (x1, y1), (x2, y2), (x3, y3) = dots(drawn((2013, 1), (2014, 3), (2016, 2)))
    assert x1 < x2 < x3
    assert y2 < y3 < y1
    assert x3 - x2 == pytest.approx(2 * (x2 - x1), abs=0.2)


def test_all_of_it_lies_within_the_picture():
    for x, y in dots(drawn((1999, -5), (2010, 8), (2024, 3))):
        assert 0 <= x <= WIDTH
        assert 0 <= y <= HEIGHT


def test_years_that_lack_are_bridged_by_dashes():
    svg = drawn((2013, 1), (2014, 3), (2016, 2))
    dashed = [path.get("stroke-dasharray") is not None for path in svg.iter(f"{SVG}path")]
    assert dashed == [False, True]


def test_values_on_both_sides_of_nothing_have_a_line_there():
    assert len(list(drawn((2013, 1), (2014, -1)).iter(f"{SVG}path"))) == 2
    assert len(list(drawn((2013, 1), (2014, 2)).iter(f"{SVG}path"))) == 1


def test_the_ground_is_nothing():
    (_, y1), (_, y2) = dots(drawn((2013, 99), (2014, 100)))
    assert y1 - y2 < 1


def test_the_first_rank_is_on_top():
    (_, y1), (_, y2) = dots(drawn((2013, 5), (2014, 1), measure="rank"))
    assert y2 < y1


def test_level_figures_are_drawn():
    assert len(dots(drawn((2013, 0), (2014, 0)))) == 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_its_colours_are_those_of_the_scheme(scheme):
    found = set(re.findall(r"#[0-9A-Fa-f]{6}", sparkline(rows((2013, 1), (2014, 2)), scheme=scheme)))
    assert found == {palette(scheme).partner}


def test_one_figure_is_no_line():
    with pytest.raises(ValueError, match="there are 1"):
        sparkline(rows((2013, 1)))
