"""CSV: every number comes back, every figure has its source, and no cell runs as a formula."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts import ChartSpec
from dashboard.data import Package, formula, labelled
from dashboard.locale import reader_for
from dashboard.render.card import Card, Edition, FactCard
from dashboard.render.sheets import (
    AMOUNT,
    DIALECTS,
    csv_of,
    csv_of_figures,
    harmless,
    rows_of_csv,
    usual_dialect,
)

if TYPE_CHECKING:
    from conftest import Folder

LINK = "https://example.org/export-markets?lang=en&theme=trade&v=1.0.0"
FULL_WIDTH = "＝＋－＠"


def edition(lang: str = "en") -> Edition:
    return Edition(
        reader_for(lang), LINK, "1.0.0", date(2026, 11, 22), "Export markets", filters="Theme: trade"
    )


def card(figures: pd.DataFrame, key: str = "markets", heading: str = "Germany first") -> Card:
    spec = ChartSpec("bars", (), (), reader_for("en"))
    return Card("export-markets", key, heading, "Share", "Source: X", (), "alt", figures, figures, spec)


def fact_card(table: pd.DataFrame) -> FactCard:
    return FactCard("partnerships", "list", "Agreements", "", "Source: Y", (), "alt", table)


def opened(content: bytes, lang: str = "en") -> pd.DataFrame:
    form = DIALECTS[usual_dialect(reader_for(lang))]
    return pd.read_csv(
        io.BytesIO(content), sep=form.separator, decimal=form.decimal, keep_default_na=False, na_values=[]
    )


def cells(content: bytes, separator: str) -> list[str]:
    return [
        cell
        for row in csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=separator)
        for cell in row
    ]


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_every_number_comes_back_in_order(real: Package, lang: str) -> None:
    figures = labelled(real.observations(), real, lang)
    found = opened(csv_of_figures(figures, edition(lang), real), lang)
    t = reader_for(lang).text
    assert found[t("Value")].dtype == "float64"
    assert list(found[t("Value")]) == list(figures["value"])
    assert list(found[t("Code")]) == list(figures["id"])


@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize("name", DIALECTS)
def test_every_dialect_holds_the_same_figures(real: Package, name: str, lang: str) -> None:
    figures = labelled(real.observations("tourism"), real, lang)
    content, form = csv_of_figures(figures, edition(lang), real, name), DIALECTS[name]
    assert content.startswith(b"\xef\xbb\xbf") == form.mark
    found = pd.read_csv(io.BytesIO(content), sep=form.separator, decimal=form.decimal, keep_default_na=False)
    assert list(found[reader_for(lang).text("Value")]) == list(figures["value"])


def test_belgian_excel_finds_its_own_signs() -> None:
    assert DIALECTS[usual_dialect(reader_for("nl"))][:2] == (";", ",")
    assert DIALECTS[usual_dialect(reader_for("en"))][:2] == (",", ".")


def test_it_begins_with_the_mark_that_excel_needs(real: Package) -> None:
    figures = labelled(real.observations().head(1), real, "en")
    assert csv_of([card(figures)], edition(), real).startswith(b"\xef\xbb\xbfCode,What,")


def test_every_row_has_its_source_and_the_view_it_is_from(real: Package) -> None:
    figures = labelled(real.figures(["goods-exports-share-be-vlg-usa-2015"]), real, "en")
    (row,) = opened(csv_of([card(figures)], edition(), real)).to_dict("records")
    assert row["As printed"] == "6,03%"
    assert row["Source"] == "Strategienota Verenigde Staten van Amerika"
    assert row["Publisher"] == "Government of Flanders"
    assert row["Place in the source"] == figures.at[0, "locator"]
    assert row["Derived"] == "no"
    origin = {name: row[name] for name in ("Page", "Title", "Filters", "Exported on", "Data version", "Link")}
    assert origin == {
        "Page": "Export markets", "Title": "Germany first", "Filters": "Theme: trade", "Exported on": "2026-11-22",
        "Data version": "1.0.0", "Link": LINK,
    }  # fmt: skip


def test_derived_press_and_approximate_figures_say_so(real: Package) -> None:
    figures = labelled(real.observations(), real, "en")
    found = opened(csv_of_figures(figures, edition(), real))
    derived = figures["derived"].to_numpy()
    assert ((found["Derived"] == "yes").to_numpy() == derived).all()
    assert (
        found["Status"].str.contains("worked out by this dashboard").to_numpy().tolist() == derived.tolist()
    )
    press = found["Status"].str.contains("as reported by the press").to_numpy()
    assert (press == (figures["authority"] == "press").to_numpy()).all()
    about = found["Status"].str.contains("approximate").to_numpy()
    assert (about == (figures["obs_status"] == "E").to_numpy()).all()
    row = figures[figures["derived"]].iloc[0]
    assert found.set_index("Code").at[row["id"], "Formula"] == formula(row, real, "en", period=str)


def test_a_figure_on_two_cards_stands_once(real: Package) -> None:
    figures = labelled(real.observations("tourism").head(5), real, "en")
    cards = [card(figures.head(3), "a", "First"), card(figures, "b", "Second")]
    found = opened(csv_of(cards, edition(), real))
    assert list(found["Code"]) == list(figures["id"])
    assert list(found["Title"]) == ["First"] * 3 + ["Second"] * 2
    assert rows_of_csv(cards) == len(found) == 5


def test_the_link_is_that_of_the_card(real: Package) -> None:
    figures = labelled(real.observations("tourism").head(2), real, "en")
    own = replace(card(figures.head(1), "a"), link="https://example.org/a")
    found = opened(csv_of([own, card(figures.tail(1), "a")], edition(), real))
    assert list(found["Link"]) == ["https://example.org/a", LINK]


def test_facts_stand_below_the_figures(real: Package) -> None:
    table = pd.DataFrame({"Agreement": ["Treaty", "Memo"], "Source": ["Note, 3", "Note, 4"]})
    cards = [card(labelled(real.observations("tourism").head(2), real, "en")), fact_card(table)]
    found = opened(csv_of(cards, edition(), real))
    assert list(found["Agreement"]) == ["", "", "Treaty", "Memo"]
    assert list(found["Source"])[2:] == ["Note, 3", "Note, 4"]
    assert list(found["Value"])[2:] == ["", ""]
    assert list(found["Title"])[2:] == ["Agreements"] * 2
    assert rows_of_csv(cards) == len(found) == 4


def test_facts_alone_have_the_columns_of_their_table() -> None:
    found = opened(csv_of([fact_card(pd.DataFrame({"Who": ["A"]}))], edition(), None))
    said = ["Page", "Title", "Mind", "Filters", "Exported on", "Data version", "Terms", "Link"]
    assert list(found.columns) == ["Who", *said]


HOSTILE = [
    "=1+1", "+1+1", "-1+cmd|' /C calc'!A0", "a;-cmd|x", "x, -SUM(1)", "-A1", "-5 A1(B2)", "-1|x", "-2 x!A1", "x;-1+1",
    "@SUM(A1)", "\t=1", "\r=1", "  =1", "\u00a0=1", "\ufeff=1", "\u200b=1",
    "＝1", "＋1", "－1", "＠A1", "﹦1", "\n=1", "\x00=1", "−1-1", '"=1"&A1', "x;=1", "x,=1", "x\t=1", "x\n=1", "x, \"@A1",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_begins_a_formula_whatever_the_separator(text: str) -> None:
    said = harmless(text)
    assert said, "it is defused, not removed"
    for separator in ",;\t|":
        for part in said.splitlines() or [""]:
            for cell in part.split(separator):
                begins = (
                    cell.strip(" \"'\u00a0\ufeff\u200b") if not cell.lstrip(' "').startswith("'") else "'"
                )
                assert not begins.startswith(("=", "+", "-", "@", "\u2212", "﹦", *FULL_WIDTH)), (
                    said,
                    separator,
                )


@given(st.text())
def test_any_text_becomes_one_line_that_is_no_formula(text: str) -> None:
    said = harmless(text)
    assert not said.startswith(("=", "@", "\t", "\r", *FULL_WIDTH))
    assert not said.startswith(("+", "-", "\u2212")) or AMOUNT.fullmatch(said)
    assert "\n" not in said
    assert "\r" not in said
    assert harmless(said) == said, "defusing twice changes nothing more"


@pytest.mark.parametrize(
    "text", ["18,12 miljard euro", "a = b", "EU-27", "x@y.be", "1+1", "Noot: 3 - 4", "'t Stad"]
)
def test_a_harmless_text_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_no_amount_and_no_address_of_the_data_is_altered(real: Package, lang: str) -> None:
    figures = labelled(real.observations(), real, lang)
    texts = {*figures["as_printed"], *figures["source_url"], *figures["source_title"], *figures["note"]}
    altered = {text for text in texts if harmless(text) != " ".join(text.split())}
    assert len([text for text in texts if text.startswith(("-", "+"))]) > 20
    assert altered == set()


def test_a_package_with_hostile_cells_leaves_harmlessly(tiny: Folder) -> None:
    tiny.replace("regions.csv", "country,United States,", "country,=HYPERLINK(A1),")
    tiny.replace("sources.csv", "strategy-2016,document,official,", "strategy-2016,document,official,@")
    package = tiny.load()
    assert package.problems == ()
    figures = labelled(package.observations(), package, "en")
    assert figures["counterpart_name"].str.startswith("=").any()
    content = csv_of([card(figures, heading="+cmd|' /C calc'!A0")], edition(), package)
    for cell in cells(content, ","):
        assert not cell.startswith(("=", "@", "\t", "\r")), cell
        assert not cell.startswith(("+", "-")) or AMOUNT.fullmatch(cell), cell
    assert list(opened(content)["Value"]) == list(figures["value"])


def test_negative_numbers_stay_numbers(real: Package) -> None:
    figures = labelled(real.observations(), real, "nl")
    low = figures[figures["value"] < 0]
    assert len(low) > 10
    found = opened(csv_of_figures(low, edition("nl"), real), "nl")
    assert list(found["Waarde"]) == list(low["value"])


def test_what_a_card_warns_of_stands_beside_its_figures(real: Package) -> None:
    figures = labelled(real.observations("tourism"), real, "en").head(3)
    warned = replace(card(figures), notes=("Not the same concept.", "Figures of different areas."))
    assert set(opened(csv_of([warned], edition(), real))["Mind"]) == {
        "Not the same concept. Figures of different areas."
    }
