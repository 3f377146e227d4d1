"""What is counted of a partner or a theme is one set: in the filter, in the line under the title, in its dossier."""

import pandas as pd
import pytest

from dashboard.data import closure, counts, facts, facts_about, filtered, home, is_group, labelled
from dashboard.data.dossier import GROUPS, dossier


@pytest.fixture(scope="module")
def everything(real):
    """All figures and facts of the project, labelled once."""
    return {"figures": labelled(real.observations(), real, "en"), "said": facts(real, "en")}


@pytest.fixture(scope="module")
def numbers(real, everything):
    """How many figures and facts stand behind each region, as the filter counts them."""
    above = real.links("region-members", "member", "group")
    found = counts(everything["figures"], real)
    for codes in everything["said"]["regions"]:
        for code in closure(codes, above):
            found[code] += 1
    return found


def test_a_group_counts_at_least_what_each_of_its_members_does(real, numbers):
    table = real.table("region-members")
    less = [
        (group, member)
        for group, member in zip(table["group"], table["member"], strict=True)
        if numbers[group] < numbers[member] and member not in home(real)
    ]
    assert less == []
    assert numbers["north-america"] >= numbers["usa"] > 0


def test_what_belgium_reports_on_itself_stays_out_of_its_groups(real, everything):
    europe = filtered(everything["figures"], real, regions=["europe"])
    own = europe[europe["ref_area"].isin(home(real))]
    assert not own.empty
    assert set(own["counterpart"]) <= closure(["europe"], real.links("region-members", "group", "member"))
    assert "be-vlg" in set(filtered(everything["figures"], real, regions=["bel"])["ref_area"])


def entries(sections):
    """The ids of what stands in a dossier, as often as it does; what is said of groups aside."""
    own = [one for one in sections if one.code != GROUPS]
    found = [code for one in own for code in one.figures["id"]]
    return found + [code for one in own for code in one.facts["table"] + "/" + one.facts["id"]]


@pytest.mark.parametrize(
    ("region", "themes"),
    [("usa", ()), ("mar", ()), ("us-ca", ()), ("eu27", ()), ("usa", ("energy-climate",)), ("nld", ())],
)
def test_a_dossier_holds_what_the_filters_leave(real, everything, numbers, region, themes):
    in_dossier = entries(dossier(real, region=region, themes=themes, **everything))
    figures = filtered(everything["figures"], real, themes=themes, regions=[region])
    left = facts_about(everything["said"], real, themes=themes, regions=[region])
    assert len(in_dossier) == len(set(in_dossier)) == len(figures) + len(left)
    if not themes:
        assert len(in_dossier) == numbers[region]


def test_a_commitment_is_about_the_partners_that_its_section_names(real, everything):
    said = everything["said"]
    sections = said[said["table"] == "priority-tree"].set_index("id")["regions"]
    commitments = said[said["table"] == "commitments"]
    assert (commitments["regions"] == commitments["section"].map(sections)).all()
    assert any(commitments["regions"])


def test_a_group_holds_the_own_figures_of_its_partners(real, everything):
    figures: pd.DataFrame = everything["figures"]
    own = figures[(figures["ref_area"] == "usa") & (figures["counterpart"] == "wld")]
    assert not own.empty
    assert is_group("north-america", real)
    assert set(own["id"]) <= set(filtered(figures, real, regions=["north-america"])["id"])
