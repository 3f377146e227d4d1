"""The objectives for the United States and who works on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd
import streamlit as st

from dashboard.content import listing
from dashboard.content.headings import heading
from dashboard.content.page import Page
from dashboard.data.priorities import actors, numbered
from dashboard.render.plotly.facts.objectives import ROLES, Part, describe, matrix
from dashboard.ui.fact_card import draw_fact_card
from dashboard.ui.transitional import drawn


@drawn
def draw_objectives(page: Page) -> None:
    """A matrix of actors by objectives: who carries or supports which, and what each does for it."""
    work = page.once("objectives", lambda: _work(page))
    if work is None:
        page.left_out.append(page.text("Who works on the objectives for the United States"))
        return
    page.head()
    draw_fact_card(
        page,
        "objectives",
        work.facts,
        heading=work.finding,
        subtitle=page.text("Posts, offices and organisations by the number of the objective"),
        figure=lambda: matrix(
            work.parts, actors=work.actors, objectives=work.named, reader=page.reader, scheme=page.scheme
        ),
        alt=work.alt,
        table=lambda: _table(page, work.found, work.named, work.finding),
    )
    with st.container(border=True, key="objectives-list", height="stretch", gap="xsmall"):
        st.html(page.once(("list", "objectives"), lambda: _list(page, work.objectives, work.found)))


@dataclass(frozen=True)
class _Work:
    """The objectives in view and who does what for them (`found`), as facts and as the matrix takes them."""

    objectives: pd.DataFrame
    found: pd.DataFrame
    facts: pd.DataFrame
    named: Mapping[str, tuple[str, str]]
    actors: Mapping[str, str]
    parts: Sequence[Part]
    finding: str
    alt: str


def _work(page: Page) -> _Work | None:
    """Who works on the objectives in view; None where nobody does."""
    left = page.facts_left("objectives", "objective-organisations")
    found = actors(left, page.package, page.reader.lang)
    every = numbered(page.facts_left("objectives", every=True), page.package, "objectives")
    objectives = every[every["id"].isin([*left["id"], *found["section"]])]
    if found.empty or objectives.empty:
        return None
    reader = page.reader
    named = {
        row["id"]: (reader.number(int(row["number"])), row["name"]) for row in objectives.to_dict("records")
    }
    who = dict(zip(found["actor"], found["actor_name"], strict=True))
    parts = [Part(row["actor"], row["section"], row["kind"], row["name"]) for row in found.to_dict("records")]
    return _Work(
        objectives=objectives,
        found=found,
        facts=pd.concat([objectives, found]),
        named=named,
        actors=who,
        parts=parts,
        finding=_finding(page, found, len(named)),
        alt=describe(parts, actors=who, objectives=named, reader=reader),
    )


def _finding(page: Page, found: pd.DataFrame, objectives: int) -> str:
    carried = found[found["kind"] == "carries"]
    counted = (carried if not carried.empty else found)["actor_name"].value_counts()
    return page.text(
        "{actor} works on most: {n} of {all} objectives",
        actor=counted.index[0],
        n=page.reader.number(int(counted.iloc[0])),
        all=page.reader.number(objectives),
    )


def _list(page: Page, objectives: pd.DataFrame, found: pd.DataFrame) -> str:
    """The objectives by number, each with what its actors do for it."""
    blocks = []
    for row in objectives.to_dict("records"):
        lines = "".join(
            f"<li><b>{escape(each['actor_name'])}</b> "
            f'<small class="quiet">({escape(page.text(ROLES[each["kind"]]))})</small>: {escape(each["name"])}</li>'
            for each in found[found["section"] == row["id"]].to_dict("records")
        )
        blocks.append(
            f"<section><details open><summary><b>{int(row['number'])}</b> {escape(row['name'])}</summary>"
            f'<small class="quiet">{listing.named(page, "themes", row["themes"])}</small>'
            f'<ul class="plain">{lines}</ul></details></section>'
        )
    title = heading(page, page.text("What each objective is, and what is done for it"))
    return f'{title}<div class="folds columns">{"".join(blocks)}</div>'


def _table(page: Page, found: pd.DataFrame, named: Mapping[str, tuple[str, str]], caption: str) -> str:
    t = page.text
    ordered = found.assign(order=found["section"].map(list(named).index)).sort_values("order", kind="stable")
    rows = [
        (
            escape(" ".join(named[row["section"]])),
            escape(row["actor_name"]),
            escape(t(ROLES[row["kind"]])),
            escape(row["name"]),
            listing.place(row),
        )
        for row in ordered.to_dict("records")
    ]
    return listing.facts_table(
        caption, [t("Objective"), t("Who"), t("Role"), t("What it does"), t("Source")], rows
    )
