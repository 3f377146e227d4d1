"""Pages follow their filters, and what cannot be made costs itself alone."""

import logging
import re

import pytest

import page_content
from dashboard.charts import ranking
from dashboard.content import Outline, content_of
from dashboard.content.blocks import Failure, Text
from dashboard.content.cache import ViewCache
from dashboard.content.outline import outline
from dashboard.data import expand, filtered, home
from dashboard.render.card import Card

MANY = 5
MOST, EVERY = 9, 22
"""Figures about a partner, from which on every page must be about it."""


@pytest.fixture(scope="module")
def edition():
    return page_content.edition()


@pytest.fixture(scope="module")
def cache():
    return ViewCache()


def partners(package):
    """Partners with many figures: those with most, and every few of the others, for official series know them all."""
    figures = package.observations()
    found = figures["counterpart"].value_counts().add(figures["ref_area"].value_counts(), fill_value=0)
    found = found[found >= MANY].sort_values(ascending=False, kind="stable")
    codes = [code for code in found.index if code not in home(package) | {"wld"}]
    return [*codes[:MOST], *codes[MOST::EVERY]]


def spoken_of(text, names):
    """The codes of the regions that a text names."""
    return {code for code, name in names.items() if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)}


def test_with_a_partner_chosen_every_page_leads_with_it_and_no_title_is_of_others_alone(edition, cache):
    package = edition.package
    abroad = set(package.table("regions")["id"]) - home(package) - {"wld"}
    names = {code: name for code, name in package.names("regions", "en").items() if code in abroad}
    tried = 0
    for subject in package.subjects:
        figures = package.observations(subject)
        page = outline(subject)
        leads = bool(content_of(page, edition, {}, lang="en", cache=cache).headlines)
        for partner in partners(package):
            about = filtered(figures, package, regions=[partner])
            if about.empty:
                continue
            tried += 1
            within = expand([partner], package)
            content = content_of(page, edition, {"region": [partner]}, lang="en", cache=cache)
            assert not [block for block in content.walk() if isinstance(block, Failure)], (subject, partner)
            if leads:
                row = content.headlines[0].figure
                assert {row["counterpart"], row["ref_area"]} & within, (subject, partner, row["id"])
            for card in content.cards:
                named = spoken_of(card.heading, names) if isinstance(card, Card) else set()
                assert not named or named & within, (subject, partner, card.heading)
    assert tried > 40


def test_what_there_is_not_about_a_partner_is_said_in_its_section_and_others_are_still_compared(
    edition, cache
):
    for subject in ("export-markets", "services-balance", "tourism", "budget"):
        whole = content_of(outline(subject), edition, {}, lang="en", cache=cache)
        for partner in ("jpn", "ind", "moz"):
            content = content_of(outline(subject), edition, {"region": [partner]}, lang="en", cache=cache)
            name = edition.package.in_sentence(partner, "en")
            said = [block.text for block in content.walk() if isinstance(block, Text)]
            assert any(name in line for line in said), (subject, partner)
            rankings = {card.key for card in whole.cards if card.spec.kind == "map"}
            assert {card.key for card in content.cards} >= rankings, (subject, partner)
            for line in said:
                if "after" in line or "Belgium’s:" in line:
                    assert any(block.figure["ref_area"] == "bel" for block in content.headlines), line


def test_with_a_year_chosen_headline_numbers_are_about_it(edition, cache):
    for subject in edition.package.subjects:
        for year in ("2015", "2022"):
            content = content_of(outline(subject), edition, {"year": [year]}, lang="en", cache=cache)
            for number in content.headlines:
                assert year in str(list(years(number.figure["time_period"]))), number.figure["id"]


def years(period):
    first, _, last = period.partition("/")
    return range(int(first[:4]), int((last or first)[:4]) + 1)


def test_what_cannot_be_made_costs_itself_alone_and_its_number_leads_to_the_log(edition, caplog):
    def broken(*_):
        raise RuntimeError("no such thing")

    def build(page):
        figures = page.cross_section("nights", ref_area="be-vlg")
        page.headline("nights", nonsense="wld")
        page.headline("nights", counterpart="wld")
        page.card("broken", figures, title=broken, draw=ranking)
        page.card("sound", figures, title="Sound", draw=ranking)

    with caplog.at_level(logging.ERROR):
        content = content_of(
            Outline("tourism", build, heading="Tourism"), edition, {}, lang="en", cache=ViewCache()
        )
    failures = [block for block in content.walk() if isinstance(block, Failure)]
    assert [failure.key for failure in failures] == ["nights", "broken"]
    assert [failure.title for failure in failures] == ["Nights spent", "Nights spent"]
    assert [card.key for card in content.cards] == ["sound"]
    assert len(content.headlines) == 1
    for failure, record in zip(failures, caplog.records, strict=True):
        (number,) = re.findall(r"Failure (\w+)\.", failure.text)
        assert number in record.getMessage()
        assert record.exc_info is not None


def test_a_growth_that_the_figures_of_both_years_contradict_says_so(edition, cache):
    page = outline("export-markets")
    told = {"beside": 0, "contradicted": 0}
    for year in sorted({*edition.package.observations("export-markets")["time_period"].str[:4]}):
        for block in content_of(page, edition, {"year": [year]}, lang="en", cache=cache).headlines:
            said = "".join(map(str, block.beside))
            told["beside"] += "on the year before" in said
            told["contradicted"] += "by the figures of both years" in said
    assert 0 < told["contradicted"] < told["beside"]
    newest = content_of(page, edition, {}, lang="en", cache=cache).headlines
    beside = ["".join(map(str, block.beside)) for block in newest]
    assert any(
        "\N{MINUS SIGN}3.7% on the year before" in each and "\N{MINUS SIGN}2.8% by" in each for each in beside
    )
