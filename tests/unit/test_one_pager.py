"""Every partner and theme has a one-pager: compared in one year, with what is missing said, and the same in every file."""

import pytest

from check_partners import partners, tried
from dashboard.content.blocks import OnePagerCard
from dashboard.content.dossier import ONE_PAGER
from dashboard.locale import LANGUAGES
from page_content import content

FEW = partners()[::17]
"""Of those that `make check-partners` tries: some with much, some with little, a group, a part of a country."""


@pytest.mark.parametrize("place", range(len(FEW)))
def test_key_figures_are_there_or_said_to_be_missing_and_the_files_hold_all_of_it(place):
    found = tried(FEW[place], LANGUAGES[place % len(LANGUAGES)])
    assert found.faults == ()


def test_a_partner_without_key_figures_has_them_said_missing_and_what_there_is_named():
    card = content("dossier", {"region": ["us-ca"]}, lang="en").card(ONE_PAGER)
    assert card.figures == ()
    assert card.listed("held").entries
    (exports,) = [each.text for each in card.listed("unknown").entries if "goods exports." in each.text]
    assert "For the United States, to which it belongs" in exports


def test_a_theme_has_one_too():
    told = content("dossier", {"theme": ["energy-climate"]}, lang="en")
    (block,) = [each for each in told.walk() if isinstance(each, OnePagerCard)]
    assert len(block.card.figures) >= 5
    assert block.card.listed("proposals").entries


def balances():
    """The one-pagers with exports, imports and a balance."""
    for region in ("usa", "jpn", "ukr", "mar", "fra"):
        card = content("dossier", {"region": [region]}, lang="en").card(ONE_PAGER)
        found = {each.code: each for each in card.figures}
        if found.keys() >= {"exports", "imports", "balance"}:
            yield region, card, found


def test_what_is_subtracted_is_of_one_year_one_area_and_one_concept():
    tested = 0
    for region, card, found in balances():
        (how,) = found["balance"].beside
        trade = card.chosen[card.chosen["counterpart"].eq(region) & (card.chosen["item"] == "")]
        pairs = trade[trade["indicator"].str.match("goods-(exports|imports)(-national|-unstated|-usd)?$")]
        years = pairs.groupby(["time_period", "ref_area_in_sentence"])["indicator"].nunique()
        named = [
            (year, area)
            for (year, area), number in years.items()
            if f"both of {year} and of " in how and number > 1
        ]
        assert named, (region, how)
        for code in ("exports", "imports"):
            # A figure that is not of that year says which can be compared.
            year = named[-1][0]
            assert year in found[code].when or any("For comparison" in said for said in found[code].beside)
        tested += 1
    assert tested >= 2


def test_a_figure_that_a_link_asks_for_stands_in_a_section_that_is_open():
    figure = "goods-exports-share-be-vlg-deu-2015"
    told = content("dossier", {"region": ["deu"], "figure": [figure]}, lang="en")
    plain = content("dossier", {"region": ["deu"]}, lang="en")
    opened = [
        [
            block.values["part"].code
            for block in each.walk()
            if getattr(block, "template", "") == "dossier/part.html"
            and getattr(block.values["part"], "opened", False)
        ]
        for each in (told, plain)
    ]
    assert opened == [["trade"], []]
