"""The posts and offices of a dossier: where they stand, whom they serve, who works there, what is planned."""

from __future__ import annotations

import pandas as pd

from dashboard.content.dossier.asked import Asked, Row
from dashboard.content.dossier.parts import Body, Office, Statements, Texts
from dashboard.content.office_facts import state
from dashboard.data import expand
from dashboard.render.network import KINDS
from dashboard.view import View


def offices_there(asked: Asked, facts: pd.DataFrame, partner: str) -> Body:
    """The offices among these facts: those that stand at the partner, then those that serve it from elsewhere."""
    every = asked.page.offices(every=True)
    found = every[every["id"].isin(set(facts["id"]))]
    if not partner:
        return _list(asked, found)
    there = found["region"].isin(expand([partner], asked.page.package))
    said = _list(asked, found[there])
    if found[~there].empty:
        return said
    return *said, asked.titled(asked.text("Served from elsewhere"), _list(asked, found[~there]))


def _list(asked: Asked, offices: pd.DataFrame) -> Body:
    items = [_office(asked, row) for row in offices.to_dict("records")]
    return asked.folded(items, 12, lambda some: Statements(some, "offices")) if items else ()


def _office(asked: Asked, office: Row) -> Office:
    reader = asked.reader
    view = View(lang=asked.page.view.lang, choices={"office": office["id"]})
    facts = [reader.text(KINDS[office["kind"]]), state(office, reader)]
    if office["opened"]:
        facts.append(reader.text("opened {period}", period=reader.period(office["opened"])))
    if office["parent_name"]:
        facts.append(reader.text("part of {office}", office=office["parent_name"]))
    if office["serves_names"]:
        facts.append(reader.text("serves {regions}", regions=reader.join(list(office["serves_names"]))))
    if office["organisations"]:
        facts.append(
            reader.text("follows {organisations}", organisations=reader.join(list(office["organisations"])))
        )
    reference = asked.citations.cite(office)
    staff = asked.page.observation(office["staff_figure"]) if office["staff_figure"] else None
    tasks = office["tasks"]
    return Office(
        name=asked.to_page("diplomatic-network", office["name"], view),
        facts="; ".join(facts),
        reference=reference,
        staff=asked.text("staff"),
        people=asked.said(staff, f"({reader.period(staff['time_period'])})", asked.citations.cite(staff))
        if staff
        else None,
        plans="; ".join(office["plans_names"]),
        note=office["note"],
        tasks=asked.fold(reader.plural("{n} task", "{n} tasks", len(tasks)), Texts(tasks)) if tasks else None,
    )
