"""The shapes of the answers in JSON Schema, as OpenAPI 3.1 has them. The order of members is that of the answers."""

from __future__ import annotations

from typing import Any

from dashboard.locale import LANGUAGES

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
TEXT_OR_NONE: Schema = {"type": ["string", "null"]}
COUNT: Schema = {"type": "integer", "minimum": 0}


def ref(name: str) -> Schema:
    """A reference to one of the shapes."""
    return {"$ref": f"#/components/schemas/{name}"}


def members(required: dict[str, Schema], **optional: Schema) -> Schema:
    """An object with exactly these members."""
    return {
        "type": "object",
        "required": list(required),
        "properties": {**required, **optional},
        "additionalProperties": False,
    }


def each(items: Schema) -> Schema:
    """A list of these."""
    return {"type": "array", "items": items}


_ENTRY = {"code": TEXT, "name": ref("Names"), "figures": COUNT, "address": TEXT}
_SOURCE = {
    "code": TEXT,
    "title": TEXT,
    "publisher": TEXT,
    "authority": {"enum": ["official", "press"]},
    "date": TEXT_OR_NONE,
    "url": TEXT_OR_NONE,
    "licence": {"anyOf": [ref("Licence"), {"type": "null"}]},
}
_CARD = {
    "card": TEXT,
    "heading": TEXT,
    "subtitle": TEXT,
    "notes": each(TEXT),
    "source": TEXT,
    "in_words": {**TEXT, "description": "What the chart shows, in words."},
}
_STATUS = {
    "enum": ["A", "B", "D", "E", "P", "U"],
    "description": "SDMX: A as stated, B break in the series, D other definition, E about or nearly as the source says, "
    "P provisional, U misprinted or contradicted.",
}

SCHEMAS: dict[str, Schema] = {
    "Names": members(dict.fromkeys(LANGUAGES, TEXT)),
    "Coded": members({"code": TEXT, "name": TEXT}),
    "Data": members(
        {
            "version": TEXT,
            "revision": {"type": "string", "pattern": "^[0-9a-f]{12}$"},
            "incomplete": {
                **each(TEXT),
                "description": "Pages whose figures cannot be given, because their data has an error.",
            },
            "licence": {
                "anyOf": [ref("Licence"), {"type": "null"}],
                "description": "Of the compilation; each figure keeps the licence of its sources.",
            },
        }
    ),
    "Licence": members(
        {
            "code": TEXT,
            "name": TEXT,
            "url": TEXT_OR_NONE,
            "confirmed": {"type": "boolean", "description": "Whether a person has confirmed that it holds."},
        }
    ),
    "Source": members(_SOURCE),
    "Figure": members(
        {
            "id": TEXT,
            "page": TEXT,
            "indicator": members({"code": TEXT, "name": TEXT, "definition": TEXT, "concept": ref("Coded")}),
            "ref_area": {**ref("Coded"), "description": "Whose figure it is."},
            "counterpart": {**ref("Coded"), "description": "The partner that it is about; wld is the world."},
            "item": {"anyOf": [ref("Coded"), {"type": "null"}]},
            "time_period": {
                **TEXT,
                "description": "As SDMX writes it: 2015, 2016-S1, 2015-12-31, 2017/2022.",
            },
            "value": {"type": "number", "description": "In base units: euro, not billions."},
            "precision": {"type": ["number", "null"], "description": "The unit of its last digit."},
            "unit": members({"code": TEXT, "name": TEXT, "symbol": TEXT, "measure": TEXT}),
            "text": {**TEXT, "description": "As the dashboard writes it."},
            "as_printed": {
                **TEXT_OR_NONE,
                "description": "As the source prints it; none of a derived figure.",
            },
            "obs_status": _STATUS,
            "qualifications": {**each(TEXT), "description": "What to know before quoting it, in words."},
            "authority": {"enum": ["official", "press"]},
            "derived": {"type": "boolean", "description": "Whether the dashboard worked it out."},
            "formula": {**TEXT_OR_NONE, "description": "How it was worked out; none of a printed figure."},
            "inputs": {**each(TEXT), "description": "The figures that it was worked out from."},
            "sources": each(ref("Source")),
            "locator": {**TEXT_OR_NONE, "description": "Where in the source."},
            "note": TEXT_OR_NONE,
            "links": members({"self": TEXT, "page": TEXT}),
        }
    ),
    "Remark": members({"kind": TEXT, "parameter": TEXT, "value": TEXT, "instead": TEXT, "message": TEXT}),
    "Problem": members(
        {"type": TEXT, "title": TEXT, "status": {"type": "integer"}, "detail": TEXT},
        remarks=each(ref("Remark")),
    ),
    "Figures": members(
        {
            "data": ref("Data"),
            "view": members(
                {
                    "page": TEXT,
                    "lang": {"enum": list(LANGUAGES)},
                    "theme": each(TEXT),
                    "region": each(TEXT),
                    "year": TEXT_OR_NONE,
                    "figure": TEXT_OR_NONE,
                }
            ),
            "remarks": each(ref("Remark")),
            "links": members({"page": TEXT}, first=TEXT, prev=TEXT, next=TEXT, last=TEXT),
            "count": {**COUNT, "description": "Of the whole view, also where a part of it is asked for."},
            "figures": each(ref("Figure")),
        }
    ),
    "Cards": members(
        {
            "data": ref("Data"),
            "page": TEXT,
            "lang": {"enum": list(LANGUAGES)},
            "title": TEXT,
            "link": TEXT,
            "headlines": each(ref("Figure")),
            "cards": each(ref("Card")),
        }
    ),
    "Card": {
        "type": "object",
        "required": list(_CARD),
        "properties": {
            **_CARD,
            "figures": each(ref("Figure")),
            "columns": each(TEXT),
            "rows": {
                **each(each(TEXT)),
                "description": "Facts, which are no figures, as the page words them.",
            },
            "worked_out": {
                **each({"type": "object"}),
                "description": "What a line shows that no figure says: an index, a share, an amount by inhabitants.",
            },
        },
    },
    "Found": members(
        {
            "data": ref("Data"),
            "question": TEXT,
            "said": {
                **each(TEXT),
                "description": "What is held of a partner's figure that was asked for, and what is not.",
            },
            "answers": each(
                members(
                    {
                        "kind": TEXT,
                        "code": TEXT,
                        "name": TEXT,
                        "about": TEXT,
                        "period": TEXT_OR_NONE,
                        "value": {"type": ["number", "null"]},
                        "link": TEXT,
                    }
                )
            ),
        }
    ),
    "OneFigure": members({"data": ref("Data"), "figure": ref("Figure"), "lineage": each(ref("Figure"))}),
    "Table": members(
        {
            "data": ref("Data"),
            "name": TEXT,
            "title": ref("Names"),
            "description": ref("Names"),
            "columns": each(
                members({"name": TEXT, "type": TEXT, "title": ref("Names"), "description": ref("Names")})
            ),
            "rows": each(
                {"type": "object", "additionalProperties": {"type": ["string", "number", "boolean", "null"]}}
            ),
        }
    ),
    "Catalogue": members(
        {
            "data": ref("Data"),
            "title": ref("Names"),
            "description": ref("Names"),
            "languages": each(TEXT),
            "pages": each(members(_ENTRY)),
            "themes": each(members({**_ENTRY, "parent": TEXT_OR_NONE})),
            "regions": each(members({**_ENTRY, "kind": TEXT})),
            "years": each(members(_ENTRY)),
            "indicators": each(
                members(
                    {
                        "code": TEXT,
                        "name": ref("Names"),
                        "definition": ref("Names"),
                        "unit": TEXT,
                        "concept": TEXT,
                        "figures": COUNT,
                    }
                )
            ),
            "sources": each(members({**_SOURCE, "figures": COUNT})),
            "tables": each(
                members(
                    {
                        "name": TEXT,
                        "title": ref("Names"),
                        "description": ref("Names"),
                        "rows": COUNT,
                        "address": TEXT,
                    }
                )
            ),
            "addresses": members({"figures": TEXT, "package": TEXT, "openapi": TEXT}),
        }
    ),
}
