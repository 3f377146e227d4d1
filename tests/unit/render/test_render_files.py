"""Every kind of file is made of briefs and views of any size, and holds whatever was pinned."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from io import BytesIO
from zipfile import ZipFile, is_zipfile

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from dashboard.content import links
from dashboard.content.blocks import BriefFiles
from dashboard.data import Package
from dashboard.data.licences import NOT_STATED, of_sources
from dashboard.locale import reader_for
from dashboard.render.card import Edition
from dashboard.render.files import DOCX, KINDS, PDF, Kind
from dashboard.render.properties import LONGEST_PROPERTY, properties
from dashboard.view import MOST_PINS
from dashboard.view.pins import LONGEST_NOTE
from page_content import content

LONGEST_LINK = 16_000
PINNED = ("goods-exports-be-vlg-usa-2015", "goods-exports-growth-be-vlg-usa-2015-from-levels")


def text_of(made: bytes) -> str:
    """All that is written in a file: of one that is packed, in its parts and in what is packed in these."""
    if made.startswith(b"%PDF"):
        return "\n".join(
            [*(page.extract_text() for page in PdfReader(BytesIO(made)).pages), *addresses(made)]
        )
    if not is_zipfile(BytesIO(made)):
        return unescape(made.decode("utf-8", "replace"))
    with ZipFile(BytesIO(made)) as parts:
        assert parts.testzip() is None
        found = [parts.read(name) for name in parts.namelist()]
    return unescape(re.sub(r"<[^>]*>", "", "\n".join(map(text_of, found))))


def addresses(made: bytes) -> list[str]:
    """Where the links of a PDF lead."""
    notes = [note.get_object() for page in PdfReader(BytesIO(made)).pages for note in page.get("/Annots", ())]
    return [str(note["/A"]["/URI"]) for note in notes if "/URI" in note["/A"]]


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
    assert link in bare(made)


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
    assert told.licence
    licences = [
        told.licence.name,
        *{row.name for row in of_sources(real, lang).values() if row.code == NOT_STATED},
    ]
    wanted = [*PINNED, *licences, real.names("regions", lang)["usa"], real.names("units", lang)["percent"]]
    for kind in KINDS:
        made = text_of(kind.make(shown, told, real))
        for said in (*wanted, reader.text("worked out by this dashboard")):
            assert bare(said) in bare(made), (kind.ending, said)


def bare(text: str) -> str:
    """A text without the places where its lines end."""
    return "".join(text.split())


def elements(node: object, tag: str) -> list[DictionaryObject]:
    """The elements of a tagged PDF with this tag, below a node of its structure."""
    found = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(found, ArrayObject):
        return [one for each in found for one in elements(each, tag)]
    if not isinstance(found, DictionaryObject):
        return []
    return [*([found] if found.get("/S") == f"/{tag}" else ()), *elements(found.get("/K"), tag)]


def test_a_pdf_is_tagged_with_all_that_accessibility_asks_for(cards: dict, real: Package) -> None:
    shown = [cards["nl"][name] for name in ("ranking", "lines")]
    link = "https://dashboard.example.org/brief?lang=nl"
    told = Edition(reader_for("nl"), link, "1.2.3", links.today(), "Briefing")
    made = PDF.make(shown, told, real)
    file = PdfReader(BytesIO(made))
    root = file.trailer["/Root"]
    assert (root["/Lang"], bool(root["/MarkInfo"]["/Marked"])) == ("nl", True)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "pdfuaid:part" in root["/Metadata"].get_data().decode()
    assert file.metadata.title == "Briefing"
    tree = root["/StructTreeRoot"]
    alternatives = {figure.get("/Alt") for figure in elements(tree, "Figure")}
    assert {card.alt for card in shown} <= alternatives
    assert any(link in str(alternative) for alternative in alternatives), (
        "the code on paper says where it leads"
    )
    assert len(elements(tree, "Table")) == len(shown)
    assert elements(tree, "TH")
    assert [entry.title for entry in file.outline[1]] == [card.heading for card in shown]
    fonts = [font.get_object() for page in file.pages for font in page["/Resources"]["/Font"].values()]
    for font in fonts:
        assert "/FontFile2" in font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
    assert not any(page["/Resources"].get("/XObject", {}).get("/Subtype") == "/Image" for page in file.pages)
    assert link in addresses(made)


def test_a_document_has_native_tables_with_a_head_that_is_repeated(cards: dict, real: Package) -> None:
    card = cards["en"]["ranking"]
    told = Edition(reader_for("en"), "https://dashboard.example.org/", "1.2.3", links.today(), "Markets")
    file = docx.Document(BytesIO(DOCX.make([card], told, real)))
    (table,) = file.tables
    assert len(table.rows) == 1 + len(card.chosen)
    assert table.rows[0]._tr.trPr.xpath("w:tblHeader")
    assert file.inline_shapes[0]._inline.docPr.get("descr") == card.alt
    assert [one.text for one in file.paragraphs if one.style.name == "Heading 1"] == [card.heading]
