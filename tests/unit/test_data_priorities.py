"""The memorandum as a tree, what refers to what, and what hangs on its sections."""

import pytest

from dashboard.data import facts
from dashboard.data.priorities import (
    TABLES,
    actors,
    commitments,
    memorandum,
    numbered,
    section_at,
    section_codes,
    sheets,
)


@pytest.fixture(scope="module")
def found(real):
    return facts(real, "en", TABLES)


@pytest.fixture(scope="module")
def memo(found, real):
    return memorandum(found, real)


def test_every_section_stands_in_the_tree_once_and_under_its_parent(memo, real):
    table = real.table("priority-tree")
    assert sorted(memo.sections) == sorted(table["id"])
    for code, parent in zip(table["id"], table["parent"], strict=True):
        path = memo.sections[code].path
        assert path[-1] == code
        assert path[-2:-1] == ((parent,) if parent else ())


def test_the_document_comes_first_and_every_section_after_the_one_it_lies_in(memo, real):
    order = list(memo.sections)
    assert memo.root.id == order[0] == section_codes(real)[0]
    assert memo.root.depth == 0
    for section in memo.sections.values():
        assert [order.index(code) for code in section.path] == sorted(
            order.index(code) for code in section.path
        )


def test_a_section_is_labelled_by_its_printed_number(memo):
    section = memo.sections["memo-4-2"]
    assert section.label == f"4.2 {section.name}"
    assert section.branch == "memo-4"
    assert memo.sections["memo-foreword"].label == memo.sections["memo-foreword"].name


def test_an_unfolded_list_shows_the_way_down_and_what_lies_beside_it(memo):
    shown = [section.id for section in memo.unfolded("memo-3-1-2")]
    assert {"memo", "memo-3", "memo-3-1", "memo-3-1-2", "memo-3-1-1", "memo-3-2", "memo-4"} <= set(shown)
    assert "memo-4-1" not in shown
    assert shown == [code for code in memo.sections if code in shown]
    everything_at_the_top = [section.id for section in memo.unfolded("memo")]
    assert everything_at_the_top == ["memo", *(child.id for child in memo.children("memo"))]


def test_every_reference_is_kept_and_seen_from_both_its_ends(memo, real):
    assert len(memo.references) == len(real.table("cross-references"))
    for reference in memo.references:
        if reference.section == reference.target:
            assert reference in memo.inner(reference.section)
        elif reference.section not in memo.within(reference.target) and reference.target not in memo.within(
            reference.section
        ):
            assert reference in memo.leaving(reference.section)
            assert reference in memo.arriving(reference.target)


@pytest.mark.parametrize("code", ["memo", "memo-4", "memo-4-2", "memo-3-1-2"])
def test_a_section_takes_the_references_of_what_lies_under_it(memo, code):
    inside = memo.within(code)
    touching = [each for each in memo.references if {each.section, each.target} & inside]
    sorted_out = [*memo.leaving(code), *memo.arriving(code), *memo.inner(code)]
    assert sorted(each.id for each in sorted_out) == sorted(each.id for each in touching)


def test_a_place_in_the_source_leads_to_its_section(real):
    assert section_at(real, "dkbuza-memo-2024", "4.2") == "memo-4-2"
    assert section_at(real, "dkbuza-memo-2024", "4.1, voetnoot 1") == "memo-4-1"
    assert (
        section_at(real, "dkbuza-memo-2024", "Kaderstukje, geïntegreerd beleid")
        == "memo-box-integrated-policy"
    )
    assert section_at(real, "dkbuza-memo-2024", "99.9") == ""
    assert section_at(real, "us-strategy-2016", "4.2") == ""


def test_a_section_is_about_the_partners_it_names(memo):
    assert "ukr" in memo.sections["memo-4-2"].regions
    assert "usa" in memo.sections["memo-4-6"].regions


def test_every_sheet_explains_a_section_under_the_priority_that_lists_it(found, memo, real):
    listed = sheets(found, real)
    assert list(listed["number"]) == list(range(1, len(listed) + 1))
    for row in listed.to_dict("records"):
        assert row["explains"]
        assert row["basis"] in ("title", "topic")
        assert all(memo.sections[code].branch == row["heading"] for code in row["explains"])


def test_amounts_of_commitments_are_figures_that_exist(found, real):
    listed = commitments(found, real)
    assert len(listed) == len(real.table("commitments"))
    ids = [figure for figure in listed["figure"] if figure]
    assert ids
    assert len(real.figures(ids)) == len(ids)


@pytest.mark.parametrize("table", ["eu-priorities", "challenges", "objectives"])
def test_what_is_numbered_comes_in_order_and_without_gaps(found, real, table):
    numbers = list(numbered(found, real, table)["number"])
    assert numbers == list(range(1, len(numbers) + 1))


def test_actors_stand_together_offices_first_and_the_busiest_on_top(found, real):
    listed = actors(found, real, "en")
    assert len(listed) == len(real.table("objective-organisations"))
    order = list(dict.fromkeys(listed["actor"]))
    assert [code for code in listed["actor"]] == sorted(listed["actor"], key=order.index)
    assert sorted(listed["office"], reverse=True) == list(listed["office"])
    counts = listed[listed["office"]]["actor"].value_counts(sort=False)
    assert list(counts) == sorted(counts, reverse=True)
    assert "" not in set(listed["actor_name"])


def test_without_a_tree_there_is_no_memorandum(found, real):
    none = memorandum(found.head(0), real)
    assert not none
    assert none.references == ()
