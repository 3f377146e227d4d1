"""The accessibility statement names who runs the dashboard where that is set, and says so where it is not."""

import pytest

from dashboard.content.cache import views
from dashboard.content.statement import LIMITS
from dashboard.locale import LANGUAGES, reader_for

NOBODY = "The operator of this installation has not named a contact yet."


@pytest.fixture(autouse=True)
def _nobody(monkeypatch):
    monkeypatch.delenv("DASHBOARD_OPERATOR", raising=False)
    monkeypatch.delenv("DASHBOARD_CONTACT", raising=False)
    views.clear()  # a running service has one operator, whose name it keeps


def test_without_settings_it_says_that_nobody_is_named(visit):
    follow = visit("accessibility")
    for lang in LANGUAGES:
        page = follow(lang=lang)
        assert reader_for(lang).text(NOBODY) in page.html
        assert "mailto:" not in page.html


@pytest.mark.parametrize(
    ("contact", "where"),
    [
        ("info@example.be", "mailto:info@example.be"),
        ("https://www.example.be/contact", "https://www.example.be/contact"),
    ],
)
def test_it_names_who_runs_it_and_how_to_reach_them(visit, monkeypatch, contact, where):
    monkeypatch.setenv("DASHBOARD_OPERATOR", "Departement <Voorbeeld>")
    monkeypatch.setenv("DASHBOARD_CONTACT", contact)
    page = visit("accessibility")(lang="en")
    assert "Departement &lt;Voorbeeld&gt; wants everyone" in page.html
    assert f'<a href="{where}">{contact}</a>' in page.html
    assert NOBODY not in page.html


def test_every_limit_stands_with_its_reason_and_the_way_to_complain_is_a_link(visit):
    page = visit("accessibility")(lang="nl")
    text = reader_for("nl").text
    for what, why in LIMITS:
        assert text(what) in page.html
        assert text(why) in page.html
    assert "https://www.vlaanderen.be/vlaamse-ombudsdienst" in page.html
