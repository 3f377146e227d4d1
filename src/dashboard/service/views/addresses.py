"""Addresses: of the dashboard as the world outside knows it, and of figures within it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse
from starlette.types import Scope

from dashboard.content import release
from dashboard.data.store import Edition
from dashboard.service.contents import entries
from dashboard.service.views.asked import righted
from dashboard.view import View, address, query

OF_QUERIES = "%&=+;,/?:@!$'()*~[]"
"""Signs that stand as they are in a query that is handed on."""

_HOST = re.compile(r"([A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(:\d{1,5})?")


def origin(scope: Scope) -> str:
    """Scheme and host by which a request has come, "" where it names none that could be one.

    The scheme is what a trusted proxy says that it was; the host is handed on by the proxy as it came.
    """
    host = Headers(scope=scope).get("host", "")
    scheme = "https" if scope.get("scheme") == "https" else "http"
    return f"{scheme}://{host}" if _HOST.fullmatch(host) else ""


def client_of(scope: Scope) -> str:
    """Who asks: an address, as a trusted proxy tells it; "" where nobody does."""
    return scope["client"][0] if scope.get("client") else ""


class Moved(RedirectResponse):
    """Sends whoever asks to the address as it was meant. Nobody keeps that: what is meant may change with the data."""

    def __init__(self, path: str, query: str) -> None:
        super().__init__(
            f"{quote(path)}?{query}" if query else quote(path), 307, {"cache-control": "no-store"}
        )


def where_meant(scope: Scope, edition: Edition) -> Moved | None:
    """To the same path with the query as it was meant, for a browser that opens the page; None where it is right.

    Programs get the answer at once: nobody sees the address that they have asked.
    """
    if Headers(scope=scope).get("sec-fetch-mode") != "navigate":
        return None
    query = righted(scope["query_string"], edition)
    return None if query is None else Moved(scope["path"], query)


def to_figures(view: View, edition: Edition, lang: str) -> Callable[[str], str]:
    """Gives the address of a figure by its id, beside that of the page in view and with its filters; "" without one."""
    homes = release.vocabulary(edition).figures
    pages = {entry.slug for entry in entries()}

    def where(figure: str) -> str:
        home = homes.get(figure, "")
        if home not in pages:
            return ""
        return address(home, query(replace(view.elsewhere(home), lang=lang, figure=figure)))

    return where
