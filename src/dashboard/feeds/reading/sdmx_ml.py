"""SDMX-ML, generic and structure-specific, read by sdmx1; and what stands in XML in the place of data."""

from __future__ import annotations

import io
import logging
import re
from typing import Any

import sdmx

# Before any message is read: after a structure-specific one the reader of version 3 could no longer be imported.
import sdmx.reader.xml.v21
import sdmx.reader.xml.v30
from lxml import etree
from sdmx.message import DataMessage, Message

from dashboard.feeds import refusals
from dashboard.feeds.delivery import Cell, Delivery
from dashboard.feeds.refusals import Refused

FLAGS = ("OBS_FLAG", "OBS_STATUS")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_ADDRESS = re.compile(r"https?://\S+")
_STRUCTURE = re.compile(rb"DataStructure=([\w@.]+:[\w@.]+\([\w.]+\))")

# It says of every structure-specific message that no structure was given; the codes are in the message all the same.
logging.getLogger("sdmx.reader.xml").setLevel(logging.ERROR)


def read(content: bytes, file: str) -> Delivery:
    """What the message says. Raises Refused where it is cut off, a refusal, or no data."""
    refuse(content, file)
    told = message(content, file)
    if not isinstance(told, DataMessage):
        raise Refused(refusals.cut_off(file, 0, f"a message of {type(told).__name__}, not of data"))
    cells: list[Cell] = []
    names: tuple[str, ...] = ()
    for dataset in told.data:
        for each in dataset.obs:
            key = {value.id: str(value.value) for value in each.key.values.values()}
            period = key.pop("TIME_PERIOD", "")
            names = names or tuple(key)
            value = "" if each.value in (None, "NaN", "") else str(each.value)
            cells.append(Cell(tuple(key[name] for name in names), period, value, _flag(each)))
    found = _STRUCTURE.search(content)
    return Delivery(
        tuple(name.lower() for name in names), cells, structure=found.group(1).decode() if found else ""
    )


def message(content: bytes, file: str) -> Message:
    """The message, as sdmx1 reads it. Raises Refused where it is no SDMX-ML."""
    try:
        return sdmx.read_sdmx(io.BytesIO(content), format="XML")
    except Exception as error:
        raise Refused(refusals.cut_off(file, 0, f"no SDMX-ML: {error}")) from error


def refuse(content: bytes, file: str) -> None:
    """Raises Refused where a SOAP fault or an SDMX error stands in the place of data."""
    root = _root(content, file)
    name = etree.QName(root).localname
    if name == "Fault":
        raise Refused(refusals.said_no(file, _text(root, "faultcode"), _text(root, "faultstring")))
    if name == "Error":
        raise Refused(refusals.said_no(file, _attribute(root, "code"), _text(root, "Text")))


def elsewhere(content: bytes) -> tuple[str, str]:
    """Where an answer will be that the provider makes later: (address, "") or ("", id of the request); ("", "") where the
    content is no such note."""
    try:
        root = etree.fromstring(content, _PARSER)
    except etree.XMLSyntaxError:
        return "", ""
    for footer in root.iter("{*}Footer"):
        said = " ".join(footer.itertext())
        if found := _ADDRESS.search(said):
            return found.group(), ""
    for queued in root.iter("{*}queued"):
        return "", _text(queued, "id")
    return "", ""


def state(content: bytes) -> str:
    """What Eurostat says of a queued request: SUBMITTED, PROCESSING, AVAILABLE, EXPIRED ...; "" where it says nothing."""
    try:
        root = etree.fromstring(content, _PARSER)
    except etree.XMLSyntaxError:
        return ""
    return _text(root, "status")


def _root(content: bytes, file: str) -> etree._Element:
    try:
        return etree.fromstring(content, _PARSER)
    except etree.XMLSyntaxError as error:
        raise Refused(refusals.cut_off(file, error.lineno or 0, f"no XML: {error.msg}")) from error


def _text(root: etree._Element, name: str) -> str:
    found = next(root.iter(f"{{*}}{name}"), None)
    return " ".join(found.itertext()).strip() if found is not None else ""


def _attribute(root: etree._Element, name: str) -> str:
    return next((str(each.get(name)) for each in root.iter() if each.get(name)), "")


def _flag(each: Any) -> str:
    return " ".join(str(each.attrib[name].value) for name in FLAGS if name in each.attrib)
