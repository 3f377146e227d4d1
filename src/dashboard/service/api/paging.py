"""A part of a long answer: `limit` and `offset`, and the addresses of the parts beside it (RFC 8288).

Without either an answer is whole, as it always was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlencode

from starlette.requests import Request

from dashboard.service.api.faults import Fault

LIMIT, OFFSET = "limit", "offset"
NAMES = (LIMIT, OFFSET)

MOST = 10_000
"""So many at a time at most: some 15 MB of figures as JSON."""
FARTHEST = 10_000_000

One = TypeVar("One")


@dataclass(frozen=True)
class Part:
    """Which part of a list is asked for: `limit` entries (None: all that follow) from the place `offset` on, from 0."""

    limit: int | None = None
    offset: int = 0
    asked: bool = False

    def of(self, entries: Sequence[One]) -> Sequence[One]:
        """These entries of a list; none where it ends before."""
        return entries[self.offset :][: self.limit]

    def links(self, request: Request, path: str, total: int) -> dict[str, str]:
        """The addresses of the first, previous, next and last part, as far as there are such: by their relation.

        The rest of the query is as it was asked. Nothing where no part is asked for.
        """
        if not self.asked:
            return {}
        rest = [(name, value) for name, value in request.query_params.multi_items() if name not in NAMES]
        window = [(LIMIT, str(self.limit))] if self.limit else []

        def at(offset: int) -> str:
            return f"{path}?{urlencode([*rest, *window, (OFFSET, str(offset))])}"

        found = {"first": at(0)}
        if self.limit is None:
            return found
        if self.offset:
            found["prev"] = at(max(min(self.offset, total) - self.limit, 0))
        if self.offset + self.limit < total:
            found["next"] = at(self.offset + self.limit)
        found["last"] = at(max(total - 1, 0) // self.limit * self.limit)
        return found


def part(request: Request) -> Part:
    """The part that a request asks for. Raises Fault where a number is none, too small or too large, or repeated."""
    query = request.query_params
    if not any(name in query for name in NAMES):
        return Part()
    limit = _number(query.getlist(LIMIT), LIMIT, 1, MOST)
    offset = _number(query.getlist(OFFSET), OFFSET, 0, FARTHEST)
    return Part(limit, offset or 0, asked=True)


def header(links: dict[str, str]) -> dict[str, str]:
    """The same as the header field Link, which answers of any form can have."""
    told = ", ".join(f'<{address}>; rel="{relation}"' for relation, address in links.items())
    return {"link": told} if told else {}


def _number(values: Sequence[str], name: str, least: int, most: int) -> int | None:
    if not values:
        return None
    value = values[0]
    whole = value.isascii() and value.isdigit() and len(value) <= len(str(most))
    if whole and len(values) == 1 and least <= int(value) <= most:
        return int(value)
    message = f"{name} is one whole number from {least} to {most}."
    remark = {
        "kind": "out-of-range",
        "parameter": name,
        "value": value[:60],
        "instead": "",
        "message": message,
    }
    raise Fault(400, message, remarks=[remark])
