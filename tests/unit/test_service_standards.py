"""What describes the data to programs of the field names what there is, and leads to what it promises. Validators of others
judge the rest: make check-standards.
"""

from __future__ import annotations

import io
import json
import logging
import re
from hashlib import sha256

import pytest
import sdmx

from asgi_client import ask
from asgi_service import served
from dashboard.data import Package
from dashboard.data.licences import of_compilation
from dashboard.locale import LANGUAGES
from dashboard.service.api.cubes import WHOLE

APP = served(operator="Departement Voorbeeld")
ROOT = "http://figures.test/api/v1/"


def body(address: str) -> bytes:
    answer = ask(APP, f"/api/v1/{address}")
    assert answer.status == 200, answer.text()[:300]
    return answer.body


def test_the_structure_has_the_codes_of_every_figure_and_reads_a_view(
    real: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger("sdmx"), "disabled", True)
    message = sdmx.read_sdmx(io.BytesIO(body("structure.xml")))
    codes = {name: set(found.items) for name, found in message.codelist.items()}
    figures = real.observations()
    assert set(figures["indicator"]) <= codes["CL_INDICATOR"]
    assert set(figures["ref_area"]) | set(figures["counterpart"]) <= codes["CL_AREA"]
    assert {item or WHOLE for item in figures["item"]} <= codes["CL_ITEM"]
    assert set(figures["obs_status"]) <= codes["CL_OBS_STATUS"]
    names = message.codelist["CL_AREA"]["deu"].name.localizations
    assert {lang: names[lang] for lang in LANGUAGES} == {
        lang: real.names("regions", lang)["deu"] for lang in LANGUAGES
    }


def test_croissant_names_files_by_the_hash_of_what_their_addresses_give() -> None:
    said = json.loads(body("croissant.json"))
    files = {one["@id"]: one for one in said["distribution"]}
    fetched = [one for one in files.values() if "sha256" in one]
    assert len(fetched) == 2
    for one in fetched:
        assert sha256(body(one["contentUrl"].removeprefix(ROOT))).hexdigest() == one["sha256"]
    header = body("figures.csv?page=budget&year=2023").decode().split("\r\n")[0].split(",")
    sets = {one["@id"]: one for one in said["recordSet"]}
    assert [field["name"] for field in sets["figures"]["field"]] == header
    fields = {field["@id"] for one in sets.values() for field in one["field"]}
    wanted = re.findall(r'"references": {"field": {"@id": "([^"]+)"}}', json.dumps(said))
    assert set(wanted) <= fields
    assert said["creator"]["name"] == "Departement Voorbeeld"


def test_the_catalogue_leads_to_addresses_that_answer(real: Package) -> None:
    said = {one["@id"]: one for one in json.loads(body("statdcat.jsonld"))}
    sets = [one for one in said.values() if one["@type"] == ["http://www.w3.org/ns/dcat#Dataset"]]
    assert len(sets) == 1 + len(real.subjects)
    licence = of_compilation(real, "en")
    assert licence
    for one in sets[-1]["http://www.w3.org/ns/dcat#distribution"]:
        given = said[one["@id"]]
        assert given["http://purl.org/dc/terms/license"] == [{"@id": licence.url}]
        body(given["http://www.w3.org/ns/dcat#downloadURL"][0]["@id"].removeprefix(ROOT))
    turtle = body("statdcat.ttl").decode()
    assert [thing for thing in said if f"\n<{thing}> a " not in turtle] == []


def test_search_engines_find_the_data_in_the_head_of_the_sources_page(real: Package) -> None:
    page = ask(APP, "/sources?lang=nl").text()
    (told,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    said = json.loads(told)
    licence = of_compilation(real, "en")
    assert licence
    assert (said["@type"], said["license"], said["version"]) == ("Dataset", licence.url, real.version)
    assert said["name"] == real.described()["title_nl"]
    assert ask(APP, said["@id"].removeprefix("http://figures.test")).status == 200
    assert f'<link rel="license" href="{licence.url}">' in page
    assert "ld+json" not in ask(APP, "/tourism").text()
