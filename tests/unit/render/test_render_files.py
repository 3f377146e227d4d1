"""Every kind of file is made of briefs and views of any size, and holds whatever was pinned."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from io import BytesIO
from zipfile import ZipFile, is_zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.content import links
from dashboard.content.blocks import BriefFiles
from dashboard.data import Package
from dashboard.locale import reader_for
from dashboard.render.card import Edition
from dashboard.render.files import KINDS, Kind
from dashboard.render.properties import LONGEST_PROPERTY, properties
from dashboard.view import MOST_PINS
from dashboard.view.pins import LONGEST_NOTE
from page_content import content

LONGEST_LINK = 16_000
PINNED = ("goods-exports-be-vlg-usa-2015", "goods-exports-growth-be-vlg-usa-2015-from-levels")


def text_of(made: bytes) -> str:
    """All that is written in a file: of one that is packed, in its parts and in what is packed in these."""
    if not is_zipfile(BytesIO(made)):
        return unescape(made.decode("utf-8", "replace"))
    with ZipFile(BytesIO(made)) as parts:
        assert parts.testzip() is None
        found = [parts.read(name) for name in parts.namelist()]
    return unescape(re.sub(r"<[^>]*>", "", "\n".join(map(text_of, found))))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.ending)
@pytest.mark.parametrize(("pins", "signs"), [(1, 255), (1, LONGEST_LINK), (MOST_PINS, LONGEST_LINK)])
def test_a_file_is_made_of_any_size(cards: dict, real: Package, kind: Kind, pins: int, signs: int) -> None:
    several = [*cards["nl"].values()] * 2
    shown = [replace(card, notes=("n" * LONGEST_NOTE, *card.notes)) for card in several[:pins]]
    link = "https://dashboard.example.org/brief?pin=".ljust(signs, "x")
    told = Edition(
        reader_for("nl"), link, "1.2.3", links.today(), "Dossier", "Regio: Japan · " * (signs // 20)
    )
    made = text_of(kind.make(shown, told, real))
    assert "1.2.3" in made
    assert link in made.replace("\n", "")


@given(st.text(max_size=900), st.text(max_size=900), st.integers(0, LONGEST_LINK))
def test_no_property_is_longer_than_files_allow(title: str, filters: str, signs: int) -> None:
    told = Edition(reader_for("en"), "x" * signs, "1.2.3", links.today(), title, filters)
    *said, _ = properties([], told)
    assert max(map(len, said)) <= LONGEST_PROPERTY
    assert said[0] == title or said[0].endswith("…")
    assert "x" * signs in said[3] or "1.2.3" in said[3]


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_a_pinned_figure_is_in_every_file_with_whose_it_is(real: Package, lang: str) -> None:
    brief = content("brief", {"pin": [f"figure.{figure}" for figure in PINNED]}, lang=lang)
    files = next(block for block in brief.walk() if isinstance(block, BriefFiles))
    shown, told = files.cards(), links.edition(brief.page, "https://dashboard.example.org")
    reader = reader_for(lang)
    wanted = [*PINNED, real.names("regions", lang)["usa"], real.names("units", lang)["percent"]]
    for kind in KINDS:
        made = text_of(kind.make(shown, told, real))
        for said in (*wanted, reader.text("worked out by this dashboard")):
            assert said in made, (kind.ending, said)
