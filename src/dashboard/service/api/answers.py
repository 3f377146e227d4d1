"""How an answer is sent: as JSON, CSV or a file, with its tag, its version, and whatever lets a client keep it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from dashboard.data import Licence
from dashboard.data.licences import of_compilation
from dashboard.data.store import Edition
from dashboard.locale import FALLBACK
from dashboard.render.sheets import MEDIA_TYPE, harmless
from dashboard.service.api import paging
from dashboard.service.negotiation import prefers_csv
from dashboard.service.sending import sent

JSON, CSV = "json", "csv"
FORMS = (JSON, CSV)
JSON_TYPE = "application/json"
KEPT = "public, max-age=60"
"""A minute without a question; after that a client asks whether its copy still holds, and mostly hears that it does."""

BOM, YES = "bom", "yes"
"""The parameter that asks for a byte order mark before CSV, and its one value."""


def split_form(name: str) -> tuple[str, str | None]:
    """A name and the form that its ending asks for: `tourism.csv` is `tourism` as CSV."""
    stem, dot, ending = name.rpartition(".")
    return (stem, ending) if dot and ending in FORMS else (name, None)


def form_of(request: Request, ending: str | None) -> str:
    """What an answer is written in: what the address's ending says, else what the client would rather have."""
    return ending or (CSV if prefers_csv(request.headers) else JSON)


def as_json(content: Mapping[str, Any]) -> bytes:
    """JSON in UTF-8. Raises ValueError for a number that JSON does not have."""
    return json.dumps(content, ensure_ascii=False, allow_nan=False).encode("utf-8")


def line(cells: Iterable[object]) -> str:
    """One line of CSV as RFC 4180 has it, comma and decimal point.

    Numbers have every digit; a text that a spreadsheet would run as a formula has an apostrophe before it.
    """
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\r\n").writerow([_cell(cell) for cell in cells])
    return file.getvalue()


def number(value: float) -> int | float | None:
    """A number as JSON should have it: whole ones without a point, none for a blank."""
    value = float(value)
    if value != value:
        return None
    return int(value) if value.is_integer() else value


def send(
    request: Request,
    edition: Edition,
    body: bytes,
    kind: str,
    *,
    name: str = "",
    links: Mapping[str, str] | None = None,
) -> Response:
    """The answer with these bytes, or 304 where the client has them already. `name` makes it a file to keep; `links`
    are the parts of a long answer beside it, by their relation."""
    package = edition.package
    licence = of_compilation(package, FALLBACK)
    named = {"license": licence.url} if licence and licence.url else {}
    told = {
        "x-data-version": package.version,
        "x-data-revision": package.revision,
        **paging.header({**(links or {}), **named}),
    }
    answer = sent(request.headers, body, kind, cache=KEPT, vary="accept, accept-language", more=told)
    if name and answer.status_code != 304:
        answer.headers["content-disposition"] = f'attachment; filename="{name}"'
    return answer


def send_json(
    request: Request, edition: Edition, content: Mapping[str, Any], links: Mapping[str, str] | None = None
) -> Response:
    """An answer in JSON; which version of the data it is stands in it."""
    return send(request, edition, as_json({"data": version(edition), **content}), JSON_TYPE, links=links)


def send_csv(
    request: Request,
    edition: Edition,
    name: str,
    header: Sequence[str],
    lines: Iterable[str],
    links: Mapping[str, str] | None = None,
    *,
    marked: bool = False,
) -> Response:
    """An answer in CSV, in UTF-8; its headers and name say which version it is. With `bom=yes` asked for, or where it was
    `marked` when it was published, it begins with the mark that Excel wants.
    """
    marked = marked or request.query_params.get(BOM) == YES
    body = "".join([line(header), *lines]).encode("utf-8-sig" if marked else "utf-8")
    return send(request, edition, body, MEDIA_TYPE, name=f"{name}-{edition.package.version}.csv", links=links)


def version(edition: Edition) -> dict[str, Any]:
    """Which data: its version, twelve characters that change with any byte of it, the subjects it cannot show, and the
    licence of the compilation.
    """
    package = edition.package
    broken = [subject for subject in package.subjects if not package.usable(subject)]
    return {
        "version": package.version,
        "revision": package.revision,
        "incomplete": broken,
        "licence": terms(of_compilation(package, FALLBACK)),
    }


def terms(licence: Licence | None) -> dict[str, Any] | None:
    """A licence as an answer has it."""
    if licence is None:
        return None
    named = {"code": licence.code, "name": licence.name, "url": licence.url or None}
    return {**named, "confirmed": licence.confirmed}


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return "" if value != value else format(Decimal(repr(value)).normalize(), "f")
    return harmless(str(value))
