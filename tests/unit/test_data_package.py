"""What a package hands out: its figures, tables and names, and what is left of it when a file is broken."""

from __future__ import annotations

import csv
import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from dashboard.data import Package, counts, formula, labelled, load, offices, reconciliations

if TYPE_CHECKING:
    from conftest import Folder

TINY = Path(__file__).parent / "tiny"
BROKEN_IN_TURN = sorted(path.relative_to(TINY).as_posix() for path in TINY.rglob("*.csv"))
SUBJECTS = ("export-markets", "tourism", "diplomatic-network")


def test_the_tiny_package_is_sound(package: Package) -> None:
    assert package.problems == ()
    assert package.subjects == SUBJECTS
    assert all(package.usable(subject) for subject in SUBJECTS)


def test_printed_and_derived_figures_share_one_frame(package: Package, tiny: Folder) -> None:
    frame = package.observations()
    rows = sum(tiny.read(f"observations/{subject}.csv").count("\n") - 1 for subject in SUBJECTS)
    assert (~frame["derived"]).sum() == rows
    assert frame["derived"].sum() == tiny.read("derivations.csv").count("\n") - 1
    assert list(frame["derived"]) == sorted(frame["derived"]), "printed first"
    assert not frame["item"].isna().any(), "a blank stays a blank text"


def test_a_printed_row_in_full(package: Package) -> None:
    (row,) = package.figures(["share-usa-2015"]).to_dict("records")
    assert row == {
        "id": "share-usa-2015", "indicator": "goods-exports-share", "ref_area": "be-vlg", "counterpart": "usa",
        "item": "", "time_period": "2015", "value": 6.03, "obs_status": "A", "source": "strategy-2016",
        "locator": "1", "as_printed": "6,03%", "note_en": "", "note_nl": "", "subject": "export-markets",
        "derived": False, "operation": "", "inputs": (), "quantum": 0.01, "authority": "official",
        "source_date": "2016", "sources": ("strategy-2016",),
    }  # fmt: skip


def test_figures_of_one_subject(package: Package) -> None:
    assert set(package.observations("tourism")["subject"]) == {"tourism"}
    with pytest.raises(
        KeyError, match="no subject 'sport'; there are: export-markets, tourism, diplomatic-network"
    ):
        package.observations("sport")


def test_figures_by_id_keep_the_order_asked_for(package: Package) -> None:
    asked = ["share-deu-2015", "cost-per-post-2016", "share-deu-2015"]
    assert list(package.figures(asked)["id"]) == asked
    with pytest.raises(KeyError, match="no figure 'share-deu-2016'; the nearest: share-deu-2015"):
        package.figures(["share-deu-2016"])


def test_what_a_figure_is_about(package: Package) -> None:
    assert package.about("share-usa-pharma-2015") == {
        "indicator": "goods-exports-share",
        "ref_area": "be-vlg",
        "counterpart": "usa",
        "item": "pharma",
        "time_period": "2015",
    }
    with pytest.raises(KeyError, match="share-deu-2016"):
        package.about("share-deu-2016")


def test_what_is_handed_out_may_be_altered(package: Package) -> None:
    for handed in (package.observations, lambda: package.table("themes"), package.reconciled):
        before = handed()
        altered = handed()
        altered["id"] = "x"
        altered.loc[0, before.columns[1]] = "y"
        pd.testing.assert_frame_equal(handed(), before)


def test_the_package_itself_may_not(package: Package) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        package.version = "2"


def test_tables_have_typed_columns_and_blank_texts(package: Package) -> None:
    regions = package.table("regions").set_index("id")
    assert regions.loc["be-vlg", "latitude"] == 51.0
    assert pd.isna(regions.loc["wld", "latitude"])
    assert package.table("themes").set_index("id").loc["economy", "parent"] == ""
    assert package.table("indicators")["decimals"].dtype == "int64"
    with pytest.raises(KeyError, match="no table 'thems'; there are: indicators, "):
        package.table("thems")


def test_names_of_codes(package: Package) -> None:
    assert package.labels("regions", "deu", "nl") == "Duitsland"
    assert package.labels("indicators", "nights", "en") == "Nights"
    assert package.labels("sources", "daily-2018", "en") == "Exporten stijgen"
    with pytest.raises(KeyError, match="no code 'duu' in regions; there are: deu"):
        package.labels("regions", "duu", "nl")


def test_the_revision_changes_with_any_byte(tiny: Folder) -> None:
    before = tiny.load().revision
    assert tiny.load().revision == before
    tiny.replace("left-out.csv", "12%", "13%")
    assert tiny.load().revision != before


def test_the_version_is_that_of_the_descriptor(tiny: Folder) -> None:
    tiny.replace("datapackage.json", '"version": "1.0.0"', '"version": "1.2.0"')
    assert tiny.load().version == "1.2.0"


def test_a_broken_observation_file_loses_its_subject_only(tiny: Folder) -> None:
    tiny.replace("observations/tourism.csv", "312345,A", "many,A")
    package = tiny.load()
    assert [package.usable(subject) for subject in SUBJECTS] == [True, False, True]
    assert set(package.observations()["subject"]) == {"export-markets", "diplomatic-network"}
    assert package.observations("tourism").empty
    assert package.problems_of("tourism") == package.problems
    assert package.problems_of("export-markets") == ()
    assert set(package.reconciled()["subject"]) == {"export-markets"}
    assert set(package.observations("export-markets")["derived"]) == {True, False}


def test_a_broken_dimension_table_loses_every_subject_that_needs_it(tiny: Folder) -> None:
    tiny.replace("region-members.csv", "bel,be-bru", "bel,be-bruu")
    package = tiny.load()
    assert not any(package.usable(subject) for subject in SUBJECTS)
    assert not package.available("region-members")
    assert package.available("regions")
    assert package.table("region-members").empty
    assert [len(package.problems_of(subject)) for subject in SUBJECTS] == [1, 1, 1]


def test_a_subject_needs_what_the_descriptor_says_it_needs(tiny: Folder) -> None:
    tiny.replace("office-tasks.csv", "new-york-fit,task", "new-york,task")
    package = tiny.load()
    assert [package.usable(subject) for subject in SUBJECTS] == [True, True, False]


def test_broken_derivations_leave_the_printed_figures(tiny: Folder) -> None:
    tiny.replace("derivations.csv", "ratio,network-cost-2016", "ratio,network-costs-2016")
    package = tiny.load()
    assert all(package.usable(subject) for subject in SUBJECTS)
    assert not package.observations()["derived"].any()
    assert len(package.problems_of("tourism")) == 1


def test_a_figure_derived_from_a_broken_file_is_missed_where_it_belongs(tiny: Folder) -> None:
    tiny.replace("derivations.csv", "nights-share-2015,tourism", "nights-share-2015,export-markets")
    tiny.replace("observations/tourism.csv", "312345,A", "many,A")
    package = tiny.load()
    assert package.usable("export-markets")
    assert "nights-share-2015" not in set(package.observations()["id"])
    assert package.problems_of("export-markets") == package.problems_of("tourism") != ()
    assert package.problems_of("diplomatic-network") == ()


def test_a_reconciliation_concerns_its_own_subject(tiny: Folder) -> None:
    tiny.replace("reconciliations.csv", "nights-bel-usa-2015,exact", "nights-bel-usa-2015,within-rounding")
    package = tiny.load()
    assert [len(package.problems_of(subject)) for subject in SUBJECTS] == [0, 1, 0]
    assert all(package.usable(subject) for subject in SUBJECTS)
    assert len(package.reconciled()) == 3


def test_what_left_out_says_concerns_no_page(tiny: Folder) -> None:
    tiny.replace("left-out.csv", "sup-1,Someone", "sup-1,")
    package = tiny.load()
    assert len(package.problems) == 1
    assert all(package.usable(subject) and not package.problems_of(subject) for subject in SUBJECTS)


@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize("file", BROKEN_IN_TURN)
def test_every_question_has_an_answer_whatever_is_broken(tiny: Folder, file: str, lang: str) -> None:
    tiny.write(file, "")
    package = tiny.load()
    frame = labelled(package.observations(), package, lang)
    assert not frame.select_dtypes("str").isna().any().any()
    for subject in SUBJECTS:
        assert package.usable(subject) == (not package.observations(subject).empty)
        assert package.usable(subject) or package.problems_of(subject)
    for by in ("region", "theme"):
        assert set(counts(frame, package, by=by)) == set(package.table(f"{by}s")["id"])
    assert set(offices(package, lang)["serves_names"]) <= {
        ("Verenigde Staten",),
        ("United States",),
        ("Texas",),
    }
    assert len(reconciliations(package)) <= 3
    for row in frame.to_dict("records"):
        assert bool(formula(row, package, lang)) == row["derived"]


def test_a_broken_descriptor_leaves_an_empty_package_that_can_be_asked(tiny: Folder) -> None:
    tiny.write("datapackage.json", "{")
    package = tiny.load()
    assert package.subjects == ()
    assert not package.usable("tourism")
    assert package.problems_of("tourism") == package.problems != ()
    assert package.observations("tourism").empty
    assert package.observations().empty
    assert package.table("themes").empty
    assert list(package.table("themes")["name_nl"]) == []


def test_a_broken_observation_schema_concerns_every_page(tiny: Folder) -> None:
    schema = json.loads((tiny.path / "schemas/observations.json").read_text(encoding="utf-8"))
    schema["fields"] = [field for field in schema["fields"] if field["name"] != "value"]
    schema["foreignKeys"] = []
    tiny.write("schemas/observations.json", json.dumps(schema))
    package = tiny.load()
    assert package.subjects == ()
    assert len(package.problems_of("tourism")) == len(SUBJECTS)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    package = load(tmp_path / "nowhere")
    assert [str(problem) for problem in package.problems] == [
        "nowhere/datapackage.json: the file is missing (rule: file). "
        "Way out: put it there, or take it out of datapackage.json."
    ]


def test_files_of_one_subject_are_read_as_one(tiny: Folder) -> None:
    before = tiny.load()
    _second_file(tiny)
    package = tiny.load()
    assert package.problems == ()
    assert package.subjects == before.subjects
    own, whole = before.observations("tourism"), package.observations("tourism")
    assert set(whole["id"]) - set(own["id"]) == {"nights-bel-deu-2031"}
    assert package.sizes["tourism--feed"] == 1
    assert package.sizes["tourism"] == before.sizes["tourism"]


def test_an_id_in_two_files_of_one_subject_is_named(tiny: Folder) -> None:
    taken = tiny.read("observations/tourism.csv").splitlines()[1].split(",")[0]
    _second_file(tiny)
    tiny.replace("observations/tourism--feed.csv", "nights-bel-deu-2031", taken)
    (problem,) = tiny.problems()
    assert problem.startswith(f"data/observations/tourism--feed.csv, line 2, column id: '{taken}' stands at ")


def test_a_broken_file_takes_its_subject_away_and_says_which_file(tiny: Folder) -> None:
    _second_file(tiny)
    tiny.replace("observations/tourism--feed.csv", ",1234,A", ",many,A")
    package = tiny.load()
    assert not package.usable("tourism")
    assert package.usable("export-markets")
    assert any(problem.file.endswith("tourism--feed.csv") for problem in package.problems_of("tourism"))


def _second_file(folder: Folder) -> None:
    """Adds a second file to the subject tourism, with one figure."""
    header, row = folder.read("observations/tourism.csv").splitlines()[:2]
    cells = dict(zip(header.split(","), next(csv.reader([row])), strict=True))
    cells |= {
        "id": "nights-bel-deu-2031", "time_period": "2031", "value": "1234", "obs_status": "A", "as_printed": "1234",
    }  # fmt: skip
    folder.write("observations/tourism--feed.csv", f"{header}\n{','.join(cells.values())}\n")
    content = json.loads(folder.read("datapackage.json"))
    own = next(each for each in content["resources"] if each["name"] == "tourism")
    other = {
        **own, "name": "tourism--feed", "path": "observations/tourism--feed.csv", "subject": "tourism",
    }  # fmt: skip
    content["resources"].append(other)
    folder.write("datapackage.json", json.dumps(content))
