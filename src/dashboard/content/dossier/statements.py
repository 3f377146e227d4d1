"""The statements of a dossier, which are no figures, as lists: partnerships, priorities, opportunities, events, gaps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import pandas as pd

from dashboard.content.dossier.asked import Asked, Row
from dashboard.content.dossier.offices import offices_there
from dashboard.content.dossier.parts import Body, Groups, Labelled, Part, Statement, Statements, Titled
from dashboard.content.inline import Badge, Inline
from dashboard.data.priorities import actors, commitments, numbered, sheets
from dashboard.locale import mark
from dashboard.view import View

FIRST, FIRST_GROUPS = 5, 9
"""How many statements of a group, and how many groups, are shown before the rest is to be opened."""

_ROLES = {"carries": mark("Carried by"), "supports": mark("Supported by")}


def statements(asked: Asked, code: str, facts: pd.DataFrame, partner: str) -> Body:
    """The facts of a section for one partner ("" for a theme); nothing where there are none."""
    return _TOLD.get(code, _plain)(asked, facts, partner) if len(facts) else ()


def listed(asked: Asked, items: Sequence[Part], most: int = FIRST) -> Body:
    """Items of a list, those beyond `most` folded away."""
    return asked.folded(items, most, Statements)


def _plain(asked: Asked, facts: pd.DataFrame, partner: str, most: int = FIRST) -> Body:
    return listed(asked, [asked.statement(row) for row in facts.to_dict("records")], most)


def _grouped(
    asked: Asked,
    facts: Iterable[Row],
    group: Callable[[Row], str],
    heading: Callable[[str], Inline],
    item: Callable[[Row], Part],
) -> Body:
    """Items under headings, the longest lists first. `heading` names a group by its code."""
    found: dict[str, list[Part]] = {}
    for row in facts:
        found.setdefault(group(row), []).append(item(row))
    ordered = sorted(found.items(), key=lambda one: (not one[0], -len(one[1])))
    return _columns(
        asked,
        [
            asked.titled(
                heading(code), listed(asked, items), small=asked.reader.number(len(items)), apart=True
            )
            for code, items in ordered
        ],
    )


def _columns(asked: Asked, groups: Sequence[Titled]) -> Body:
    return asked.folded(groups, FIRST_GROUPS, Groups)


def _partnerships(asked: Asked, facts: pd.DataFrame, partner: str) -> Body:
    """With a partner by theme, for a theme by partner; then the organisations there that no partnership names."""
    ties = facts[facts["table"] == "partnerships"]
    names = asked.page.package.names
    organisations, themes, regions = (
        names(table, asked.reader.lang) for table in ("organisations", "themes", "regions")
    )

    def with_whom(row: Row) -> str:
        if row["organisation"]:
            return organisations[row["organisation"]]
        # For a theme the partner stands in the heading already.
        return regions[row["regions"][0]] if partner and row["regions"][0] != partner else ""

    def item(row: Row) -> Part:
        return asked.statement(row, lead=with_whom(row))

    def first(column: str) -> Callable[[Row], str]:
        return lambda row: row[column][0] if row[column] else ""

    def theme(code: str) -> Inline:
        return themes[code] if code else asked.text("No theme named")

    def region(code: str) -> Inline:
        return asked.dossier_of(code) if code else asked.text("Organisations")

    group, heading = (first("themes"), theme) if partner else (first("regions"), region)
    said = _grouped(asked, ties.to_dict("records"), group, heading, item)
    rest = facts[(facts["table"] == "organisations") & ~facts["id"].isin(set(ties["organisation"]))]
    if rest.empty:
        return said
    return *said, asked.titled(asked.text("Other organisations named"), _plain(asked, rest, partner))


def _priorities(asked: Asked, facts: pd.DataFrame, partner: str) -> Body:
    """The sections of the memorandum, each with its commitments and sheets; then what the documents say of the EU."""
    package, lang = asked.page.package, asked.reader.lang
    tree = facts[facts["table"] == "priority-tree"]
    numbers = package.links("priority-tree", "id", "number")
    names = package.names("priority-tree", lang)
    under: dict[str, list[Part]] = {code: [] for code in tree["id"]}
    for row in commitments(facts, package).to_dict("records"):
        figure = asked.page.observation(row["figure"])
        said = asked.statement(row, after=asked.said(figure) if figure else None)
        under.setdefault(row["section"], []).append(said)
    for row in sheets(facts, package).to_dict("records"):
        number = asked.text("Technical sheet {number}", number=row["number"])
        explained = [code for code in row["explains"] if code in under]
        said = asked.statement(row, lead=number, look="i")
        under.setdefault(explained[0] if explained else "", []).append(said)
    cited = {row["id"]: asked.citations.cite(row) for row in tree.to_dict("records")}
    groups = []
    for code, items in under.items():
        label = " ".join((*numbers.get(code, ()), names[code])) if code else asked.text("Technical sheets")
        view = View(lang=asked.page.view.lang, choices={"section": code} if code else {})
        way = asked.to_page("priorities", label, view)
        groups.append(asked.titled(way, listed(asked, items), reference=cited.get(code), apart=True))
    columns = _columns(asked, groups) if groups else ()
    return *columns, *_european(asked, facts), *_challenges(asked, facts, partner)


def _european(asked: Asked, facts: pd.DataFrame) -> Body:
    names = asked.page.package.names("eu-priorities", asked.reader.lang) if _has(facts, "eu-") else {}
    under: dict[str, list[Part]] = {code: [] for code in facts.loc[facts["table"] == "eu-priorities", "id"]}
    for row in facts[facts["table"] == "eu-proposals"].to_dict("records"):
        under.setdefault(row["section"], []).append(asked.statement(row))
    if not under:
        return ()
    each = [Titled(names[code], listed(asked, items), level=5, apart=True) for code, items in under.items()]
    return (Titled(asked.text("For the European Union"), _columns(asked, each)),)


def _challenges(asked: Asked, facts: pd.DataFrame, partner: str) -> Body:
    found = facts[facts["table"] == "challenges"]
    if found.empty:
        return ()
    return (Titled(asked.text("Societal challenges"), _plain(asked, found, partner, 8)),)


def _has(facts: pd.DataFrame, prefix: str) -> bool:
    return bool(facts["table"].str.startswith(prefix).any())


def _opportunities(asked: Asked, facts: pd.DataFrame, partner: str) -> Body:
    """By place; what concerns no place in particular comes last."""
    places = asked.page.package.names("places", asked.reader.lang)
    themes = asked.page.package.names("themes", asked.reader.lang)

    def item(row: Row) -> Part:
        return asked.statement(row, lead=themes[row["themes"][0]] if row["themes"] else "")

    def heading(code: str) -> Inline:
        return places[code] if code else asked.text("No place in particular")

    return _grouped(asked, facts.to_dict("records"), lambda row: row["place"], heading, item)


def _objectives(asked: Asked, facts: pd.DataFrame, partner: str) -> Body:
    """Each objective with who carries and who supports it."""
    package, lang = asked.page.package, asked.reader.lang
    carriers: dict[str, dict[str, list[Part]]] = {}
    for row in actors(facts, package, lang).to_dict("records"):
        said = Statement(row["name"], asked.citations.cite(row), lead=row["actor_name"])
        carriers.setdefault(row["section"], {}).setdefault(row["kind"], []).append(said)
    names = package.names("objectives", lang)
    order = numbered(facts, package, "objectives")["id"].tolist()
    groups = []
    for code in dict.fromkeys([*order, *carriers]):
        number = package.links("objectives", "id", "number").get(code, ("",))[0]
        by_role = carriers.get(code, {})
        body = [
            Labelled(asked.text(word), listed(asked, by_role[role]))
            for role, word in _ROLES.items()
            if role in by_role
        ]
        groups.append(asked.titled(f"{number}. {names[code]}", body, apart=True))
    return _columns(asked, groups)


def _events(asked: Asked, facts: pd.DataFrame, partner: str) -> Body:
    """In the order of time, the newest first."""
    revision: Mapping[str, tuple[str, ...]] = asked.page.package.links("events", "id", "due_for_revision")
    rows = sorted(facts.to_dict("records"), key=lambda row: row["time_period"], reverse=True)
    due = Badge(asked.text("to be revised"))
    items = [
        asked.statement(
            row,
            lead=asked.reader.period(row["time_period"]),
            look="when",
            after=due if "yes" in revision.get(row["id"], ()) else None,
        )
        for row in rows
    ]
    return listed(asked, items, 12)


_TOLD: Mapping[str, Callable[[Asked, pd.DataFrame, str], Body]] = {
    "network": offices_there,
    "partnerships": _partnerships,
    "priorities": _priorities,
    "opportunities": _opportunities,
    "objectives": _objectives,
    "events": _events,
    "gaps": lambda asked, facts, partner: _plain(asked, facts, partner, 8),
}
