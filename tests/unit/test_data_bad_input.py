"""Every kind of bad input: what the check says of it, word for word, and that the rest of the package survives."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.data.problems import nearest

if TYPE_CHECKING:
    from conftest import Folder

TINY = Path(__file__).parent / "tiny"
TABLES = {path.relative_to(TINY).as_posix(): path.read_text(encoding="utf-8") for path in TINY.rglob("*.csv")}

MARKETS, TOURISM, NETWORK = (
    f"observations/{name}.csv" for name in ("export-markets", "tourism", "diplomatic-network")
)
TOURISM_HEADER = (
    "id,indicator,ref_area,counterpart,item,time_period,value,obs_status,source,locator,as_printed"
)

# what is broken: (file, old text, new text), and what is said of it (without the folder's name)
CELLS = {
    "blank required cell": (
        (TOURISM, "statbel-2018,table,500.000", "statbel-2018,,500.000"),
        "observations/tourism.csv, line 2, column locator: the cell is blank (rule: required). "
        "Way out: fill it in.",
    ),
    "no figure without its printed form": (
        (TOURISM, "table,312.345,,", "table,,,"),
        "observations/tourism.csv, line 3, column as_printed: the cell is blank (rule: required). "
        "Way out: fill it in.",
    ),
    "wrong type": (
        (TOURISM, "312345,A", "312 345,A"),
        "observations/tourism.csv, line 3, column value: '312 345' is no number: it has signs between its thousands "
        "(rule: type). Way out: write 312345.",
    ),
    "infinite": (
        (TOURISM, "312345,A", "1e999,A"),
        "observations/tourism.csv, line 3, column value: '1e999' is no number (rule: type). "
        "Way out: write it as 1234.56, without units.",
    ),
    "no whole number": (
        ("indicators.csv", "Nights spent.,Overnachtingen.,nights,0", "Nights spent.,Overnachtingen.,nights,0.5"),
        "indicators.csv, line 5, column decimals: '0.5' is no integer (rule: type). "
        "Way out: write it as 12, without units.",
    ),
    "out of range": (
        ("indicators.csv", "Nights spent.,Overnachtingen.,nights,0", "Nights spent.,Overnachtingen.,nights,4"),
        "indicators.csv, line 5, column decimals: '4' is out of range (rule: range). "
        "Way out: use a number from 0 to 3.",
    ),
    "no option": (
        (TOURISM, "312345,A", "312345,X"),
        "observations/tourism.csv, line 3, column obs_status: 'X' is not an option (rule: enum). "
        "Way out: use one of: A, B, D, E, P, U.",
    ),
    "wrong form": (
        (TOURISM, "nights-bel-usa-2015,nights", "Nights_bel,nights"),
        "observations/tourism.csv, line 2, column id: 'Nights_bel' has other signs than a code (rule: pattern). "
        "Way out: use small letters and digits with single hyphens between them, such as nights-bel.",
    ),
    "unknown code": (
        (TOURISM, "nights-bel-usa-2015,nights,", "nights-bel-usa-2015,nigths,"),
        "observations/tourism.csv, line 2, column indicator: unknown code 'nigths' (rule: foreign key). "
        "Way out: use a code of data/indicators.csv, such as nights, or add it there.",
    ),
    "unknown code like no other": (
        (TOURISM, "be-bru,usa", "be-bru,qqq"),
        "observations/tourism.csv, line 4, column counterpart: unknown code 'qqq' (rule: foreign key). "
        "Way out: use a code of data/regions.csv, or add it there.",
    ),
    "unknown theme parent": (
        ("themes.csv", "health,economy", "health,economie"),
        "themes.csv, line 4, column parent: unknown code 'economie' (rule: foreign key). "
        "Way out: write economy.",
    ),
    "script for a code": (
        (TOURISM, "be-bru,usa", "be-bru,<script>alert('x')</script>\x07" + "x" * 99),
        "observations/tourism.csv, line 4, column counterpart: "
        "unknown code '<script>alert('x')</script>\\x07xxxxxxxxxxx…' (rule: foreign key). "
        "Way out: use a code of data/regions.csv, or add it there.",
    ),
    "id twice in a file": (
        (TOURISM, "nights-be-bru-usa-2015,nights,", "nights-be-vlg-usa-2015,nights,"),
        "observations/tourism.csv, line 4, column id: 'nights-be-vlg-usa-2015' stands at line 3 too "
        "(rule: unique). Way out: give it another one, or remove a row.",
    ),
    "id twice over files": (
        (NETWORK, "staff-new-york-2016", "share-usa-2015"),
        "observations/diplomatic-network.csv, line 2, column id: 'share-usa-2015' stands at "
        "data/observations/export-markets.csv, line 6 too (rule: unique). "
        "Way out: give it another one, or remove a row.",
    ),
    "id of a derivation taken": (
        ("derivations.csv", "cost-per-post-2016,", "network-cost-2016,"),
        "derivations.csv, line 7, column id: 'network-cost-2016' stands at "
        "data/observations/diplomatic-network.csv, line 3 too (rule: unique). "
        "Way out: give it another one, or remove a row.",
    ),
    "pair twice": (
        ("region-members.csv", "neighbours,fra", "neighbours,deu"),
        "region-members.csv, line 10, column group, member: 'neighbours, deu' stands at line 9 too "
        "(rule: unique). Way out: give it another one, or remove a row.",
    ),
    "note in one language": (
        (TOURISM, "500.000,,", "500.000,Rounded.,"),
        "observations/tourism.csv, line 2, column note_nl: blank while note_en is filled "
        "(rule: every language). Way out: fill it in, or empty note_en.",
    ),
    "web source without address": (
        ("sources.csv", "https://fit.example/record", ""),
        "sources.csv, line 3, column url: a web source without address (rule: address). "
        "Way out: give the http(s) address, or leave the source out.",
    ),
    "address that is none": (
        ("sources.csv", "https://fit.example/record", "javascript:alert(1)"),
        "sources.csv, line 3, column url: 'javascript:alert(1)' is no web address (rule: address). "
        "Way out: give the http(s) address, or leave the source out.",
    ),
    "value other than printed": (
        (MARKETS, "18120000000", "18210000000"),
        "observations/export-markets.csv, line 5, column value: '18210000000' does not follow from as_printed "
        "'18,12 miljard euro' (rule: as printed). Way out: write in value what is printed, in base units (euro, "
        "not billions); if the print is wrong, set obs_status to U and say so in note_en and note_nl.",
    ),
    "value in billions": (
        (MARKETS, "18120000000", "18.12"),
        "observations/export-markets.csv, line 5, column value: '18.12' does not follow from as_printed "
        "'18,12 miljard euro' (rule: as printed). Way out: write in value what is printed, in base units (euro, "
        "not billions); if the print is wrong, set obs_status to U and say so in note_en and note_nl.",
    ),
    "no such day": (
        (NETWORK, "office-new-york-fit,2016,", "office-new-york-fit,2015-02-29,"),
        "observations/diplomatic-network.csv, line 2, column time_period: '2015-02-29' is no period "
        "(rule: period). Way out: give days that exist, the first before the last.",
    ),
    "period that ends before it begins": (
        (NETWORK, "office-new-york-fit,2016,", "office-new-york-fit,2016/2012,"),
        "observations/diplomatic-network.csv, line 2, column time_period: '2016/2012' is no period "
        "(rule: period). Way out: give days that exist, the first before the last.",
    ),
    "region in itself": (
        ("region-members.csv", "neighbours,fra", "neighbours,europe"),
        "region-members.csv, line 10, column member: goes round in a circle: europe > neighbours > europe "
        "(rule: hierarchy). Way out: take out one of these links.",
    ),
    "theme under itself": (
        ("themes.csv", "economy,,", "economy,health,"),
        "themes.csv, line 4, column parent: goes round in a circle: economy > health > economy "
        "(rule: hierarchy). Way out: take out one of these links.",
    ),
    "item of no office": (
        ("items.csv", "office-new-york-fit,office", "new-york-fit,office"),
        "items.csv, line 3, column id: 'new-york-fit' belongs to no office (rule: office). Way out: write it as "
        "office-<id>, such as office-new-york-fit, with an id of data/offices.csv, or add the office there.",
    ),
    "derived from nothing known": (
        ("derivations.csv", "ratio,network-cost-2016", "ratio,network-costs-2016"),
        "derivations.csv, line 7, column inputs: no figure is called 'network-costs-2016' (rule: inputs). "
        "Way out: use an id of observations/ or derivations.csv, such as network-cost-2016 or "
        "network-offices-2016.",
    ),
    "derived from itself": (
        ("derivations.csv", "sum,nights-be-vlg-usa-2015", "sum,nights-share-2015"),
        "derivations.csv, line 6, column inputs: goes round in a circle: nights-both-2015 > nights-share-2015 > "
        "nights-both-2015 (rule: hierarchy). Way out: take out one of these links.",
    ),
    "too many inputs": (
        ("derivations.csv", "ratio,network-cost-2016", "ratio,network-cost-2016 network-cost-2016"),
        "derivations.csv, line 7, column inputs: ratio of 3 figures (rule: inputs). "
        "Way out: give 2 figures, in the order of the formula.",
    ),
    "sum of different things": (
        ("derivations.csv", "sum,nights-be-vlg-usa-2015", "sum,network-cost-2016"),
        "derivations.csv, line 5, column inputs: sum of figures in eur, nights (rule: units). "
        "Way out: use figures in one unit.",
    ),
    "share of different things": (
        ("derivations.csv", "share,nights-be-vlg-usa-2015", "share,network-cost-2016"),
        "derivations.csv, line 6, column inputs: share of figures in eur, nights (rule: units). "
        "Way out: use figures in one unit.",
    ),
    "share that is no percentage": (
        ("derivations.csv", "nights-share-2015,tourism,nights-share", "nights-share-2015,tourism,nights"),
        "derivations.csv, line 6, column indicator: share gives percent, but this figure is in nights "
        "(rule: units). Way out: use an indicator in percent.",
    ),
    "reconciliation with nothing known": (
        ("reconciliations.csv", "goods-exports-be-vlg-wld-2015,share-usa-2015", "share-usa-2015,share-us-2015"),
        "reconciliations.csv, line 3, column printed: no figure is called 'share-us-2015' (rule: inputs). "
        "Way out: use an id of observations/, such as share-usa-2015 or share-deu-2015 or share-eu27-2015.",
    ),
    "reconciliation with another result": (
        (TOURISM, "187655,A,statbel-2018,table,187.655", "187654,A,statbel-2018,table,187.654"),
        "reconciliations.csv, line 2, column expected: computed 499999, printed 500000: does-not-reconcile and "
        "not exact (rule: reconciliation). Way out: correct the figures; if the sources really are so, set "
        "expected to does-not-reconcile.",
    ),
    "cells too many": (
        (TOURISM, "table,500.000,,", "table,500,000,,"),
        "observations/tourism.csv, line 2: 14 cells instead of 13 (rule: row). "
        "Way out: add or remove commas; put quotes around a cell that holds one.",
    ),
    "blank line": (
        (TOURISM, "500.000,,\n", "500.000,,\n\n"),
        "observations/tourism.csv, line 3: the line is blank (rule: row). Way out: remove it.",
    ),
    "column missing": (
        (TOURISM, TOURISM_HEADER, TOURISM_HEADER.replace(",indicator", ",indicater")),
        "observations/tourism.csv, line 1, column indicator: the column is missing (rule: header). "
        "Way out: rename 'indicater' to indicator.",
    ),
    "column that is none": (
        ("themes.csv", "id,parent,name_en,name_nl", "id,parent,name_en,name_nl,color"),
        "themes.csv, line 1, column color: the column is not in the schema (rule: header). "
        "Way out: remove it; the columns are: id, parent, name_en, name_nl.",
    ),
    "column twice": (
        ("item-themes.csv", "item,theme", "item,theme,item"),
        "item-themes.csv, line 1, column item: the column stands twice (rule: header). Way out: keep one of them.",
    ),
    "open quote": (
        (TOURISM, "table,187.655,,", 'table,"187.655,,'),
        "observations/tourism.csv, line 4: the line cannot be read as CSV: ',' expected after '\"' (rule: csv). "
        "Way out: close the quotes; remove NUL characters.",
    ),
    "table the package does not know": (
        ("datapackage.json", '"resource": "units"', '"resource": "unit"'),
        "datapackage.json: resource indicators points at 'unit' (rule: descriptor). Way out: use one of: ",
    ),
    "type the reader does not know": (
        ("datapackage.json", '"type": "integer"', '"type": "geopoint"'),
        "datapackage.json: resource indicators, field decimals: type 'geopoint' (rule: descriptor). "
        "Way out: use string, number, integer.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CELLS)
def test_bad_input_is_named_in_full(tiny: Folder, case: str) -> None:
    (file, old, new), said = CELLS[case]
    tiny.replace(file, old, new)
    assert any(problem.startswith(f"data/{said}") for problem in tiny.problems()), tiny.problems()


@pytest.mark.parametrize("case", CELLS)
def test_one_broken_cell_makes_few_problems(tiny: Folder, case: str) -> None:
    """No avalanche: what is wrong in one place is not held against every row that leans on it."""
    (file, old, new), _ = CELLS[case]
    tiny.replace(file, old, new)
    assert len(tiny.problems()) <= 3, tiny.problems()


def test_division_by_zero(tiny: Folder) -> None:
    tiny.replace(MARKETS, '293500000000,A,fit-2017,p. 1,"293,5 miljard euro"', "0,A,fit-2017,p. 1,nihil")
    assert tiny.problems() == [
        "data/derivations.csv, line 2, column inputs: growth divides by zero (rule: inputs). "
        "Way out: use a figure other than zero, or drop the row.",
        "data/reconciliations.csv, line 4, column inputs: growth divides by zero (rule: inputs). "
        "Way out: use a figure other than zero, or drop the row.",
    ]


@pytest.mark.parametrize(
    ("status", "note", "accepted"),
    [
        ("A", "", False),
        ("A", "Footnote 14 is glued to it.", False),
        ("A", "Footnote 14 is glued to it: read 312.345.", True),
        ("U", "A misprint.", True),
        ("U", "", False),
    ],
)
def test_a_note_excuses_a_misprint_or_a_footnote(
    tiny: Folder, status: str, note: str, accepted: bool
) -> None:
    tiny.replace(
        TOURISM,
        "312345,A,statbel-2018,table,312.345,,",
        f"312345,{status},statbel-2018,table,312.34514,{note},{note}",
    )
    assert [problem.rule for problem in tiny.load().problems] == ([] if accepted else ["as printed"])


FILES = {
    "empty": (
        b"",
        "data/observations/tourism.csv: the file is empty (rule: file). "
        f"Way out: begin it with the header: {TOURISM_HEADER},note_en,note_nl",
    ),
    "only blank lines": (
        b"\n \n",
        "data/observations/tourism.csv: the file is empty (rule: file). "
        f"Way out: begin it with the header: {TOURISM_HEADER},note_en,note_nl",
    ),
    "encoding": (
        TABLES[TOURISM].replace("1,2 miljoen", "1,2 miljoen é").encode("latin-1"),
        "data/observations/tourism.csv, line 6: byte 0xe9 is not UTF-8 (rule: encoding). "
        "Way out: save the file as UTF-8 (CSV UTF-8).",
    ),
    "byte order mark": (
        TABLES[TOURISM].encode("utf-8-sig"),
        "data/observations/tourism.csv, line 1: the file begins with a byte order mark (rule: csv). "
        "Way out: save it as CSV in UTF-8, without BOM.",
    ),
    "semicolons": (
        TABLES[TOURISM].replace(",", ";").encode(),
        "data/observations/tourism.csv, line 1: the file has semicolons between its cells (rule: csv). "
        "Way out: save it as CSV in UTF-8, with commas between its cells.",
    ),
}


@pytest.mark.parametrize("case", FILES)
def test_a_file_that_cannot_be_read(tiny: Folder, case: str) -> None:
    content, said = FILES[case]
    tiny.write(TOURISM, content)
    found = tiny.problems()
    assert said in found
    assert not tiny.load().usable("tourism")
    assert tiny.load().usable("diplomatic-network")


SAVED = {
    "as Excel saves it where the comma is decimal": (
        lambda text: ("\ufeff" + "sep=;\n" + text.replace(".0,", ",0,").replace(",", ";").replace("500000", "500000,5")).encode(),
        "line 1: the file begins with a byte order mark, begins with a line that names its separator, has semicolons between "
        "its cells and has commas in its numbers (rule: csv). Way out: save it as CSV in UTF-8, without BOM, without that "
        "line, with commas between its cells and with a point in its numbers.",
    ),
    "a line for the separator": (lambda text: f"sep=,\n{text}".encode(), "line 1: the file begins with a line that names"),
    "tabs": (lambda text: text.replace(",", "\t").encode(), "line 1: the file has tabs between its cells"),
    "unicode text": (lambda text: text.encode("utf-16"), ": the file is text in UTF-16, and no CSV (rule: csv)."),
    "a workbook": (lambda text: b"PK\x03\x04" + text.encode(), ": the file is a workbook or an archive, and no CSV"),
    "a page of a login": (lambda text: b"<!DOCTYPE html><html></html>", ": the file is a web page, and no CSV"),
    "a title above": (lambda text: f"Tourism\n\n{text}".encode(), "line 3: the header stands below other lines"),
    "capitals in the header": (
        lambda text: text.replace("id,i", "Id,I", 1).encode(), "line 1, column id: the header writes it 'Id', and 1 more",
    ),
    "blank columns": (lambda text: re.sub(r"(?m)$", ",,", text.rstrip()).encode(), "line 1: 2 blank columns follow the last"),
    "blank rows": (lambda text: (text + f"{',' * 12}\n" * 30).encode(), "line 7: the line is blank, on 30 lines"),
}  # fmt: skip


@pytest.mark.parametrize("case", SAVED)
def test_what_a_program_makes_of_a_whole_file_is_one_problem(tiny: Folder, case: str) -> None:
    save, said = SAVED[case]
    tiny.write(TOURISM, save(TABLES[TOURISM]))
    (problem,) = tiny.problems()
    assert problem.startswith(f"data/{TOURISM}{'' if said.startswith(':') else ', '}{said}")


COLUMNS = {
    "quarters": (r",2015,(?=\d)", ",2015Q3,", "time_period: '2015Q3' is no period", "Way out: write 2015-Q3"),
    "weeks": (r",2015,(?=\d)", ",2015-W05,", "time_period: '2015-W05' is no period: it is a week", "write 2015, 2016-S1"),
    "halves": (r",2015,(?=\d)", ",1H2015,", "time_period: '1H2015' is no period", "Way out: write 2015-S1"),
    "spans": (r",2015,(?=\d)", ",2015-16,", "time_period: '2015-16' is no period", "Way out: write 2015/2016"),
    "days": (r",2015,(?=\d)", ",31/12/2015,", "time_period: '31/12/2015' is no period", "Way out: write 2015-12-31"),
    "decimal commas": (r",(\d+),A,", r',"\1,0",A,', "value: '500000,0' is no number: it has a dec", "Way out: write 500000.0"),
    "other digits": (r",(\d+),A,", ",٢٥,A,", "value: '٢٥' is no number: it has other digits", "Way out: write 25"),
    "formulas": (r",(\d+),A,", ",#REF!,A,", "value: '#REF!' is no number: it is a formula", "Way out: write it as"),
    "capitals": (",usa,", ",USA,", "counterpart: unknown code 'USA'", "Way out: write usa"),
    "other lists": (",usa,", ",US,", "counterpart: unknown code 'US'", "Way out: write usa"),
    "names": (",usa,", ",United States of America,", "counterpart: unknown code 'United States of", "Way out: write usa"),
    "blanks": (",statbel-2018,table,", ",statbel-2018,,", "locator: the cell is blank, on ", "Way out: fill it in"),
}  # fmt: skip


@pytest.mark.parametrize("case", COLUMNS)
def test_a_column_that_is_written_otherwise_is_one_problem_with_what_to_write(
    tiny: Folder, case: str
) -> None:
    old, new, said, way_out = COLUMNS[case]
    changed, number = re.subn(old, new, TABLES[TOURISM])
    assert number > 1
    tiny.write(TOURISM, changed)
    (problem,) = tiny.problems()
    assert f"column {said}" in problem
    assert way_out in problem


def test_a_missing_file(tiny: Folder) -> None:
    (tiny.path / TOURISM).unlink()
    assert (
        "data/observations/tourism.csv: the file is missing (rule: file). "
        "Way out: put it there, or take it out of data/datapackage.json."
    ) in tiny.problems()
    assert not tiny.load().usable("tourism")
    assert tiny.load().usable("diplomatic-network")


def test_a_file_that_the_package_does_not_know(tiny: Folder) -> None:
    tiny.write("observations/sport.csv", TABLES[TOURISM])
    assert tiny.problems() == [
        "data/observations/sport.csv: the file is not part of the package (rule: file). "
        "Way out: name it in data/datapackage.json, or remove it."
    ]


def test_columns_may_stand_in_any_order(tiny: Folder) -> None:
    turned = "\n".join(",".join(line.split(",")[::-1]) for line in TABLES["themes.csv"].splitlines())
    tiny.write("themes.csv", turned + "\n")
    assert tiny.problems() == []


def test_a_quoted_cell_over_two_lines_keeps_the_count_of_lines(tiny: Folder) -> None:
    tiny.replace("left-out.csv", "A page", '"A\npage"')
    tiny.write("left-out.csv", (tiny.path / "left-out.csv").read_bytes() + b"sup-1,a,b,1,c,d\n")
    (problem,) = tiny.load().problems
    assert (problem.line, problem.column) == (4, "id")


DESCRIPTORS = {
    "{": "data/datapackage.json, line 1: not readable as JSON: ",
    "[]": "data/datapackage.json: there is no list of resources (rule: descriptor). "
    "Way out: add resources: [...].",
    '{"resources": []}': "data/datapackage.json: the package is empty (rule: descriptor). "
    "Way out: list its files in resources.",
    '{"resources": [3]}': "data/datapackage.json: resource 1 has no name (rule: descriptor). "
    "Way out: give it a name.",
    '{"resources": [{"name": "x"}]}': "data/datapackage.json: resource x has no path (rule: descriptor). "
    "Way out: give it one path.",
    '{"resources": [{"name": "x", "path": "x.csv"}]}': "data/datapackage.json: resource x has no schema",
    '{"resources": [{"name": "x", "path": "x.csv", "schema": "no.json"}]}': "data/no.json: the file is missing",
    '{"resources": [{"name": "x", "path": "x.csv", "schema": {"fields": [{"name": "a", "constraints": 3}]}}]}': (
        "data/datapackage.json: resource 1 is no resource: "
    ),
    '{"resources": [{"name": "themes", "path": "themes.csv", "schema": {"fields": [{"name": "id"}]}}]}': (
        "data/datapackage.json: the schema of themes lacks parent, name_en (rule: descriptor)"
    ),
    "\xff": "data/datapackage.json, line 1: byte 0xff is not UTF-8",
    '{"resources": ' + "[" * 100_000: "data/datapackage.json: not readable as JSON: nested too deep",
}


@pytest.mark.parametrize("content", DESCRIPTORS, ids=[content[:60] for content in DESCRIPTORS])
def test_a_broken_descriptor(tiny: Folder, content: str) -> None:
    tiny.write("datapackage.json", content.encode("latin-1"))
    found = tiny.problems()
    assert any(problem.startswith(DESCRIPTORS[content]) for problem in found), found


def test_a_table_that_is_not_listed(tiny: Folder) -> None:
    descriptor = json.loads((tiny.path / "datapackage.json").read_text(encoding="utf-8"))
    kept = [resource for resource in descriptor["resources"] if resource["name"] != "office-tasks"]
    tiny.write("datapackage.json", json.dumps({**descriptor, "resources": kept}))
    assert (
        "data/datapackage.json: there is no table office-tasks (rule: descriptor). "
        "Way out: add it: office, kind, name_en, name_nl."
    ) in tiny.problems()
    assert not tiny.load().usable("diplomatic-network")
    assert tiny.load().usable("tourism")


def test_a_broken_dimension_is_not_held_against_the_figures(tiny: Folder) -> None:
    tiny.write("regions.csv", b"\xff")
    assert {problem.split(",")[0] for problem in tiny.problems()} == {"data/regions.csv"}


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_loading_never_raises(tiny: Folder, data: st.DataObject) -> None:
    """Any bytes anywhere in any file: the package loads, and says so unless it is as sound as before."""
    file = data.draw(st.sampled_from([*TABLES, "datapackage.json", "schemas/observations.json"]))
    before = (tiny.path / file).read_bytes()
    start = data.draw(st.integers(0, len(before)))
    length = data.draw(st.integers(0, 200))
    tiny.write(file, before[:start] + data.draw(st.binary(max_size=40)) + before[start + length :])
    try:
        package = tiny.load()
        for subject in package.subjects:
            assert package.usable(subject) or package.problems_of(subject)
            assert package.observations(subject).empty == (not package.usable(subject))
    finally:
        tiny.write(file, before)


SHAPES = "geometry/countries.geojson"
SQUARE = "[[0, 50], [1, 50], [1, 51], [0, 51], [0, 50]]"
DAMAGED = {
    "half of it": (lambda text: text[: len(text) // 2], "not readable as JSON"),
    "no JSON": (lambda text: "<svg/>", "not readable as JSON"),
    "no text": (lambda text: b"\xff" + text.encode(), "byte 0xff is not UTF-8"),
    "too deep": (lambda text: "[" * 100_000, "not readable as JSON"),
    "a number of too many digits": (lambda text: text.replace("[0, 50]", f"[{'9' * 5000}, 50]"), "JSON"),
    "other JSON": (lambda text: "{}", "it is no FeatureCollection with features"),
    "a list": (lambda text: "[]", "it is no FeatureCollection with features"),
    "no features": (lambda text: '{"type": "FeatureCollection", "features": []}', "no FeatureCollection"),
    "no id": (lambda text: text.replace('"id"', '"name"'), "feature 1 has the id '', which no region has"),
    "an id of no region": (lambda text: text.replace("usa", "usb"), "such as usa"),
    "no properties": (lambda text: text.replace('{"id": "usa"}', "null"), "which no region has"),
    "twice": (lambda text: re.sub(r"\[(\{.*\})\]", r"[\1, \1]", text), "is a second shape of 'usa'"),
    "no geometry": (lambda text: re.sub(r'"geometry": .*?\}', '"geometry": null', text), "is no Polygon"),
    "a line": (lambda text: text.replace("Polygon", "LineString"), "it is no Polygon or MultiPolygon"),
    "no coordinates": (lambda text: text.replace(f"[{SQUARE}]", "[]"), "a polygon has no ring"),
    "a text for coordinates": (lambda text: text.replace(SQUARE, '"x"'), "fewer than 4 points"),
    "two points": (lambda text: text.replace(SQUARE, "[[0, 50], [0, 50]]"), "fewer than 4 points"),
    "open": (lambda text: text.replace("[0, 51], [0, 50]", "[0, 51], [0, 52]"), "a ring is not closed"),
    "not a number": (lambda text: text.replace("[1, 51]", "[NaN, 51]"), "a point is no longitude"),
    "infinite": (lambda text: text.replace("[1, 51]", "[1e999, 51]"), "a point is no longitude"),
    "metres": (lambda text: text.replace("[1, 51]", "[100000, 51]"), "a point is no longitude"),
    "words": (lambda text: text.replace("[1, 51]", '["one", 51]'), "a point is no longitude"),
    "heights": (lambda text: text.replace("[1, 51]", "[1, 51, 3]"), "a point is no longitude"),
}


@pytest.mark.parametrize("damage", DAMAGED)
def test_damaged_shapes_are_named_with_what_is_wrong_and_nothing_else_is_lost(tiny, damage):
    change, said = DAMAGED[damage]
    before = tiny.load()
    tiny.write(SHAPES, change(tiny.read(SHAPES)))
    package = tiny.load()
    (problem,) = package.problems
    assert problem.file == f"data/{SHAPES}"
    assert said in str(problem)
    assert package.subjects == tuple(filter(package.usable, before.subjects))
    assert package.revision != before.revision


def test_missing_shapes_are_named(tiny):
    (tiny.path / SHAPES).unlink()
    assert [str(problem) for problem in tiny.load().problems] == [
        f"data/{SHAPES}: the file is missing, and maps are drawn with it (rule: geometry). "
        "Way out: put it back, or make it anew: `make geometry`."
    ]


def test_where_thousands_of_codes_are_unknown_each_is_told_its_nearest_in_bounded_time() -> None:
    codes = [f"goods-exports-{number:05}" for number in range(20_000)]
    began = time.process_time()
    found = [nearest(f"{code}x", codes) for code in codes[:20_000:100]]
    assert time.process_time() - began < 20
    assert all(code in near for code, near in zip(codes[:20_000:100], found, strict=True))
