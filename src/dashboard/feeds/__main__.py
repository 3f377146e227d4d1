"""The chores of feeds: `python -m dashboard.feeds refresh|accept|drop` (make refresh, make accept, make drop-proposal)."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from dashboard.data import DATA_FOLDER, load
from dashboard.data.feeds import feeds
from dashboard.feeds import refusals
from dashboard.feeds.accepting import ALLOWABLE, accept
from dashboard.feeds.asking import Asker
from dashboard.feeds.kept import Kept
from dashboard.feeds.refreshing import Given, Refresher
from dashboard.feeds.refusals import Refused

FOLDER = "FEEDS_FOLDER"
"""The setting that names the folder of raw answers and proposals; by default `feeds` beside the data."""


def main(arguments: list[str] | None = None) -> int:
    """Does one chore and says how it went. Returns 1 where something was refused, else 0."""
    asked = _parser().parse_args(arguments)
    folder = asked.data.resolve()
    kept = Kept(Path(os.environ.get(FOLDER) or folder.parent / "feeds"))
    try:
        if asked.chore == "refresh":
            return _refresh(asked, folder, kept)
        if asked.chore == "accept":
            print(accept(asked.proposal, folder, kept, allow=asked.allow.split(","), version=asked.version))
        else:
            if asked.proposal not in kept.proposals():
                raise Refused(refusals.no_proposal(asked.proposal, kept.proposals()))
            kept.drop(asked.proposal)
            print(f"Dropped {asked.proposal}. The raw answer is kept.")
    except Refused as refused:
        print(refused)
        return 1
    return 0


def _refresh(asked: argparse.Namespace, folder: Path, kept: Kept) -> int:
    package = load(folder)
    if package.problems:
        raise Refused(refusals.unsound(str(folder), len(package.problems)))
    every = feeds(package)
    wanted = asked.feed.split() if asked.feed else [feed.id for feed in every]
    for name in wanted:
        if name not in [feed.id for feed in every]:
            raise Refused(refusals.unknown_feed(name, [feed.id for feed in every]))
    chosen = [feed for feed in every if feed.id in wanted]
    given = Given(Path(asked.given), asked.release) if asked.given else None
    if given and len(chosen) != 1:
        raise Refused(refusals.unknown_feed(asked.feed, [feed.id for feed in every]))
    refresher = Refresher(package, folder, kept, Asker(_progress), _progress, again=asked.again)
    outcomes = refresher.all(chosen, given)
    print("\n".join(f"{outcome.feed}: {outcome.sentence}" for outcome in outcomes))
    for outcome in outcomes:
        if outcome.proposal:
            print(f"make accept PROPOSAL={outcome.proposal}")
    return 1 if any(outcome.refused for outcome in outcomes) else 0


def _progress(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m dashboard.feeds", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA_FOLDER, help="the folder of datapackage.json")
    chores = parser.add_subparsers(dest="chore", required=True)
    refresh = chores.add_parser("refresh", help="asks providers and writes proposals")
    refresh.add_argument(
        "--feed", default="", help="ids of feeds, with spaces between; all of them by default"
    )
    refresh.add_argument(
        "--from", dest="given", default="", help="a file given by hand, in the place of an answer"
    )
    refresh.add_argument("--release", default="", help="the release that the file is of, such as 2026-07")
    refresh.add_argument("--again", action="store_true", help="asks anew, also what was asked for just now")
    accepted = chores.add_parser("accept", help="writes a proposal into the data")
    accepted.add_argument("proposal")
    accepted.add_argument("--allow", default="", help=f"doubts that were looked at: {','.join(ALLOWABLE)}")
    accepted.add_argument("--version", default="", help="the version that will have the new values")
    chores.add_parser("drop", help="throws a proposal away").add_argument("proposal")
    return parser


if __name__ == "__main__":
    sys.exit(main())
