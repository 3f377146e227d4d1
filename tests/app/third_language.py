"""What a reader of a third language is shown, as JSON: run within a copy of the project by test_third_language.py."""

import io
import json
import sys
import zipfile
from pathlib import Path

from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from dashboard.content import content_of
from dashboard.content.outline import outline
from dashboard.content.table import figures_table
from dashboard.data.store import store
from dashboard.locale import LANGUAGES, reader_for
from dashboard.render.bundle import bundle_of
from dashboard.render.card import Card
from dashboard.render.sheets import csv_of
from dashboard.render.xlsx import xlsx_of
from dashboard.service.api import catalogue
from dashboard.service.views.asked import Asked
from dashboard.service.views.words import words_of
from dashboard.ui import session

LANG, PAGES, CARD = sys.argv[1], sys.argv[2].split(","), sys.argv[3]
ROOT = Path.cwd()


def seen(slug: str) -> dict:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    app.query_params["lang"] = LANG
    app.run()
    if slug != "overview":
        app.switch_page(f"pages/{slug}.py")
        app.query_params["lang"] = LANG
        app.run()
    cards = [each.proto.bytes.decode() for each in app.get("bidi_component")]
    return {
        "faults": [each.message for each in app.exception] + [each.value for each in app.error],
        "address": app.query_params["lang"],
        "titles": [each.value for each in app.title],
        "filters": [each.label for each in (*app.multiselect, *app.selectbox)],
        "choices": [choice for each in app.multiselect for choice in each.options],
        "languages": [
            choice.content
            for each in app.get("button_group")
            if each.proto.id.endswith("-lang")
            for choice in each.proto.options
        ],
        "html": "\n".join([*(each.proto.body for each in app.get("html")), *map(html_of, cards)]),
        "charts": [card for card in cards if card.partition("\n")[2]],
        "captions": [each.value for each in app.caption],
    }


def html_of(sent: str) -> str:
    """What a card or a headline number writes as HTML."""
    words = json.loads(sent.partition("\n")[0])
    if tiles := words.get("tiles"):
        return "".join([words["head"], *(tile["html"] for tile in tiles), words["foot"]])
    return "".join(words.get(part, "") for part in ("head", "html", "body", "foot"))


def taken() -> dict:
    """The files of one card and its table, made as a reader would have them."""
    edition = store(session.data_folder(), LANGUAGES).edition()
    story = content_of(outline(PAGES[0]), edition, {}, lang=LANG)
    told = words_of(Asked(PAGES[0], LANG, ()), edition, story).told
    card = story.card(CARD)
    book = load_workbook(io.BytesIO(xlsx_of([card], told)))
    cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    bundle = zipfile.ZipFile(io.BytesIO(bundle_of([card], told, edition.package)))
    return {
        "csv": csv_of([card], told, edition.package).decode("utf-8-sig"),
        "xlsx": cells,
        "bundle": {
            name: bundle.read(name).decode() for name in ("README.md", "observations.csv", "regions.csv")
        },
        "table": "".join(
            figures_table(each.chosen, reader_for(LANG), caption=each.heading)
            for each in story.cards
            if isinstance(each, Card)
        ),
        "api": list(catalogue.COLUMNS),
    }


sys.stdout.write(json.dumps({"pages": {slug: seen(slug) for slug in PAGES}, "taken": taken()}))
