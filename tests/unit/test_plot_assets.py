"""What draws the charts in the browser is ours to serve, speaks the version of the figures, and asks nobody else."""

import re

import pytest

from dashboard.ui.plot import FOLDER, address, names_content
from make_plotly import spoken

BUNDLE = (FOLDER / "plotly.min.js").read_text(encoding="utf-8")
SCRIPTS = ("chart.js", "card.js", "tile.js", "ways.js", "plotly.min.js")


def test_the_bundle_is_of_the_version_that_figures_are_written_for():
    assert re.match(r"/\* plotly\.js ([\d.]+):", BUNDLE)[1] == spoken()


@pytest.mark.parametrize("file", SCRIPTS)
def test_no_text_is_run_as_a_script_and_no_other_host_is_named_for_fetching(file):
    text = (FOLDER / file).read_text(encoding="utf-8")
    assert not re.search(r"\beval\(|new Function\b|importScripts", text)
    assert "cdn." not in text


def test_every_package_in_the_bundle_comes_with_its_licence():
    licences = (FOLDER / "plotly.LICENSE.txt").read_text(encoding="utf-8")
    for name in ("plotly.js", "@plotly/d3", "d3-geo-projection", "topojson-client"):
        assert re.search(rf"^{name} [\d.]+ \(", licences, re.MULTILINE)
    assert licences.count("\n\n" + "-" * 100 + "\n\n") > 20


@pytest.mark.parametrize("file", SCRIPTS)
def test_an_address_names_the_content_of_its_file(file):
    path, _, query = address(file).partition("?")
    assert path == f"/app/static/{file}"
    assert names_content(FOLDER / file, query)
    assert not names_content(FOLDER / file, "v=000000000000")
    assert not names_content(FOLDER / file, "")
