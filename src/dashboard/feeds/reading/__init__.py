"""Formats of answers, a module for each: bytes in, a Delivery out, whatever provider they come from.

Two are read by sdmx1: SDMX-ML data and SDMX-ML structures (`sdmx_ml`). The others are read here, because sdmx1's reader of
SDMX-CSV speaks version 2 alone and asks for the structure beforehand, its reader of SDMX-JSON speaks version 1 alone,
while the NBB answers version 2, and it knows neither Eurostat's TSV nor JSON-stat.
"""

from dashboard.feeds.delivery import Delivery

from . import json_stat, sdmx_csv, sdmx_json, sdmx_ml, tsv
from .format import format_of, refuse_pages, unpacked

__all__ = [
    "format_of",
    "json_stat",
    "read",
    "refuse_pages",
    "sdmx_csv",
    "sdmx_json",
    "sdmx_ml",
    "tsv",
    "unpacked",
]

READERS = {
    "csv": sdmx_csv.read,
    "tsv": tsv.read,
    "json-stat": json_stat.read,
    "sdmx-json": sdmx_json.read,
    "xml": sdmx_ml.read,
}


def read(content: bytes, media_type: str, file: str) -> Delivery:
    """What an answer says. `file` is what problems call it. Raises Refused where it is no data that can be read."""
    content = unpacked(content, file)
    refuse_pages(content, media_type, file)
    return READERS[format_of(content, file)](content, file)
