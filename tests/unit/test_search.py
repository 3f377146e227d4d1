"""Searching: words of either language, misspelt or without accents, find the thing that a reader means."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.content.outline import site
from dashboard.data import Package
from dashboard.data.latest import time_order
from dashboard.data.regions import other_codes, other_names
from dashboard.data.search import FIGURE, PAGE, REGION, THEME, Entry, Index, entries, fold, initials, words
from dashboard.locale import LANGUAGES

SLUGS = [entry.slug for entry in site().entries]
PAGES = {slug: {lang: slug.replace("-", " ") for lang in LANGUAGES} for slug in SLUGS}


def thing(english: str, dutch: str, *, kind: str = "organisations", **more: object) -> Entry:
    code = english.lower().replace(" ", "-")
    return Entry(kind, code, "page", (), {"en": english, "nl": dutch}, {}, **more)


@pytest.fixture(scope="module")
def some() -> Index:
    return Index(
        [
            thing("Germany", "Duitsland", kind=REGION, also=("deu",)),
            thing("United States", "Verenigde Staten", kind=REGION, also=("usa", "us", "vs")),
            thing("São Tomé and Príncipe", "Sao Tomé en Principe", kind=REGION),
            thing("Ukraine", "Oekraïne", kind=REGION),
            thing("Nights in Flanders", "Overnachtingen in Vlaanderen"),
            thing("Spending per night", "Bestedingen per nacht"),
            thing("Port of Houston", "Haven van Houston"),
            thing("Services trade with Germany", "Dienstenhandel met Duitsland"),
        ]
    )


@pytest.fixture(scope="module")
def every(real: Package) -> list[Entry]:
    return list(entries(real, LANGUAGES, PAGES))


@pytest.fixture(scope="module")
def index(every: list[Entry]) -> Index:
    return Index(every)


def first(index: Index, question: str) -> tuple[str, str]:
    found = index.find(question)
    return (found[0].kind, found[0].code) if found else ("", "")


class TestWords:
    @pytest.mark.parametrize(
        ("text", "folded"),
        [
            ("Oekraïne", "oekraine"),
            ("SÃO TOMÉ", "sao tome"),
            ("Größe", "grosse"),
            ("Côte d’Ivoire", "cote divoire"),
            ("Łódź", "lodz"),
        ],
    )
    def test_capitals_accents_and_apostrophes_do_not_count(self, text, folded):
        assert fold(text) == folded

    def test_words_that_tell_nothing_apart_are_left_out_unless_there_are_no_others(self):
        assert words("the port of Houston") == ("port", "houston")
        assert words("van de") == ("van", "de")

    def test_a_number_of_a_section_stays_in_one_piece(self):
        assert words("4.2 Oostgrens-programma") == ("4.2", "oostgrens", "programma")

    @pytest.mark.parametrize(
        ("name", "short"),
        [
            ("Verenigde Staten", "vs"),
            ("United Arab Emirates", "uae"),
            ("Europese Unie (27)", "eu"),
            ("Germany", ""),
        ],
    )
    def test_a_name_of_several_words_goes_by_its_initials(self, name, short):
        assert initials(name) == short


class TestFind:
    @pytest.mark.parametrize(
        "question",
        [
            "germany",
            "Duitsland",
            "GERMANY",
            "germ",
            "germnay",
            "germanny",
            "gremany",
            "duitslnd",
            "duitslaand",
            "deu",
            "duitsladn",
        ],
    )
    def test_a_name_is_found_in_either_language_and_misspelt(self, some, question):
        assert some.find(question)[0].code == "germany"

    @pytest.mark.parametrize("question", ["sao tome", "São Tomé", "oekraine", "Oekraïne", "oekraiene"])
    def test_accents_may_be_there_or_not(self, some, question):
        assert some.find(question)[0].code in ("são-tomé-and-príncipe", "ukraine")

    @pytest.mark.parametrize(
        "question", ["vs", "VS", "us", "usa", "verenigde staten", "staten verenigde", "untied states"]
    )
    def test_a_region_is_found_by_its_initials_and_by_its_words_in_any_order(self, some, question):
        assert some.find(question)[0].code == "united-states"

    def test_an_ending_too_many_is_forgiven(self, some):
        assert some.find("nachten")[0].code == "spending-per-night"

    def test_a_part_of_a_compound_finds_it_after_whole_words(self, some):
        assert [entry.code for entry in some.find("handel")] == ["services-trade-with-germany"]
        assert some.find("germany")[1].code == "services-trade-with-germany"

    def test_what_has_all_the_words_comes_before_what_has_some(self, some):
        assert some.find("services duitsland")[0].code == "services-trade-with-germany"
        assert [entry.code for entry in some.find("germany houston")][:2] == ["germany", "port-of-houston"]

    def test_a_number_is_never_taken_for_another(self):
        years = Index([thing("Exports 2015", "Uitvoer 2015"), thing("Exports 2016", "Uitvoer 2016")])
        assert years.find("exports 2016")[0].code == "exports-2016"
        assert years.find("2017") == []

    @pytest.mark.parametrize("question", ["", " ", "g", "é", "?!", "xyzzyxyzzy", "<script>"])
    def test_nothing_is_found_without_a_word_that_something_has(self, some, question):
        assert some.find(question) == []

    def test_the_limit_is_kept(self, some):
        assert len(some.find("germany", limit=1)) == 1

    def test_of_one_thing_over_the_years_the_latest_is_found_and_any_by_its_year(self):
        over_years = Index(
            thing(
                "Nights",
                "Nachten",
                kind=FIGURE,
                series=("nights",),
                words=(year,),
                period=year,
                recency=time_order(year),
            )
            for year in ("2015", "2023", "2019")
        )
        assert [entry.period for entry in over_years.find("nights")] == ["2023"]
        assert [entry.period for entry in over_years.find("nights 2019")] == ["2019"]

    def test_many_of_a_kind_leave_room_for_others(self):
        figures = [
            thing(f"Trade {letter}", "Handel", kind=FIGURE, prior=1.5)
            for letter in string.ascii_lowercase[:9]
        ]
        found = Index([*figures, thing("Trade mission", "Handelsmissie")]).find("trade", limit=6)
        assert "trade-mission" in [entry.code for entry in found]

    @given(st.text(max_size=200))
    def test_no_question_is_too_odd(self, some, question):
        assert len(some.find(question, limit=5)) <= 5


class TestProject:
    @pytest.mark.parametrize(
        ("question", "kind", "code"),
        [
            ("duitsland", REGION, "deu"),
            ("germany", REGION, "deu"),
            ("germnay", REGION, "deu"),
            ("houston", "offices", "houston-fit"),
            ("diensten vs", FIGURE, "services-balance-bel-usa-2015"),
            ("vs", REGION, "usa"),
            ("uk", REGION, "gbr"),
            ("amerika", REGION, "usa"),
            ("klimaat", THEME, "energy-climate"),
            ("mensenrechten", THEME, "human-rights"),
            ("4.2", "priority-tree", "memo-4-2"),
            ("oosgtrens", THEME, "eastern-border"),
            ("berlijn", "offices", "berlin-representation"),
            ("verdrag van gent", "events", "treaty-of-ghent"),
            ("tourism", PAGE, "tourism"),
            ("nights-bel-deu-2023", FIGURE, "nights-bel-deu-2023"),
        ],
    )
    def test_what_readers_ask_is_found_first(self, index, question, kind, code):
        assert first(index, question) == (kind, code)

    def test_a_partner_is_followed_by_its_main_trade_figures_before_posts_and_nights(self, index):
        found = index.find("duitsland", limit=8)
        assert found[0].code == "deu"
        figures = [entry for entry in found if entry.kind == FIGURE]
        assert figures[0].series == ("goods-exports", "be-vlg", "deu", "")
        assert {entry.page for entry in figures} == {"export-markets"}
        kinds = [entry.kind for entry in found]
        assert "offices" in kinds
        assert kinds.index(FIGURE) < kinds.index("offices")

    def test_flanders_in_euro_comes_before_belgium_in_dollars(self, index):
        assert index.find("export us")[0].series == ("goods-exports", "be-vlg", "usa", "")
        assert index.find("us dollars exports")[0].series[0] == "goods-exports-usd"

    def test_a_theme_and_a_partner_lead_to_what_is_measured_of_both(self, index):
        assert index.find("toerisme duitsland")[0].series[0] == "nights"

    @pytest.mark.parametrize("value", ["6,03", "6.03"])
    def test_a_value_finds_the_figure_that_prints_it(self, index, value):
        assert index.find(value)[0].code == "goods-exports-share-be-vlg-usa-2015"

    def test_what_an_answer_is_about_says_no_word_twice(self, every):
        twice = [
            entry
            for entry in every
            if any(
                len(set(parts)) < len(parts) or entry.names[lang] in parts
                for lang in entry.about
                if entry.kind != FIGURE
                for parts in [entry.about[lang].split(" · ")]
            )
        ]
        assert twice == []

    def test_services_with_the_us_lead_to_figures_of_just_that(self, index):
        found = index.find("diensten vs", limit=4)
        assert {entry.page for entry in found} == {"services-balance"}
        assert all("usa" in entry.code for entry in found)

    @pytest.mark.parametrize("name", [f"name_{lang}" for lang in LANGUAGES])
    def test_every_country_is_found_by_its_whole_name(self, index, real, name):
        regions = real.table("regions")
        countries = regions[regions["kind"] == "country"]
        lost = [
            row["id"]
            for row in countries.to_dict("records")
            if first(index, row[name]) != (REGION, row["id"])
        ]
        assert lost == []

    def test_a_country_is_found_by_every_other_name_and_code_of_it(self, index, real):
        countries = set(real.table("regions").query("kind == 'country'")["id"])
        for called in (other_names(real), other_codes(real)):
            assert countries <= called.keys()
            lost = {
                name: first(index, name)
                for code in sorted(countries)[::4]  # every name of some: each takes a while to be looked for
                for name in called[code]
                if first(index, name) != (REGION, code)
            }
            assert lost == {}

    @pytest.mark.parametrize(
        "question", ["Republic of Wakanda", "Koninkrijk Nergens", "Federale Staten van Wakanda"]
    )
    def test_what_shares_only_a_common_word_is_no_answer(self, index, question):
        assert [entry.code for entry in index.find(question) if entry.kind == REGION] == []

    @pytest.mark.parametrize(
        ("question", "not_this"),
        [("Wit-Rusland", "rus"), ("Czech Republic", "dom"), ("Viet Nam", "nam"), ("Zuid-Soedan", "sdn")],
    )
    def test_a_whole_name_does_not_mean_what_has_a_part_of_it(self, index, question, not_this):
        assert not_this not in [entry.code for entry in index.find(question, limit=40)]

    def test_what_is_known_of_a_country_is_found_by_its_former_name_too(self, index):
        assert {entry.code for entry in index.find("Vietnam")} <= {
            entry.code for entry in index.find("Viet Nam", limit=40)
        }

    def test_everything_with_a_link_of_its_own_is_there(self, every, real):
        codes = {}
        for entry in every:
            codes.setdefault(entry.kind, set()).add(entry.code)
        assert codes[PAGE] == set(SLUGS)
        for kind, table in ((REGION, "regions"), (THEME, "themes")):
            assert codes[kind] == set(real.table(table)["id"])
        assert codes[FIGURE] == set(real.observations()["id"])
        for table in ("offices", "priority-tree", "events", "commitments", "partnerships", "organisations"):
            assert codes[table] == set(real.table(table)["id"]), table

    def test_every_entry_is_named_in_every_language_and_leads_to_a_page(self, every):
        for entry in every:
            assert entry.page in PAGES
            assert all(entry.names[lang].strip() for lang in LANGUAGES), entry
            assert all(name and value for name, value in entry.parameters), entry

    def test_what_leads_to_a_page_that_is_not_there_is_left_out(self, real):
        kinds = {entry.kind for entry in entries(real, LANGUAGES, {"tourism": PAGES["tourism"]})}
        assert kinds == {PAGE, FIGURE}

    def test_a_broken_or_older_package_can_be_searched_too(self, package):
        found = Index(entries(package, LANGUAGES, PAGES)).find("verenigde staten")
        assert found[0].code == "usa"
