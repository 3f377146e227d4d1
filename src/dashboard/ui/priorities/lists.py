"""Lists of the memorandum's annexes: technical sheets, priorities for the European Union, societal challenges."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

import pandas as pd
import streamlit as st

from dashboard.content import listing
from dashboard.content.headings import LIST, heading
from dashboard.content.page import Page
from dashboard.data.priorities import Memorandum, numbered, sheets
from dashboard.ui.priorities.walk import section_link
from dashboard.ui.transitional import drawn


@drawn
def draw_sheets(page: Page, memo: Memorandum) -> None:
    """The technical sheets under the priority that lists them, each with the section that it explains."""
    found = page.once("sheets", lambda: sheets(page.facts_left("technical-sheets"), page.package))
    if found.empty:
        page.left_out.append(page.text("Technical sheets by priority"))
        return
    page.head()
    _card(page, "sheets", lambda: _sheets(page, memo, found))


def _sheets(page: Page, memo: Memorandum, found: pd.DataFrame) -> str:
    t = page.text
    blocks = []
    for above, rows in found.groupby("heading", sort=False):
        lines = []
        for row in rows.to_dict("records"):
            explained = [memo.sections[code] for code in row["explains"] if code in memo.sections]
            about = " · ".join(section_link(page, section) for section in explained)
            basis = (
                f" <small class='quiet'>({escape(t('by its topic'))})</small>"
                if row["basis"] == "topic"
                else ""
            )
            lines.append(
                f'<li value="{int(row["number"])}">{escape(row["name"])}<br><small>→ {about}</small>{basis}</li>'
            )
        title = memo.sections[above].label if above in memo.sections else above
        blocks.append(
            f"<section>{heading(page, title, look=LIST, below=1)}<ol>{''.join(lines)}</ol></section>"
        )
    title = page.reader.plural("{n} technical sheet", "{n} technical sheets", len(found))
    about = t("Under the priority that lists them; the arrow leads to the section that each explains")
    return _body(page, title, about, blocks, found)


@drawn
def draw_european(page: Page) -> None:
    """The priorities that Flanders proposes to the European Union, with what it proposes under each."""
    shown, proposals = page.once("european", lambda: _priorities(page))
    if shown.empty:
        page.left_out.append(page.text("Ten priorities for the European Union"))
        return
    page.head()
    _card(page, "european", lambda: _european(page, shown, proposals))


def _priorities(page: Page) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The priorities that are in view themselves or by one of their proposals, and the proposals in view."""
    left = page.facts_left("eu-priorities", "eu-proposals")
    proposals = left[left["table"] == "eu-proposals"]
    every = numbered(page.facts_left("eu-priorities", every=True), page.package, "eu-priorities")
    codes = [*left["id"][left["table"] == "eu-priorities"], *proposals["section"]]
    return every[every["id"].isin(codes)], proposals


def _european(page: Page, shown: pd.DataFrame, proposals: pd.DataFrame) -> str:
    blocks = []
    for row in shown.to_dict("records"):
        lines = "".join(
            f"<li>{escape(each['name'])}{_theme(page, each, row)}</li>"
            for each in proposals[proposals["section"] == row["id"]].to_dict("records")
        )
        title = f"{int(row['number'])} {row['name']}"
        blocks.append(
            f"<section>{heading(page, title, look=LIST, below=1)}"
            f'<p class="quiet">{listing.named(page, "themes", row["themes"])}</p><ul class="plain">{lines}</ul></section>'
        )
    title = page.reader.plural(
        "{n} priority for the European Union", "{n} priorities for the European Union", len(shown)
    )
    about = page.reader.plural("with {n} proposal", "with {n} proposals", len(proposals))
    return _body(page, title, about, blocks, shown)


@drawn
def draw_challenges(page: Page) -> None:
    """The societal challenges that the Flemish administration names."""
    found = page.once(
        "challenges", lambda: numbered(page.facts_left("challenges"), page.package, "challenges")
    )
    if found.empty:
        page.left_out.append(page.text("Societal challenges"))
        return
    page.head()
    _card(page, "challenges", lambda: _challenges(page, found))


def _challenges(page: Page, found: pd.DataFrame) -> str:
    lines = "".join(
        f'<li value="{int(row["number"])}">{escape(row["name"])} '
        f'<small class="quiet">{listing.named(page, "themes", row["themes"])}</small></li>'
        for row in found.to_dict("records")
    )
    title = page.reader.plural("{n} societal challenge", "{n} societal challenges", len(found))
    about = page.text("as the Flemish administration names them")
    return _body(page, title, about, [f"<section><ol>{lines}</ol></section>"], found)


def _theme(page: Page, proposal: dict, priority: dict) -> str:
    """The theme of a proposal where it is another than that of its priority."""
    other = [code for code in proposal["themes"] if code not in priority["themes"]]
    return f' <small class="quiet">{listing.named(page, "themes", other)}</small>' if other else ""


def _card(page: Page, key: str, make: Callable[[], str]) -> None:
    """A card whose HTML is made once for a view."""
    with st.container(border=True, key=f"card-{key}", gap="xsmall"):
        st.html(page.once(("list", key), make))


def _body(page: Page, title: str, subtitle: str, blocks: Sequence[str], found: pd.DataFrame) -> str:
    rows = found.to_dict("records")
    return (
        f'{heading(page, title)}<p class="card-subtitle">{escape(subtitle)}</p>'
        f'<div class="columns">{"".join(blocks)}</div>'
        f'<p class="card-source">{listing.place(rows[0])} · {escape(listing.publishers(rows, page.reader))}</p>'
    )
