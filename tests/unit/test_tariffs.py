"""Measures by day: what holds, what it replaced, and arithmetic that carries no more digits than its inputs."""

import pytest

from dashboard.content.tariffs import fall
from dashboard.data import DATA_FOLDER
from dashboard.data.measures import days, days_of_change, known_until, measures
from dashboard.data.store import store
from dashboard.locale import LANGUAGES
from page_content import content


@pytest.fixture(scope="module")
def package():
    return store(DATA_FOLDER, LANGUAGES).edition().package


def test_what_replaces_another_begins_when_that_ends(package):
    replacing = [each for each in measures(package) if each.replaced is not None]
    assert replacing
    ended = {each.row["id"]: each.until for each in measures(package)}
    late = {each.row["id"] for each in replacing if ended[each.replaced["id"]] is None}
    assert late == set()
    assert all(each.since >= ended[each.replaced["id"]] for each in replacing)


def test_a_measure_holds_from_its_first_day_to_the_day_before_its_end(package):
    for each in measures(package):
        assert each.holds(each.since)
        assert each.until is None or (each.since < each.until and not each.holds(each.until))
    assert set(days_of_change(package)) | {known_until(package)} <= set(days(package))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_day_in_the_address_says_what_held_on_it(package, lang):
    day = sorted(days_of_change(package))[len(days_of_change(package)) // 2]
    page = content("tariffs", {"on": [day]}, lang=lang)
    held = [each for each in measures(package) if each.holds(day)]
    assert len(page.block("in-force").table) == len(held) > 0
    assert page.remarks is None
    later = content("tariffs", {"on": [days(package)[-1]]}, lang=lang)
    assert any(
        page.page.reader.period(known_until(package)) in getattr(each, "text", "") for each in later.walk()
    )
    assert content("tariffs", {"on": [day[:5] + "13" + day[7:]]}, lang=lang).remarks is not None


def test_a_fall_is_plain_arithmetic_with_the_digits_of_its_inputs():
    exports = {"value": 26.4e9, "quantum": 1e8, "measure": "money", "unit_symbol": "€", "decimals": 1}
    part, share = fall(exports, {"value": 418e9, "quantum": 1e9}, "10")
    assert part["value"] == pytest.approx(2.64e9)
    assert share["value"] == pytest.approx(0.63, abs=0.005)
