"""Several partners side by side: in one year wherever they share one, each in its own colour, in every file that leaves."""

from __future__ import annotations

import csv
from functools import cache
from io import BytesIO, StringIO
from itertools import combinations
from zipfile import ZipFile

import pytest
from pptx import Presentation

from dashboard.charts import crossed, series
from dashboard.content import links
from dashboard.content.blocks import BriefFiles, FigureCard, Fragment, PageLink, Selector
from dashboard.content.dossier.compared import INDICATOR, KEY, MEASURE
from dashboard.content.dossier.compared.measures import NAMES
from dashboard.content.peers import MOST
from dashboard.locale import LANGUAGES, reader_for
from dashboard.render.files import CSV, PDF, PPTX, XLSX
from dashboard.render.palette import PALETTES, partner_roles
from dashboard.render.picture import picture
from page_content import content

THREE = ("deu", "fra", "nld")
COMPARED = (THREE, ("usa", "jpn", "chn", "ind"), ("deu", "eu27"), ("nic", "btn"), ("be-wal", "nld"))


@cache
def dossier(partners, lang="en", **asked):
    return content(
        "dossier", {"region": partners, **{name: [code] for name, code in asked.items()}}, lang=lang
    )


def selector(page, name):
    return next(block for block in page.walk() if isinstance(block, Selector) and block.name == name)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("partners", COMPARED, ids="-".join)
def test_every_row_is_of_one_period_or_says_that_it_is_not(partners, lang):
    card = dossier(partners, lang).card(KEY)
    if card is None:
        assert partners == ("be-wal", "nld")
        return
    differ = reader_for(lang).text("Different periods")
    what, whose, period, *columns = card.table.columns
    assert len(columns) == len(partners)
    for row in card.table.to_dict("records"):
        cells = [row[column] for column in columns if row[column] != "–"]
        assert len(cells) >= 2
        assert row[what]
        assert row[whose]
        assert (row[period] == differ) == all(cell.endswith(")") for cell in cells)


def test_a_common_year_is_taken_before_the_newest_of_each():
    card = dossier(THREE).card(KEY)
    exports = card.chosen[card.chosen["indicator"] == "goods-exports"]
    assert set(exports["counterpart"]) == set(THREE)
    assert exports["time_period"].nunique() == 1


def test_partners_keep_their_colours_on_every_chart_whatever_their_order():
    told = {order: dict(_colours(order)) for order in (THREE, THREE[::-1])}
    assert told[THREE] == told[THREE[::-1]]
    assert len(set(told[THREE].values())) == len(THREE)
    for page in ("tourism", "opportunities", "export-markets"):
        seen = set(_colours(THREE, page))
        assert {code for code, _ in seen} >= set(THREE)
        assert {(code, fill) for code, fill in seen if code in THREE} == set(told[THREE].items())


def _colours(partners, page="dossier"):
    """The roles of the colours of partners on the lines and bars of a page."""
    for block in content(page, {"region": partners}, lang="en").walk():
        if isinstance(block, FigureCard) and block.card.spec.kind in ("lines", "bars"):
            lines = block.card.spec.kind == "lines"
            found = [(one.code, one.fill) for one in block.card.spec.series] if lines else [
                (category.code, point.fill) for category, point in block.card.spec.points
            ]  # fmt: skip
            yield from (pair for pair in found if pair[0] in partners)


def test_no_two_partners_share_a_colour_as_long_as_there_are_enough():
    codes = ["deu", "fra", "nld", "usa", "chn", "jpn", "ind", "eu27"]
    for some in combinations(codes, MOST):
        assert len(set(partner_roles(some).values())) == MOST
    assert partner_roles(codes) == {}
    for scheme in PALETTES.values():
        assert all(scheme.of(role) for role in partner_roles(THREE).values())


@pytest.mark.parametrize("measure", NAMES)
def test_a_measure_is_worked_out_of_the_figures_in_view(measure):
    plain, card = dossier(THREE).card(KEY), dossier(THREE, measure=measure).card(KEY)
    values = {one.code: dict(_values(card, one)) for one in card.spec.series}
    stated = {one.code: dict(_values(plain, one)) for one in plain.spec.series}
    if measure == "index":
        first = min(set.intersection(*(set(years) for years in stated.values())))
        expected = {
            code: {year: value / years[first] * 100 for year, value in years.items() if year >= first}
            for code, years in stated.items()
        }
        assert f"{first} = 100" in card.heading
    elif measure == "absolute":
        expected = stated
    else:
        divisor, times = {"share": ("counterpart", 100), "head": ("ref_area", 1000)}[measure]
        behind = card.chosen[
            ~card.chosen["id"].isin(plain.chosen["id"]) | (card.chosen["indicator"] == "inhabitants")
        ]
        by = {
            (row["time_period"] if measure == "share" else row[divisor]): row["value"]
            for row in behind.to_dict("records")
        }
        expected = {
            code: {
                year: value / by[year if measure == "share" else code] * times
                for year, value in years.items()
            }
            for code, years in stated.items()
        }
    assert values == {code: pytest.approx(years) for code, years in expected.items()}
    assert all(point.worked_out == (measure != "absolute") for _, point in card.spec.points)


def _values(card, one):
    return ((card.spec.categories[place].code, point.value) for place, point in one.present)


@pytest.mark.parametrize("partners", [one for one in COMPARED if one[0] != "be-wal"], ids="-".join)
def test_what_can_be_chosen_can_be_drawn(partners):
    page = dossier(partners)
    choices = [block for block in page.walk() if isinstance(block, Selector) and block.name == INDICATOR]
    for indicator in list(choices[0].options)[-2:] if choices else ():
        drawn = dossier(partners, indicator=indicator)
        assert set(drawn.card(KEY).shown["indicator"]) >= {indicator}
        assert len([one for one in drawn.card(KEY).spec.series if len(one.present) > 1]) > 1
        assert drawn.remarks is None


def test_what_cannot_be_had_is_said_and_the_rest_is_shown():
    page = dossier(("deu", "eu27"), measure="head")
    assert "European Union (27)" in " ".join(getattr(block, "text", "") for block in page.walk() if block)
    assert selector(page, MEASURE).chosen == ("absolute",)


def test_lines_that_cross_too_often_stand_in_panels(real):
    frame = dossier(THREE).card(KEY).shown
    frame = frame[frame["indicator"] == "arrivals-eurostat"]
    (first, second), reader = THREE[:2], reader_for("en")
    two = frame[frame["counterpart"].isin([first, second])].copy()
    years = sorted(set(two["time_period"]))
    for turns, apart in ((0, False), (1, False), (2, True)):
        # One lies above the other until a year, and then below it, as often as asked.
        rank = {year: sum(year > years[3 * turn] for turn in range(1, turns + 1)) % 2 for year in years}
        two["value"] = [
            float((rank[year] + (code == first)) % 2 + 1)
            for year, code in zip(two["time_period"], two["counterpart"], strict=True)
        ]
        assert crossed(series(two, reader=reader, label="counterpart_name")) is apart


def test_the_comparison_leaves_as_one_slide_with_chart_and_table_and_as_files():
    page = dossier(THREE, measure="index")
    card, told = page.card(KEY), links.edition(page.page, "https://dashboard.example.org")
    package = page.page.package
    (slide,) = Presentation(BytesIO(PPTX.make([card], told, package))).slides
    (chart,) = [shape.chart for shape in slide.shapes if shape.has_chart]
    assert [one.name for one in chart.plots[0].series] == [one.name for one in card.spec.series]
    drawn = [str(one.format.line.color.rgb) for one in chart.plots[0].series]
    assert drawn == [PALETTES["light"].of(one.fill)[1:] for one in card.spec.series]
    (table,) = [shape.table for shape in slide.shapes if shape.has_table]
    assert [[cell.text for cell in row.cells] for row in table.rows][1:] == card.table.to_numpy().tolist()
    rows = list(csv.DictReader(StringIO(CSV.make([card], told, package).decode("utf-8-sig"))))
    assert {row["Code"] for row in rows} == {*card.chosen["id"], ""}
    worked = [float(row["Value"]) for row in rows if not row["Code"]]
    assert worked == [point.value for _, point in card.spec.points]
    with ZipFile(BytesIO(XLSX.make([card], told, package))) as parts:
        texts = parts.read("xl/sharedStrings.xml").decode()
    assert all(cell.replace("&", "&amp;") in texts for cell in card.table.to_numpy().flatten())
    assert PDF.make([card], told, package).startswith(b"%PDF")
    fills = {PALETTES["light"].of(one.fill).lower() for one in card.spec.series}
    assert all(fill in picture(card, told, format="svg").decode() for fill in fills)


def test_a_brief_of_several_partners_begins_with_their_comparison():
    page = content("brief", {"region": THREE}, lang="en")
    (files,) = [block for block in page.walk() if isinstance(block, BriefFiles)]
    assert next(iter(files.cards())).key == KEY


@pytest.mark.parametrize(("partner", "expected"), [("deu", "fra"), ("jpn", ""), ("usa", "can")])
def test_peers_lead_to_the_comparison(partner, expected):
    (said,) = [
        str(block.markup)
        for block in dossier((partner,)).walk()
        if isinstance(block, Fragment) and block.template == "dossier/peers.html"
    ]
    assert f"region={partner}&amp;region=eu27" in said
    assert ("Neighbours" in said) is bool(expected)
    assert f"region={partner}&amp;region={expected}" in said
    (way,) = [
        block
        for block in content("tourism", {"region": [partner]}, lang="en").walk()
        if isinstance(block, PageLink) and block.slug == "dossier"
    ]
    assert way.parameters["region"][0] == partner
    assert len(way.parameters["region"]) == 3
