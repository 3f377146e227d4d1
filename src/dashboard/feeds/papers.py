"""A proposal on paper: proposal.csv, proposal.html and proposal.json in a folder of its own, written and read back."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict
from pathlib import Path

from dashboard.data import Package
from dashboard.data.feeds import Feed
from dashboard.data.problems import Problem
from dashboard.feeds.page import written
from dashboard.feeds.proposal import COLUMNS, Proposal


def write(proposal: Proposal, folder: Path, feed: Feed, package: Package) -> None:
    """Writes proposal.csv, proposal.json and proposal.html into a folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(proposal.rows)
    (folder / "proposal.csv").write_text(text.getvalue(), encoding="utf-8")
    told = {name: value for name, value in asdict(proposal).items() if name != "rows"}
    (folder / "proposal.json").write_text(json.dumps(told, indent=1, ensure_ascii=False), encoding="utf-8")
    (folder / "proposal.html").write_text(written(proposal, feed, package), encoding="utf-8")


def read(folder: Path) -> Proposal:
    """The proposal in a folder, with the rows that its table has now."""
    told = json.loads((folder / "proposal.json").read_bytes())
    with (folder / "proposal.csv").open(encoding="utf-8", newline="") as file:
        rows = tuple(csv.DictReader(file))
    doubts = tuple(Problem(**each) for each in told.pop("doubts"))
    return Proposal(**told, doubts=doubts, rows=rows)
