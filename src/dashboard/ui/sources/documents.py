"""Every document and table: what it covers, and how far to trust it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from dashboard.content import listing
from dashboard.content.page import Page
from dashboard.content.table import outside
from dashboard.data.provenance import DERIVED, OFFICIAL, PRESS, TRUST, documents, tables
from dashboard.locale import Reader, mark
from dashboard.render.plotly.facts.portions import describe, portions
from dashboard.ui.fact_card import draw_choice, draw_fact_card
from dashboard.ui.sources.parts import TRUST_NAMES, described, subject_names, years
from dashboard.ui.transitional import drawn
from dashboard.view import ALL

OF = {
    "figures": mark(
        "{official} of {printed} printed figures come from an official source; {derived} more are worked out"
    ),
    "facts": mark("{official} of {printed} other entries stand in an official source"),
}


@drawn
def draw_trust(page: Page) -> None:
    """Two cards: of each subject and of each table how much is official, from the press, or worked out here."""
    found = page.once("trust", lambda: _by_kind(page))
    titles = {entry.name: entry.title.text(page.reader.lang) for entry in described(page)}
    names = {**titles, **subject_names(page)}
    with page.row():
        for of, message in OF.items():
            if rows := found[of]:
                _trust_card(page, of, rows, names, page.text(message, **_sums(rows, page.reader)))


def _by_kind(page: Page) -> Mapping[str, Sequence[Mapping]]:
    """The tables of figures and those of facts, with what is in them."""
    found = tables(page.package, page.matching(page.figures), page.facts_left())
    return {of: found[found["of"] == of].to_dict("records") for of in OF}


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
        [escape(called[row["table"]]), *(reader.number(row[kind]) for kind in TRUST), years(row)]
        for row in found
    ]
    draw_fact_card(
        page,
        f"trust-{of}",
        None,
        heading=heading,
        subtitle=reader.text("Number of entries by how they came here"),
        figure=lambda: portions(counted, called, parts, reader=reader, scheme=page.scheme),
        alt=describe(counted, called, parts, reader=reader),
        table=lambda: listing.facts_table(heading, columns, rows),
    )


@drawn
def draw_documents(page: Page) -> None:
    """All documents as a table, the two main ones first; with filters those that state something of what is left."""
    t = page.text
    subjects = subject_names(page)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kinds = {OFFICIAL: mark("Official sources"), PRESS: mark("Press")}
        draw_choice(
            page, "authority", t("How far to trust it"),
            {ALL: t("All sources"), **{code: t(name) for code, name in kinds.items()}}, width=240,
        )  # fmt: skip
        draw_choice(page, "subject", t("Subject"), {ALL: t("All subjects"), **subjects}, width=240)
    shown = page.once(("list", "documents"), lambda: _table(page, subjects))
    if shown:
        st.html(shown)
    else:
        st.info(t("No document matches these choices."), icon=":material/filter_alt_off:")


def _table(page: Page, subjects: Mapping[str, str]) -> str:
    """The documents that the reader's choices leave, as an HTML table; "" without any."""
    t = page.text
    found = documents(page.package, page.reader.lang, page.matching(page.figures), page.facts_left())
    if page.view.filtered:
        found = found[(found["figures"] + found["facts"]) > 0]
    if page.choice("authority") != ALL:
        found = found[found["authority"] == page.choice("authority")]
    if page.choice("subject") != ALL:
        found = found[found["subjects"].map(lambda of: page.choice("subject") in of).astype(bool)]
    if found.empty:
        return ""
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
    rows = [_cells(row, subjects, page.reader) for row in found.to_dict("records")]
    return listing.facts_table(caption, columns, rows)


def _cells(row: Mapping, subjects: Mapping[str, str], reader: Reader) -> list[str]:
    title = outside(row["title"], row["url"])
    stated = ", ".join(filter(None, (escape(row["publisher"]), escape(row["date"]))))
    trust = escape(reader.text(TRUST_NAMES[row["authority"]]))
    badge = f'<span class="badge {escape(row["authority"])}">{trust}</span>'
    return [
        f'<span class="wide">{title}</span><small>{stated}</small> {badge}',
        _figures(row, reader),
        reader.number(row["facts"]) if row["facts"] else "",
        years(row),
        escape(", ".join(subjects[code] for code in row["subjects"])),
        _checks(row, reader),
        f'<span class="wide">{escape(row["note"])}</span>' if row["note"] else "",
    ]


def _figures(row: Mapping, reader: Reader) -> str:
    """How many figures a source states, and how many of them are not to be taken to the last digit."""
    if not row["figures"]:
        return ""
    said = [
        reader.plural("{n} approximate", "{n} approximate", row["approximate"]) if row["approximate"] else "",
        reader.plural("{n} provisional", "{n} provisional", row["provisional"]) if row["provisional"] else "",
        reader.plural("{n} doubtful", "{n} doubtful", row["doubtful"]) if row["doubtful"] else "",
    ]
    doubts = ", ".join(filter(None, said))
    return reader.number(row["figures"]) + (f"<br><small>{escape(doubts)}</small>" if doubts else "")


def _checks(row: Mapping, reader: Reader) -> str:
    """In how many checks a source's figures take part, and how many of those fail."""
    if not row["checks"]:
        return ""
    said = reader.plural("{n} check", "{n} checks", row["checks"])
    if row["differing"]:
        said += ", " + reader.plural("{n} does not reconcile", "{n} do not reconcile", row["differing"])
    return escape(said)
