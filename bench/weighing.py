"""How much a first load brings to the browser, every answer and message packed, whether or not its server does that."""

from __future__ import annotations

import gzip

from playwright.sync_api import Browser, Response

from visiting import Site, load, visitor

PACKED = ("font/woff2", "image/png", "application/zip")
"""Kinds that are packed already."""


def weight(browser: Browser, site: Site) -> float:
    """Kilobytes of a load in a browser that was never here, all that follows by itself included."""
    answers: list[Response] = []
    messages: list[bytes] = []
    with visitor(browser) as page:
        page.on("response", lambda answer: answers.append(answer))  # Playwright marks what it calls
        page.on(
            "websocket", lambda line: line.on("framereceived", lambda said: messages.append(_bytes(said)))
        )
        load(page, site)
        # What a page preloads and then imports is told twice and fetched once.
        bodies = {
            each.url: _packed(each.body(), each.header_value("content-type") or "")
            for each in answers
            if each.ok
        }
        return (sum(bodies.values()) + sum(_packed(each) for each in messages)) / 1000


def _bytes(said: str | bytes) -> bytes:
    return said.encode() if isinstance(said, str) else said


def _packed(body: bytes, kind: str = "") -> int:
    return len(body) if kind.startswith(PACKED) else min(len(body), len(gzip.compress(body, compresslevel=6)))
