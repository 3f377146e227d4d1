"""Which format an answer has, by what is in it: what its headers say is not always so."""

from __future__ import annotations

import io
import re
import zipfile

from dashboard.feeds import refusals
from dashboard.feeds.refusals import Refused

_HTML = re.compile(r"<!doctype html|<html\b|<head\b|<body\b", re.IGNORECASE)
_TITLE = re.compile(r"<(title|h1)[^>]*>(.*?)</", re.IGNORECASE | re.DOTALL)
_BEGINNING = 2000


def refuse_pages(content: bytes, media_type: str, file: str) -> None:
    """Raises Refused where a page for people stands in the place of data."""
    beginning = content[:_BEGINNING].decode("utf-8", errors="replace")
    if "html" in media_type or _HTML.search(beginning):
        title = _TITLE.search(beginning)
        said = " ".join((title.group(2) if title else re.sub(r"<[^>]*>", " ", beginning)).split())
        raise Refused(refusals.page_for_people(file, said))


def unpacked(content: bytes, file: str) -> bytes:
    """The one file in a ZIP, as Eurostat gives what it has made later; other content as it is. Raises Refused for two."""
    if not content.startswith(b"PK\x03\x04"):
        return content
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            if len(names) != 1:
                raise Refused(refusals.cut_off(file, 0, f"a ZIP of {len(names)} files, not one"))
            return archive.read(names[0])
    except zipfile.BadZipFile as error:
        raise Refused(refusals.cut_off(file, 0, str(error))) from error


def format_of(content: bytes, file: str) -> str:
    """csv, tsv, json-stat, sdmx-json or xml. Raises Refused where it is none of these."""
    beginning = content[:_BEGINNING].decode("utf-8", errors="replace").lstrip("\ufeff").lstrip()
    if beginning.startswith("<"):
        return "xml"
    if beginning.startswith(("{", "[")):
        return "json-stat" if re.search(r'"class"\s*:\s*"(dataset|collection)"', beginning) else "sdmx-json"
    header = beginning.partition("\n")[0]
    if "\\time_period" in header.lower():
        return "tsv"
    if "," in header:
        return "csv"
    raise Refused(refusals.cut_off(file, 1, "it begins like no format of data"))
