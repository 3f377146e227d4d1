"""Streamlit's theme and our own style keep words readable and marks visible, light and dark."""

import re
import tomllib

import pytest

from dashboard.render.palette import palette
from dashboard.ui.frame import STYLE
from seeing import contrast
from serving import ROOT

THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
CSS = STYLE
SCHEMES = ("light", "dark")
FAINTEST = 0.8
"""No words of ours are fainter than this (`opacity`)."""


def ground(scheme):
    return {THEME[scheme]["backgroundColor"], THEME[scheme]["sidebar"]["backgroundColor"]}


def mixed(ink, paper, share):
    parts = [
        round(share * int(ink[at : at + 2], 16) + (1 - share) * int(paper[at : at + 2], 16))
        for at in (1, 3, 5)
    ]
    return "#" + "".join(f"{part:02X}" for part in parts)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_of_the_theme_can_be_read(scheme):
    said = THEME[scheme]
    papers = ground(scheme) | {said["secondaryBackgroundColor"]}
    inks = {said["textColor"], said["linkColor"], said["primaryColor"]}
    assert {
        (ink, paper): contrast(ink, paper) for ink in inks for paper in papers if contrast(ink, paper) < 4.5
    } == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_faint_words_can_be_read(scheme):
    assert (
        min(float(found) for found in re.findall(r"opacity: (0\.\d+)", CSS) if float(found) > 0.7) >= FAINTEST
    )
    ink = THEME[scheme]["textColor"]
    assert min(contrast(mixed(ink, paper, FAINTEST), paper) for paper in ground(scheme)) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_theme_has_its_colours_from_the_palette(scheme):
    colours, said = palette(scheme), THEME[scheme]
    assert colours.background == said["backgroundColor"] == said["sidebar"]["secondaryBackgroundColor"]
    assert colours.panel == said["sidebar"]["backgroundColor"]
    assert colours.text == said["textColor"]
    assert colours.link == said["linkColor"]
    assert colours.partner == said["primaryColor"]


def test_no_style_sheet_names_a_colour_of_its_own():
    sheets = sorted((ROOT / "src" / "dashboard").rglob("*.css"))
    assert len(sheets) > 3
    named = {
        sheet.name: found
        for sheet in sheets
        if (
            found := re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(", sheet.read_text(encoding="utf-8"))
        )
    }
    assert named == {}


def test_each_colour_of_our_style_for_light_and_dark_stands_out_from_its_page():
    pairs = re.findall(r"(?<!paper: )(?<!panel: )(?<!line: )light-dark\((#\w+), (#\w+)\)", CSS)
    assert pairs
    for each in pairs:
        for scheme, colour in zip(SCHEMES, each, strict=True):
            assert min(contrast(colour, paper) for paper in ground(scheme)) >= 4.5, (scheme, colour)
