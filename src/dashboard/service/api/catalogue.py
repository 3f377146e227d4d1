"""What there is: pages, codes with their names and how many figures each has, documents, tables, and where they are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from dashboard.data import counts, years_of
from dashboard.data.dictionary import Texts
from dashboard.data.licences import of_sources
from dashboard.data.schema import DESCRIPTOR
from dashboard.data.store import Edition
from dashboard.locale import FALLBACK, LANGUAGES
from dashboard.service.api.answers import terms
from dashboard.service.api.asking import OVERVIEW

COLUMNS = ("kind", "code", *(f"name_{lang}" for lang in LANGUAGES), "figures", "address")
"""The columns of the catalogue as CSV."""

KINDS = {"pages": "page", "themes": "theme", "regions": "region", "years": "year", "indicators": "indicator"}
"""The lists of the catalogue that CSV has too, and what one entry of each is."""


@lru_cache(maxsize=2)
def catalogue(edition: Edition, base: str) -> Mapping[str, Any]:
    """All that an address may ask for. Shared: never alter it."""
    package = edition.package
    figures = package.observations()
    root = f"{base}/api/v1"
    stated = [source for sources in figures["sources"] for source in sources]
    behind = {
        "page": figures["subject"].value_counts().to_dict() | {OVERVIEW: len(figures)},
        "theme": counts(figures, package, by="theme"),
        "region": counts(figures, package, by="region"),
        "year": _tally(year for period in figures["time_period"] for year in map(str, years_of(period))),
        "indicator": figures["indicator"].value_counts().to_dict(),
        "source": _tally(stated),
    }

    def entry(kind: str, code: str, /, **more: Any) -> dict[str, Any]:
        return {"code": code, **more, "figures": int(behind[kind].get(code, 0))}

    def asked(kind: str, code: str, /, **more: Any) -> dict[str, Any]:
        return {**entry(kind, code, **more), "address": f"{root}/figures?{kind}={code}"}

    licences = of_sources(package, FALLBACK)
    titles = {one.name: both(one.title) for one in edition.dictionary}
    pages = [OVERVIEW, *package.subjects]
    return {
        **_described(edition),
        "languages": list(LANGUAGES),
        "pages": [asked("page", page, name=titles.get(page, _both(page))) for page in pages],
        "themes": [
            asked("theme", row["id"], name=_names(row), parent=row["parent"] or None)
            for row in _rows(edition, "themes")
        ],
        "regions": [
            asked("region", row["id"], name=_names(row), kind=row["kind"])
            for row in _rows(edition, "regions")
        ],
        "years": [asked("year", year, name=_both(year)) for year in sorted(behind["year"], reverse=True)],
        "indicators": [
            entry(
                "indicator",
                row["id"],
                name=_names(row),
                definition=_names(row, "definition"),
                unit=row["unit"],
                concept=row["concept"],
            )
            for row in _rows(edition, "indicators")
        ],
        "sources": [
            entry(
                "source",
                row["id"],
                title=row["title"],
                publisher=row["publisher"],
                authority=row["authority"],
                date=row["date"] or None,
                url=row["url"] or None,
                licence=terms(licences.get(row["id"])),
            )
            for row in _rows(edition, "sources")
        ],
        "tables": [
            {
                "name": one.name,
                "title": both(one.title),
                "description": both(one.description),
                "rows": len(package.table(one.name)),
                "address": f"{root}/tables/{one.name}",
            }
            for one in edition.dictionary
            if one.name in package.table_names
        ],
        "addresses": {
            "figures": f"{root}/figures",
            "package": f"{root}/package.zip",
            "openapi": f"{root}/openapi.json",
        },
    }


def rows(content: Mapping[str, Any]) -> list[list[object]]:
    """The catalogue as rows of a table: pages, themes, regions, years, indicators, then tables (without counts)."""
    found: list[list[object]] = [
        [kind, one["code"], *_each(one["name"]), one["figures"], one.get("address", "")]
        for name, kind in KINDS.items()
        for one in content[name]
    ]
    tables = content["tables"]
    return found + [["table", one["name"], *_each(one["title"]), None, one["address"]] for one in tables]


def _each(texts: Mapping[str, str]) -> list[str]:
    return [texts[lang] for lang in LANGUAGES]


def both(texts: Texts) -> dict[str, str]:
    """A text of the data dictionary in each language."""
    return {lang: texts.text(lang) for lang in LANGUAGES}


def _both(text: str) -> dict[str, str]:
    return dict.fromkeys(LANGUAGES, text)


def _names(row: Mapping[str, Any], field: str = "name") -> dict[str, str]:
    return {lang: row[f"{field}_{lang}"] for lang in LANGUAGES}


def _rows(edition: Edition, table: str) -> list[dict[str, Any]]:
    return edition.package.table(table).to_dict("records")


def _tally(codes: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for code in codes:
        found[code] = found.get(code, 0) + 1
    return found


def _described(edition: Edition) -> dict[str, Any]:
    """Title and description of the whole package, from its descriptor; blank where that is broken."""
    try:
        descriptor = json.loads(edition.files.get(DESCRIPTOR, b""))
    except ValueError:
        descriptor = {}
    told = descriptor if isinstance(descriptor, dict) else {}

    def told_of(name: str) -> dict[str, str]:
        said = {lang: told.get(name if lang == FALLBACK else f"{name}_{lang}") for lang in LANGUAGES}
        return {lang: one if isinstance(one, str) else "" for lang, one in said.items()}

    return {"title": told_of("title"), "description": told_of("description")}
