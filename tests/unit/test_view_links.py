"""The link contract: what a link says is what is shown, and nothing is dropped in silence."""

from dataclasses import replace
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.view import ALL, Choice, View, Vocabulary, address, by_name, parse, put_right, query
from dashboard.view.pins import Pin, notes_by_place, read_pin

VOCABULARY = Vocabulary(
    languages=("en", "nl"),
    themes=("economy", "goods-trade", "tourism"),
    regions=("usa", "deu", "fra", "gbr", "ukr", "eu27", "be-vlg"),
    years=("2014", "2015", "2016"),
    figures={"goods-exports-2015": "export-markets", "nights-2017": "tourism"},
    version="1.2.0",
    also={
        "region": by_name(
            ("usa", ["US", "United States", "Verenigde Staten"]), ("deu", ["DE", "Germany", "Duitsland"]),
            ("fra", ["FR", "France", "Frankrijk"]), ("gbr", ["UK", "GB", "United Kingdom"]),
            ("be-vlg", ["Flanders", "Vlaanderen"]),
        ),
        "lang": by_name(("nl", ["Dutch", "Nederlands"]), ("en", ["English", "Engels"])),
    },
)  # fmt: skip
RENAMED = replace(VOCABULARY, aliases={"goods-exports-2014": "goods-exports-2015"})
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
            meant = put_right({name: [value]}, VOCABULARY, {})
            kept = meant.get(name, []) == said.get(name) or value in ("share", ALL)
            assert kept or any(remark.parameter == name or remark.kind == "more" for remark in remarks)


@pytest.mark.parametrize(
    ("link", "kind", "parameter", "value", "instead"),
    [
        ("?region=xyz", "unknown-value", "region", "xyz", ""),
        ("?region=Duitslnd", "unknown-value", "region", "Duitslnd", "deu"),
        ("?region=ua", "unknown-value", "region", "ua", ""),
        ("?region=uas", "unknown-value", "region", "uas", "usa"),
        ("?Foo=%25&region=usa%20", "unknown-parameter", "Foo", "%", ""),
        ("?regoin=usa", "unknown-parameter", "regoin", "usa", "region"),
        ("?region=", "empty", "region", "", ""),
        ("?year=2014&year=2015", "repeated", "year", "2014 2015", "2014"),
        ("?lang=fr", "unknown-value", "lang", "fr", ""),
        ("?figure=nights-2017", "other-page", "figure", "nights-2017", "tourism"),
        ("?theme=%3Cscript%3E", "unknown-value", "theme", "<script>", ""),
        ("?measure=weight", "unknown-value", "measure", "weight", ""),
        ("?year=-2015", "unknown-value", "year", "-2015", "2015"),
        ("?year=20.15", "unknown-value", "year", "20.15", "2015"),
    ],
)
def test_what_a_link_asks_in_vain_is_named(link, kind, parameter, value, instead):
    _, (remark,) = reopened(link)
    assert (remark.kind, remark.parameter, remark.value, remark.instead) == (kind, parameter, value, instead)


@pytest.mark.parametrize(
    ("link", "meant"),
    [
        ("?region=usa)", "?region=usa"),
        ("?region=usa.", "?region=usa"),
        ("?region=%22usa%22%2C", "?region=usa"),
        ("?region=usa%E2%80%9D", "?region=usa"),
        ("?region=%E2%80%8Busa", "?region=usa"),
        ("?region=usa%3E%20wrote", "?region=usa"),
        ("?region=usa|the+figures", "?region=usa"),
        ("?region=usa__;!!Kf3x$", "?region=usa"),
        ("?region=3Dusa", "?region=usa"),
        ("?region=USA&theme=Economy", "?theme=economy&region=usa"),
        ("?REGION=usa&Lang=NL", "?lang=nl&region=usa"),
        ("?region[]=usa&region[]=deu", "?region=usa&region=deu"),
        ("?region=deu,fra", "?region=deu&region=fra"),
        ("?region=deu;fra/usa", "?region=deu&region=fra&region=usa"),
        ("?region=deu%20fra", "?region=deu&region=fra"),
        ("?region=United+States,Germany", "?region=usa&region=deu"),
        ("?region=us&region=UK&region=de", "?region=usa&region=gbr&region=deu"),
        ("?region=Duitsland&region=VERENIGDE-STATEN", "?region=deu&region=usa"),
        ("?region=be_vlg", "?region=be-vlg"),
        ("?lang=nl-BE", "?lang=nl"),
        ("?lang=en_GB.UTF-8", "?lang=en"),
        ("?lang=Dutch", "?lang=nl"),
        ("?year=2015.", "?year=2015"),
        ("?year=٢٠١٥", "?year=2015"),
        ("?lang=nl&amp;region=usa", "?lang=nl&region=usa"),
        ("?lang=nl&amp;amp;region=usa&amp;year=2015", "?lang=nl&region=usa&year=2015"),
        ("?region=usa%26year=2016", "?region=usa&year=2016"),
        ("?region%3Dusa%26year%3D2016", "?region=usa&year=2016"),
        ("?region=usa%2526year%253D2016", "?region=usa&year=2016"),
        ("?region=usa?year=2016", "?region=usa&year=2016"),
        ("?lang=nl%26region=usa%26region=deu", "?lang=nl&region=usa&region=deu"),
        ("?lang=nl%C2%AEion=usa&year=2016%C2%AEion=deu", "?lang=nl&region=usa&region=deu&year=2016"),
        ("?region=usa;year=2016", "?region=usa&year=2016"),
        ("?measure=Value).", "?measure=value"),
        ("?figure=Goods-Exports-2015,", "?figure=goods-exports-2015"),
        ("?pin=export-markets.markets~region.deu,tourism.nights.", "?pin=export-markets.markets~region.deu&pin=tourism.nights"),
        ("?region=usa&utm_source=x&UTM_Medium=y&fbclid=1&gclid=2&mc_cid=3&msclkid=4", "?region=usa"),
        ("?region=usa?utm_source=teams", "?region=usa"),
        ("?amp;region=usa&)", "?region=usa"),
    ],
)  # fmt: skip
def test_what_a_link_has_suffered_on_its_way_is_put_right_in_silence(link, meant):
    view, remarks = reopened(link)
    assert remarks == ()
    assert address("", query(view)) == meant


def test_a_reader_s_own_line_is_left_as_it_was_written():
    line = "1.Sales & more, 100%25? see region=USA)."
    assert parse({"note": [line]}, VOCABULARY)[0].notes == (line,)


@given(st.dictionaries(st.text(max_size=20), st.lists(st.text(max_size=30), max_size=4), max_size=6))
def test_what_was_put_right_is_right(asked):
    own = {choice.name: choice.options for choice in CHOICES}
    once = put_right(asked, VOCABULARY, own)
    assert put_right(once, VOCABULARY, own) == once


@given(views)
def test_what_is_right_is_left_as_it_is(view):
    said = query(view)
    assert put_right(said, VOCABULARY, {choice.name: choice.options for choice in CHOICES}) == said


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


def test_links_and_pins_with_an_older_id_open_the_figure_as_it_is_called_now():
    asked = {
        "figure": ["goods-exports-2014"],
        "pin": ["figure.goods-exports-2014", "export-markets.markets~figure.goods-exports-2014~region.deu"],
    }
    view, remarks = parse(asked, RENAMED, page="export-markets")
    assert remarks == ()
    assert view.figure == "goods-exports-2015"
    assert view.pins == (
        "figure.goods-exports-2015",
        "export-markets.markets~figure.goods-exports-2015~region.deu",
    )
    assert parse(asked, VOCABULARY, page="export-markets")[1], "else the alias changes nothing"
