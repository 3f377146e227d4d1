"""The head of a dossier, the line under the title and the filter count the same entries."""

import re

import pytest

from dashboard.locale import LANGUAGES


def numbers(text):
    """The whole numbers in a text of a page in English."""
    return [int(found.replace(",", "")) for found in re.findall(r"\d[\d,]*", text)]


def head(page):
    """What the head says of how much there is, one pair of figures and statements for each partner."""
    (said,) = [body for body in page.html.split("\n") if 'class="dossier-head' in body]
    return [numbers(line) for line in re.findall(r"<p>([^<]*statements?)</p>", said)]


@pytest.mark.parametrize("region", ["mar", "us-ca"])
def test_the_head_and_the_filter_agree(visit, region):
    page = visit("dossier")(lang="en", region=region)
    assert page.faults == []
    ((figures, statements),) = head(page)
    (chip,) = [each.value for each in page.app.markdown if " entries." in each.value]
    assert numbers(chip.partition(": ")[2])[0] == figures + statements
    chosen = page.app.multiselect(key="filter-region")
    (option,) = [
        each for each in chosen.options if each.startswith({"mar": "Morocco", "us-ca": "California"}[region])
    ]
    assert numbers(option)[-1] == figures + statements


def test_entries_about_several_partners_are_told(visit):
    page = visit("dossier")(lang="en", region=["deu", "fra"])
    both = sum(sum(each) for each in head(page))
    (said,) = re.findall(r"([\d,]+) entries in all", page.html)
    assert numbers(said)[0] < both


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_beginning_names_countries_with_their_article_and_leaves_out_what_is_left_over(visit, lang):
    page = visit("dossier")(lang=lang)
    assert page.faults == []
    spoken = {"en": "the United States", "nl": "de Verenigde Staten"}[lang]
    assert re.search(rf"class=.card-title.[^>]*>[^<]*{spoken}", page.html)
    assert {"en": "Countries not listed", "nl": "Niet vermelde landen"}[lang] not in page.html
    groups = page.html.index({"en": "Groups of countries", "nl": "Groepen van landen"}[lang])
    assert (
        page.html.index(">New England<")
        > page.html.index({"en": "Parts of countries", "nl": "Delen van landen"}[lang])
        > groups
    )
