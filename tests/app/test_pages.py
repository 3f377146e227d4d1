"""Every page runs in every language, shows charts, says when a filter leaves nothing, and survives any link."""

from html import escape

import pytest

from dashboard.data import counts, facts, facts_about, load
from dashboard.locale import LANGUAGES, reader_for
from serving import PAGES

ODD_LINKS = {
    "unknown values": {"region": "atlantis", "theme": "no-such-theme", "year": "1066", "lang": "tlh"},
    "an unknown parameter": {"regoin": "usa"},
    "an unknown figure": {"figure": "no-such-figure"},
    "empty values": {"region": "", "theme": "", "year": "", "lang": "", "figure": "", "v": ""},
    "repeated values": {"year": ["2014", "2015"], "lang": ["nl", "en"], "region": ["usa", "usa", "deu"]},
    "a script": {"region": "<script>alert(1)</script>", "<script>x</script>": "<img src=x onerror=alert(1)>"},
    "control characters": {"region": "\x00\x1b[31m\u202e", "theme": "../../etc/passwd"},
    "100 kB": {"region": [f"x{number}" for number in range(10_000)], "junk": "y" * 50_000},
    "an old version": {"v": "0.0.1"},
}


@pytest.fixture(scope="module")
def package():
    return load()


@pytest.fixture(scope="module")
def nowhere(package):
    """A region that the dashboard knows and of which it has no figure and no fact."""
    figures, every = counts(package.observations(), package, by="region"), facts(package, "en")
    return next(
        code
        for code in sorted(package.table("regions")["id"])
        if not figures.get(code) and facts_about(every, package, regions=[code]).empty
    )


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("slug", PAGES)
def test_a_page_shows_its_title_and_charts(show, slug, lang):
    page = show(slug, lang=lang)
    assert page.faults == []
    assert len(page.titles) == 1
    assert page.titles[0].strip()
    assert page.charts > 0
    assert reader_for(lang).text("No figure on this page matches these filters.") not in page.notices


@pytest.mark.parametrize("slug", PAGES)
def test_a_page_is_titled_in_its_language(show, slug):
    english, dutch = (show(slug, lang=lang).titles[0] for lang in ("en", "nl"))
    assert reader_for("nl").text(english) == dutch


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("slug", PAGES)
def test_a_filter_that_leaves_nothing_says_so_and_is_cleared_by_its_button(show, slug, lang, nowhere):
    page = show(slug, lang=lang, region=nowhere)
    assert page.faults == []
    assert reader_for(lang).text("No figure on this page matches these filters.") in page.notices
    assert page.charts == 0
    assert len(page.titles) == 1
    page.app.button(key="clear-empty").click().run()
    assert page.faults == []
    assert page.charts > 0
    assert page.query == {"lang": [lang]}


@pytest.mark.parametrize("odd", ODD_LINKS)
@pytest.mark.parametrize("slug", PAGES)
def test_no_link_breaks_a_page_and_no_parameter_becomes_html(show, slug, odd):
    page = show(slug, **ODD_LINKS[odd])
    assert page.faults == []
    assert len(page.titles) == 1
    for values in ODD_LINKS[odd].values():
        for value in [values] if isinstance(values, str) else values:
            assert escape(value) == value or value not in page.html


@pytest.mark.parametrize("odd", ["unknown values", "an unknown parameter", "an unknown figure", "a script"])
@pytest.mark.parametrize("slug", PAGES)
def test_what_a_link_asks_in_vain_is_named(show, slug, odd):
    page = show(slug, **ODD_LINKS[odd])
    for name, value in ODD_LINKS[odd].items():
        assert escape(f"{name}={value}") in page.html
