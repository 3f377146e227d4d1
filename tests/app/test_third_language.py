"""A third language is a catalogue and data labels: a copy of the project learns French without a line of code."""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from add_language import add_language
from serving import ROOT

PAGES = ("tourism", "overview", "export-markets")
CARD = "markets"
PARTS = ("app.py", "pages", "src", "data", "static", ".streamlit")
LIMIT = 180
NARROW = "\u202f"


@pytest.fixture(scope="module")
def french(tmp_path_factory):
    """A copy of the project that speaks French as well: each draft is the Dutch text in angle marks."""
    root = tmp_path_factory.mktemp("french") / "project"
    root.mkdir()
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / part, root / part)
    before = code(root)
    add_language(root, "fr_BE")
    assert code(root) == before
    return root


def code(root):
    """All that is no catalogue and no data."""
    files = (path for path in root.rglob("*") if path.is_file() and path.suffix != ".po")
    return {path: path.read_bytes() for path in files if root / "data" not in path.parents}


def run(root, *arguments):
    environment = {**os.environ, "PYTHONPATH": str(root / "src"), "CACHE_DIRECTORY": os.devnull}
    environment.pop("DASHBOARD_DATA", None)
    found = subprocess.run(
        [sys.executable, "-W", "error::DeprecationWarning:dashboard", *arguments],
        cwd=root, env=environment, capture_output=True, text=True, timeout=LIMIT, check=False,
    )  # fmt: skip
    assert found.returncode == 0, found.stdout[-2000:] + found.stderr[-4000:]
    return found.stdout


@pytest.fixture(scope="module")
def shown(french):
    script = ROOT / "tests" / "app" / "third_language.py"
    return json.loads(run(french, str(script), "fr", ",".join(PAGES), CARD).splitlines()[-1])


def marked(text):
    return "‹" in text and "›" in text


def test_the_figures_are_sound_in_three_languages(french):
    said = run(french, "-m", "dashboard.data.check", "--languages", "en", "nl", "fr")
    assert said.endswith(": no problems\n")


@pytest.mark.parametrize("slug", PAGES)
def test_a_page_speaks_it(shown, slug):
    page = shown["pages"][slug]
    assert page["faults"] == []
    assert page["address"] in ("fr", ["fr"])
    assert len(page["titles"]) == 1
    assert all(marked(said) for said in [*page["titles"], *page["filters"], *page["choices"]])
    assert page["languages"] == ["English", "Français", "Nederlands"]
    assert "document.documentElement.lang = 'fr'" in page["html"]
    assert "link asked for" not in page["html"]
    assert page["charts"]
    assert all(marked(chart) for chart in page["charts"])


def test_headline_numbers_and_headings_speak_it(shown):
    html = shown["pages"]["export-markets"]["html"]
    whats = re.findall(r'<span class="what">([^<]*)</span>', html)
    assert whats
    assert [what for what in whats if not marked(what) and not re.fullmatch(r"[\d–]+", what)] == []
    headings = re.findall(r'class="card-title"[^>]*>([^<]*)<', html)
    assert headings
    assert [heading for heading in headings if not heading.startswith("‹")] == []


def test_numbers_are_written_as_in_french(shown):
    page = shown["pages"]["tourism"]
    separators = {json.loads(chart.rpartition("\n")[2])["layout"]["separators"] for chart in page["charts"]}
    assert separators == {"," + NARROW}
    taken = shown["taken"]["table"]
    values = re.findall(r'<td class="value"[^>]*>(?:<a [^>]*>)?([^<]*)', taken)
    assert any(re.search(rf"\d{NARROW}\d{{3}}", value) for value in values)
    assert not any(re.search(r"\d[.]\d", value) for value in values)


def test_tables_and_files_carry_its_headings(shown):
    taken = shown["taken"]
    heads = re.findall(r'<th scope="col">([^<]*)</th>', taken["table"])
    assert heads
    assert all(marked(head) for head in heads)
    header, first = taken["csv"].splitlines()[:2]
    names = header.split(";")
    assert sum(marked(name) for name in names) >= len(names) - 2, names
    assert marked(first)
    assert {name for name in names if marked(name)} & set(taken["xlsx"])
    assert "note_fr" in taken["bundle"]["observations.csv"].splitlines()[0].split(",")
    assert "‹Vlaanderen›" in taken["bundle"]["regions.csv"]
    assert marked(taken["bundle"]["README.md"])
    assert "name_fr" in taken["api"]
