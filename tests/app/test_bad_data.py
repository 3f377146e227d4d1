"""A broken file of figures: the pages that need it say so in the reader's language, and all others work as ever."""

import shutil
from itertools import cycle

import pytest

from dashboard.locale import LANGUAGES, reader_for
from serving import CHARTED, PAGES, ROOT

BROKEN = "tourism"
FILES = sorted((ROOT / "data" / "observations").glob("*.csv"))
NOTICE = "Some figures cannot be shown, because the data has an error. All other figures are shown."


@pytest.fixture(autouse=True)
def over_broken_data(monkeypatch, broken_data):
    monkeypatch.setenv("DASHBOARD_DATA", str(broken_data))


@pytest.mark.parametrize(("slug", "lang"), [*zip(PAGES, cycle(LANGUAGES), strict=False)])
def test_no_page_fails_over_a_broken_file_and_only_its_own_page_shows_nothing(visit, slug, lang):
    page = visit(slug)(lang=lang)
    assert page.faults == []
    assert len(page.titles) == 1
    assert (page.charts == 0) == (slug == BROKEN or slug not in CHARTED)


@pytest.mark.parametrize("slug", [BROKEN, "overview"])
def test_the_pages_that_need_the_file_say_so(visit, slug):
    for lang in LANGUAGES:
        assert reader_for(lang).text(NOTICE) in visit(slug)(lang=lang).notices


# Of several files of one subject the first: each takes the whole subject away.
@pytest.mark.parametrize("subject", sorted({file.stem.partition("--")[0] for file in FILES}))
def test_the_overview_survives_whichever_file_is_broken(visit, subject, tmp_path, monkeypatch):
    shutil.copytree(ROOT / "data", tmp_path / "data")
    file = next(file for file in FILES if file.stem.partition("--")[0] == subject)
    (tmp_path / "data" / "observations" / file.name).write_text("", encoding="utf-8")
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path / "data"))
    page = visit("overview")(lang="en")
    assert page.faults == []
    assert NOTICE in page.notices


def test_a_page_of_other_figures_has_nothing_to_say(visit):
    assert NOTICE not in visit("budget")(lang="en").notices
