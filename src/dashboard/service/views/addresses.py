"""Addresses: of the dashboard as the world outside knows it, and of figures within it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from starlette.datastructures import Headers
from starlette.types import Scope

from dashboard.data.store import Edition
from dashboard.service.contents import entries
from dashboard.ui.session import vocabulary_of
from dashboard.view import View, address, query

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


def to_figures(view: View, edition: Edition, lang: str) -> Callable[[str], str]:
    """Gives the address of a figure by its id, beside that of the page in view and with its filters; "" without one."""
    homes = vocabulary_of(edition).figures
    pages = {entry.slug for entry in entries()}

    def where(figure: str) -> str:
        home = homes.get(figure, "")
        if home not in pages:
            return ""
        return address(home, query(replace(view.elsewhere(home), lang=lang, figure=figure)))

    return where
