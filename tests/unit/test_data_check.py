"""The check command, its second opinion by frictionless, and the project's own data under both."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from dashboard.data import (
    DATA_FOLDER,
    Package,
    counts,
    filtered,
    formula,
    labelled,
    load,
    offices,
    reconciliations,
)
from dashboard.data.check import main, second_opinion

if TYPE_CHECKING:
    from conftest import Folder


COVERED = ("printed observations", "10 or more", "2019 or later", "openable source")
"""How the lines end that say how far the figures reach."""


def test_a_sound_package(tiny: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tiny.path)]) == 0
    assert capsys.readouterr().out == (
        "17 printed observations\n"
        "0 partner countries and 0 groups of countries with 10 or more\n"
        "0 partner countries and 0 groups of countries with goods trade of 2019 or later\n"
        "0 figures without an openable source\n"
        "17 observations, 6 derived figures, 3 reconciliations "
        "(1 exact, 1 within rounding, 1 do not reconcile): no problems\n"
    )


def test_problems_by_file_and_line_then_reconciliations_then_a_summary(
    tiny: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    tiny.replace("reconciliations.csv", "nights-bel-usa-2015,exact", "nights-bel-usa-2015,within-rounding")
    tiny.replace("themes.csv", "diplomacy,,Diplomacy", "diplomacy,,")
    tiny.replace("themes.csv", "health,economy,", "health,economie,")
    tiny.replace("left-out.csv", "12%", "")
    assert main([str(tiny.path)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in lines if not line.endswith(COVERED)] == [
        "data/left-out.csv, line 2, column as_printed",
        "data/themes.csv, line 4, column parent",
        "data/themes.csv, line 6, column name_en",
        "0 observations, 0 derived figures, 0 reconciliations (0 exact, 0 within rounding, 0 do not reconcile)",
    ]
    assert lines[-1].endswith(": 3 problems")


def test_reconciliations_come_last(tiny: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    tiny.replace("reconciliations.csv", "nights-bel-usa-2015,exact", "nights-bel-usa-2015,within-rounding")
    tiny.write("sport.csv", "id\n")
    assert main([str(tiny.path)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in lines[:2]] == [
        "data/sport.csv",
        "data/reconciliations.csv, line 2, column expected",
    ]
    assert lines[-1].endswith(": 2 problems")


def test_a_folder_without_a_package(tiny: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tiny.path / "observations")]) == 1
    assert capsys.readouterr().out.startswith(
        "observations/datapackage.json: the file is missing (rule: file)"
    )


# What frictionless is to find too: each is broken in one way that Table Schema knows.
BROKEN = {
    "required": ("themes.csv", "diplomacy,,Diplomacy", "diplomacy,,"),
    "type": ("observations/tourism.csv", "312345,A", "many,A"),
    "enum": ("observations/tourism.csv", "312345,A", "312345,X"),
    "pattern": ("observations/tourism.csv", "nights-bel-usa-2015,nights", "Nights_bel,nights"),
    "range": (
        "indicators.csv",
        "Nights spent.,Overnachtingen.,nights,0",
        "Nights spent.,Overnachtingen.,nights,4",
    ),
    "unique": (
        "observations/tourism.csv",
        "nights-be-bru-usa-2015,nights,",
        "nights-be-vlg-usa-2015,nights,",
    ),
    "primary key": ("region-members.csv", "neighbours,fra", "neighbours,deu"),
    "foreign key": ("observations/tourism.csv", "nights-bel-usa-2015,nights,", "nights-bel-usa-2015,nigths,"),
    "cells": ("observations/tourism.csv", "table,500.000,,", "table,500,000,,"),
    "header": ("themes.csv", "id,parent,name_en,name_nl", "id,parents,name_en,name_nl"),
    "blank line": ("observations/tourism.csv", "500.000,,\n", "500.000,,\n\n"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_frictionless_agrees_with_our_own_reader(tiny: Folder, case: str) -> None:
    """The reader of `load` and frictionless judge the same schema alike; neither can drift off alone."""
    sound = tiny.load()
    tiny.replace(*BROKEN[case])
    file = f"data/{BROKEN[case][0]}"
    assert file in {problem.file for problem in second_opinion(tiny.path, sound)}
    assert file in {problem.file for problem in tiny.load().problems}


def test_the_second_opinion_is_heard_only_where_ours_is_silent(tiny: Folder) -> None:
    assert second_opinion(tiny.path, tiny.load()) == []
    sound = tiny.load()
    tiny.replace(*BROKEN["type"])
    assert second_opinion(tiny.path, tiny.load()) == []
    (problem,) = second_opinion(tiny.path, sound)
    assert str(problem).startswith("data/observations/tourism.csv, line 3, column value: ")
    assert problem.rule == "frictionless type-error"


# --- the project's own data


def test_the_project_has_no_problems(capsys: pytest.CaptureFixture[str]) -> None:
    code = main([])
    said = capsys.readouterr().out
    assert code == 0, said


def test_every_subject_of_the_project_is_usable(real: Package) -> None:
    assert [subject for subject in real.subjects if not real.usable(subject)] == []
    assert len(real.subjects) >= 5


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_everything_in_the_project_has_a_name(real: Package, lang: str) -> None:
    frame = labelled(real.observations(), real, lang)
    texts = frame.select_dtypes("str")
    assert not texts.isna().any().any()
    for column in ("indicator_name", "definition", "ref_area_name", "counterpart_name", "source_title"):
        assert (frame[column] != "").all(), column
    assert not offices(real, lang)["name"].eq("").any()


def test_every_printed_figure_has_its_papers(real: Package) -> None:
    printed = real.observations()
    printed = printed[~printed["derived"]]
    for column in ("source", "locator", "as_printed", "time_period"):
        assert (printed[column] != "").all(), column
    assert (printed["quantum"] > 0).all()


def test_every_derived_figure_can_be_explained(real: Package) -> None:
    derived = real.observations()
    derived = derived[derived["derived"]]
    assert len(derived) > 0
    for row in derived.to_dict("records"):
        assert formula(row, real, "nl")
        assert row["sources"]


def test_every_choice_in_the_filters_leaves_what_it_says(real: Package) -> None:
    frame = real.observations()
    for by in ("region", "theme"):
        for code, number in counts(frame, real, by=by).items():
            assert number == len(filtered(frame, real, **{f"{by}s": [code]})), code


def test_every_reconciliation_is_as_declared(real: Package) -> None:
    found = reconciliations(real)
    assert len(found) == len(real.table("reconciliations"))
    assert (found["result"] == found["expected"]).all()


def test_a_source_that_contradicts_itself_is_explained(real: Package) -> None:
    found = reconciliations(real)
    silent = found[(found["result"] == "does-not-reconcile") & (found["note_en"] == "")]
    assert list(silent["id"]) == []


def test_loading_is_quick_enough_for_a_first_visit() -> None:
    start = time.process_time()
    load(DATA_FOLDER)
    assert time.process_time() - start < 1.5
