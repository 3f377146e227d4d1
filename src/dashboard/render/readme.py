"""The texts that lie beside the tables of a bundle: what they are, and how to cite them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.data import Package
from dashboard.locale import mark
from dashboard.render.card import Card, Edition, FactCard
from dashboard.render.citation import citation

WHAT_IS_WHAT = {
    "observations": mark(
        "the figures in view as their sources print them, with source, place and printed form"
    ),
    "inputs": mark("printed figures that are not in view but behind derived ones"),
    "derived": mark("figures worked out by this dashboard, with formula and inputs; no source prints them"),
    "indicators": mark("what is measured: name, definition, unit and concept"),
    "concepts": mark("what makes figures comparable; those of different concepts must not be joined"),
    "items": mark("parts of a whole: product groups, policy domains, offices and the like"),
    "regions": mark("reporting areas and partners"),
    "units": mark("units"),
    "sources": mark("sources, official or press, with their address"),
    "licences": mark("on which terms the sources give their figures, as generally known"),
}


def readme(cards: Sequence[Card | FactCard], edition: Edition, tables: Mapping[str, pd.DataFrame]) -> str:
    """README.md in the language of the edition: the view, what each file holds, and how to cite."""
    t = edition.reader.text
    day = edition.reader.period(edition.made.isoformat())
    lines = [f"# {_inline(edition.page_title)}", ""]
    for card in cards:
        about = " · ".join(_inline(part) for part in (card.subtitle, card.source_line, *card.notes) if part)
        lines += [f"- **{_inline(card.heading)}**" + (f": {about}" if about else "")]
    lines += [
        "",
        f"- {t('Filters: {filters}', filters=edition.filters or t('none'))}",
        f"- {t('Exported on {day}', day=day)}",
        f"- {t('Data version {version}', version=edition.version)}",
        f"- {t('Link to this view: {link}', link=f'<{edition.link}>')}",
        "",
        f"## {t('What is what')}",
        "",
        t("The files are a Frictionless data package: datapackage.json describes every column."),
        t(
            "Tables are UTF-8 with commas between cells and a point before decimals; values are in base units."
        ),
        t(
            "An apostrophe before a text keeps spreadsheets from running it as a formula; it is no part of the text."
        ),
        "",
    ]
    headings = {facts_file(card): card.heading for card in cards if isinstance(card, FactCard)}
    for name, table in tables.items():
        said = t(WHAT_IS_WHAT[name]) if name in WHAT_IS_WHAT else _inline(headings.get(name, name))
        rows = edition.reader.plural("{n} row", "{n} rows", len(table))
        lines.append(f"- `{name}.csv` ({rows}): {said}")
    lines += [
        "",
        t(
            "Status (obs_status): A as stated, B break in series, D other definition, E approximate, P provisional, U doubtful."
        ),
        "",
        *([f"## {t('Licence')}", "", edition.rights(), ""] if edition.rights() else []),
        f"## {t('How to cite')}",
        "",
        t(
            "Name the source of the figure, and this version of the data. CITATIONS.md has a citation for each figure."
        ),
        "",
    ]
    return "\n".join(lines)


def facts_file(card: FactCard) -> str:
    """The name of the table of a card of facts within a bundle."""
    return f"facts-{card.page}-{card.key}".lower().replace("_", "-")


def citations(figures: pd.DataFrame, edition: Edition, package: Package) -> str:
    """CITATIONS.md: each labelled figure cited in full and as a sentence, by its id."""
    t = edition.reader.text
    lines = [f"# {t('How to cite these figures')}", ""]
    for row in figures.to_dict("records"):
        cited = citation(row, edition, package)
        lines += [f"## `{row['id']}`", "", _inline(cited.full), "", f"> {_inline(cited.sentence)}", ""]
    return "\n".join(lines)


def _inline(text: str) -> str:
    """A text in one line in which no sign of HTML or Markdown's headings and links takes effect."""
    flat = " ".join(text.split())
    return flat.replace("<", "&lt;").replace("[", "\\[").replace("`", "\\`")
