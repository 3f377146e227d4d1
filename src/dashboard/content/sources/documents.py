"""Every document and table: what it covers, and how far to trust it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.content import links
from dashboard.content.blocks import Text
from dashboard.content.facts_card import add_card
from dashboard.content.facts_table import Table, facts_table
from dashboard.content.inline import Badge, Inline, Outside
from dashboard.content.page import Page
from dashboard.content.sources.parts import TRUST_NAMES, cell, described, subject_names, years
from dashboard.data import Licence
from dashboard.data.licences import of_sources
from dashboard.data.provenance import DERIVED, OFFICIAL, PRESS, TRUST, documents, tables
from dashboard.locale import Reader, mark
from dashboard.render.plotly.facts.portions import describe, portions
from dashboard.view import ALL

OF = {
    "figures": mark(
        "{official} of {printed} printed figures come from an official source; {derived} more are worked out"
    ),
    "facts": mark("{official} of {printed} other entries stand in an official source"),
}


def add_trust(page: Page) -> None:
    """Two cards: of each subject and of each table how much is official, from the press, or worked out here."""
    found = tables(page.package, page.matching(page.figures), page.facts_left())
    titles = {entry.name: entry.title.text(page.reader.lang) for entry in described(page)}
    names = {**titles, **subject_names(page)}
    with page.row():
        for of, message in OF.items():
            if rows := found[found["of"] == of].to_dict("records"):
                _trust_card(page, of, rows, names, page.text(message, **_sums(rows, page.reader)))


def _sums(rows: Sequence[Mapping], reader: Reader) -> dict[str, str]:
    sums = {kind: sum(row[kind] for row in rows) for kind in TRUST}
    return {
        "official": reader.number(sums[OFFICIAL]),
        "printed": reader.number(sums[OFFICIAL] + sums[PRESS]),
        "derived": reader.number(sums[DERIVED]),
    }


def _trust_card(
    page: Page, of: str, found: Sequence[Mapping], names: Mapping[str, str], heading: str
) -> None:
    reader = page.reader
    counted = {row["table"]: {kind: row[kind] for kind in TRUST} for row in found}
    parts = {kind: reader.text(name) for kind, name in TRUST_NAMES.items()}
    called = {code: names.get(code, code) for code in counted}
    columns = [reader.text("Table"), *parts.values(), reader.text("Period")]
    rows = [
        [called[row["table"]], *(reader.number(row[kind]) for kind in TRUST), years(row)] for row in found
    ]
    add_card(
        page,
        f"trust-{of}",
        heading=heading,
        subtitle=reader.text("Number of entries by how they came here"),
        figure=lambda: portions(counted, called, parts, reader=reader, scheme=page.scheme),
        alt=describe(counted, called, parts, reader=reader),
        make_table=lambda: facts_table(heading, columns, rows),
    )


def add_documents(page: Page) -> None:
    """All documents as a table, the two main ones first; with filters those that state something of what is left."""
    t = page.text
    subjects = subject_names(page)
    if rights := links.edition(page).rights():
        page.add(Text(rights))
    with page.line():
        kinds = {OFFICIAL: mark("Official sources"), PRESS: mark("Press")}
        trust = {ALL: t("All sources"), **{code: t(name) for code, name in kinds.items()}}
        page.selector("authority", t("How far to trust it"), trust, width=240)
        page.selector("subject", t("Subject"), {ALL: t("All subjects"), **subjects}, width=240)
    shown = _table(page, subjects)
    if shown:
        page.fragment("facts_table.html", table=shown)
    else:
        page.notice(t("No document matches these choices."), icon=":material/filter_alt_off:")


def _table(page: Page, subjects: Mapping[str, str]) -> Table:
    """The documents that the reader's choices leave."""
    t = page.text
    found = documents(page.package, page.reader.lang, page.matching(page.figures), page.facts_left())
    if page.view.filtered:
        found = found[(found["figures"] + found["facts"]) > 0]
    if page.choice("authority") != ALL:
        found = found[found["authority"] == page.choice("authority")]
    if page.choice("subject") != ALL:
        found = found[found["subjects"].map(lambda of: page.choice("subject") in of).astype(bool)]
    caption = page.reader.plural("{n} document", "{n} documents", len(found))
    columns = [
        t("Document"),
        t("Figures"),
        t("Other entries"),
        t("Period"),
        t("Subjects"),
        t("Checks"),
        t("Note"),
    ]
    terms = of_sources(page.package, page.reader.lang)
    rows = [_cells(row, subjects, page.reader, terms) for row in found.to_dict("records")]
    return facts_table(caption, columns, rows)


def _cells(
    row: Mapping, subjects: Mapping[str, str], reader: Reader, terms: Mapping[str, Licence]
) -> list[Inline]:
    named = terms.get(row["id"])
    licence = reader.text("licence: {licence}", licence=named.name) if named else ""
    stated = ", ".join(filter(None, (row["publisher"], row["date"], licence)))
    badge = Badge(reader.text(TRUST_NAMES[row["authority"]]), row["authority"])
    return [
        cell(Outside(row["title"], row["url"]), stated, wide=True, badge=badge),
        _figures(row, reader),
        reader.number(row["facts"]) if row["facts"] else "",
        years(row),
        ", ".join(subjects[code] for code in row["subjects"]),
        _checks(row, reader),
        cell(row["note"], wide=True) if row["note"] else "",
    ]


def _figures(row: Mapping, reader: Reader) -> Inline:
    """How many figures a source states, and how many of them are not to be taken to the last digit."""
    if not row["figures"]:
        return ""
    said = [
        reader.plural("{n} approximate", "{n} approximate", row["approximate"]) if row["approximate"] else "",
        reader.plural("{n} provisional", "{n} provisional", row["provisional"]) if row["provisional"] else "",
        reader.plural("{n} doubtful", "{n} doubtful", row["doubtful"]) if row["doubtful"] else "",
    ]
    return cell(reader.number(row["figures"]), ", ".join(filter(None, said)))


def _checks(row: Mapping, reader: Reader) -> str:
    """In how many checks a source's figures take part, and how many of those fail."""
    if not row["checks"]:
        return ""
    said = reader.plural("{n} check", "{n} checks", row["checks"])
    if row["differing"]:
        said += ", " + reader.plural("{n} does not reconcile", "{n} do not reconcile", row["differing"])
    return said
