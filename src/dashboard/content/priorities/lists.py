"""Lists of the memorandum's annexes: technical sheets, priorities for the European Union, societal challenges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.content import naming
from dashboard.content.inline import Inline, joined
from dashboard.content.page import Page
from dashboard.content.priorities.asked_for import section_link
from dashboard.content.publishers import publishers
from dashboard.data.priorities import Memorandum, numbered, sheets


@dataclass(frozen=True)
class Item:
    """An item of an annex: with its number, the sections that it explains, and small print, where it has them."""

    name: str
    number: int | None = None
    explains: Inline = ""
    quiet: Inline = ""


@dataclass(frozen=True)
class Part:
    """Some items of an annex, under a title and with their themes where they have these."""

    entries: Sequence[Item]
    title: str = ""
    themes: Inline = ""


def add_sheets(page: Page, memo: Memorandum) -> None:
    """The technical sheets under the priority that lists them, each with the section that it explains."""
    found = sheets(page.facts_left("technical-sheets"), page.package)
    if found.empty:
        page.left_out.append(page.text("Technical sheets by priority"))
        return
    parts = [
        Part(
            [_sheet(page, memo, row) for row in rows.to_dict("records")],
            memo.sections[above].label if above in memo.sections else above,
        )
        for above, rows in found.groupby("heading", sort=False)
    ]
    title = page.reader.plural("{n} technical sheet", "{n} technical sheets", len(found))
    about = page.text("Under the priority that lists them; the arrow leads to the section that each explains")
    _card(page, "sheets", found, title, about, parts)


def _sheet(page: Page, memo: Memorandum, row: Mapping) -> Item:
    explained = [memo.sections[code] for code in row["explains"] if code in memo.sections]
    return Item(
        row["name"],
        int(row["number"]),
        joined(section_link(page, section) for section in explained),
        f"({page.text('by its topic')})" if row["basis"] == "topic" else "",
    )


def add_european(page: Page) -> None:
    """The priorities that Flanders proposes to the European Union, with what it proposes under each."""
    left = page.facts_left("eu-priorities", "eu-proposals")
    proposals = left[left["table"] == "eu-proposals"]
    every = numbered(page.facts_left("eu-priorities", every=True), page.package, "eu-priorities")
    # Those that are in view themselves or by one of their proposals.
    shown = every[every["id"].isin([*left["id"][left["table"] == "eu-priorities"], *proposals["section"]])]
    if shown.empty:
        page.left_out.append(page.text("Ten priorities for the European Union"))
        return
    parts = [
        Part(
            [
                _proposal(page, each, row)
                for each in proposals[proposals["section"] == row["id"]].to_dict("records")
            ],
            f"{int(row['number'])} {row['name']}",
            naming.dossiers(page, "themes", row["themes"]),
        )
        for row in shown.to_dict("records")
    ]
    title = page.reader.plural(
        "{n} priority for the European Union", "{n} priorities for the European Union", len(shown)
    )
    about = page.reader.plural("with {n} proposal", "with {n} proposals", len(proposals))
    _card(page, "european", shown, title, about, parts)


def _proposal(page: Page, proposal: Mapping, priority: Mapping) -> Item:
    """A proposal, with its theme where that is another than that of its priority."""
    other = [code for code in proposal["themes"] if code not in priority["themes"]]
    return Item(proposal["name"], quiet=naming.dossiers(page, "themes", other))


def add_challenges(page: Page) -> None:
    """The societal challenges that the Flemish administration names."""
    found = numbered(page.facts_left("challenges"), page.package, "challenges")
    if found.empty:
        page.left_out.append(page.text("Societal challenges"))
        return
    items = [
        Item(row["name"], int(row["number"]), quiet=naming.dossiers(page, "themes", row["themes"]))
        for row in found.to_dict("records")
    ]
    title = page.reader.plural("{n} societal challenge", "{n} societal challenges", len(found))
    about = page.text("as the Flemish administration names them")
    _card(page, "challenges", found, title, about, [Part(items)])


def _card(page: Page, key: str, found: pd.DataFrame, title: str, about: str, parts: Sequence[Part]) -> None:
    """The items of an annex, section by section."""
    rows = found.to_dict("records")
    page.head()
    with page.box(f"card-{key}", gap="xsmall"):
        page.title(title, about)
        page.fragment(
            "priorities/annex.html",
            parts=parts,
            place=naming.place(rows[0]),
            publishers=publishers(rows, page.reader),
            level=page.level + 1,
        )
