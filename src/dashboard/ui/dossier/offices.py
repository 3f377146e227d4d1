"""The posts and offices of a dossier: where they stand, whom they serve, who works there, what is planned."""

from __future__ import annotations

from html import escape

import pandas as pd

from dashboard.data import expand
from dashboard.render.network import KINDS, STATUSES
from dashboard.ui.dossier.pen import Pen, Row
from dashboard.view import View


def offices_there(pen: Pen, facts: pd.DataFrame, partner: str) -> str:
    """The offices among these facts: those that stand at the partner, then those that serve it from elsewhere."""
    every = pen.page.offices(every=True)
    found = every[every["id"].isin(set(facts["id"]))]
    if not partner:
        return _list(pen, found)
    there = found["region"].isin(expand([partner], pen.page.package))
    said = _list(pen, found[there])
    if not found[~there].empty:
        heading = pen.text("Served from elsewhere")
        said += f"<h5>{heading}</h5>{_list(pen, found[~there])}"
    return said


def _list(pen: Pen, offices: pd.DataFrame) -> str:
    items = [_office(pen, row) for row in offices.to_dict("records")]
    return pen.folded(items, 12, lambda body: f'<ul class="statements offices">{body}</ul>') if items else ""


def _office(pen: Pen, office: Row) -> str:
    reader = pen.reader
    view = View(lang=pen.page.view.lang, choices={"office": office["id"]})
    kind, status = KINDS[office["kind"]], STATUSES[office["status"]]
    facts = [reader.text(kind), reader.text(status)]
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
    staff = pen.row(office["staff_figure"]) if office["staff_figure"] else None
    people = ""
    if staff:
        when = escape(reader.period(staff["time_period"]))
        word = pen.text("staff")
        people = f"; {word}: {pen.figure(staff)} ({when}) {pen.citations.cite(staff)}"
    plans = (
        f' <span class="note">{escape("; ".join(office["plans_names"]))}</span>'
        if office["plans_names"]
        else ""
    )
    doing = ""
    if office["tasks"]:
        tasks = "".join(f"<li>{escape(task)}</li>" for task in office["tasks"])
        doing = pen.fold(reader.plural("{n} task", "{n} tasks", len(office["tasks"])), f"<ul>{tasks}</ul>")
    note = f' <span class="note">{escape(office["note"])}</span>' if office["note"] else ""
    link = pen.to_page("diplomatic-network", office["name"], view)
    return f"<li><b>{link}</b>: {escape('; '.join(facts))} {pen.citations.cite(office)}{people}{plans}{note}{doing}</li>"
