"""The link contract: what a link says is what is shown, and nothing is dropped in silence."""

from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.view import ALL, Choice, View, Vocabulary, address, parse, query
from dashboard.view.pins import Pin, notes_by_place, read_pin

VOCABULARY = Vocabulary(
    languages=("en", "nl"),
    themes=("economy", "goods-trade", "tourism"),
    regions=("usa", "deu", "eu27", "be-vlg"),
    years=("2014", "2015", "2016"),
    figures={"goods-exports-2015": "export-markets", "nights-2017": "tourism"},
    version="1.2.0",
)
CHOICES = (Choice("measure", ("share", "value")), Choice("office", (ALL, "berlin", "rome")))


def subsets(codes):
    return st.lists(st.sampled_from(codes), unique=True, max_size=len(codes)).map(tuple)


views = st.builds(
    View,
    page=st.just("export-markets"),
    lang=st.sampled_from([None, "en", "nl"]),
    themes=subsets(VOCABULARY.themes),
    regions=subsets(VOCABULARY.regions),
    year=st.sampled_from([None, *VOCABULARY.years]),
    figure=st.sampled_from([None, "goods-exports-2015"]),
    version=st.none(),
    choices=st.fixed_dictionaries(
        {}, optional={"measure": st.just("value"), "office": st.sampled_from(["berlin", "rome"])}
    ),
)


def reopened(link: str) -> tuple[View, tuple]:
    asked = parse_qs(link.partition("?")[2], keep_blank_values=True)
    return parse(asked, VOCABULARY, page="export-markets", choices=CHOICES)


@given(views)
def test_a_view_reopens_from_its_address_as_it_was(view):
    reread, remarks = reopened(address("/export-markets", query(view)))
    assert reread == view
    assert remarks == ()


@given(views)
def test_a_permalink_spells_out_every_parameter_and_reopens_the_same_view(view):
    link = address("/export-markets", query(view, complete=True, vocabulary=VOCABULARY, choices=CHOICES))
    for name in ("theme", "region", "year", "measure", "office", "v"):
        assert f"{name}=" in link
    reread, remarks = reopened(link)
    assert remarks == ()
    assert reread == View(**{**view.__dict__, "version": "1.2.0"})


@given(st.dictionaries(st.text(max_size=20), st.lists(st.text(max_size=30), max_size=4), max_size=6))
def test_no_query_fails_and_whatever_is_not_honoured_is_named(asked):
    view, remarks = parse(asked, VOCABULARY, page="export-markets", choices=CHOICES)
    said = query(view)
    for name, values in asked.items():
        if name in ("embed", "embed_options", "v") or name not in (
            "lang",
            "theme",
            "region",
            "year",
            "measure",
        ):
            continue
        for value in values:
            kept = value in said.get(name, []) or value in ("share", ALL)
            assert kept or any(remark.parameter == name or remark.kind == "more" for remark in remarks)


@pytest.mark.parametrize(
    ("link", "kind", "parameter", "value", "instead"),
    [
        ("?region=xyz", "unknown-value", "region", "xyz", ""),
        ("?region=USA", "unknown-value", "region", "USA", "usa"),
        ("?regoin=usa", "unknown-parameter", "regoin", "usa", "region"),
        ("?region=", "empty", "region", "", ""),
        ("?year=2014&year=2015", "repeated", "year", "2014 2015", "2014"),
        ("?lang=fr", "unknown-value", "lang", "fr", ""),
        ("?figure=nights-2017", "other-page", "figure", "nights-2017", "tourism"),
        ("?theme=%3Cscript%3E", "unknown-value", "theme", "<script>", ""),
        ("?measure=weight", "unknown-value", "measure", "weight", ""),
    ],
)
def test_what_a_link_asks_in_vain_is_named(link, kind, parameter, value, instead):
    _, (remark,) = reopened(link)
    assert (remark.kind, remark.parameter, remark.value, remark.instead) == (kind, parameter, value, instead)


def test_the_rest_of_a_link_is_honoured():
    view, remarks = reopened("?region=xyz&region=usa&theme=tourism&lang=nl")
    assert (view.regions, view.themes, view.lang) == (("usa",), ("tourism",), "nl")
    assert len(remarks) == 1


def test_a_huge_link_is_answered_shortly():
    view, remarks = parse({"region": [f"x{n}" for n in range(20_000)], "junk": ["y" * 100_000]}, VOCABULARY)
    assert view == View()
    assert len(remarks) <= 10
    assert remarks[-1].kind == "more"
    assert all(len(remark.value) <= 61 for remark in remarks)


def test_control_characters_are_not_repeated_to_the_reader():
    _, (remark,) = parse({"region": ["a\x00b\u202ec"]}, VOCABULARY)
    assert remark.value == "a\ufffdb\ufffdc"


def test_another_page_keeps_theme_region_year_and_language_only():
    view, _ = reopened("?region=usa&theme=tourism&lang=nl&year=2015&measure=value&figure=goods-exports-2015")
    assert query(view.elsewhere("tourism")) == {
        "lang": ["nl"], "theme": ["tourism"], "region": ["usa"], "year": ["2015"],
    }  # fmt: skip


def test_a_card_can_be_pinned_with_every_region_that_there_is(real):
    pin = Pin("tourism", "markets", {"region": list(real.table("regions")["id"])})
    assert read_pin(str(pin)) == pin


def test_what_cannot_be_shown_is_taken_out_of_a_readers_lines():
    said = notes_by_place(["1.a\ufffeb\u202ec", "2.\ufffe", "3.plain"])
    assert said == {1: "a b c", 3: "plain"}
