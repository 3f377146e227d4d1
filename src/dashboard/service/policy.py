"""What a browser is told that it may do here: nothing that involves another host."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

_INLINE = re.compile(r'<script(?: data-[a-z]+="[^"]*")?>(.*?)</script>', re.DOTALL)
_FEATURES = (
    "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone",
    "midi", "payment", "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip

PERMISSIONS = ", ".join(f"{name}=()" for name in _FEATURES)
"""The Permissions-Policy: nothing that a page of figures has no use for."""

NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
"""The policy of answers that are data: a browser that shows one as a page runs nothing in it."""


def scripts_of(html: str) -> tuple[str, ...]:
    """The inline scripts of a page of HTML, such as Streamlit's shell."""
    return tuple(_INLINE.findall(html))


def for_pages(scripts: Iterable[str], embedders: Iterable[str] = ()) -> str:
    """The policy of the dashboard's pages: own files, these inline scripts and no others, own connections.

    Styles may be inline, because Streamlit and Plotly write theirs into elements. `blob:` is how Streamlit loads a
    component's script and deck.gl its workers, `data:` how deck.gl reads the signs on a map: all are made by the page
    itself and fetch nothing. Both compile WebAssembly of their own; text is never run as a script.
    """
    hashes = " ".join(sorted({f"'sha256-{_digest(script)}'" for script in scripts}))
    rules = {
        "default-src": "'none'",
        "script-src": f"'self' blob: 'wasm-unsafe-eval' {hashes}".strip(),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self' data: blob:",
        "worker-src": "'self' blob:",
        "media-src": "'self' blob:",
        "manifest-src": "'self'",
        "frame-src": "'none'",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": " ".join(embedders) or "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _digest(script: str) -> str:
    return b64encode(sha256(script.encode("utf-8")).digest()).decode("ascii")
