"""Published values do not change in silence: the check, the script that publishes, and what readers are told."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from dashboard.data import DATA_FOLDER, Package, facts, revisions
from dashboard.data.check import main as check
from dashboard.data.history import version_of

if TYPE_CHECKING:
    from conftest import Folder

HEADER = "id,old_value,new_value,version,date,reason_en,reason_nl\n"
NIGHTS = "nights-be-vlg-usa-2015"
DAY = "2026-11-21"
SCRIPT = Path(__file__).parents[2] / "scripts" / "publish.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """scripts/publish.py as a module."""
    spec = importlib.util.spec_from_file_location("publish", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def book(tiny: Folder, script: ModuleType) -> Folder:
    """The tiny package, published as 1.0.0, with an empty book of revisions."""
    real = json.loads((DATA_FOLDER / "datapackage.json").read_text(encoding="utf-8"))
    own = json.loads(tiny.read("datapackage.json"))
    own["resources"] += [one for one in real["resources"] if one["name"] in ("published", "revisions")]
    tiny.write("datapackage.json", json.dumps(own, indent=1))
    tiny.write("published.csv", "id,value,version\n")
    tiny.write("revisions.csv", HEADER)
    assert script.main(["1.0.0", str(tiny.path), "--day", DAY]) == 0
    assert tiny.problems() == []
    return tiny


def value_of(folder: Folder, figure: str) -> float:
    return folder.load().figures([figure])["value"].iloc[0]


def revise(folder: Folder, *rows: str) -> None:
    folder.write(
        "revisions.csv", HEADER + "".join(row + ",2026-12-01,Corrected.,Verbeterd.\n" for row in rows)
    )


def change(folder: Folder, new: str = "512346") -> None:
    """Gives the American nights in Flanders another value, as if the source had corrected it."""
    path = "observations/tourism.csv"
    (line,) = [line for line in folder.read(path).splitlines() if line.startswith(f"{NIGHTS},")]
    cells = line.split(",")
    cells[6], cells[10] = new, new
    folder.replace(path, line, ",".join(cells))
    # Sums that no longer hold are another matter.
    folder.write("reconciliations.csv", folder.read("reconciliations.csv").splitlines(keepends=True)[0])


def remove(folder: Folder, figure: str, file: str) -> None:
    lines = folder.read(file).splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(f"{figure},")]
    assert len(kept) == len(lines) - 1
    folder.write(file, "".join(kept))


def test_every_observation_is_published_once(book: Folder) -> None:
    frame = book.load().observations()
    lines = book.read("published.csv").splitlines()
    assert [line.split(",")[0] for line in lines[1:]] == sorted(frame["id"][~frame["derived"]])
    assert {line.split(",")[2] for line in lines[1:]} == {"1.0.0"}
    assert f"{NIGHTS},{value_of(book, NIGHTS):.0f},1.0.0" in lines


def test_a_value_that_changes_in_silence_is_named_with_file_line_and_way_out(book: Folder) -> None:
    old = f"{value_of(book, NIGHTS):.0f}"
    change(book)
    (said,) = book.problems()
    line = [row.split(",")[0] for row in book.read("observations/tourism.csv").splitlines()].index(NIGHTS) + 1
    assert said == (
        f"data/observations/tourism.csv, line {line}, column value: '512346' was published as '{old}' in version "
        "1.0.0, and no revision says why it changed (rule: revisions). Way out: restore the value, or add the change "
        "to data/revisions.csv with the reason and the version that will have it."
    )
    assert check([str(book.path)]) == 1


def test_it_is_reported_and_takes_no_figure_away(book: Folder) -> None:
    change(book)
    package = book.load()
    assert package.usable("tourism")
    assert value_of(book, NIGHTS) == 512346
    assert len(package.problems_of("tourism")) == 1


def test_a_revision_explains_it(book: Folder) -> None:
    old = f"{value_of(book, NIGHTS):.0f}"
    change(book)
    revise(book, f"{NIGHTS},{old},512346,1.1.0")
    assert book.problems() == []
    assert check([str(book.path)]) == 0


def test_the_same_number_written_otherwise_is_no_change(book: Folder) -> None:
    change(book, f"{value_of(book, NIGHTS):.0f}.0")
    assert book.problems() == []


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["{id},1,512346,1.1.0"], "line 2, column old_value: '1' is not '{old}', the value of version 1.0.0"),
        (
            ["{id},{old},7,1.1.0"],
            "line 2, column new_value: the latest revision says '7', but the figure is '512346'",
        ),
        (
            ["{id},{old},,1.1.0"],
            "line 2, column new_value: the latest revision says '', but the figure is '512346'",
        ),
        (["{id},{old},512346,1.0.0"], "column value: '512346' was published as '{old}' in version 1.0.0"),
        (
            ["{id},{old},7,1.2.0", "{id},7,512346,1.1.0"],
            "line 3, column version: version '1.1.0' does not come after '1.2.0', that of the revision in line 2",
        ),
        (
            ["{id},{old},7,1.1.0", "{id},8,512346,1.2.0"],
            "line 3, column old_value: '8' is not '7', the value of the revision in line 2",
        ),
        (["{id}-x,{old},512346,1.1.0"], "line 2, column id: no figure '{id}-x' was ever published"),
    ],
)
def test_a_revision_that_does_not_fit_is_named(book: Folder, rows: list[str], said: str) -> None:
    old = f"{value_of(book, NIGHTS):.0f}"
    change(book)
    revise(book, *(row.format(id=NIGHTS, old=old) for row in rows))
    found = book.problems()
    assert any(said.format(id=NIGHTS, old=old) in problem for problem in found), found
    assert all("Way out: " in problem for problem in found)


@pytest.mark.parametrize(("version", "rule"), [("1.1", "pattern"), ("v1.1.0", "pattern"), ("", "required")])
def test_a_revision_has_a_version(book: Folder, version: str, rule: str) -> None:
    revise(book, f"{NIGHTS},1,2,{version}")
    assert any("column version: " in said and f"(rule: {rule})" in said for said in book.problems())


def test_a_figure_that_goes_in_silence_is_named(book: Folder) -> None:
    gone = _lonely(book)
    remove(book, gone, "observations/tourism.csv")
    (said,) = [said for said in book.problems() if "rule: revisions" in said]
    line = [row.split(",")[0] for row in book.read("published.csv").splitlines()].index(gone) + 1
    assert said.startswith(
        f"data/published.csv, line {line}, column id: the published figure '{gone}' is gone"
    )


def test_a_withdrawn_figure_has_a_blank_value_and_stays_on_record(book: Folder, script: ModuleType) -> None:
    gone = _lonely(book)
    old = value_of(book, gone)
    remove(book, gone, "observations/tourism.csv")
    revise(book, f"{gone},{old},,2.0.0")
    assert book.problems() == []
    assert script.main(["1.1.0", str(book.path)]) == 1, "links to it break: that is a major version"
    assert script.main(["2.0.0", str(book.path)]) == 0
    assert f"{gone},,2.0.0" in book.read("published.csv")
    assert book.problems() == []
    found = revisions(book.load(), [gone], "1.0.0")
    assert list(found["old_value"]) == [old]
    assert found["new_value"].isna().all()


def _lonely(folder: Folder) -> str:
    """A figure of tourism that no derivation and no reconciliation uses; where there is none, those that do go."""
    for file in ("derivations.csv", "reconciliations.csv"):
        folder.write(file, folder.read(file).splitlines(keepends=True)[0])
    return folder.read("observations/tourism.csv").splitlines()[1].split(",")[0]


def test_a_package_older_than_what_it_published_is_named(book: Folder) -> None:
    book.replace("datapackage.json", '"version": "1.0.0"', '"version": "0.9.0"')
    (said,) = book.problems()
    assert said.startswith("data/datapackage.json: version '0.9.0' is older than '1.0.0'")


# --- publishing


def test_publishing_refuses_what_nobody_explained(
    book: Folder, script: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    before = book.read("published.csv")
    change(book)
    assert script.main(["1.1.0", str(book.path)]) == 1
    assert "no revision says why it changed" in capsys.readouterr().out
    assert book.read("published.csv") == before
    assert book.load().version == "1.0.0"


@pytest.mark.parametrize(
    ("version", "said"),
    [
        ("1.0.1", "1.0.1 says too little: since 1.0.0 figures are new or revised. Way out: publish 1.1.0."),
        ("1.0.0", "1.0.0 says too little"),
        ("next", "'next' is no version such as 1.4.0"),
        ("1.2.0", f"the latest revision of {NIGHTS} names version 1.1.0"),
    ],
)
def test_publishing_refuses_a_version_that_does_not_say_what_changed(
    book: Folder, script: ModuleType, capsys: pytest.CaptureFixture[str], version: str, said: str
) -> None:
    old = f"{value_of(book, NIGHTS):.0f}"
    change(book)
    revise(book, f"{NIGHTS},{old},512346,1.1.0")
    assert script.main([version, str(book.path)]) == 1
    assert said in capsys.readouterr().out


def test_publishing_records_what_changed_and_nothing_else(book: Folder, script: ModuleType) -> None:
    old = f"{value_of(book, NIGHTS):.0f}"
    before = book.read("published.csv").splitlines()
    text = book.read("datapackage.json")
    change(book)
    revise(book, f"{NIGHTS},{old},512346,1.1.0")
    assert script.main(["1.1.0", str(book.path), "--day", DAY]) == 0
    after = book.read("published.csv").splitlines()
    assert [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]] == [
        (f"{NIGHTS},{old},1.0.0", f"{NIGHTS},512346,1.1.0")
    ]
    assert book.read("datapackage.json") == text.replace('"version": "1.0.0"', '"version": "1.1.0"', 1)
    assert book.problems() == []


def test_a_version_says_of_what_day_it_is(book: Folder, script: ModuleType) -> None:
    assert book.load().created == DAY
    assert script.main(["1.0.1", str(book.path), "--day", "2027-01-31"]) == 0
    assert book.load().created == "2027-01-31"


def test_words_alone_are_a_patch(book: Folder, script: ModuleType) -> None:
    assert script.main(["1.0.1", str(book.path)]) == 0
    assert book.load().version == "1.0.1"
    assert "1.0.1" not in book.read("published.csv")


# --- what readers are told


@pytest.fixture
def revised(book: Folder, script: ModuleType) -> Package:
    """Published three times: the American nights in Flanders were revised in 1.1.0 and again in 1.2.0."""
    old = f"{value_of(book, NIGHTS):.0f}"
    change(book, "512346")
    revise(book, f"{NIGHTS},{old},512346,1.1.0")
    assert script.main(["1.1.0", str(book.path)]) == 0
    change(book, "520000")
    revise(book, f"{NIGHTS},{old},512346,1.1.0", f"{NIGHTS},512346,520000,1.2.0")
    assert script.main(["1.2.0", str(book.path)]) == 0
    return book.load()


def test_what_was_revised_since_a_version(revised: Package, book: Folder) -> None:
    before = float(book.read("revisions.csv").splitlines()[1].split(",")[1])
    (row,) = revisions(revised, [NIGHTS, "share-usa-2015"], "1.0.0").to_dict("records")
    assert row == {
        "figure": NIGHTS, "id": NIGHTS, "old_value": before, "new_value": 520000.0, "version": "1.2.0",
        "date": "2026-12-01", "reason_en": "Corrected.", "reason_nl": "Verbeterd.",
    }  # fmt: skip
    assert revisions(revised, [NIGHTS], "1.1.0")["old_value"].tolist() == [512346]


@pytest.mark.parametrize("since", ["1.2.0", "1.10.0", "2.0.0"])
def test_all_figures_are_current_for_a_link_of_today(revised: Package, since: str) -> None:
    assert revisions(revised, [NIGHTS], since).empty


def test_a_derived_figure_names_the_input_that_was_revised(revised: Package) -> None:
    frame = revised.observations()
    derived = [row["id"] for row in frame.to_dict("records") if NIGHTS in row["inputs"]]
    assert derived
    found = revisions(revised, derived, "1.0.0")
    assert list(found["figure"]) == derived
    assert set(found["id"]) == {NIGHTS}


@pytest.mark.parametrize("since", ["", "1", "1.0", "one", "1.0.0-beta", "01.0.0"])
def test_what_is_no_version_is_refused(revised: Package, since: str) -> None:
    with pytest.raises(ValueError, match="is no version"):
        revisions(revised, [NIGHTS], since)


def test_a_package_without_a_book_has_no_revisions(package: Package) -> None:
    found = revisions(package, [NIGHTS], "0.1.0")
    assert found.empty
    assert list(found.columns) == [
        "figure", "id", "old_value", "new_value", "version", "date", "reason_en", "reason_nl",
    ]  # fmt: skip


def test_versions_are_compared_as_numbers() -> None:
    assert version_of("1.10.0") > version_of("1.9.9")


# --- figures that get another id

FLEMISH_NIGHTS = "nights-flemish-region-usa-2015"


@pytest.fixture
def renamed(book: Folder) -> Folder:
    """The published package with another id for the American nights in Flanders, and no word of it yet."""
    real = json.loads((DATA_FOLDER / "datapackage.json").read_text(encoding="utf-8"))
    own = json.loads(book.read("datapackage.json"))
    own["resources"] += [one for one in real["resources"] if one["name"] == "aliases"]
    book.write("datapackage.json", json.dumps(own, indent=1))
    for file in ("observations/tourism.csv", "derivations.csv", "reconciliations.csv"):
        book.write(file, book.read(file).replace(NIGHTS, FLEMISH_NIGHTS))
    book.write("aliases.csv", "id,figure\n")
    return book


def test_a_figure_gets_another_id_only_if_the_older_one_goes_on_to_it(
    renamed: Folder, script: ModuleType
) -> None:
    (said,) = renamed.problems()
    assert f"the published figure '{NIGHTS}' is gone" in said
    renamed.write("aliases.csv", f"id,figure\n{NIGHTS},{FLEMISH_NIGHTS}\n")
    assert renamed.problems() == []
    assert script.main(["1.1.0", str(renamed.path)]) == 0
    published = [line.split(",")[0] for line in renamed.read("published.csv").splitlines()]
    assert FLEMISH_NIGHTS in published
    assert NIGHTS not in published


def test_what_was_revised_under_an_older_id_counts_for_the_present_one(renamed: Folder) -> None:
    renamed.write("aliases.csv", f"id,figure\n{NIGHTS},{FLEMISH_NIGHTS}\n")
    old = f"{value_of(renamed, FLEMISH_NIGHTS):.0f}"
    path = "observations/tourism.csv"
    renamed.replace(
        path,
        f"{FLEMISH_NIGHTS},nights,be-vlg,usa,,2015,{old},",
        f"{FLEMISH_NIGHTS},nights,be-vlg,usa,,2015,520000,",
    )
    renamed.replace(path, "312.345", "520.000")
    renamed.write("reconciliations.csv", renamed.read("reconciliations.csv").splitlines(keepends=True)[0])
    revise(renamed, f"{NIGHTS},{old},520000,1.1.0")
    assert renamed.problems() == []
    found = revisions(renamed.load(), [FLEMISH_NIGHTS], "1.0.0")
    assert found[["figure", "new_value"]].to_numpy().tolist() == [[FLEMISH_NIGHTS, 520000.0]]


def test_an_older_id_is_not_used_again_and_leads_to_a_figure(renamed: Folder) -> None:
    renamed.write(
        "aliases.csv", f"id,figure\n{NIGHTS},{FLEMISH_NIGHTS}\nnights-be-bru-usa-2015,nights-gone\n"
    )
    said = "\n".join(renamed.problems())
    assert "aliases.csv, line 3, column id: 'nights-be-bru-usa-2015' is the id of a figure in data/" in said
    assert "aliases.csv, line 3, column figure: " in said


# --- the project's own


def test_the_project_has_the_values_that_it_published(real: Package) -> None:
    frame = real.observations()
    printed = frame[~frame["derived"]].set_index("id")["value"]
    record = real.table("published").set_index("id")["value"].dropna().rename(index=dict(real.aliases))
    assert len(record) > 700
    pd.testing.assert_series_equal(printed.loc[record.index], record, check_names=False)


def test_the_record_is_no_fact(real: Package) -> None:
    assert not {"published", "revisions"} & set(facts(real, "en")["table"])
    assert not {"published", "revisions"} & set(real.subjects)
