"""The dashboard as the data grows older: a later year moves every page, and no sentence says another year than its
figure."""

import re
from collections.abc import Iterable, Mapping

import pytest

import page_content
from dashboard.content import PageContent, content_of
from dashboard.content.blocks import Failure, Headline
from dashboard.content.cache import ViewCache, views
from dashboard.content.outline import outline, site
from dashboard.data.store import Edition, Store
from dashboard.locale import FALLBACK, LANGUAGES
from dashboard.render.card import Card
from dashboard.render.html import html
from dashboard.render.plotly import figure_of
from later_data import Copy, Series, is_year, series_of

YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d]|[.,]\d)")
THEIR_SUBJECT = {
    "fall-2016": "the fall after the attacks of that year is what the card is about",
}
"""Cards whose title names a year whatever the figures, each with the reason."""


def every_second(series: Series) -> bool:
    """Some series, the same in each run."""
    return sum(map(ord, "".join(series))) % 2 == 0


NAMES = ("time_period", "item_name", "indicator_name", "definition", "source_title")
"""The columns of a figure that may name a year."""

NOW, NEXT = "as it is", "every series has the next year"
CHANGES = {
    NEXT: lambda copy: copy.add_years(),
    "some series have the next year": lambda copy: copy.add_years(every_second),
    "a partner is new": lambda copy: copy.add_partners(),
    "series lose their latest year": lambda copy: copy.lose_years(),
    "a part of the next year is there": lambda copy: copy.add_parts_of_years(),
}
SPOKEN = {NOW: LANGUAGES, NEXT: LANGUAGES}
"""The states that are told in every language: what a sentence says is decided before it is said, so one is enough."""


class Told:
    """What all pages tell over one state of the data, by language and page."""

    def __init__(self, edition: Edition, languages: Iterable[str], cache: ViewCache) -> None:
        self.package = edition.package
        self.contents: dict[tuple[str, str], PageContent] = {
            (lang, entry.slug): content_of(outline(entry.slug), edition, {}, lang=lang, cache=cache)
            for lang in languages
            for entry in site().entries
        }
        self.newest = newest(self.package.observations())

    def of(self, lang: str) -> list[PageContent]:
        """What the pages say in a language."""
        return [content for (spoken, _), content in self.contents.items() if spoken == lang]

    def cards(self, lang: str) -> list[Card]:
        """All cards of figures in a language."""
        return [card for content in self.of(lang) for card in content.cards if isinstance(card, Card)]

    def numbers(self, lang: str) -> list[Headline]:
        """All headline numbers in a language."""
        return [number for content in self.of(lang) for number in content.headlines]


def newest(figures) -> Mapping[Series, str]:
    """The latest whole year of every series that has any, found without the dashboard's own rules."""
    found: dict[Series, str] = {}
    for row in figures.to_dict("records"):
        if is_year(row["time_period"]):
            found[series_of(row)] = max(found.get(series_of(row), ""), row["time_period"])
    return found


def years_in(text: str) -> set[str]:
    return set(YEAR.findall(text))


def years_of(rows) -> set[str]:
    """The years that figures are of, and those that their own names mention."""
    told = [row[name] for row in rows for name in NAMES]
    return {year for text in told for year in YEAR.findall(text)}


@pytest.fixture(scope="module")
def states(tmp_path_factory):
    """What is told over the data after a change, each told once."""
    known: dict[str, Told] = {}

    def state(change: str) -> Told:
        if change not in known:
            edition, cache = (
                (page_content.edition(), views) if change == NOW else (changed(change), ViewCache())
            )
            known[change] = Told(edition, SPOKEN.get(change, [FALLBACK]), cache)
        return known[change]

    def changed(change: str) -> Edition:
        copy = Copy(tmp_path_factory.mktemp("later") / "data")
        CHANGES[change](copy)
        return Store(copy.write(), LANGUAGES).edition()

    return state


@pytest.fixture(scope="module", params=[NOW, *CHANGES])
def told(request, states):
    found = states(request.param)
    assert [str(problem) for problem in found.package.problems] == []
    return found


def test_a_later_year_derives_itself(states):
    now = states(NOW).package
    later = states(NEXT).package.observations()
    there = {(series_of(row), row["time_period"]): row["id"] for row in later.to_dict("records")}
    rules, figures = now.table("derivation-rules"), now.observations()
    ended = set(rules["indicator"][rules["end_period"] != ""])
    by_hand = set(now.table("derivations")["id"])
    followed = 0
    for row in figures[figures["derived"]].to_dict("records"):
        year = row["time_period"]
        if row["id"] in by_hand or row["indicator"] in ended or not is_year(year):
            continue
        inputs = now.figures(row["inputs"])
        moving = [series_of(each) for each in inputs[inputs["time_period"] == year].to_dict("records")]
        following = str(int(year) + 1)
        if moving and all(there.get((one, following), "").endswith("-next") for one in moving):
            assert (series_of(row), following) in there, row["id"]
            followed += 1
    assert followed > 600


def test_every_page_is_told_in_every_language_and_nothing_fails(told):
    for (lang, slug), content in told.contents.items():
        assert [block for block in content.walk() if isinstance(block, Failure)] == [], (lang, slug)
        assert [card.key for card in content.cards] == [card.key for card in told.contents["en", slug].cards]
    cards = told.cards("en")
    assert len(cards) > 50
    for card in cards:
        assert figure_of(card.spec), card.key
        assert not page_content.mixed(card.spec), card.key


def test_headline_numbers_are_of_the_newest_whole_year(told):
    numbers = told.numbers("en")
    assert len(numbers) > 50
    for number in numbers:
        row = number.figure
        if (year := told.newest.get(series_of(row))) is None:
            continue
        if is_year(row["time_period"]):
            assert row["time_period"] == year, row["id"]
        else:  # how things stood on a day, or in a month: later than any year
            assert row["time_period"] > year, row["id"]
            assert re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", row["time_period"]), row["id"]
        for beside in filter(None, (number.change, number.rank)):
            assert beside["time_period"].endswith(row["time_period"]), beside["id"]
        if number.official is not None:
            assert row["authority"] == "press", row["id"]
            assert number.official["authority"] == "official", row["id"]
            assert number.official["time_period"] < row["time_period"], row["id"]


def test_nothing_in_words_says_another_year_than_its_figure(told):
    for lang in LANGUAGES:
        for number in told.numbers(lang):
            rows = filter(None, (number.figure, number.change, number.rank, number.official, number.newer))
            said = re.sub(r"<[^>]*>", " ", html("headline.html", headline=number, linked=False))
            assert years_in(said) <= years_of(rows), number.figure["id"]
        for card in told.cards(lang):
            if card.key in THEIR_SUBJECT:
                continue
            years = years_of(card.shown.to_dict("records"))
            # What happened meanwhile has its own day.
            years |= {str(int(event.time)) for event in card.spec.events}
            for text in (card.heading, card.subtitle, card.alt):
                assert years_in(text) <= years, (card.key, text)


def test_titles_that_name_a_year_name_the_newest(told):
    named = 0
    for card in told.cards("en"):
        periods = [period for period in card.shown["time_period"] if is_year(period)]
        said = years_in(card.heading) & set(periods)
        if card.key in THEIR_SUBJECT or not said or "grew most in" in card.heading:
            continue
        focused = card.shown[card.shown["time_period"] == max(said)]
        latest = {told.newest[series_of(row)] for row in focused.to_dict("records") if not row["item"]}
        named += 1
        assert not latest or max(said) in latest | {max(periods)}, (card.key, card.heading)
    assert named > 20


def test_a_cross_section_is_the_newest_with_as_many_members(told):
    figures = told.package.observations()
    seen = 0
    for card in told.cards("en"):
        shown = card.shown
        (period, *others) = set(shown["time_period"])
        if others or not is_year(period) or len(shown) < 3 or card.key in THEIR_SUBJECT:
            continue
        alike = figures[
            figures["indicator"].isin(shown["indicator"]) & figures["ref_area"].isin(shown["ref_area"])
        ]
        for column in ("item", "counterpart"):
            if shown[column].nunique() == 1:
                alike = alike[alike[column] == shown[column].iloc[0]]
        members = ["indicator", "item", "counterpart"]
        needed = set(shown[members].itertuples(index=False, name=None))
        later = [
            year
            for year, rows in alike.groupby("time_period")
            if is_year(year) and year > period
            and needed <= set(rows[members].itertuples(index=False, name=None))
        ]  # fmt: skip
        seen += 1
        assert later == [], (card.key, period, later)
    assert seen > 5


def test_a_later_year_moves_every_headline_number_of_a_yearly_series(states):
    before, later = states(NOW), states(NEXT)
    old, new = (
        {series_of(each.figure): each.figure["time_period"] for each in told.numbers("en")}
        for told in (before, later)
    )
    yearly = {series for series, period in old.items() if is_year(period)}
    assert {series: new.get(series) for series in yearly} == {
        series: later.newest[series] for series in yearly
    }
    moved = [series for series in yearly if int(new[series]) == int(old[series]) + 1]
    assert len(moved) > 0.9 * len(yearly) > 40
