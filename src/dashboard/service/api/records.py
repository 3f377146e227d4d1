"""A figure as an answer has it, with all that must not be lost on the way: unit, source, status, and how it was made."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from dashboard.data import Package, formula
from dashboard.data.licences import of_sources
from dashboard.data.store import Edition
from dashboard.locale import FALLBACK, LANGUAGES, Reader, reader_for
from dashboard.render.table import qualifications
from dashboard.service.api.answers import line, number, terms

Row = Mapping[str, Any]
END = "\r\n"
"""How a line of CSV ends; within a cell a line ends otherwise."""

COLUMNS = (
    "id", "page", "indicator", "indicator_name", "ref_area", "ref_area_name", "counterpart", "counterpart_name",
    "item", "item_name", "time_period", "value", "precision", "unit", "unit_name", "unit_symbol", "obs_status",
    "qualifications", "authority", "derived", "formula", "inputs", "as_printed", "sources", "source_title",
    "source_publisher", "source_date", "source_url", "locator", "concept", "concept_name", "definition", "note",
    "data_version", "source_licence",
)  # fmt: skip
"""The columns of figures as CSV."""


def record(row: Row, package: Package, reader: Reader, base: str) -> dict[str, Any]:
    """One labelled figure. `value` is in base units, `precision` the unit of its last digit."""
    return {
        "id": row["id"],
        "page": row["subject"],
        "indicator": {
            **_coded(row, "indicator"),
            "definition": row["definition"],
            "concept": _coded(row, "concept"),
        },
        "ref_area": _coded(row, "ref_area"),
        "counterpart": _coded(row, "counterpart"),
        "item": _coded(row, "item") if row["item"] else None,
        "time_period": row["time_period"],
        "value": number(row["value"]),
        "precision": number(row["quantum"]),
        "unit": {**_coded(row, "unit"), "symbol": row["unit_symbol"], "measure": row["measure"]},
        "text": reader.amount(
            row["value"],
            measure=row["measure"],
            symbol=row["unit_symbol"],
            decimals=int(row["decimals"]),
            quantum=row["quantum"],
        ),
        "as_printed": row["as_printed"] or None,
        "obs_status": row["obs_status"],
        "qualifications": qualifications(row, reader),
        "authority": row["authority"],
        "derived": bool(row["derived"]),
        "formula": _formula(row, package, reader) or None,
        "inputs": list(row["inputs"]),
        "sources": [_sources(package)[code] for code in row["sources"]],
        "locator": row["locator"] or None,
        "note": row["note"] or None,
        "links": {
            "self": f"{base}/api/v1/figures/{row['id']}",
            "page": f"{base}/{row['subject']}?figure={row['id']}",
        },
    }


def cells(row: Row, package: Package, reader: Reader) -> list[object]:
    """The figure as one row of CSV; see COLUMNS. What is a list is written with spaces between codes."""
    said: dict[str, object] = {
        "page": row["subject"],
        "value": float(row["value"]),
        "precision": float(row["quantum"]),
        "qualifications": "; ".join(qualifications(row, reader)),
        "derived": bool(row["derived"]),
        "formula": _formula(row, package, reader),
        "inputs": " ".join(row["inputs"]),
        "sources": " ".join(row["sources"]),
        "data_version": package.version,
    }
    return [said[name] if name in said else row[name] for name in COLUMNS]


class Records:
    """The figures of one edition in one language, each made once: on the first request that has it.

    What it hands out is shared: never alter it.
    """

    def __init__(self, edition: Edition, lang: str, base: str) -> None:
        self.package = edition.package
        self._reader = reader_for(lang)
        self._base = base
        self._rows = edition.rows(lang)
        self._records: dict[str, dict[str, Any]] = {}
        content = edition.released.get(lang, b"")
        self._lines, self.header = _released(content)
        self.marked = content.startswith(BOM_UTF8)

    def __contains__(self, figure: str) -> bool:
        return figure in self._rows

    def record(self, figure: str) -> dict[str, Any]:
        """A figure as JSON has it; see `record`."""
        if figure not in self._records:
            self._records[figure] = record(self._rows[figure], self.package, self._reader, self._base)
        return self._records[figure]

    def line(self, figure: str) -> str:
        """A figure as a line of CSV; see COLUMNS."""
        if figure not in self._lines:
            self._lines[figure] = line(cells(self._rows[figure], self.package, self._reader))
        return self._lines[figure]

    def behind(self, figure: str) -> list[str]:
        """The ids of all figures that a figure was worked out from, each before those that it rests on itself."""
        found: dict[str, None] = {}
        waiting = list(self._rows[figure]["inputs"])
        while waiting:
            one = waiting.pop(0)
            if one not in found:
                found[one] = None
                waiting += self._rows[one]["inputs"]
        return list(found)


def released(edition: Edition, lang: str) -> bytes:
    """All figures of an edition as CSV, as an answer has them: what is kept of a version when it is published."""
    known = records(edition, lang, "")
    lines = map(known.line, edition.package.observations()["id"])
    return "".join([line(COLUMNS), *lines]).encode("utf-8")


def _released(content: bytes) -> tuple[dict[str, str], Sequence[str]]:
    """The lines of figures as they were written when their version was published, by id, and the columns of then."""
    if not content:
        return {}, COLUMNS
    header, *lines = content.decode("utf-8-sig").split(END)[:-1]
    return {each.partition(",")[0]: each + END for each in lines}, header.split(",")


@lru_cache(maxsize=2 * len(LANGUAGES))
def records(edition: Edition, lang: str, base: str) -> Records:
    """The figures of an edition, ready to be sent."""
    return Records(edition, lang, base)


def _coded(row: Row, name: str) -> dict[str, str]:
    return {"code": row[name], "name": row[f"{name}_name"]}


def _formula(row: Row, package: Package, reader: Reader) -> str:
    return formula(row, package, reader.lang, text=reader.text, period=reader.period)


@lru_cache(maxsize=2)
def _sources(package: Package) -> dict[str, dict[str, Any]]:
    licences = of_sources(package, FALLBACK)
    return {
        source["id"]: {
            "code": source["id"],
            "title": source["title"],
            "publisher": source["publisher"],
            "authority": source["authority"],
            "date": source["date"] or None,
            "url": source["url"] or None,
            "licence": terms(licences.get(source["id"])),
        }
        for source in package.table("sources").to_dict("records")
    }
