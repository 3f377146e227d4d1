"""What is worked out for a view is kept for that view alone, of that data alone, and not for ever."""

from dashboard.ui import memory


def test_the_same_question_is_worked_out_once():
    made = []
    for _ in range(2):
        known = memory.of("revision", "tourism", "en", "light", "region=usa")
        assert known.once("number", lambda: made.append(1) or 7) == 7
    assert made == [1]


def test_nothing_is_nothing_and_is_kept_too():
    made = []
    known = memory.of("revision", "empty")
    for _ in range(2):
        assert known.once("none", lambda: made.append(1)) is None
    assert made == [1]


def test_other_data_another_language_and_another_view_know_nothing_of_it():
    memory.of("one", "tourism", "en").once("number", lambda: 1)
    for question in (("two", "tourism", "en"), ("one", "tourism", "nl"), ("one", "budget", "en")):
        assert memory.of(*question).once("number", lambda: 2) == 2


def test_what_was_not_asked_for_lately_is_forgotten(monkeypatch):
    monkeypatch.setattr(memory, "MOST_VIEWS", 3)
    memory.of("old").once("number", lambda: 1)
    memory.of("used").once("number", lambda: 1)
    for name in ("a", "b"):
        memory.of("used")
        memory.of(name)
    assert memory.of("used").once("number", lambda: 2) == 1
    assert memory.of("old").once("number", lambda: 2) == 2
