"""What only the knowledge page has: the research centres, clusters and universities that the documents name."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.content import naming
from dashboard.content.blocks import Fragment, ListCard
from dashboard.content.inline import Inline, joined
from dashboard.content.page import Page
from dashboard.content.publishers import publishers
from dashboard.locale import mark

INSTITUTIONS: Mapping[str, str] = {
    "research-centre": mark("Research centres"),
    "cluster": mark("Clusters"),
    "university": mark("Universities"),
}
"""The kinds of organisations that belong to knowledge, by code."""


def add_institutions(page: Page) -> None:
    """A card for each kind of institution that the filters leave, each institution with its place and its themes."""
    every = page.facts_left("organisations")
    found = {kind: every[every["kind"] == kind].to_dict("records") for kind in INSTITUTIONS}
    if not any(found.values()):
        return
    page.head()
    with page.row():
        for kind, rows in found.items():
            if rows:
                page.add(_card(page, kind, rows))


def _card(page: Page, kind: str, rows: list[dict]) -> ListCard:
    name = page.text(INSTITUTIONS[kind])
    return ListCard(
        key=kind,
        heading=page.text("{name}: {n}", name=name, n=page.reader.number(len(rows))),
        body=Fragment("knowledge/institutions.html", {"institutions": [_said(page, row) for row in rows]}),
        source_line=publishers(rows, page.reader),
        level=page.level,
    )


def _said(page: Page, row: Mapping) -> Mapping[str, Inline]:
    places = page.package.names("places", page.reader.lang)
    return {
        "name": row["name"],
        "where": joined([naming.dossiers(page, "regions", row["regions"]), places.get(row["place"], "")]),
        "themes": naming.dossiers(page, "themes", row["themes"]),
        "note": row["note"],
        "source": naming.place(row),
    }
