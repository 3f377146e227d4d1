"""What filters leave is shown, and what each choice says stands behind it does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pandas as pd
import pytest

from dashboard.content import PageContent, facets
from dashboard.content.blocks import Elsewhere, ListCard
from dashboard.content.outline import outline
from dashboard.content.remaining import KEY, shown_on
from dashboard.data import DATA_FOLDER, years_of
from dashboard.data.query import SERIES
from dashboard.data.regions import choices
from dashboard.data.store import store
from dashboard.locale import LANGUAGES
from page_content import content, mixed

EACH = 3
"""So many combinations of every page: those of which least is left, and others between these and the largest."""

Asked = dict[str, list[str]]


@cache
def _edition():
    return store(DATA_FOLDER, LANGUAGES).edition()


def _combinations() -> Iterator[tuple[str, str, str]]:
    """Of every page with figures some regions and years that leave some: page, region, year ("" for all)."""
    package = _edition().package
    for slug in package.subjects:
        if outline(slug).whole:
            continue  # tells pairs of figures, by rules of its own
        behind: dict[tuple[str, str], int] = {}
        figures = package.observations(slug)
        rows = zip(figures["counterpart"], figures["ref_area"], figures["time_period"], strict=True)
        for partner, area, period in rows:
            for region in choices(partner, area, package):
                for year in ("", *map(str, years_of(period))):
                    behind[region, year] = behind.get((region, year), 0) + 1
        ranked = sorted(behind, key=lambda each: (behind[each], each))
        picked = [*ranked[:1], *ranked[len(ranked) // 3 :: max(1, len(ranked) // EACH)]]
        for region, year in dict.fromkeys(picked[:EACH]):
            yield slug, region, year


def _asked(region: str, year: str) -> Asked:
    return {"region": [region], **({"year": [year]} if year else {})}


def _left(told: PageContent) -> pd.DataFrame:
    return told.page.matching(told.page.figures)


def _listed(told: PageContent) -> ListCard | None:
    return next((block for block in told.walk() if isinstance(block, ListCard) and block.key == KEY), None)


@pytest.mark.parametrize(("slug", "region", "year"), list(_combinations()))
def test_whatever_the_filters_leave_of_a_page_stands_on_it(slug, region, year):
    told = content(slug, _asked(region, year), lang="en")
    assert [said for card in told.cards if hasattr(card, "spec") and (said := mixed(card.spec))] == []
    left = _left(told)
    assert len(left)
    unseen = left[~left["id"].isin(set(shown_on(told.blocks)))]
    listed = _listed(told)
    if unseen.empty:
        assert listed is None
        return
    linked = set(re.findall(r"figure=([a-z0-9-]+)", listed.body.markup))
    series = {key: set(part["id"]) for key, part in unseen.groupby(SERIES)}
    lost = [key for key, ids in series.items() if not ids & linked]
    more = re.search(r"And (\d+) more series", listed.note)
    assert len(lost) == (int(more[1]) if more else 0)
    assert linked <= set(unseen["id"])


def test_what_mixes_years_or_areas_is_found():
    (spec,) = (card.spec for card in content("export-markets", lang="en").cards if card.key == "concepts")
    assert mixed(spec) == ""
    order = sorted(range(len(spec.categories)), key=lambda place: -spec.series[0].points[place].value)
    points = tuple(spec.series[0].points[place] for place in order)
    by_value = replace(
        spec,
        categories=tuple(spec.categories[place] for place in order),
        series=(replace(spec.series[0], points=points),),
    )
    assert "mix" in mixed(by_value)
    unsaid = replace(spec, categories=tuple(replace(each, detail="") for each in spec.categories))
    assert "do not say of which period" in mixed(unsaid)


def test_what_no_chart_shows_stands_first():
    told = content("tourism", {"region": ["deu"], "year": ["2019"]}, lang="nl")
    assert len(_left(told))
    first = next(block for block in told.walk() if isinstance(block, ListCard) or hasattr(block, "figure"))
    assert isinstance(first, ListCard) or set(shown_on([first])) & set(_left(told)["id"])


def test_the_overview_tells_the_newest_of_every_subject_and_names_those_of_which_nothing_is_left():
    for asked in ({"region": ["deu"]}, {"region": ["jpn"]}, {"year": ["2019"]}, {"theme": ["tourism"]}):
        told = content("overview", asked, lang="en")
        left = set(_left(told)["subject"])
        cards = {
            block.key.removeprefix("left-"): block for block in told.walk() if isinstance(block, ListCard)
        }
        listed = {slug for slug in left if told.page.site.listed(slug)}
        assert set(cards) == listed
        for slug, card in cards.items():
            assert re.search(rf'href="{slug}\?[^"]*figure=', card.body.markup), (asked, slug)
            assert re.search(rf'href="{slug}\?(?![^"]*figure=)', card.body.markup), (asked, slug)


def test_where_nothing_is_left_the_nearest_years_are_offered_and_have_what_they_say():
    told = content("tourism", {"region": ["ukr"], "year": ["1900"]}, lang="en")
    assert not len(_left(told))
    (offered,) = [block for block in told.walk() if isinstance(block, Elsewhere)]
    years = {way.changes["year"][0]: way.label for way in offered.ways if hasattr(way, "changes")}
    assert years
    for year, label in years.items():
        assert f": {content('tourism', _asked('ukr', year), lang='en').page.figures_left()} figure" in label


@pytest.mark.parametrize("slug", ["export-markets", "tourism"])
def test_the_number_beside_a_choice_is_what_choosing_it_leaves(slug):
    asked: Asked = {"region": ["deu"], "year": ["2015-2018"]}
    page = content(slug, asked, lang="en").page
    for name, code in (("year", "2015"), ("year", "2025"), ("region", "fra"), ("theme", "economy")):
        chosen = content(slug, {**asked, name: [code]}, lang="en").page
        assert facets.behind(page, name).get(code, 0) == chosen.figures_left(), (name, code)


def test_a_span_leaves_what_its_years_leave_together():
    def left(year: str) -> set[str]:
        return set(_left(content("export-markets", {"region": ["usa"], "year": [year]}, lang="en"))["id"])

    span = left("2014-2016")
    assert span == left("2014") | left("2015") | left("2016")
    assert span > left("2015")


def test_a_span_cuts_a_line_to_its_years():
    told = content("export-markets", {"region": ["usa"], "year": ["2012-2016"]}, lang="en")
    shown = [card.shown for card in told.cards if hasattr(card, "shown")]
    assert shown
    assert all(
        {2012, 2013, 2014, 2015, 2016} & set(years_of(one)) for each in shown for one in each["time_period"]
    )
