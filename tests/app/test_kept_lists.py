"""Lists are worked out once for a view: yet each view shows its own entries, in its own language, of the present data."""

import shutil
from html import unescape

import pytest

import page_content
from dashboard.data import facts, facts_about
from serving import ROOT

# The pages that name every fact of a table in a list, and two themes that leave some of them.
LISTS = {
    "opportunities": ("sector-opportunities", "chemistry", "health-life-sciences"),
    "timeline": ("events", "economy", "culture"),
    "priorities": ("commitments", "economy", "culture"),
}


@pytest.fixture(scope="module")
def package():
    return page_content.package()


@pytest.fixture
def named(package):
    """The names of the facts of a table that a theme leaves, in its words."""

    def names(table, lang, theme):
        found = facts_about(facts(package, lang, [table]), package, themes=[theme])
        assert not found.empty
        return set(found["name"])

    return names


@pytest.mark.parametrize("slug", LISTS)
def test_a_view_shows_its_own_entries_and_those_of_no_other(visit, named, slug):
    table, *themes = LISTS[slug]
    views = [(lang, theme) for lang in ("en", "nl") for theme in themes]
    own = {view: named(table, *view) for view in views}
    every = set().union(*own.values())
    follow = visit(slug)
    for view in (*views, *views):  # the second time from memory
        lang, theme = view
        page = follow(lang=lang, theme=theme)
        assert page.faults == []
        html = unescape(page.html)
        said = {name for name in every if f">{name}<" in html or f">{name}:" in html}
        assert said <= own[view]
        assert all(name in html for name in own[view])


@pytest.mark.parametrize(
    ("slug", "table"),
    [("opportunities", "sector-opportunities"), ("timeline", "events"), ("knowledge", "organisations"),
     ("dossier", "events")],
)  # fmt: skip
def test_other_data_are_shown_as_soon_as_they_are_there(visit, package, tmp_path, monkeypatch, slug, table):
    asked = {"lang": "en", "region": "usa"}
    before = visit(slug)(**asked).html
    names = [name for name in package.table(table)["name_en"] if name in before and name.isascii()]
    name = max((name for name in names if "," not in name), key=len)
    shutil.copytree(ROOT / "data", tmp_path / "data")
    file = tmp_path / "data" / f"{table}.csv"
    said = file.read_text(encoding="utf-8")
    file.write_text(said.replace(f",{name},", ",Renamed by its source,"), encoding="utf-8")
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path / "data"))
    after = visit(slug)(**asked).html
    assert "Renamed by its source" not in before
    assert "Renamed by its source" in after
    assert name not in after
