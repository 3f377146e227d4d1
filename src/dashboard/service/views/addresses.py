"""Complete addresses, as the world outside knows them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from starlette.datastructures import Headers
from starlette.types import Scope

from dashboard.data.store import Edition
from dashboard.service.api.asking import vocabulary
from dashboard.service.contents import path_of
from dashboard.view import Choice, View, address, query

_HOST = re.compile(r"([A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(:\d{1,5})?")


def origin(scope: Scope) -> str:
    """Scheme and host by which a request has come, "" where it names none that could be one.

    The scheme is what a trusted proxy says that it was; the host is handed on by the proxy as it came.
    """
    host = Headers(scope=scope).get("host", "")
    scheme = "https" if scope.get("scheme") == "https" else "http"
    return f"{scheme}://{host}" if _HOST.fullmatch(host) else ""


def permalink(view: View, edition: Edition, choices: Sequence[Choice], *, lang: str, base: str = "") -> str:
    """The complete address of a view: every parameter spelled out, and the version of the data.

    It is the one that the page itself gives a reader to copy. `base` is what stands before its path.
    """
    plain = replace(view, lang=None)
    spelled = query(plain, complete=True, vocabulary=vocabulary(edition), choices=choices)
    return address(path_of(view.page, base), {"lang": [lang], **spelled})
