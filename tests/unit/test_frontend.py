"""What of Streamlit's page stands in the shell: what every page needs is not asked for late, and all icons are there."""

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from asgi_client import ask
from asgi_service import served
from dashboard.ui import frontend, plot
from make_fonts import icons, ligatures
from serving import ROOT

UNDRAWN = {"icon_name", "star_filled"}
"""What Streamlit names without having it in its own font."""


@pytest.fixture(scope="module")
def shell():
    return ask(served(), "/tourism?lang=en", sec_fetch_mode="navigate").text()


def test_every_icon_that_is_named_can_be_drawn():
    named = icons()
    assert {"close", "keep"} <= named
    assert named - ligatures(TTFont(plot.FOLDER / frontend.SIGNS_FILE)).keys() == UNDRAWN


def test_nothing_that_is_fetched_keeps_a_browser_from_painting(shell):
    head, _, body = shell.partition("</head>")
    assert "stylesheet" not in shell
    assert not re.search(r"<script[^>]*\ssrc=", head)
    (script,) = re.findall(r"<script[^>]*\ssrc=[^>]*>", body)
    assert " async " in script


def test_each_script_is_fetched_with_all_that_it_imports(shell):
    fetched = re.findall(r'<link rel="modulepreload"[^>]* href="/static/js/([^"]+)"', shell)
    (entry,) = re.findall(r'src="\./static/js/([^"]+)"', shell)
    assert entry in fetched
    assert {name.partition(".")[0] for name in fetched} >= {*frontend.ELEMENTS}
    assert {needed for name in fetched for needed in frontend.imported(name)} <= {*fetched}
    assert len(fetched) == len({*fetched})


def test_letters_beyond_ours_come_from_the_whole_font(shell):
    faces = re.findall(r"@font-face\{font-family:Source Sans;[^}]*font-style:normal[^}]*\}", shell)
    assert ["unicode-range" in face for face in faces] == [False, True]
    for address in re.findall(r"url\((/[^)]+)\)", shell):
        file = Path(address.partition("?")[0])
        assert (frontend.FOLDER / "media" / file.name).exists() or (ROOT / "static" / file.name).exists()
