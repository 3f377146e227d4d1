"""Every page says when a filter leaves nothing and how to clear it, and survives any link (words: test_same_words)."""

from html import escape
from itertools import cycle

import pytest

import page_content
from dashboard.data import counts, facts, facts_about
from dashboard.locale import LANGUAGES, reader_for
from serving import CHARTED, PAGES

NOTHING = "No figure on this page matches these filters."

SCRIPT = {"region": "<script>alert(1)</script>", "<script>x</script>": "<img src=x onerror=alert(1)>"}
UNKNOWN = {
    "region": "atlantis",
    "theme": "no-such-theme",
    "year": "1066",
    "lang": "tlh",
    "figure": "no-such-figure",
}
# What a link may hold, and what of it the page must name to the reader.
ODD_LINKS = {
    "unknown values": (UNKNOWN, UNKNOWN),
    "an unknown parameter": ({"regoin": "usa"}, {"regoin": "usa"}),
    "a script": (SCRIPT, SCRIPT),
    "empty values": ({"region": "", "theme": "", "year": "", "lang": "", "figure": "", "v": ""}, {}),
    "repeated values": (
        {"year": ["2014", "2015"], "lang": ["nl", "en"], "region": ["usa", "usa", "deu"]},
        {},
    ),
    "control characters": (
        {"region": "\x00\x1b[31m\u202e", "theme": "../../etc/passwd"},
        {"theme": "../../etc/passwd"},
    ),
    "100 kB": ({"region": [f"x{number}" for number in range(10_000)], "junk": "y" * 50_000}, {}),
    "an old version": ({"v": "0.0.1"}, {}),
}


@pytest.fixture(scope="module")
def package():
    return page_content.package()


@pytest.fixture(scope="module")
def nowhere(package):
    """A region that the dashboard knows and of which it has no figure and no fact."""
    figures, every = counts(package.observations(), package, by="region"), facts(package, "en")
    return next(
        code
        for code in sorted(package.table("regions")["id"])
        if not figures.get(code) and facts_about(every, package, regions=[code]).empty
    )


# Pages take turns: what they share reads each link and speaks each language, and every page runs with some of them.
IN_TURN = [*zip(CHARTED, cycle(LANGUAGES), strict=False)]
ASKED = [
    (slug, [name for at, name in enumerate(ODD_LINKS) if (at + number) % 3 == 0])
    for number, slug in enumerate(PAGES)
]


@pytest.mark.parametrize(("slug", "lang"), IN_TURN)
def test_a_filter_that_leaves_nothing_says_so_and_is_cleared_by_its_button(visit, slug, lang, nowhere):
    page, reader = visit(slug)(lang=lang, region=nowhere), reader_for(lang)
    assert page.faults == []
    assert reader.text(NOTHING) in page.notices
    assert page.charts == 0
    assert len(page.titles) == 1
    page.app.button(key="clear-empty").click().run()
    assert page.faults == []
    assert page.charts > 0
    assert page.query == {"lang": [lang]}


@pytest.mark.parametrize(("slug", "names"), ASKED)
def test_no_link_breaks_a_page_and_what_it_asks_in_vain_is_named_as_text(visit, slug, names):
    follow = visit(slug)
    for name in names:
        link, named = ODD_LINKS[name]
        page = follow(**link)
        assert page.faults == [], name
        assert len(page.titles) == 1, name
        assert len(page.remarks) < 5_000, name
        for parameter, value in named.items():
            assert escape(f"{parameter}={value}") in page.remarks, name
        for value in flat(link):
            assert escape(value) == value or value not in page.html, name


def flat(link):
    """All values of a link."""
    return [value for values in link.values() for value in ([values] if isinstance(values, str) else values)]
