"""Complete addresses, as the world outside knows them."""

from __future__ import annotations

import re

from starlette.datastructures import Headers
from starlette.types import Scope

_HOST = re.compile(r"([A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(:\d{1,5})?")


def origin(scope: Scope) -> str:
    """Scheme and host by which a request has come, "" where it names none that could be one.

    The scheme is what a trusted proxy says that it was; the host is handed on by the proxy as it came.
    """
    host = Headers(scope=scope).get("host", "")
    scheme = "https" if scope.get("scheme") == "https" else "http"
    return f"{scheme}://{host}" if _HOST.fullmatch(host) else ""
