"""The tables of facts: bad input is named with its way out, and every fact has one shape."""

import pytest

from dashboard.data import facts, facts_about

BROKEN = {
    "unknown partner": (
        "partnerships.csv", ",usa,,,priority-partner,", ",usb,,,priority-partner,",
        "column region: unknown code 'usb' (rule: foreign key)",
    ),
    "reference to a section that does not exist": (
        "cross-references.csv", "xref-foreword-to-8-2,memo-foreword,memo-8-2,", "xref-foreword-to-8-2,memo-foreword,memo-8-9,",
        "column target: unknown code 'memo-8-9' (rule: foreign key)",
    ),
    "circle in the tree": (
        "priority-tree.csv", "memo-1,memo,1,", "memo-1,memo-1-1,1,",
        "goes round in a circle",
    ),
    "office without coordinates": (
        "offices.csv", ",50.8467,4.3525,", ",,4.3525,",
        "column latitude: the cell is blank (rule: required)",
    ),
    "neither region nor organisation": (
        "partnerships.csv", "us-strategy-introduction-usa,usa,", "us-strategy-introduction-usa,,",
        "region and organisation are both blank (rule: either or). Way out: fill in exactly one",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_fact_is_named_with_file_line_column_and_way_out(project, case):
    file, old, new, said = BROKEN[case]
    text = project.read(file)
    assert old in text
    project.write(file, text.replace(old, new, 1))
    named = [
        line for line in project.problems() if f"/{file}, line " in line or line.startswith(f"{file}, line ")
    ]
    assert any(said in line and "Way out: " in line for line in named), "\n".join(named)


def test_every_fact_has_a_name_and_a_source_in_both_languages(real):
    for lang in ("en", "nl"):
        found = facts(real, lang)
        assert (found["name"] != "").all()
        assert (found["source_title"] != "").all()
        assert not found.duplicated(["table", "id"]).any()


def test_a_group_finds_the_facts_about_its_members_and_a_member_those_about_its_groups(real):
    found = facts(real, "en", ["partnerships"])
    members = facts_about(found, real, regions=["nordics"])
    assert set(facts_about(found, real, regions=["swe"])["id"]) <= set(members["id"])
    assert set(facts_about(found, real, regions=["nordics"])["id"]) & set(
        facts_about(found, real, regions=["swe"], as_member=True)["id"]
    )


def test_a_theme_finds_what_lies_under_it(real):
    found = facts(real, "en")
    narrow = set(facts_about(found, real, themes=["tourism"])["id"])
    assert narrow
    assert narrow <= set(facts_about(found, real, themes=["tourism", "economy"])["id"])
    with pytest.raises(KeyError, match="no code 'tourisme'"):
        facts_about(found, real, themes=["tourisme"])
