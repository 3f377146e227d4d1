"""The figures in view as a Frictionless data package in one ZIP: usable without the dashboard, and checkable.

Its schemas are those of the project's own descriptor; of the dimension tables it holds the rows that the figures
refer to, and theirs in turn, so that every foreign key holds. The same view gives the same bytes.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.data import Package, formula
from dashboard.locale import FALLBACK, LANGUAGES, mark, reader_for
from dashboard.render import readme
from dashboard.render.card import Card, Edition, FactCard
from dashboard.render.sheets import harmless, plain_number
from dashboard.render.table import figures_of

MEDIA_TYPE = "application/zip"
OBSERVATIONS, INPUTS, DERIVED = "observations", "inputs", "derived"
IN_VIEW = "in_view"
HOW_DERIVED = {
    "operation": (mark("Operation"), ""),
    "inputs": (
        mark("Inputs"),
        mark(
            "Ids of the figures it was worked out from, in the order of the formula; in observations.csv, inputs.csv "
            "or derived.csv."
        ),
    ),
    "formula": (mark("Formula in words"), ""),
    IN_VIEW: (mark("In view"), mark("False where the figure only stands behind another.")),
}
"""The columns of derived figures that printed ones have not: what each is called and means."""

NOTES = "note_"
_SHARED = ("id", "indicator", "ref_area", "counterpart", "item", "time_period", "value", "obs_status")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the first that a ZIP can write; a clock would make every file another

Tables = dict[str, pd.DataFrame]
Entry = dict[str, Any]


def bundle_of(cards: Sequence[Card | FactCard], edition: Edition, package: Package) -> bytes:
    """The chosen figures of the cards as a data package: descriptor, observations, derived figures, the printed figures
    behind these, dimension tables, facts, README.md and CITATIONS.md in the language of the edition.

    Raises ValueError where the package cannot say what its columns are, because its descriptor is broken.
    """
    stated = package.described()
    entries = {entry["name"]: entry for entry in stated.get("resources", ()) if "schema" in entry}
    if not entries:
        raise ValueError("the package has no descriptor to take schemas from")
    labelled = figures_of(cards)
    tables, shape = _figures(labelled, edition, package, entries)
    tables |= _dimensions(tables, shape, entries, package)
    resources = [_resource(name, {**entries, **shape}[name], len(table)) for name, table in tables.items()]
    for card in cards:
        if isinstance(card, FactCard) and card.chosen is None:
            name = readme.facts_file(card)
            tables[name] = card.table.astype("str")
            resources.append(_resource(name, _fact_entry(card), len(card.table)))
    descriptor = _descriptor(stated, resources, cards, edition, tables)
    files = {
        "README.md": readme.readme(cards, edition, tables),
        "CITATIONS.md": readme.citations(labelled, edition, package),
        "datapackage.json": json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n",
        **{f"{name}.csv": _csv(table) for name, table in tables.items()},
    }
    return _zipped(files)


def _figures(
    labelled: pd.DataFrame, edition: Edition, package: Package, entries: Mapping[str, Entry]
) -> tuple[Tables, dict[str, Entry]]:
    """The tables of figures, and the descriptor's entries for them."""
    ids = list(labelled["id"]) if len(labelled) else []
    figures = package.figures(ids)
    behind = _behind(figures, package)
    printed, derived = figures[~figures["derived"]], figures[figures["derived"]]
    own = next(entry for entry in entries.values() if entry.get("path", "").startswith("observations/"))
    columns = [field["name"] for field in own["schema"]["fields"]]
    t = edition.reader.text
    tables: Tables = {OBSERVATIONS: printed[columns]}
    shape = {OBSERVATIONS: {**own, "title": t("Figures in view, as their sources print them")}}
    inputs = behind[~behind["derived"]]
    if len(inputs):
        tables[INPUTS] = inputs[columns]
        shape[INPUTS] = {
            **own,
            "title": t("Printed figures from which derived figures in view were worked out"),
        }
    worked_out = pd.concat([derived, behind[behind["derived"]]], ignore_index=True)
    if len(worked_out):
        tables[DERIVED] = _derived(worked_out, set(ids), edition, package)
        shape[DERIVED] = {
            "title": t("Derived figures: worked out by this dashboard, printed by no source"),
            "schema": _derived_schema(own["schema"]),
        }
    for entry in shape.values():
        for name in [name for name in entry if name.startswith("title_")]:
            del entry[name]  # the title is in the language of the edition
    return tables, shape


def _behind(figures: pd.DataFrame, package: Package) -> pd.DataFrame:
    """The figures, printed and derived, from which these were worked out, to the last; those in view left out."""
    every = package.observations()
    made_from = dict(zip(every["id"], every["inputs"], strict=True))
    seen = set(figures["id"])
    found: list[str] = []
    waiting = [one for inputs in figures["inputs"] for one in inputs]
    while waiting:
        one = waiting.pop(0)
        if one not in seen:
            seen.add(one)
            found.append(one)
            waiting += made_from[one]
    return package.figures(found)


def _derived(figures: pd.DataFrame, in_view: set[str], edition: Edition, package: Package) -> pd.DataFrame:
    reader = edition.reader
    rows = figures.to_dict("records")
    how = [formula(row, package, reader.lang, text=reader.text, period=reader.period) for row in rows]
    return figures[[*_SHARED, "operation"]].assign(
        inputs=[" ".join(row["inputs"]) for row in rows],
        formula=how,
        in_view=["true" if row["id"] in in_view else "false" for row in rows],
        **{name: figures[name] for name in figures if name.startswith(NOTES)},
    )


def _derived_schema(own: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of observations, without what only a source can give and with how a figure was worked out."""
    kept = [field for field in own["fields"] if field["name"] in _SHARED]
    notes = [field for field in own["fields"] if field["name"].startswith(NOTES)]
    further = [
        {
            "name": name,
            "type": "boolean" if name == IN_VIEW else "string",
            **_told("title", title),
            **(_told("description", description) if description else {}),
            "constraints": {"required": True},
        }
        for name, (title, description) in HOW_DERIVED.items()
    ]
    keys = [key for key in own["foreignKeys"] if _field_of(key) in _SHARED]
    return {**own, "fields": [*kept, *further, *notes], "foreignKeys": keys}


def _told(name: str, message: str) -> dict[str, str]:
    """A title or a description in every language, as descriptors have them."""
    return {
        name if lang == FALLBACK else f"{name}_{lang}": reader_for(lang).text(message) for lang in LANGUAGES
    }


def _dimensions(
    tables: Tables, shape: Mapping[str, Entry], entries: Mapping[str, Entry], package: Package
) -> Tables:
    """The rows of other tables that the figures refer to, and what those refer to in turn."""
    wanted: dict[str, set[str]] = {}
    waiting = [(tables[name], shape[name]["schema"]) for name in tables]
    while waiting:
        frame, schema = waiting.pop(0)
        for key in schema.get("foreignKeys", ()):
            target = key["reference"]["resource"]
            codes = {code for code in frame[_field_of(key)] if code} - wanted.get(target, set())
            if codes or target not in wanted:
                wanted.setdefault(target, set()).update(codes)
                table = package.table(target)
                waiting.append((table[table["id"].isin(codes)], entries[target]["schema"]))
    order = [name for name in entries if name in wanted]
    return {name: _rows(package.table(name), wanted[name]) for name in order}


def _rows(table: pd.DataFrame, codes: set[str]) -> pd.DataFrame:
    return table[table["id"].isin(codes)].reset_index(drop=True)


def _field_of(key: Mapping[str, Any]) -> str:
    fields = key["fields"]
    return fields if isinstance(fields, str) else fields[0]


def _resource(name: str, entry: Mapping[str, Any], rows: int) -> Entry:
    told = {key: text for key, text in entry.items() if key.partition("_")[0] in ("title", "description")}
    return {
        "name": name, "type": "table", "path": f"{name}.csv", **told, "scheme": "file", "format": "csv",
        "mediatype": "text/csv", "encoding": "utf-8", "profile": "tabular-data-resource", "schema": entry["schema"],
        "rows": rows,
    }  # fmt: skip


def _fact_entry(card: FactCard) -> Entry:
    fields = [{"name": str(name), "type": "string"} for name in card.table.columns]
    return {"title": card.heading, "schema": {"fields": fields, "missingValues": [""]}}


def _descriptor(
    stated: Mapping[str, Any],
    resources: Sequence[Entry],
    cards: Sequence[Card | FactCard],
    edition: Edition,
    tables: Tables,
) -> dict[str, Any]:
    t = edition.reader.text
    headings = list(dict.fromkeys(card.heading for card in cards))
    sources = tables["sources"].to_dict("records") if "sources" in tables else []
    told = {"licenses": stated["licenses"]} if "licenses" in stated else {}
    licences = tables["licences"].to_dict("records") if "licences" in tables else []
    known = {row["id"]: row for row in licences}
    return {
        "name": f"{stated.get('name', 'figures')}-extract",
        "profile": "tabular-data-package",
        "title": f"{edition.page_title}: {' | '.join(headings)}" if headings else edition.page_title,
        "description": t("Filters: {filters}", filters=edition.filters or t("none")),
        "version": edition.version,
        "created": f"{edition.made.isoformat()}T00:00:00Z",
        "homepage": edition.link,
        "languages": [edition.reader.lang],
        **told,
        "sources": [_source(row, known) for row in sources],
        "resources": list(resources),
    }


def _source(row: Mapping[str, str], licences: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    said: dict[str, Any] = {"title": f"{row['title']} ({row['publisher']})"}
    if row["url"]:
        said["path"] = row["url"]
    if licence := licences.get(row.get("licence", "")):
        named = {"name": licence["id"], "title": licence[f"name_{FALLBACK}"]}
        confirmed = row["licence_confirmed"] == "yes"
        said["licenses"] = [
            {**named, **({"path": licence["url"]} if licence["url"] else {}), "confirmed": confirmed}
        ]
    return said


def _csv(table: pd.DataFrame) -> str:
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([_cell(cell) for cell in row] for row in table.itertuples(index=False, name=None))
    return file.getvalue()


def _cell(cell: object) -> str:
    """Numbers in full; texts that a spreadsheet would run are defused."""
    return plain_number(cell) if isinstance(cell, float) else harmless(str(cell))


def _zipped(files: Mapping[str, str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, text.encode("utf-8"))
    return target.getvalue()
