"""JSON-stat 2.0, as Eurostat's statistics service answers: one long list of values, counted through all dimensions."""

from __future__ import annotations

import json
from itertools import product
from typing import Any

from dashboard.feeds import refusals
from dashboard.feeds.delivery import Cell, Delivery
from dashboard.feeds.refusals import Refused

TIME = "time"


def read(content: bytes, file: str) -> Delivery:
    """What the answer says. Raises Refused where it is cut off, or refuses in its own words."""
    try:
        said = json.loads(content, parse_float=str, parse_int=str)
        refuse(said, file)
        return _delivery(said)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Refused(refusals.cut_off(file, 0, f"no JSON-stat: {error}")) from error


def refuse(said: Any, file: str) -> None:
    """Raises Refused where the answer is a refusal: Eurostat gives them as `error` with a status and a label."""
    wrong = said.get("error") if isinstance(said, dict) else None
    if wrong:
        first = wrong[0] if isinstance(wrong, list) else wrong
        code = str(first.get("status", ""))
        raise Refused(refusals.said_no(file, code, str(first.get("label", first))))


def _delivery(said: dict[str, Any]) -> Delivery:
    names: list[str] = said["id"]
    axes = [_codes(said["dimension"][name]["category"]) for name in names]
    values, flags = said["value"], said.get("status", {})
    at = names.index(TIME)
    cells = []
    for number, codes in enumerate(product(*axes)):
        value, flag = _at(values, number), _at(flags, number)
        if value or flag:
            cells.append(Cell((*codes[:at], *codes[at + 1 :]), codes[at], value, flag))
    dimensions = tuple(name.lower() for name in names if name != TIME)
    extension = said.get("extension", {})
    structure = extension.get("datastructure", {})
    told = ":".join(str(structure[name]) for name in ("agencyId", "id") if name in structure)
    version = f"({structure['version']})" if "version" in structure else ""
    return Delivery(dimensions, cells, (), str(said.get("updated", ""))[:10], told + version)


def _codes(category: dict[str, Any]) -> list[str]:
    """The codes of a dimension in their order; a lone one may have no index."""
    index = category.get("index", category.get("label", {}))
    if isinstance(index, dict):
        return sorted(index, key=lambda code: int(index[code])) if "index" in category else list(index)
    return list(index)


def _at(found: Any, number: int) -> str:
    """A value or a flag: they stand in a list, or by their number where many are lacking."""
    if isinstance(found, str):  # one flag for all
        return found
    cell = (
        found.get(str(number)) if isinstance(found, dict) else found[number] if number < len(found) else None
    )
    return "" if cell is None else str(cell)
