"""A dossier holds all that is known of a partner or a theme, each thing once, and keeps what is said of groups apart."""

import pandas as pd
import pytest

from dashboard.data import facts, facts_about, filtered, labelled
from dashboard.data.dossier import GROUPS, SECTIONS, countries_of, dossier, groups_of


@pytest.fixture(scope="module")
def everything(real):
    """All figures and facts of the project, labelled once."""
    return {"figures": labelled(real.observations(), real, "en"), "said": facts(real, "en")}


def codes(sections):
    return [section.code for section in sections]


def own(sections):
    return [section for section in sections if section.code != GROUPS]


def keys(found):
    return (found["table"] + "/" + found["id"]).tolist()


def known(real, kind):
    """Some regions of a kind that figures are about."""
    table = real.table("regions")
    about = set(real.observations()["counterpart"])
    return [code for code in table["id"][table["kind"] == kind] if code in about][:4]


@pytest.mark.parametrize("kind", ["country", "group"])
def test_each_figure_of_a_partner_stands_in_one_section(real, everything, kind):
    for region in known(real, kind):
        found = [
            one
            for section in own(dossier(real, region=region, **everything))
            for one in section.figures["id"]
        ]
        assert sorted(found) == sorted(filtered(everything["figures"], real, regions=[region])["id"])


@pytest.mark.parametrize("region", ["usa", "deu", "ukr", "mar"])
def test_each_fact_of_a_partner_stands_in_one_section(real, everything, region):
    found = [
        key for section in own(dossier(real, region=region, **everything)) for key in keys(section.facts)
    ]
    assert len(found) == len(set(found))
    assert set(found) >= set(keys(facts_about(everything["said"], real, regions=[region])))


def test_each_entry_of_a_theme_stands_in_one_section(real, everything):
    for theme in real.table("themes")["id"]:
        found = dossier(real, themes=[theme], **everything)
        figures = filtered(everything["figures"], real, themes=[theme])
        assert sorted(one for section in found for one in section.figures["id"]) == sorted(figures["id"])
        about = facts_about(everything["said"], real, themes=[theme])
        assert sorted(key for section in found for key in keys(section.facts)) == sorted(keys(about))
        assert GROUPS not in codes(found)


def test_sections_are_in_order_and_none_is_empty(real, everything):
    found = dossier(real, region="usa", **everything)
    assert codes(found) == sorted(codes(found), key=SECTIONS.index)
    assert all(len(section) for section in found)
    assert "further" not in codes(found)


def test_a_theme_limits_the_dossier_of_a_partner(real, everything):
    whole = {section.code: section for section in own(dossier(real, region="usa", **everything))}
    for section in own(dossier(real, region="usa", themes=["tourism"], **everything)):
        assert set(section.figures["id"]) <= set(whole[section.code].figures["id"])
        assert set(keys(section.facts)) <= set(keys(whole[section.code].facts))
    assert len(own(dossier(real, region="usa", themes=["tourism"], **everything))) < len(whole)


def test_a_year_keeps_figures_that_cover_it_and_all_facts(real, everything):
    of_year = own(dossier(real, region="usa", year="2015", **everything))
    periods = {period for section in of_year for period in section.figures["time_period"]}
    assert "2015" in periods
    assert not periods & {"2014", "2016", "2024"}
    whole = own(dossier(real, region="usa", **everything))
    assert sum(len(section.facts) for section in of_year) == sum(len(section.facts) for section in whole)


def test_what_is_said_of_a_group_is_kept_apart_and_named(real, everything):
    found = dossier(real, region="swe", **everything)
    groups = {section.about: section for section in found if section.code == GROUPS}
    assert "nordics" in groups
    assert set(groups) <= set(groups_of("swe", real))
    mine = {key for section in own(found) for key in keys(section.facts)}
    for code, section in groups.items():
        assert all(code in regions for regions in section.facts["regions"])
        figures = section.figures
        assert ((figures["counterpart"] == code) | (figures["ref_area"] == code)).all()
        assert mine.isdisjoint(keys(section.facts))
    assert all(section.about == "" for section in own(found))


def test_commitments_and_sheets_come_with_the_section_that_names_the_partner(real, everything):
    (section,) = (one for one in dossier(real, region="ukr", **everything) if one.code == "priorities")
    tree = set(section.facts.loc[section.facts["table"] == "priority-tree", "id"])
    commitments = section.facts[section.facts["table"] == "commitments"]
    assert len(commitments) > 0
    assert set(commitments["section"]) <= tree


def test_offices_are_those_that_stand_there_and_those_that_serve_from_elsewhere(real, everything):
    (section,) = (one for one in dossier(real, region="swe", **everything) if one.code == "network")
    offices = section.facts[section.facts["table"] == "offices"]
    assert len(offices) > 0
    assert all("swe" in regions for regions in offices["regions"])
    table = real.table("offices").set_index("id")
    assert "swe" not in set(table.loc[offices["id"], "region"])


def test_a_country_without_anything_has_an_empty_dossier(real, everything):
    figures, said = everything["figures"], everything["said"]
    alone = next(
        code
        for code in real.table("regions")["id"]
        if filtered(figures, real, regions=[code]).empty and facts_about(said, real, regions=[code]).empty
    )
    assert own(dossier(real, region=alone, **everything)) == []


def test_a_frame_without_rows_makes_no_section(real, everything):
    empty = {name: frame.head(0) for name, frame in everything.items()}
    assert dossier(real, region="usa", themes=["tourism"], year="2015", **empty) == ()


def test_it_labels_for_itself_what_it_is_not_given(real, everything):
    found = dossier(real, region="swe", lang="nl")
    assert codes(found) == codes(dossier(real, region="swe", **everything))
    names = pd.concat([section.figures for section in found])["ref_area_name"]
    assert "Vlaanderen" in set(names)


def test_it_leaves_what_it_is_given_alone(real, everything):
    before = dict(everything["figures"].attrs)
    dossier(real, region="swe", **everything)
    assert everything["figures"].attrs == before


def test_groups_and_countries_of_a_region(real):
    assert countries_of("us-ga", real) == ("usa",)
    assert "us-southern-states" in groups_of("us-ga", real)
    assert countries_of("usa", real) == ()
    assert "wld" not in groups_of("usa", real)
    assert "eu27" in groups_of("deu", real)


def test_an_unknown_region_or_theme_is_named(real):
    with pytest.raises(KeyError, match="atlantis"):
        dossier(real, region="atlantis")
    with pytest.raises(KeyError, match="no-such-theme"):
        dossier(real, themes=["no-such-theme"])
    with pytest.raises(ValueError, match="region, about themes, or both"):
        dossier(real)


def test_a_package_without_tables_of_facts_has_a_dossier_of_figures(package):
    region = package.observations()["counterpart"].iloc[0]
    assert sum(len(section.figures) for section in dossier(package, region=region)) > 0
