"""The check of a data package for people and for CI: `python -m dashboard.data.check [folder] [--languages en nl]`.

Prints every problem with file, line, column, rule and way out, then every reconciliation that has another
result than expected, then how far the figures reach, then a summary. Where frictionless is installed (it is a
requirement of checking, not of serving) it reads the package too, as a second opinion that shares no code with ours.
"""

from __future__ import annotations

import argparse
import sys
import warnings
from pathlib import Path

from . import coverage, problems
from .loading import DATA_FOLDER, load
from .package import Package
from .problems import RECONCILIATION, Problem
from .schema import DESCRIPTOR

OF_THE_WHOLE = ("descriptor", "file")
"""Rules about the package as such: what breaks them is told, and nothing else can be said of it."""


def report(package: Package, others: list[Problem]) -> list[str]:
    """The lines that the check prints for a package; `others` are problems that another reader found."""
    found = sorted({*package.problems, *others})
    lines = [str(problem) for problem in found if problem.rule != RECONCILIATION]
    lines += [str(problem) for problem in found if problem.rule == RECONCILIATION]
    figures = package.observations()
    results = package.reconciled()["result"].value_counts()
    derived = int(figures["derived"].sum())
    counted = {name: int(results.get(name, 0)) for name in ("exact", "within-rounding", "does-not-reconcile")}
    lines.append(
        f"{len(figures) - derived} observations, {derived} derived figures, "
        f"{sum(counted.values())} reconciliations ({counted['exact']} exact, "
        f"{counted['within-rounding']} within rounding, {counted['does-not-reconcile']} do not reconcile): "
        f"{len(found) or 'no'} {'problem' if len(found) == 1 else 'problems'}"
    )
    return lines


def second_opinion(folder: Path, package: Package) -> list[Problem] | None:
    """What frictionless has against files that our own reader found sound; None where it is not installed."""
    if any(problem.rule in OF_THE_WHOLE for problem in package.problems):
        return []  # it would fail on, or wait for, what cannot be a package
    try:
        import frictionless  # takes longer to import than a package to load, and only this command needs it
    except ModuleNotFoundError:
        return None

    judged = {problem.file for problem in package.problems}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of its dependencies; nothing of ours runs in here
        answer = frictionless.validate(str(folder / DESCRIPTOR))
    found = []
    for error in answer.errors:
        found.append(problems.second_opinion(f"{folder.name}/{DESCRIPTOR}", 0, "", error.type, error.note))
    for task in answer.tasks:
        file = f"{folder.name}/{task.place}"
        for error in task.errors if file not in judged else []:
            line = getattr(error, "row_number", 0) or 0
            found.append(
                problems.second_opinion(
                    file, line, getattr(error, "field_name", "") or "", error.type, error.note
                )
            )
    return found


def main(arguments: list[str] | None = None) -> int:
    """Checks a folder and prints the report. Returns 1 where there is any problem, else 0."""
    parser = argparse.ArgumentParser(
        prog="python -m dashboard.data.check", description="Checks a data package."
    )
    parser.add_argument(
        "folder", nargs="?", type=Path, default=DATA_FOLDER, help="the folder of datapackage.json"
    )
    parser.add_argument(
        "--languages", nargs="*", default=[], metavar="LANG", help="languages that every label must be in"
    )
    asked = parser.parse_args(arguments)
    folder = asked.folder.resolve()
    package = load(folder, asked.languages)
    others = second_opinion(folder, package) if (folder / DESCRIPTOR).is_file() else []
    *against, summary = report(package, others or [])
    print("\n".join([*against, *coverage.lines(package), summary]))
    if others is None:
        print("frictionless is not installed: its second opinion was not asked.")
    return 1 if package.problems or others else 0


if __name__ == "__main__":
    sys.exit(main())
