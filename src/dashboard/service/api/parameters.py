"""The parameters of the data endpoints as OpenAPI describes them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from dashboard.locale import LANGUAGES
from dashboard.service.searching import LONGEST, SHORTEST
from dashboard.view import ALL

Described = dict[str, Any]


def one(name: str, text: str, codes: list[str], default: str | None = None) -> Described:
    """A parameter of which one code is taken."""
    schema: Described = {"type": "string", "enum": codes}
    if default:
        schema["default"] = default
    return {"name": name, "in": "query", "description": text, "schema": schema}


def question() -> Described:
    """The parameter of what is looked for."""
    return {
        "name": "q",
        "in": "query",
        "required": True,
        "description": "What is looked for, in any of the languages: words, a number, a question for a partner's figure.",
        "schema": {"type": "string", "minLength": SHORTEST, "maxLength": LONGEST},
    }


def years(known: Collection[str]) -> Described:
    """The parameter of a year or a span of years."""
    known_year = f"(?:{'|'.join(known)})"
    return {
        "name": "year",
        "in": "query",
        "description": "Figures whose period has a day in this calendar year, or in this span: the first, a hyphen, the last.",
        "schema": {
            "anyOf": [
                {"type": "string", "enum": [ALL, *known]},
                {"type": "string", "pattern": f"^{known_year}-{known_year}$"},
            ]
        },
    }


def whole(name: str, text: str, least: int, most: int) -> Described:
    """A parameter that is a whole number."""
    schema = {"type": "integer", "minimum": least, "maximum": most}
    return {"name": name, "in": "query", "description": text, "schema": schema}


def lang() -> Described:
    """The parameter of the language."""
    said = "The language of names and notes; without it the first of Accept-Language that there is, else English."
    return one("lang", said, list(LANGUAGES))


def listed(name: str, text: str, codes: object) -> Described:
    """A parameter of which several codes are taken."""
    return {
        "name": name,
        "in": "query",
        "description": text,
        "style": "form",
        "explode": True,
        "schema": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "string", "enum": [ALL, *codes]},
        },
    }


def path(name: str, text: str, codes: list[str]) -> Described:
    """A part of the path."""
    schema: Described = {"type": "string", "minLength": 1}
    if codes:
        schema["examples"] = codes
    return {"name": name, "in": "path", "required": True, "description": text, "schema": schema}
