"""How a single figure is cited: short, in full, and as a sentence ready to be pasted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.charts.labels import qualifications
from dashboard.data import Package, describe, formula
from dashboard.locale import Reader
from dashboard.render.card import Edition
from dashboard.render.prose import claim, value

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Citation:
    """One figure cited in one language.

    `short` is for between brackets or under a chart, `full` for a list of references, `sentence` for running text.
    """

    short: str
    full: str
    sentence: str


def citation(row: Row, edition: Edition, package: Package, link: str = "") -> Citation:
    """How to cite a labelled figure in the language of the edition.

    `row` is a row of `dashboard.data.labelled`; `link` the figure's own address, by default that of the edition. That
    a figure is approximate, provisional, doubtful, the press's or worked out here is said in words in all three.
    """
    reader = edition.reader
    t = reader.text
    what = describe(row, package, reader.lang, reader.period)
    said = value(row, reader)
    marks = qualifications(row, reader)
    version = t("data version {version}", version=edition.version)
    address = link or edition.link
    short = f"{what}: {said} ({'; '.join([*marks, _publisher(row, reader), version])})"
    full = [
        _ended(f"{what}: {said}"),
        t("Printed as “{printed}”.", printed=row["as_printed"]) if row["as_printed"] else "",
        t("Status: {marks}.", marks="; ".join(marks)) if marks else "",
        t("Concept: {concept}.", concept=row["concept_name"]),
        _worked_out(row, package, reader) if row["derived"] else "",
        _address(row, reader),
        t("Licence of the source: {licence}.", licence=row["source_licence"])
        if row["source_licence"]
        else "",
        _ended(t("Note: {note}", note=row["note"])) if row["note"] else "",
        t(
            "{package}, {version}, {link} (consulted on {day}).",
            package=t("Flanders in the world"),
            version=version,
            link=address,
            day=reader.period(edition.made.isoformat()),
        ),
    ]
    sentence = f"{claim(row, reader, package)} ({'; '.join([*marks, _source(row, reader)])})."
    return Citation(_tidy(short), _tidy(" ".join(part for part in full if part)), _tidy(sentence))


def _source(row: Row, reader: Reader) -> str:
    """Publisher, title, date and section; of a derived figure the sources behind it."""
    if row["derived"]:
        return reader.text(
            "from: {titles} ({publishers})", titles=row["source_title"], publishers=row["source_publisher"]
        )
    dated = f"{row['source_title']} ({row['source_date']})" if row["source_date"] else row["source_title"]
    return ", ".join(part for part in (row["source_publisher"], dated, row["locator"]) if part)


def _address(row: Row, reader: Reader) -> str:
    """The source with its address on the web, as a list of references has it."""
    if row["derived"]:
        titles, publishers = row["source_title"], row["source_publisher"]
        return reader.text("Sources: {titles} ({publishers}).", titles=titles, publishers=publishers)
    parts = [_source(row, reader), row["source_url"]]
    return reader.text("Source: {source}.", source=", ".join(part for part in parts if part))


def _publisher(row: Row, reader: Reader) -> str:
    """Who states the figure; of a derived one, whose figures it was worked out from."""
    if row["derived"]:
        return reader.text("from figures of {publishers}", publishers=row["source_publisher"])
    year = row["source_date"][:4]
    return f"{row['source_publisher']} {year}" if year else row["source_publisher"]


def _worked_out(row: Row, package: Package, reader: Reader) -> str:
    how = formula(row, package, reader.lang, text=reader.text, period=reader.period)
    return _ended(reader.text("Worked out as: {formula}", formula=how))


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _tidy(text: str) -> str:
    """The text in one line, with single spaces: names and notes come from many hands."""
    return " ".join(part for part in text.replace("\n", " ").split(" ") if part)


def in_one_line(row: Row, package: Package, reader: Reader) -> str:
    """A labelled figure as a title: what, whose, when and how much, and what it must not be taken for."""
    marks = qualifications(row, reader)
    what = describe(row, package, reader.lang, reader.period)
    return f"{what}: {value(row, reader)}" + (f" ({'; '.join(marks)})" if marks else "")
