"""The description of the data endpoints in OpenAPI 3.1: for programs that make a client of it, and for the tests."""

from __future__ import annotations

from functools import lru_cache

from dashboard.content.release import vocabulary
from dashboard.data import Package
from dashboard.data.licences import of_compilation
from dashboard.data.store import Edition
from dashboard.locale import FALLBACK
from dashboard.service.api import cubes, paging, parameters, standards
from dashboard.service.api.answers import BOM, YES
from dashboard.service.api.asking import OVERVIEW
from dashboard.service.api.parameters import Described
from dashboard.service.api.schemas import SCHEMAS

API_VERSION = "1.1.0"
"""Of the endpoints; the data has versions of its own. A change that breaks a client gets another path than /v1."""

_HEADERS: Described = {
    "ETag": {"description": "Changes with any byte of the answer.", "schema": {"type": "string"}},
    "X-Data-Version": {"description": "The version of the data.", "schema": {"type": "string"}},
    "X-Data-Revision": {
        "description": "Changes with any byte of the data.",
        "schema": {"type": "string", "pattern": "^[0-9a-f]{12}$"},
    },
    "Link": {
        "description": "The licence of the compilation; where a part is asked for, the first, previous, next and last part "
        "(RFC 8288).",
        "schema": {"type": "string"},
    },
}


@lru_cache(maxsize=2)
def describe(edition: Edition, base: str, pages: tuple[str, ...] = ()) -> Described:
    """The description, with the codes that the data has now; `pages` are those whose cards can be asked for. Shared:
    never alter it.
    """
    package, words = edition.package, vocabulary(edition)
    themes = parameters.listed(
        "theme", "A theme stands for those under it too; several are added up.", words.themes
    )
    regions = parameters.listed(
        "region", "A group stands for its members; several are added up.", words.regions
    )
    figures = [
        parameters.one(
            "page", "The figures of one page of the dashboard.", [OVERVIEW, *package.subjects], OVERVIEW
        ),
        themes,
        regions,
        parameters.years(words.years),
        parameters.lang(),
        {
            "name": "figure",
            "in": "query",
            "description": "A figure of that page, as its links mark one; changes nothing here.",
            "schema": {"type": "string", "enum": sorted(words.figures)[:1]},
        },
        {
            "name": "v",
            "in": "query",
            "description": "The version of the data that a link was made with; another one is remarked upon.",
            "schema": {"type": "string", "pattern": "^[A-Za-z0-9._-]{1,60}$"},
        },
    ]
    figures += [
        parameters.whole(paging.LIMIT, "So many figures at most; without it all of them.", 1, paging.MOST),
        parameters.whole(paging.OFFSET, "From this one on, counted from 0.", 0, paging.FARTHEST),
    ]
    if not words.figures:
        figures = [one for one in figures if one["name"] != "figure"]
    view = [one for one in figures if one["name"] not in paging.NAMES]
    an_id = parameters.path("id", "The code of a figure.", sorted(words.figures)[:1])
    a_table = parameters.path("name", "The name of a table.", list(package.table_names))
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Figures of Flemish foreign policy",
            "version": API_VERSION,
            "summary": "Every figure of the dashboard with its unit, source, status and lineage. To be read only.",
            "description": "Add .csv to an address, or ask for text/csv, for a table instead of JSON. The licence is that of "
            "the compilation; each figure keeps the licence of its sources, which stands with it (`licence` of a source, "
            "`source_licence` in CSV).",
            **_licence(package),
        },
        "servers": [{"url": base or "/"}],
        "paths": {
            "/api/v1/catalogue": _get(
                "catalogue", "What there is: pages, codes, documents, tables.", [], _both_forms("Catalogue")
            ),
            "/api/v1/figures": _get("figures", "The figures of a view.", figures, _both_forms("Figures")),
            "/api/v1/figures.csv": _get("figuresAsCsv", "The figures of a view as CSV.", figures, _csv()),
            "/api/v1/figures.jsonstat": _get(
                "figuresAsJsonStat",
                "The figures of a view as JSON-stat 2.0.",
                view,
                {
                    "application/json": {
                        "schema": {
                            "type": "object",
                            "required": ["version", "class"],
                            "description": "A `dataset`; where that would be too large a cube, a `collection` of such, one "
                            "for each indicator.",
                        }
                    }
                },
            ),
            "/api/v1/figures.sdmx.csv": _get(
                "figuresAsSdmxCsv",
                "The figures of a view as SDMX-CSV 2.0.",
                view,
                {cubes.SDMX_TYPE: {"schema": {"type": "string"}}},
            ),
            "/api/v1/structure.xml": _get(
                "structure",
                "The structure that SDMX-CSV names: dimensions, attributes, code lists, in SDMX-ML 3.0.",
                [],
                {standards.STRUCTURE_TYPE: {"schema": {"type": "string"}}},
            ),
            "/api/v1/croissant.json": _get(
                "croissant",
                "The data described in schema.org's words and in Croissant 1.1.",
                [],
                {
                    "application/ld+json": {
                        "schema": {"type": "object", "required": ["@context", "distribution"]}
                    }
                },
            ),
            "/api/v1/statdcat.ttl": _get(
                "statDcatAsTurtle",
                "The catalogue in StatDCAT-AP 3, in Turtle.",
                [],
                {"text/turtle": {"schema": {"type": "string"}}},
            ),
            "/api/v1/statdcat.jsonld": _get(
                "statDcatAsJsonLd",
                "The catalogue in StatDCAT-AP 3, in JSON-LD.",
                [],
                {"application/ld+json": {"schema": {"type": "array"}}},
            ),
            "/api/v1/figures/{id}": _get(
                "figure",
                "One figure, with all that it rests on.",
                [an_id, parameters.lang()],
                _both_forms("OneFigure"),
                404,
            ),
            "/api/v1/search": _get(
                "search",
                "What some words may mean, as the search of the dashboard finds it; the best first.",
                [parameters.question(), parameters.lang()],
                {"application/json": {"schema": {"$ref": "#/components/schemas/Found"}}},
            ),
            "/api/v1/tables/{name}": _get(
                "table", "One table of the data.", [a_table], _both_forms("Table"), 404, 503
            ),
            "/api/v1/package.zip": _get(
                "package", "All of the data, as a Frictionless Data Package.", [], {"application/zip": {}}
            ),
            "/api/v1/changes.atom": _get(
                "changes",
                "What has changed with each version of the data, as an Atom feed.",
                [themes, regions, parameters.lang()],
                {"application/atom+xml": {"schema": {"type": "string"}}},
            ),
            "/api/v1/releases.ics": _get(
                "releases",
                "The releases that are expected, as a calendar.",
                [themes, regions, parameters.lang()],
                {"text/calendar": {"schema": {"type": "string"}}},
            ),
            **({"/api/v1/cards": _cards(view, pages)} if pages else {}),
            "/api/v1/openapi.json": _get(
                "openapi", "This description.", [], {"application/json": {"schema": {"type": "object"}}}
            ),
        },
        "components": {"schemas": SCHEMAS, "headers": _HEADERS},
    }


def _cards(view: list[Described], pages: tuple[str, ...]) -> Described:
    """What a page shows; a page's own choices may be asked for too, and stand in no list, being of each page."""
    asked = [one for one in view if one["name"] not in ("page", "figure")]
    card = {
        "name": "card",
        "in": "query",
        "description": "One card of the page, by its name in the answer without it; there may be none of that name.",
        "schema": {"type": "string", "pattern": "^[a-z0-9][a-z0-9.-]{0,79}$"},
    }
    page = parameters.one(
        "page",
        "A page of the dashboard; its own choices may be asked for as in its address.",
        [*pages],
        pages[0],
    )
    told = "What a view of a page shows: its cards with their figures or rows."
    return _get("cards", told, [page, card, *asked], _both_forms("Cards"), 404, 503)


def _licence(package: Package) -> Described:
    """The licence as OpenAPI has it; that it still has to be confirmed stands in its name."""
    found = of_compilation(package, FALLBACK)
    if found is None:
        return {}
    name = found.name if found.confirmed else f"{found.name}, still to be confirmed by its owner"
    return {"license": {"name": name, **({"url": found.url} if found.url else {})}}


def _get(name: str, summary: str, taken: list[Described], content: Described, *others: int) -> Described:
    headers = {header: {"$ref": f"#/components/headers/{header}"} for header in _HEADERS}
    reasons = {
        400: "Something is asked that is not known; `remarks` names all of it.",
        404: "There is no such thing, or no such version.",
        503: "The data has an error there.",
    }
    faults = {
        str(status): {
            "description": reasons[status],
            "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status in sorted({400, 404, *others})
    }
    known = {
        "name": "If-None-Match",
        "in": "header",
        "description": "The ETag of an answer that the client has.",
        "schema": {"type": "string"},
    }
    marked = parameters.one(
        BOM, "Puts a byte order mark before CSV, as Excel wants it; without it there is none.", [YES]
    )
    return {
        "get": {
            "operationId": name,
            "summary": summary,
            "parameters": [*taken, *([marked] if "text/csv" in content else []), _ASOF, known],
            "responses": {
                "200": {"description": summary, "headers": headers, "content": content},
                "304": {"description": "As the client has it.", "headers": headers},
                **faults,
            },
        }
    }


_ASOF: Described = {
    "name": "asof",
    "in": "query",
    "description": "A published version of the data: the answer is as it was then. One that never was is not found.",
    "schema": {"type": "string", "pattern": r"^\d{1,4}\.\d{1,4}\.\d{1,4}$"},
}


def _both_forms(schema: str) -> Described:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}, **_csv()}


def _csv() -> Described:
    return {"text/csv": {"schema": {"type": "string"}}}
