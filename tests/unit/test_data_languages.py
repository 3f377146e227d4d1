"""The languages of a package are those of its label columns; every label is in each of them, or the check says where not."""

import csv
import io
import json

import pytest

from dashboard.data import labelled, load, reconciliations
from dashboard.data.check import main as check
from dashboard.data.languages import FIRST, in_languages

DUTCH, FRENCH = "_nl", "_fr"


def in_french(text):
    """A descriptor or schema in which whatever is in Dutch is in French too."""

    def more(said):
        if isinstance(said, list):
            found = [more(each) for each in said]
            twins = [
                {**each, "name": each["name"].removesuffix(DUTCH) + FRENCH}
                for each in found
                if isinstance(each, dict) and str(each.get("name", "")).endswith(DUTCH)
            ]
            return found + twins
        if isinstance(said, dict):
            told = {key: more(value) for key, value in said.items()}
            return told | {
                key.removesuffix(DUTCH) + FRENCH: value for key, value in told.items() if key.endswith(DUTCH)
            }
        return said

    return json.dumps(more(json.loads(text)), ensure_ascii=False)


def with_french_columns(text):
    rows = list(csv.reader(io.StringIO(text, newline="")))
    places = [place for place, name in enumerate(rows[0]) if name.endswith(DUTCH)]
    rows[0] += [rows[0][place].removesuffix(DUTCH) + FRENCH for place in places]
    for row in rows[1:]:
        row += [f"«{row[place]}»" if row[place] else "" for place in places]
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue()


@pytest.fixture
def french(tiny):
    """The tiny package with French labels beside the Dutch ones."""
    for name in ("datapackage.json", "schemas/observations.json"):
        tiny.write(name, in_french(tiny.read(name)))
    for path in tiny.path.rglob("*.csv"):
        name = path.relative_to(tiny.path).as_posix()
        tiny.write(name, with_french_columns(tiny.read(name)))
    return tiny


def test_a_label_stands_for_a_column_in_each_language():
    assert in_languages(("id", "name_*", "note"), ("en", "fr")) == ("id", "name_en", "name_fr", "note")


def test_a_package_speaks_the_languages_of_its_label_columns(tiny, package):
    assert package.languages == ("en", "nl")
    assert package.problems == ()


def test_a_third_language_is_columns_and_nothing_else(french):
    package = french.load()
    assert package.problems == ()
    assert package.languages == ("en", "fr", "nl")
    figures = labelled(package.observations(), package, "fr")
    assert set(figures["counterpart_name"]) >= {"«Wereld»"}
    assert figures["note"].str.fullmatch("(«.+»)?").all()
    assert reconciliations(package)["name_fr"].str.startswith("«").all()
    assert check([str(french.path), "--languages", "en", "nl", "fr"]) == 0


def test_every_label_of_a_table_that_lacks_a_language_is_named(french):
    descriptor = json.loads(french.read("datapackage.json"))
    units = next(each for each in descriptor["resources"] if each["name"] == "units")
    kept = [field for field in units["schema"]["fields"] if field["name"] not in ("name_fr", "singular_fr")]
    units["schema"]["fields"] = kept
    french.write("datapackage.json", json.dumps(descriptor))
    assert (
        "data/units.csv, column name_fr, singular_fr: its schema lacks labels; the languages are en, fr, nl "
        "(rule: every language). Way out: add them to the schema and to every row, or take that language away "
        "everywhere: its other columns, and its catalogue in the dashboard."
    ) in french.problems()


def test_a_language_that_the_dashboard_speaks_and_the_package_does_not(tiny, capsys):
    assert load(tiny.path, ("en", "nl")).problems == ()
    columns = {problem.column for problem in load(tiny.path, ("en", "nl", "fr")).problems}
    assert {"name_fr", "note_fr", "name_fr, other_names_fr, sentence_fr"} <= columns
    assert check([str(tiny.path), "--languages", "en", "nl", "fr"]) == 1
    assert "data/themes.csv, column name_fr: its schema lacks a label" in capsys.readouterr().out


def test_a_file_without_the_column_that_its_schema_has(french):
    first, _, rest = french.read("themes.csv").partition("\n")
    french.write("themes.csv", first.replace("name_fr", "nom") + "\n" + rest)
    assert any(
        "data/themes.csv, line 1, column name_fr: the column is missing" in each for each in french.problems()
    )


@pytest.mark.parametrize("lang", ["en", "fr", "nl"])
def test_a_blank_beside_a_label_is_named_by_line_and_column(french, lang):
    """Sentences are optional: what is filled in one language must be in all."""
    rows = list(csv.DictReader(io.StringIO(french.read("regions.csv"))))
    rows[0][f"sentence_{lang}"] = ""
    written = io.StringIO()
    writer = csv.DictWriter(written, rows[0], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    french.write("regions.csv", written.getvalue())
    filled = "nl" if lang == FIRST else FIRST
    assert (
        f"data/regions.csv, line 2, column sentence_{lang}: blank while sentence_{filled} is filled "
        f"(rule: every language). Way out: fill it in, or empty sentence_{filled}."
    ) in french.problems()


def test_a_title_that_is_not_in_every_language(tiny):
    descriptor = json.loads(tiny.read("datapackage.json"))
    resource = descriptor["resources"][0]
    del resource["title_nl"]
    tiny.write("datapackage.json", json.dumps(descriptor))
    (problem,) = tiny.problems()
    assert problem == (
        f"data/datapackage.json: resource {resource['name']} has a title and no title_nl (rule: every language). "
        "Way out: add title_nl."
    )
    assert tiny.load().usable(resource["name"])
