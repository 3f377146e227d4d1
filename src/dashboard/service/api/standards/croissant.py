"""The data in Croissant 1.1, as programs that learn from data load it: which files there are, and what each column holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any

from dashboard.data.dictionary import Column, TableEntry, Texts
from dashboard.locale import FALLBACK, LANGUAGES
from dashboard.service.api.answers import line
from dashboard.service.api.records import COLUMNS, records
from dashboard.service.api.standards.dataset import About, terms

CROISSANT = "http://mlcommons.org/croissant/1.1"
CONTEXT: Mapping[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "arrayShape": "cr:arrayShape",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "description": {"@container": "@language"},
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "name": {"@container": "@language"},
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
"""The terms that the standard prescribes."""

TYPES = {"number": "sc:Float", "integer": "sc:Integer", "boolean": "sc:Boolean"}
"""The data types of columns; all others are texts."""

FIGURES, PACKAGE, CSV = "figures", "package.zip", "text/csv"
OF_FIGURES = {"value": "number", "precision": "number", "derived": "boolean"}
REFERS = {
    "indicator": "indicators", "ref_area": "regions", "counterpart": "regions", "item": "items", "unit": "units",
    "concept": "concepts",
}  # fmt: skip
"""The columns of figures whose codes are those of a table."""


@lru_cache(maxsize=2)
def croissant(said: About, package: bytes) -> dict[str, Any]:
    """The description, `package` being the whole data as it is sent. Shared: never alter it."""
    edition = said.edition
    tables = _tables(edition.dictionary)
    known = records(edition, FALLBACK, "")
    lines = map(known.line, edition.package.observations()["id"])
    figures = "".join([line(known.header), *lines]).encode("utf-8-sig" if known.marked else "utf-8")
    return {
        "@context": dict(CONTEXT),
        "@type": "sc:Dataset",
        "@id": f"{said.root}/croissant.json",
        "conformsTo": CROISSANT,
        "name": dict(said.titles),
        "description": dict(said.descriptions),
        "url": f"{said.home}/sources",
        **terms(said),
        "citeAs": f"{said.titles[FALLBACK]}, data version {said.version}, {said.home}/",
        "creator": {"@type": "sc:Organization", "name": said.publisher},
        "publisher": {"@type": "sc:Organization", "name": said.publisher},
        "datePublished": said.day,
        "version": said.version,
        "inLanguage": list(LANGUAGES),
        "keywords": list(edition.package.names("themes", FALLBACK).values()),
        "distribution": [
            _file(f"{FIGURES}.csv", CSV, f"{said.root}/figures.csv?lang={FALLBACK}", figures),
            _file(PACKAGE, "application/zip", f"{said.root}/{PACKAGE}", package),
            *(
                {
                    "@type": "cr:FileObject",
                    "@id": table.path,
                    "name": table.path,
                    "containedIn": {"@id": PACKAGE},
                    "contentUrl": table.path,
                    "encodingFormat": CSV,
                }
                for table in tables
            ),
        ],
        "recordSet": [_of_figures(edition.dictionary), *map(_of_table, tables)],
    }


def _file(name: str, kind: str, address: str, content: bytes) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": name,
        "name": name,
        "contentUrl": address,
        "encodingFormat": kind,
        "contentSize": f"{len(content)} B",
        "sha256": sha256(content).hexdigest(),
    }


def _tables(entries: Iterable[TableEntry]) -> list[TableEntry]:
    """The tables whose codes stand in figures, and what those refer to in turn."""
    known = {entry.name: entry for entry in entries if entry.columns}
    wanted, waiting = dict[str, None](), ["sources", *REFERS.values()]
    while waiting:
        name = waiting.pop(0)
        if name in known and name not in wanted:
            wanted[name] = None
            waiting += [column.refers[0] for column in known[name].columns if column.refers]
    return [known[name] for name in wanted]


def _of_figures(entries: Iterable[TableEntry]) -> dict[str, Any]:
    known = {column.name: column for entry in entries if entry.subject for column in entry.columns}
    fields = []
    for name in COLUMNS:
        told = known[name].description if name in known else None
        refers = (REFERS[name], "id") if name in REFERS else None
        fields.append(_field(FIGURES, name, f"{FIGURES}.csv", OF_FIGURES.get(name, ""), told, refers))
    return {
        "@type": "cr:RecordSet",
        "@id": FIGURES,
        "name": FIGURES,
        "key": {"@id": f"{FIGURES}/id"},
        "field": fields,
    }


def _of_table(table: TableEntry) -> dict[str, Any]:
    keys = [{"@id": f"{table.name}/{column.name}"} for column in table.columns if column.key]
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": _in_each(table.title) or table.name,
        **({"description": told} if (told := _in_each(table.description)) else {}),
        **({"key": keys[0] if len(keys) == 1 else keys} if keys else {}),
        "field": [_of_column(table, column) for column in table.columns],
    }


def _of_column(table: TableEntry, column: Column) -> dict[str, Any]:
    return _field(table.name, column.name, table.path, column.type, column.description, column.refers)


def _field(
    table: str, name: str, file: str, kind: str, told: Texts | None, refers: tuple[str, str] | None
) -> dict[str, Any]:
    described = _in_each(told) if told else {}
    return {
        "@type": "cr:Field",
        "@id": f"{table}/{name}",
        "name": name,
        **({"description": described} if described else {}),
        "dataType": TYPES.get(kind, "sc:Text"),
        "source": {"fileObject": {"@id": file}, "extract": {"column": name}},
        **({"references": {"field": {"@id": f"{refers[0]}/{refers[1]}"}}} if refers else {}),
    }


def _in_each(texts: Texts) -> dict[str, str]:
    return {lang: said for lang in LANGUAGES if (said := texts.text(lang))}
