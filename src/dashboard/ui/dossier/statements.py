"""The statements of a dossier, which are no figures, as lists: partnerships, priorities, opportunities, events, gaps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape

import pandas as pd

from dashboard.data.priorities import actors, commitments, numbered, sheets
from dashboard.locale import mark
from dashboard.ui.dossier.offices import offices_there
from dashboard.ui.dossier.pen import Pen, Row
from dashboard.view import View

FIRST, FIRST_GROUPS = 5, 9
"""How many statements of a group, and how many groups, are shown before the rest is to be opened."""

_ROLES = {"carries": mark("Carried by"), "supports": mark("Supported by")}


def statements(pen: Pen, code: str, facts: pd.DataFrame, partner: str) -> str:
    """The facts of a section for one partner ("" for a theme), as HTML; "" where there are none."""
    return _WRITERS.get(code, _plain)(pen, facts, partner) if len(facts) else ""


def _list(pen: Pen, items: list[str], most: int = FIRST) -> str:
    return pen.folded(items, most, lambda body: f'<ul class="statements">{body}</ul>')


def _plain(pen: Pen, facts: pd.DataFrame, partner: str) -> str:
    return _list(pen, [pen.fact(row) for row in facts.to_dict("records")])


def _grouped(
    pen: Pen,
    facts: Iterable[Row],
    group: Callable[[Row], str],
    heading: Callable[[str], str],
    item: Callable[[Row], str],
) -> str:
    """Lists under headings, the longest first. `heading` makes HTML of a group's code."""
    found: dict[str, list[str]] = {}
    for row in facts:
        found.setdefault(group(row), []).append(item(row))
    ordered = sorted(found.items(), key=lambda one: (not one[0], -len(one[1])))
    return _columns(
        pen,
        [
            f"<section><h5>{heading(code)} <small>{pen.reader.number(len(items))}</small></h5>{_list(pen, items)}</section>"
            for code, items in ordered
        ],
    )


def _columns(pen: Pen, parts: list[str]) -> str:
    return pen.folded(parts, FIRST_GROUPS, lambda body: f'<div class="groups">{body}</div>')


def _network(pen: Pen, facts: pd.DataFrame, partner: str) -> str:
    return offices_there(pen, facts, partner)


def _partnerships(pen: Pen, facts: pd.DataFrame, partner: str) -> str:
    """With a partner by theme, for a theme by partner; then the organisations there that no partnership names."""
    ties = facts[facts["table"] == "partnerships"]
    organisations = pen.page.package.names("organisations", pen.reader.lang)
    themes = pen.page.package.names("themes", pen.reader.lang)
    regions = pen.page.package.names("regions", pen.reader.lang)

    def with_whom(row: Row) -> str:
        if row["organisation"]:
            return f"<b>{escape(organisations[row['organisation']])}</b>: "
        # For a theme the partner stands in the heading already.
        return (
            f"<b>{escape(regions[row['regions'][0]])}</b>: "
            if partner and row["regions"][0] != partner
            else ""
        )

    def theme(row: Row) -> str:
        return row["themes"][0] if row["themes"] else ""

    def region(row: Row) -> str:
        return row["regions"][0] if row["regions"] else ""

    def item(row: Row) -> str:
        return pen.fact(row, before=with_whom(row))

    rows = ties.to_dict("records")
    if partner:
        said = _grouped(
            pen, rows, theme, lambda code: escape(themes[code]) if code else pen.text("No theme named"), item
        )
    else:
        named = lambda code: pen.dossier_of(code) if code else pen.text("Organisations")  # noqa: E731
        said = _grouped(pen, rows, region, named, item)
    rest = facts[(facts["table"] == "organisations") & ~facts["id"].isin(set(ties["organisation"]))]
    others = [pen.fact(row) for row in rest.to_dict("records")]
    heading = pen.text("Other organisations named")
    return said + (f"<h5>{heading}</h5>{_list(pen, others)}" if others else "")


def _priorities(pen: Pen, facts: pd.DataFrame, partner: str) -> str:
    """The sections of the memorandum, each with its commitments and sheets; then what the documents say of the EU."""
    package, lang = pen.page.package, pen.reader.lang
    tree = facts[facts["table"] == "priority-tree"]
    numbers = package.links("priority-tree", "id", "number")
    names = package.names("priority-tree", lang)
    under: dict[str, list[str]] = {code: [] for code in tree["id"]}
    for row in commitments(facts, package).to_dict("records"):
        under.setdefault(row["section"], []).append(pen.fact(row, after=_amount(pen, row["figure"])))
    for row in sheets(facts, package).to_dict("records"):
        number = pen.text("Technical sheet {number}", number=row["number"])
        explained = [code for code in row["explains"] if code in under]
        under.setdefault(explained[0] if explained else "", []).append(
            pen.fact(row, before=f"<i>{number}</i>: ")
        )
    cited = {row["id"]: pen.citations.cite(row) for row in tree.to_dict("records")}
    parts = []
    for code, items in under.items():
        label = (
            " ".join((*numbers.get(code, ()), names[code])) if code else pen.reader.text("Technical sheets")
        )
        link = pen.to_page(
            "priorities", label, View(lang=pen.page.view.lang, choices={"section": code} if code else {})
        )
        parts.append(f"<section><h5>{link} {cited.get(code, '')}</h5>{_list(pen, items)}</section>")
    return (_columns(pen, parts) if parts else "") + _european(pen, facts) + _challenges(pen, facts)


def _amount(pen: Pen, figure: str) -> str:
    """The amount of a commitment, where it is printed and its subject can be shown."""
    row = pen.row(figure)
    return f" {pen.figure(row)}" if row else ""


def _european(pen: Pen, facts: pd.DataFrame) -> str:
    names = pen.page.package.names("eu-priorities", pen.reader.lang) if _has(facts, "eu-") else {}
    under: dict[str, list[str]] = {code: [] for code in facts.loc[facts["table"] == "eu-priorities", "id"]}
    for row in facts[facts["table"] == "eu-proposals"].to_dict("records"):
        under.setdefault(row["section"], []).append(pen.fact(row))
    if not under:
        return ""
    each = [
        f"<section><h5>{escape(names[code])}</h5>{_list(pen, items)}</section>"
        for code, items in under.items()
    ]
    heading = pen.text("For the European Union")
    return f"<h4>{heading}</h4>{_columns(pen, each)}"


def _challenges(pen: Pen, facts: pd.DataFrame) -> str:
    items = [pen.fact(row) for row in facts[facts["table"] == "challenges"].to_dict("records")]
    heading = pen.text("Societal challenges")
    return f"<h4>{heading}</h4>{_list(pen, items, 8)}" if items else ""


def _has(facts: pd.DataFrame, prefix: str) -> bool:
    return bool(facts["table"].str.startswith(prefix).any())


def _opportunities(pen: Pen, facts: pd.DataFrame, partner: str) -> str:
    """By place; what concerns no place in particular comes last."""
    places = pen.page.package.names("places", pen.reader.lang)
    themes = pen.page.package.names("themes", pen.reader.lang)

    def item(row: Row) -> str:
        return pen.fact(row, before=f"<b>{escape(themes[row['themes'][0]])}</b>: " if row["themes"] else "")

    def heading(code: str) -> str:
        return escape(places[code]) if code else pen.text("No place in particular")

    return _grouped(pen, facts.to_dict("records"), lambda row: row["place"], heading, item)


def _objectives(pen: Pen, facts: pd.DataFrame, partner: str) -> str:
    """Each objective with who carries and who supports it."""
    package, lang = pen.page.package, pen.reader.lang
    carriers: dict[str, dict[str, list[str]]] = {}
    for row in actors(facts, package, lang).to_dict("records"):
        said = f"<li><b>{escape(row['actor_name'])}</b>: {escape(row['name'])} {pen.citations.cite(row)}</li>"
        carriers.setdefault(row["section"], {}).setdefault(row["kind"], []).append(said)
    names = package.names("objectives", lang)
    order = numbered(facts, package, "objectives")["id"].tolist()
    parts = []
    for code in dict.fromkeys([*order, *carriers]):
        number = package.links("objectives", "id", "number").get(code, ("",))[0]
        by_role = carriers.get(code, {})
        said = "".join(
            f"<p>{pen.text(word)}</p>{_list(pen, by_role[role])}"
            for role, word in _ROLES.items()
            if role in by_role
        )
        parts.append(f"<section><h5>{escape(f'{number}. {names[code]}')}</h5>{said}</section>")
    return _columns(pen, parts)


def _events(pen: Pen, facts: pd.DataFrame, partner: str) -> str:
    """In the order of time, the newest first."""
    revision: Mapping[str, tuple[str, ...]] = pen.page.package.links("events", "id", "due_for_revision")
    rows = sorted(facts.to_dict("records"), key=lambda row: row["time_period"], reverse=True)
    revised = pen.text("to be revised")
    due = f' <span class="badge">{revised}</span>'
    return _list(
        pen,
        [
            pen.fact(
                row,
                before=f'<b class="when">{escape(pen.reader.period(row["time_period"]))}</b> ',
                after=due if "yes" in revision.get(row["id"], ()) else "",
            )
            for row in rows
        ],
        12,
    )


def _gaps(pen: Pen, facts: pd.DataFrame, partner: str) -> str:
    return _list(pen, [pen.fact(row) for row in facts.to_dict("records")], 8)


_WRITERS: Mapping[str, Callable[[Pen, pd.DataFrame, str], str]] = {
    "network": _network,
    "partnerships": _partnerships,
    "priorities": _priorities,
    "opportunities": _opportunities,
    "objectives": _objectives,
    "events": _events,
    "gaps": _gaps,
}
