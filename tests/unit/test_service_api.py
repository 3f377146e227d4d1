"""The addresses of the data: what they hold, what they refuse, and that nothing on a figure is lost on the way."""

import csv
import io
import json
import re
import zipfile

import hypothesis
import pandas as pd
import pytest
import schemathesis
from hypothesis import given
from hypothesis import strategies as some
from starlette.applications import Starlette
from starlette.responses import Response

from asgi_client import ask
from asgi_service import served
from dashboard.content.outline import outline
from dashboard.data import DATA_FOLDER, load, years_of
from dashboard.data.store import Store, store
from dashboard.locale import LANGUAGES, reader_for
from dashboard.service.api import api, asking
from dashboard.service.api.records import COLUMNS
from dashboard.service.below import Below
from dashboard.service.contents import entries

STORE = store(DATA_FOLDER, LANGUAGES)
APP = api(STORE)
LONG = 1000
"""Figures in an answer that takes long to make and to read."""

DERIVED, PRINTED = "goods-exports-be-vlg-usa-2014", "goods-exports-be-vlg-usa-2015"


def get(address, **headers):
    return ask(APP, f"/v1{address}", **headers)


def rows(answer):
    return list(csv.DictReader(io.StringIO(answer.text())))


def test_the_catalogue_has_every_code_with_as_many_figures_as_its_address_gives(real):
    content = get("/catalogue").json()
    for name in ("pages", "themes", "regions", "years"):
        short = [one for one in content[name] if one["figures"] < LONG][:12]
        assert short, name
        for one in short:
            found = get(one["address"].removeprefix("/api/v1")).json()
            assert found["count"] == len(found["figures"]) == one["figures"], one["code"]
    assert {one["code"] for one in content["regions"]} == set(real.table("regions")["id"])


def test_the_catalogue_as_csv_has_the_same_addresses():
    content = get("/catalogue").json()
    found = {row["address"] for row in rows(get("/catalogue.csv"))} - {""}
    assert found == {
        one["address"] for name in ("pages", "themes", "regions", "years", "tables") for one in content[name]
    }


def test_an_older_id_gives_the_figure_as_it_is_called_now(real):
    aliases = real.aliases
    assert aliases
    for old, new in aliases.items():
        assert get(f"/figures/{old}").json()["figure"]["id"] == new


def test_a_printed_figure_has_value_unit_source_status_and_printed_form(real):
    figure = get(f"/figures/{PRINTED}").json()["figure"]
    row = real.figures([PRINTED]).iloc[0]
    assert figure["value"] == row["value"]
    assert figure["precision"] == row["quantum"]
    assert figure["as_printed"] == row["as_printed"]
    assert figure["unit"]["code"] == "eur"
    assert figure["obs_status"] == row["obs_status"]
    assert [source["code"] for source in figure["sources"]] == list(row["sources"])
    assert figure["formula"] is None
    assert figure["derived"] is False


def test_a_derived_figure_tells_how_it_was_made_and_brings_all_it_rests_on():
    answer = get(f"/figures/{DERIVED}").json()
    figure, lineage = answer["figure"], answer["lineage"]
    assert figure["derived"] is True
    assert figure["formula"]
    assert figure["as_printed"] is None
    assert [one["id"] for one in lineage[: len(figure["inputs"])]] == figure["inputs"]
    known = {one["id"] for one in lineage}
    assert all(name in known for one in lineage for name in one["inputs"])


def test_no_mark_is_lost_in_either_form(real):
    figures = real.observations()
    in_json = {one["id"]: one for one in get("/figures").json()["figures"]}
    in_csv = {row["id"]: row for row in rows(get("/figures.csv"))}
    assert set(in_json) == set(in_csv) == set(figures["id"])
    for row in figures.to_dict("records"):
        one, cells = in_json[row["id"]], in_csv[row["id"]]
        assert one["obs_status"] == cells["obs_status"] == row["obs_status"]
        assert one["authority"] == cells["authority"] == row["authority"]
        assert one["derived"] == (cells["derived"] == "true") == row["derived"]
        assert one["value"] == float(cells["value"]) == row["value"]
        assert bool(one["qualifications"]) == (
            row["derived"] or row["authority"] == "press" or row["obs_status"] != "A"
        )


def test_an_answer_speaks_the_language_that_it_is_asked_in(real):
    english, dutch = (get(f"/figures/{PRINTED}?lang={lang}").json()["figure"] for lang in ("en", "nl"))
    assert english["indicator"]["name"] == "Goods exports"
    assert dutch["indicator"]["name"] == real.labels("indicators", "goods-exports", "nl")
    assert dutch["unit"]["name"] == "euro"
    assert "," in dutch["text"]


def test_a_view_has_the_figures_that_its_page_counts(real):
    view = "page=tourism&region=usa&year=2015&lang=nl"
    found = get(f"/figures?{view}").json()
    figures = real.observations("tourism")
    assert 0 < found["count"] < len(figures)
    assert all("usa" in (one["counterpart"]["code"], one["ref_area"]["code"]) for one in found["figures"])
    assert all(2015 in years_of(one["time_period"]) for one in found["figures"])
    assert found["view"] == {
        "page": "tourism", "lang": "nl", "theme": [], "region": ["usa"], "year": "2015", "figure": None,
    }  # fmt: skip
    assert found["links"]["page"] == "/tourism?lang=nl&region=usa&year=2015"


@pytest.mark.parametrize("ending", ["", ".csv"])
def test_the_parts_of_a_view_lead_to_each_other_and_are_the_whole_together(ending):
    def said(answer):
        return [row["id"] for row in (rows(answer) if ending else answer.json()["figures"])]

    view = f"/figures{ending}?page=budget&region=moz&region=usa&lang=nl"
    whole = get(view)
    assert 'rel="license"' in whole.headers["link"]
    assert "," not in whole.headers["link"], "what is whole has no parts beside it"
    found, address = [], f"{view}&limit=7"
    while address:
        answer = get(address)
        found += said(answer)
        links = {
            relation: where.removeprefix("/api/v1")
            for where, relation in re.findall(r'<([^>]*)>; rel="(\w+)"', answer.headers["link"])
        }
        address, last = links.get("next"), links["last"]
    assert found == said(whole)
    assert len(found) > 7
    assert said(get(last)) == said(answer)
    if not ending:
        assert answer.json()["count"] == len(found)
        assert answer.json()["links"].keys() == {"page", "first", "prev", "last"}


def test_all_spells_no_filter_as_in_links():
    assert get("/figures?theme=all&region=all&year=all").json()["count"] == get("/figures").json()["count"]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("region=uas", "Did you mean usa"),
        ("regoin=usa", "Did you mean region"),
        ("page=turism", "tourism"),
        ("page=tourism&page=budget", "several values"),
        ("year=2015&year=2016", "several values"),
        ("theme=", "has no value"),
        ("year=20155", "There is no year=20155"),
        ("figure=none", "There is no figure=none"),
        ("lang=fr", "There is no lang=fr"),
        ("limit=0", "limit is one whole number from 1 to"),
        ("offset=-1", "offset is one whole number from 0 to"),
        ("limit=5&limit=6", "limit is one whole number"),
    ],
)
def test_what_is_asked_in_vain_is_an_error_that_names_it(query, names):
    answer = get(f"/figures?{query}")
    assert answer.status == 400
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert names in told["detail"]
    assert told["remarks"]


def test_an_address_of_a_page_may_be_pasted_as_it_is():
    found = get("/figures?page=diplomatic-network&kind=representation&office=all&v=0.0.1").json()
    assert [remark["kind"] for remark in found["remarks"]] == [
        "not-of-figures",
        "not-of-figures",
        "other-version",
    ]
    assert found["count"] == get("/figures?page=diplomatic-network").json()["count"]


def test_a_figure_of_another_page_is_said_to_be_one():
    found = get(f"/figures?page=tourism&figure={PRINTED}").json()
    assert [remark["instead"] for remark in found["remarks"]] == ["export-markets"]
    assert found["view"]["figure"] is None


def test_every_choice_that_pages_declare_is_known(real):
    """Else an address that is copied from a page would be refused."""
    names = {choice.name for entry in entries() for choice in outline(entry.slug).choices(real)}
    assert len(names) > 10
    assert names <= asking.OF_PAGES


@pytest.mark.parametrize(
    "address",
    ["/figures/none", "/figures/none.csv", "/tables/none", "/nothing", "/", "/figures/", "/catalogue/"],
)
def test_what_does_not_exist_is_said_so(address):
    answer = get(address)
    assert answer.status == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_misspelt_code_is_answered_with_the_nearest():
    assert PRINTED in get(f"/figures/{PRINTED}x").json()["detail"]
    assert "regions" in get("/tables/region").json()["detail"]


def test_every_table_comes_whole_in_both_forms(real):
    assert real.table_names
    for name in real.table_names:
        table = real.table(name)
        content = get(f"/tables/{name}").json()
        assert [column["name"] for column in content["columns"]] == list(table.columns), name
        assert all(column["title"]["nl"] for column in content["columns"]), name
        assert len(content["rows"]) == len(table), name
        found = pd.read_csv(io.BytesIO(get(f"/tables/{name}.csv").body), keep_default_na=False, dtype="str")
        assert list(found.columns) == list(table.columns), name
        assert len(found) == len(table), name


def test_the_package_can_be_loaded_from_its_zip(real, tmp_path):
    answer = get("/package.zip")
    with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
        archive.extractall(tmp_path / "data")
    package = load(tmp_path / "data")
    assert package.problems == real.problems
    assert package.revision == answer.headers["x-data-revision"]
    assert get("/package.zip").body == answer.body


def test_csv_is_asked_for_by_ending_or_by_accept_and_the_ending_counts_more():
    as_csv, as_json = "text/csv; charset=utf-8", "application/json"
    assert get("/figures?page=budget", accept="text/csv").headers["content-type"] == as_csv
    assert get("/figures.json?page=budget", accept="text/csv").headers["content-type"] == as_json
    assert get("/figures.csv?page=budget", accept=as_json).headers["content-type"] == as_csv
    assert get("/figures?page=budget", accept="text/html,*/*").headers["content-type"] == as_json
    assert (
        get("/figures?page=budget", accept="text/csv;q=x, application/json;q=0.1").headers["content-type"]
        == as_json
    )


def test_csv_has_a_byte_order_mark_only_when_it_is_asked_for():
    plain, marked = get("/tables/units.csv"), get("/tables/units.csv?bom=yes")
    assert not plain.body.startswith(b"\xef\xbb\xbf")
    assert marked.body == b"\xef\xbb\xbf" + plain.body
    assert get("/tables/units.csv?bom=perhaps").status == 400
    assert get("/tables/units?bom=yes&utm_source=mail&fbclid=x").status == 200


def test_csv_runs_nothing_in_a_spreadsheet(tiny):
    file = next((tiny.path / "observations").glob("*.csv")).relative_to(tiny.path).as_posix()
    header, first, *rest = tiny.read(file).splitlines()
    cells = next(csv.reader([first]))
    for name in ("note_en", "note_nl"):
        cells[header.split(",").index(name)] = '=HYPERLINK("https://evil.example")'
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    tiny.write(file, "\n".join([header, text.getvalue().rstrip("\n"), *rest]) + "\n")
    answer = ask(api(Store(tiny.path)), "/v1/figures.csv")
    assert answer.body.startswith(b"id,page,")
    assert [row["note"] for row in rows(answer) if "HYPERLINK" in row["note"]] == [
        '\'=HYPERLINK("https://evil.example")'
    ]
    assert all(float(row["value"]) == float(row["value"]) for row in rows(answer))
    assert tuple(rows(answer)[0]) == COLUMNS


@pytest.mark.parametrize(
    "address", ["/catalogue", "/figures", "/figures.csv", "/package.zip", "/openapi.json", "/tables/units"]
)
def test_an_answer_that_a_client_has_is_not_sent_again(address):
    first = get(address, accept_encoding="gzip")
    tag = first.headers["etag"]
    assert re.fullmatch(r'"[0-9a-f]{24}(-gz)?"', tag)
    again = get(address, accept_encoding="gzip", if_none_match=f'"other", W/{tag}')
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag)
    assert again.headers["cache-control"] == first.headers["cache-control"] == "public, max-age=60"
    assert get(address, accept_encoding="gzip", if_none_match='"other"').status == 200


def test_packed_and_plain_answers_are_the_same_data_under_different_tags():
    plain, packed = get("/figures"), get("/figures", accept_encoding="gzip")
    assert plain.body == packed.body
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert plain.headers["etag"] != packed.headers["etag"]


def test_a_new_version_has_another_tag_and_says_so(tiny):
    store = Store(tiny.path, quiet=0, pause=0)
    app = api(store)
    first = ask(app, "/v1/figures")
    tiny.write("datapackage.json", tiny.read("datapackage.json").replace('"1.0.0"', '"2.0.0"'))
    second = ask(app, "/v1/figures")
    assert second.headers["x-data-version"] == second.json()["data"]["version"] == "2.0.0"
    assert first.headers["etag"] != second.headers["etag"]
    assert first.headers["x-data-revision"] != second.headers["x-data-revision"]


def test_a_broken_subject_is_named_in_every_answer_and_its_table_refused(project):
    project.write("observations/tourism.csv", "id\n")
    project.write("partnerships.csv", "id\n")
    app = api(Store(project.path))
    assert ask(app, "/v1/figures?page=tourism").json()["data"]["incomplete"] == ["tourism"]
    assert ask(app, "/v1/figures?page=budget").json()["count"] > 0
    refused = ask(app, "/v1/tables/partnerships")
    assert (refused.status, refused.json()["status"]) == (503, 503)


def test_a_base_path_stands_in_every_address():
    content = ask(api(STORE, "/vl"), "/v1/catalogue").json()
    assert content["addresses"]["figures"] == "/vl/api/v1/figures"
    figure = ask(api(STORE, "/vl"), f"/v1/figures/{PRINTED}").json()["figure"]
    assert figure["links"]["page"] == f"/vl/export-markets?figure={PRINTED}"


def test_pages_of_any_site_may_read():
    assert get("/catalogue").headers["access-control-allow-origin"] == "*"
    asked = ask(
        APP, "/v1/figures", "OPTIONS", origin="https://other.example", access_control_request_method="GET"
    )
    assert (asked.status, asked.headers["access-control-allow-methods"]) == (204, "GET, HEAD, OPTIONS")
    assert ask(APP, "/v1/catalogue", "HEAD").status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
def test_the_data_can_only_be_read(method):
    answer = ask(APP, "/v1/figures", method)
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/vl/api/v1/units", 404),
        ("/vl/api/v1/tables/uni%0Ats", 404),
        ("/vl/api/v1/tables/units", 200),
        ("/vl/api", 404),
        ("/vl/apiary", 204),
        ("/api/v1/tables/units", 204),
    ],
)
def test_everything_below_the_path_is_answered_by_the_endpoints_and_nothing_else(path, status):
    app = Below(Response(status_code=204), prefix="/vl/api", inner=APP)
    assert ask(app, path).status == status


def test_a_fault_tells_no_path_and_no_traceback(monkeypatch):
    monkeypatch.setattr(asking, "of_view", lambda *given: 1 / 0)
    with pytest.raises(ZeroDivisionError):  # handed on after the answer, so that the server's guard logs it
        get("/figures")


@pytest.fixture(scope="module")
def small(few):
    """The endpoints over a few figures: what is asked at random is mostly answered with all there are."""
    return api(Store(few.path))


words = some.text(max_size=60) | some.sampled_from(
    ["all", "usa", "2015", "<script>", "\0", "'", "%00", "💥" * 50]
)


@given(
    some.lists(
        some.tuples(
            some.sampled_from(["page", "theme", "region", "year", "lang", "figure", "v", "x"]), words
        ),
        max_size=12,
    )
)
def test_whatever_is_asked_is_answered_or_refused_and_never_echoed_as_html(small, pairs):
    from urllib.parse import urlencode

    answer = ask(small, "/v1/figures?" + urlencode(pairs, errors="surrogatepass"))
    assert answer.status in (200, 400)
    assert "html" not in answer.headers["content-type"]
    assert len(answer.body) < 100_000
    if answer.status == 400:
        assert len(json.dumps(answer.json())) < 30_000


@given(some.binary(max_size=80))
def test_broken_encodings_are_no_fault(small, octets):
    from urllib.parse import quote_from_bytes

    assert ask(small, "/v1/figures?region=" + quote_from_bytes(octets)).status in (200, 400)
    assert ask(small, "/v1/figures/" + quote_from_bytes(octets, safe="")).status == 404


def test_ten_thousand_values_are_answered_in_few_words():
    answer = get("/figures?" + "&".join(f"region=x{n}" for n in range(10_000)))
    assert answer.status == 400
    assert len(answer.body) < 5_000
    assert answer.json()["remarks"][-1]["kind"] == "more"


@pytest.fixture
def description(tiny):
    """The endpoints over a few figures, where their description says that they are."""
    served = Below(Starlette(), prefix="/api", inner=api(Store(tiny.path)))
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", served)


@pytest.mark.parametrize("mode", list(schemathesis.GenerationMode))
def test_the_endpoints_are_as_described_to_whoever_asks_rightly_or_wrongly(description, mode):
    asked = set()
    for found in description.get_all_operations():
        operation = found.ok()
        if mode is schemathesis.GenerationMode.NEGATIVE and operation.path.rpartition("/")[2] not in (
            "figures",
            "figures.csv",
        ):
            continue  # takes nothing that could be asked wrongly

        @hypothesis.settings(
            max_examples=30, deadline=None, suppress_health_check=list(hypothesis.HealthCheck)
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def check(case):
            asked.add(case.call_and_validate().status_code)

        check()
    assert (200 if mode is schemathesis.GenerationMode.POSITIVE else 400) in asked


def test_the_description_names_each_route_and_each_language():
    data = served().state.data
    told = ask(data, "/v1/openapi.json").json()
    paths = {path.removeprefix("/api") for path in told["paths"]}
    # A form with an ending that a description need not repeat.
    routed = {
        re.sub(r"(?<=/v1/)(figures|catalogue|cards)\.(json|csv)$", r"\1", route.path) for route in data.routes
    }
    assert "/v1/cards" in routed
    assert routed <= paths
    assert told["components"]["schemas"]["Figure"]["properties"]["obs_status"]["enum"] == [
        "A",
        "B",
        "D",
        "E",
        "P",
        "U",
    ]
    assert reader_for("nl").lang in told["components"]["schemas"]["Names"]["properties"]
