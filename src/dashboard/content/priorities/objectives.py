"""The objectives for the United States and who works on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.content import naming
from dashboard.content.facts_card import add_card
from dashboard.content.facts_table import Table, facts_table
from dashboard.content.page import Page
from dashboard.data.priorities import actors, numbered
from dashboard.render.plotly.facts.objectives import ROLES, Part, describe, matrix


def add_objectives(page: Page) -> None:
    """A matrix of actors by objectives: who carries or supports which, and what each does for it."""
    work = _work(page)
    if work is None:
        page.left_out.append(page.text("Who works on the objectives for the United States"))
        return
    add_card(
        page,
        "objectives",
        work.facts,
        heading=work.finding,
        subtitle=page.text("Posts, offices and organisations by the number of the objective"),
        figure=lambda: matrix(
            work.parts, actors=work.actors, objectives=work.named, reader=page.reader, scheme=page.scheme
        ),
        alt=work.alt,
        make_table=lambda: _table(page, work.found, work.named, work.finding),
    )
    with page.box("objectives-list", stretch=True, gap="xsmall"):
        page.title(page.text("What each objective is, and what is done for it"))
        page.fragment("priorities/objectives.html", objectives=_list(page, work.objectives, work.found))


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


def _list(page: Page, objectives: pd.DataFrame, found: pd.DataFrame) -> Sequence[Mapping[str, object]]:
    """The objectives by number, each with what its actors do for it."""
    return [
        {
            "number": int(row["number"]),
            "name": row["name"],
            "themes": naming.dossiers(page, "themes", row["themes"]),
            "parts": [
                {"who": each["actor_name"], "role": page.text(ROLES[each["kind"]]), "what": each["name"]}
                for each in found[found["section"] == row["id"]].to_dict("records")
            ],
        }
        for row in objectives.to_dict("records")
    ]


def _table(page: Page, found: pd.DataFrame, named: Mapping[str, tuple[str, str]], caption: str) -> Table:
    t = page.text
    ordered = found.assign(order=found["section"].map(list(named).index)).sort_values("order", kind="stable")
    rows = [
        (
            " ".join(named[row["section"]]),
            row["actor_name"],
            t(ROLES[row["kind"]]),
            row["name"],
            naming.place(row),
        )
        for row in ordered.to_dict("records")
    ]
    return facts_table(caption, [t("Objective"), t("Who"), t("Role"), t("What it does"), t("Source")], rows)
