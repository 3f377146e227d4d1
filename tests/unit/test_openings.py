"""What a page of a subject opens with: findings chosen by rule, each dated, each leading to its figure."""

import pandas as pd
import pytest

from dashboard.content.blocks import Fragment
from dashboard.content.openings import facts_ahead, openings, sentences
from dashboard.content.outline import outline, site
from dashboard.data import bounds, expand, preferred
from dashboard.findings import OPENINGS, dated, leading
from dashboard.locale import LANGUAGES, today
from page_content import content

TEMPLATE = "openings.html"


def subjects(package) -> list[str]:
    return [entry.slug for entry in site().entries if outline(entry.slug).subject(package)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_of_a_subject_opens_with_three_dated_findings(real, lang):
    assert subjects(real)
    for slug in subjects(real):
        told = content(slug, lang=lang)
        first = next(block for block in told.walk() if isinstance(block, Fragment))
        assert first.template == TEMPLATE, slug
        findings = first.values["findings"]
        assert len(findings) == OPENINGS, slug
        facts = facts_ahead(told.page)
        for one, finding in zip(facts, findings, strict=False):
            assert finding["when"] == told.page.reader.period(one.period)
            assert finding["said"].text.startswith(one.row["name"])
            assert (one.figure or one.row)["id"] in finding["said"].to
        for one, finding in zip(openings(told.page), findings[len(facts) :], strict=False):
            assert finding["when"] == told.page.reader.period(one.row["time_period"])
            assert one.row["id"] in finding["said"].to
            assert any(sign.isdigit() for sign in finding["said"].text)


@pytest.mark.parametrize("partner", ["usa", "jpn"])
def test_with_a_partner_every_finding_is_about_it(real, partner):
    about = expand([partner], real)
    found = [(slug, one) for slug in subjects(real)
             for one in openings(content(slug, {"region": [partner]}, lang="en").page)]  # fmt: skip
    assert len(found) > OPENINGS
    assert [(slug, one.row["id"]) for slug, one in found
            if one.row["counterpart"] not in about and one.row["ref_area"] not in about] == []  # fmt: skip


def test_a_later_year_leads_the_page_without_code(real):
    page = content("export-markets", {"region": ["deu"]}, lang="en").page
    every = page.figures
    newest = every[(every["indicator"] == "goods-balance") & (every["counterpart"] == "deu")].iloc[[-1]]
    year = str(int(every["time_period"].str[:4].max()) + 1)
    turned = newest.assign(
        id="later", time_period=year, sort_period=float(year) + 0.5, value=-newest["value"], source_date=year,
        derived=False, authority="official",
    )  # fmt: skip
    with_it = preferred(pd.concat([page.matching(every), turned]))
    rows = {**page.edition.rows("en"), "later": turned.to_dict("records")[0]}
    found = leading(with_it, real, every=with_it, rows=rows, lang="en")
    assert found[0].row["id"] == "later"


def test_a_page_of_proposals_opens_with_what_is_asked_what_is_due_and_what_is_ahead_not_with_counts(real):
    told = {one.kind: one for one in facts_ahead(content("priorities", lang="en").page)}
    assert list(told) == ["asked", "due", "ahead"]
    now = bounds(today().isoformat())[0]
    assert told["asked"].figure["measure"] == "money"
    assert bounds(told["asked"].period)[1] > now
    assert bounds(told["due"].period)[1] < now < bounds(told["ahead"].period)[0]
    assert not facts_ahead(content("tourism", lang="en").page)


def test_of_what_is_asked_the_nearest_leads_and_what_is_over_is_not_told():
    asked = [
        ({"name": name}, {"time_period": period, "value": value})
        for name, period, value in (("over", "2001", 9.0), ("later", "2009", 8.0), ("small", "2005", 1.0),
                                    ("large", "2005", 2.0))
    ]  # fmt: skip
    events = [{"time_period": period} for period in ("2030", "2010", "1999")]
    found = dated(asked, events, events[2:], now=2003.5)
    assert [(one.kind, one.period) for one in found] == [
        ("asked", "2005"),
        ("due", "1999"),
        ("ahead", "2010"),
    ]
    assert found[0].row["name"] == "large"
    assert dated(asked[:1], events[2:], [], now=2003.5) == ()


def test_a_contest_states_both_numbers(real):
    contested = [
        (page, one)
        for page in (content(slug, lang="en").page for slug in subjects(real))
        for one in openings(page)
        if one.kind == "contested"
    ]
    assert contested
    for page, one in contested:
        (said,) = sentences(page, [one])
        assert one.computed is not None or one.other is not None
        assert sum(part[:1].isdigit() or part[:1] in "€−" for part in said.split()) >= 2, said
