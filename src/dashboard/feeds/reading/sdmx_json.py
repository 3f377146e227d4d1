"""SDMX-JSON 2.0, as the National Bank of Belgium's service answers; sdmx1 reads version 1 alone."""

from __future__ import annotations

import json
from typing import Any

from dashboard.feeds import refusals
from dashboard.feeds.delivery import Cell, Delivery
from dashboard.feeds.reading.json_stat import refuse
from dashboard.feeds.refusals import Refused

TIME = "TIME_PERIOD"
FLAGS = ("OBS_STATUS", "OBS_FLAG")


def read(content: bytes, file: str) -> Delivery:
    """What the answer says. Raises Refused where it is cut off, or refuses in its own words."""
    try:
        said = json.loads(content, parse_float=str, parse_int=str)
        refuse(said, file)
        for each in said.get("errors", ()):
            raise Refused(refusals.said_no(file, str(each.get("code", "")), str(each.get("title", each))))
        data = said["data"]
        return _delivery(
            data["structures"][0], data["dataSets"][0], str(said.get("meta", {}).get("prepared", ""))
        )
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise Refused(refusals.cut_off(file, 0, f"no SDMX-JSON 2.0: {error}")) from error


def _delivery(structure: dict[str, Any], dataset: dict[str, Any], prepared: str) -> Delivery:
    axes = structure["dimensions"]
    of_all = [(each["id"], each["values"][0]["id"]) for each in axes.get("dataSet", ())]
    series = [each for each in axes["series"] if each["id"] != TIME]
    (time,) = [each for each in axes["observation"] if each["id"] == TIME]
    periods = [each.get("id", each.get("value", "")) for each in time["values"]]
    own = structure.get("attributes", {}).get("observation", ())
    flag = next((place for place, each in enumerate(own) if each["id"] in FLAGS), None)
    cells = []
    for key, told in dataset.get("series", {}).items():
        places = [int(place) for place in key.split(":")]
        codes = tuple(each["values"][place]["id"] for each, place in zip(series, places, strict=True))
        for at, values in told["observations"].items():
            value = "" if values[0] is None else str(values[0])
            said = (
                _attribute(own[flag], values[1 + flag]) if flag is not None and len(values) > 1 + flag else ""
            )
            cells.append(Cell((*codes, *(code for _, code in of_all)), periods[int(at)], value, said))
    names = tuple(each["id"].lower() for each in series) + tuple(name.lower() for name, _ in of_all)
    links = [each["urn"] for each in dataset.get("links", ()) if each.get("rel") == "DataStructure"]
    version = links[0].partition("=")[2] if links else ""
    return Delivery(names, cells, (), prepared[:10], version)


def _attribute(told: dict[str, Any], place: Any) -> str:
    """The code of an attribute; where the answer lists none for it, there is none."""
    if place is None or int(place) >= len(told["values"]):
        return ""
    found = told["values"][int(place)]
    return str(found.get("id", found.get("value", "")))
