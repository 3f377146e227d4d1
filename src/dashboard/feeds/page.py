"""A proposal as one page of HTML that a person can read side by side: what is held, and what the release says."""

from __future__ import annotations

from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined

from dashboard.data import Package
from dashboard.data.feeds import Feed
from dashboard.feeds.proposal import Proposal, Row, sentence

WORDS = {
    "new": "New",
    "revised": "Revised",
    "flag": "Another flag",
    "words": "The same value in other words, or at another place",
    "vanished": "No longer delivered",
}
LANGUAGE = "en"  # of stewards' tools, as of all other chores


def written(proposal: Proposal, feed: Feed, package: Package) -> str:
    """The page, whole, with its style in it."""
    environment = Environment(
        loader=PackageLoader("dashboard.feeds"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    sections = [
        (kind, [_told(row, package) for row in rows])
        for kind, rows in groupby(proposal.rows, lambda row: row["change"])
    ]
    return environment.get_template("proposal.html").render(
        proposal=proposal,
        name=feed.row[f"name_{LANGUAGE}"],
        sentence=sentence(proposal),
        sections=sections,
        words=WORDS,
    )


def _told(row: Row, package: Package) -> dict[str, str]:
    """A row with names in the place of codes."""
    names = {kind: package.names(kind, LANGUAGE) for kind in ("indicators", "regions", "items")}
    item = names["items"].get(row["item"], row["item"])
    what = names["indicators"].get(row["indicator"], row["indicator"])
    flags = [row["old_status"], row["new_status"]]
    return {
        **row,
        "what": f"{what}: {item}" if item else what,
        "whose": names["regions"].get(row["ref_area"], row["ref_area"]),
        "partner": names["regions"].get(row["counterpart"], row["counterpart"]),
        "flags": " → ".join(dict.fromkeys(each for each in flags if each)),
    }
