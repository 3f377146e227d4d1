"""A drawing as a part of an HTML page: small, as wide as its place, in the page's own colours, light or dark."""

from __future__ import annotations

import re
from dataclasses import fields
from functools import cache
from html import escape

from dashboard.render.palette import Palette, Scheme, palette

_TAG = re.compile(r"<svg\b[^>]*>")
_BOX = re.compile(r'viewBox="[^"]*"')
_COLOUR = re.compile(r"(fill|stroke|stop-color): #([0-9a-f]{6})\b")
_OUTLINE = re.compile(r' d="([^"]*)"')
_DIGITS = re.compile(r"(\.\d)\d+")


def of_page(svg: str, alt: str) -> str:
    """The drawing without what stands before it in a file of its own; `alt` says what it shows."""
    tag = _TAG.search(svg)
    assert tag is not None
    box = _BOX.search(tag[0])
    assert box is not None
    body = _COLOUR.sub(lambda found: f"{found[1]}: var({_name(found[2])}, #{found[2]})", svg[tag.end() :])
    # A tenth of a pixel is finer than a screen; a map is a quarter of the size for it.
    body = _OUTLINE.sub(lambda found: _DIGITS.sub(r"\1", found[0]), body)
    return f'<svg {box[0]} role="img" aria-label="{escape(alt)}" xmlns:xlink="http://www.w3.org/1999/xlink">{body}'


@cache
def properties(scheme: Scheme) -> str:
    """The custom properties that give drawings the colours of a scheme, as CSS declarations."""
    drawn, meant = _colours(palette("light")), _colours(palette(scheme))
    pairs = dict(reversed(list(zip(drawn, meant, strict=True))))  # where two share a colour, the first counts
    return " ".join(f"{_name(one[1:].lower())}: {other};" for one, other in pairs.items())


def _colours(found: Palette) -> list[str]:
    said: list[str] = []
    for each in fields(found):
        value = getattr(found, each.name)
        said += [value] if isinstance(value, str) else value
    return said


def _name(digits: str) -> str:
    return f"--drawn-{digits}"
