"""How a page, a picture or a text is sent: with a tag of its own, packed where that helps, or not again."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from hashlib import sha256

from starlette.datastructures import Headers
from starlette.responses import Response

from dashboard.service.negotiation import accepts_gzip, unchanged

WORTH_PACKING = 1000
PACKED = ("image/png", "application/zip")
"""Kinds that are packed already."""


def sent(
    asked: Headers,
    body: bytes,
    kind: str,
    *,
    cache: str,
    vary: str = "",
    more: Mapping[str, str] | None = None,
) -> Response:
    """The answer with these bytes, or 304 where the client that `asked` has them. `cache` is its Cache-Control."""
    text = kind not in PACKED
    packed = text and len(body) >= WORTH_PACKING and accepts_gzip(asked)
    digest = sha256(body).hexdigest()[:24]
    tag = f'"{digest}-gz"' if packed else f'"{digest}"'
    varies = ", ".join(name for name in (vary, "accept-encoding" if text else "") if name)
    headers = {"etag": tag, "cache-control": cache, **({"vary": varies} if varies else {}), **(more or {})}
    if unchanged(asked, tag):
        return Response(status_code=304, headers=headers)
    if packed:
        body = gzip.compress(body, compresslevel=6, mtime=0)
        headers["content-encoding"] = "gzip"
    return Response(body, headers={**headers, "content-type": kind})
