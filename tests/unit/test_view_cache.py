"""What is worked out for a view is kept for that view alone, of that data alone, and not for ever."""

import gc
import weakref

import pandas as pd

from dashboard.content.cache import ViewCache


def test_the_same_question_is_worked_out_once():
    cache = ViewCache()
    made = []
    for _ in range(2):
        known = cache.of("revision", "tourism", "en", "light", "region=usa")
        assert known.once("number", lambda: made.append(1) or 7) == 7
    assert made == [1]


def test_nothing_is_nothing_and_is_kept_too():
    cache = ViewCache()
    made = []
    known = cache.of("revision", "empty")
    for _ in range(2):
        assert known.once("none", lambda: made.append(1)) is None
    assert made == [1]


def test_other_data_another_language_and_another_view_know_nothing_of_it():
    cache = ViewCache()
    cache.of("one", "tourism", "en").once("number", lambda: 1)
    for question in (("two", "tourism", "en"), ("one", "tourism", "nl"), ("one", "budget", "en")):
        assert cache.of(*question).once("number", lambda: 2) == 2


def test_what_was_not_asked_for_lately_is_forgotten():
    cache = ViewCache(3)
    cache.of("old").once("number", lambda: 1)
    cache.of("used").once("number", lambda: 1)
    for name in ("a", "b"):
        cache.of("used")
        cache.of(name)
    assert cache.of("used").once("number", lambda: 2) == 1
    assert cache.of("old").once("number", lambda: 2) == 2


def test_a_table_that_is_copied_again_and_again_does_not_grow():
    cache = ViewCache()
    known = cache.of("revision", "copied")
    columns = [f"column-{number}" for number in range(40)]

    def notes(times: int) -> int:
        for _ in range(times):
            copied = known.once("table", lambda: pd.DataFrame({name: ["a", "b"] for name in columns}))
            assert list(copied.copy(deep=False).columns) == columns
        gc.collect()
        return sum(type(one) is weakref.ReferenceType for one in gc.get_objects())

    before = notes(1)
    assert notes(400) - before < 100 * len(columns)
