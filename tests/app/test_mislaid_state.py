"""Streamlit may lose a widget's state where one run ends while the next begins: the reader must not notice."""

import pytest

from dashboard.ui import filters

LOST = 'st.session_state has no key "tabs-markets". Did you forget to initialize it?'


@pytest.fixture
def fail(monkeypatch):
    """Makes the line under the title fail as often as is said."""

    def failing(error: Exception, times: int) -> list[int]:
        draw, calls = filters.chips, []

        def chips(*args, **named):
            calls.append(1)
            if len(calls) <= times:
                raise error
            draw(*args, **named)

        monkeypatch.setattr(filters, "chips", chips)
        return calls

    return failing


def test_a_page_whose_widget_has_lost_its_state_is_drawn_again(visit, fail):
    fail(KeyError(LOST), 1)
    shown = visit("budget")(lang="en")
    assert not shown.faults
    assert shown.charts


@pytest.mark.parametrize(("error", "times", "runs"), [(KeyError(LOST), 9, 2), (KeyError("markets"), 9, 1)])
def test_a_page_that_goes_on_failing_says_so(visit, fail, error, times, runs):
    follow = visit("budget")
    calls = fail(error, times)
    assert follow(lang="en").faults
    assert len(calls) == runs
