"""The data dictionary says in every language what the descriptor says, and nothing breaks where that is broken."""

import json

import pytest

from dashboard.data import DATA_FOLDER, Package
from dashboard.data.dictionary import dictionary
from dashboard.locale import LANGUAGES


@pytest.fixture(scope="module")
def entries():
    return dictionary(DATA_FOLDER)


def test_every_file_of_the_package_is_there_in_order(entries):
    listed = json.loads((DATA_FOLDER / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    assert [(entry.name, entry.path) for entry in entries] == [
        (each["name"], each["path"]) for each in listed
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_table_and_column_has_a_title_in_every_language(entries, lang):
    untitled = [entry.name for entry in entries if not entry.title.by_language.get(lang)]
    untitled += [
        f"{entry.name}.{column.name}"
        for entry in entries
        for column in entry.columns
        if not column.title.by_language.get(lang)
    ]
    assert untitled == []


def test_the_columns_are_those_of_the_tables(entries, real: Package):
    for entry in entries:
        if entry.name in real.table_names and entry.columns:
            assert [column.name for column in entry.columns] == list(real.table(entry.name).columns)


def test_the_rules_of_a_column_are_told(entries):
    tables = {entry.name: entry for entry in entries}
    source = {column.name: column for column in tables["tourism"].columns}["source"]
    assert source.required
    assert source.refers == ("sources", "id")
    assert tables["tourism"].subject
    assert tables["tourism"].schema == tables["budget"].schema == "schemas/observations.json"
    authority = {column.name: column for column in tables["sources"].columns}["authority"]
    assert set(authority.codes) == {"official", "press"}
    decimals = {column.name: column for column in tables["indicators"].columns}["decimals"]
    assert (decimals.type, decimals.least) == ("integer", 0)


def test_a_table_without_a_text_in_a_language_tells_it_in_english(tiny):
    descriptor = json.loads(tiny.read("datapackage.json"))
    del descriptor["resources"][0]["title_nl"]
    tiny.write("datapackage.json", json.dumps(descriptor))
    (first, *_) = dictionary(tiny.path)
    assert first.title.text("nl") == first.title.text("en") == descriptor["resources"][0]["title"]


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "null", '{"resources": 3}', '{"resources": [1, {"name": "x"}]}', "\xff"]
)
def test_a_broken_descriptor_gives_no_dictionary(tiny, content):
    tiny.write("datapackage.json", content.encode("latin-1"))
    assert dictionary(tiny.path) == ()


@pytest.mark.parametrize(
    "schema", ["schemas/none.json", {"fields": 3}, {"fields": [{"type": "string"}]}, 3, None]
)
def test_a_table_with_a_broken_schema_has_no_columns(tiny, schema):
    descriptor = json.loads(tiny.read("datapackage.json"))
    descriptor["resources"][0]["schema"] = schema
    tiny.write("datapackage.json", json.dumps(descriptor))
    assert dictionary(tiny.path)[0].columns == ()
