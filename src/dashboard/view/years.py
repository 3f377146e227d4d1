"""The years of a view as an address says them: one (2019), or a span from the first to the last (2015-2024)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

_SPAN = re.compile(r"(\d{4})-(\d{4})", re.ASCII)
_WRITTEN = re.compile(
    r"\W*(\d{4})\s*(?:\.{2,3}|…|/|[-\u2010-\u2015\u2212_~]|to|until|tot(?:\s+en\s+met)?|t/m)\s*(\d{4})\W*",
    re.IGNORECASE,
)
"""How people, sheets and other programs write a span."""


class Years(Collection[str]):
    """What an address may ask for: the words that are listed, and every span that holds one of the years among them."""

    def __init__(self, listed: Collection[str]) -> None:
        self._listed = tuple(listed)

    def __contains__(self, code: object) -> bool:
        if code in self._listed:
            return True
        ends = _SPAN.fullmatch(code) if isinstance(code, str) else None
        return (
            ends is not None
            and any(ends[1] <= year <= ends[2] for year in self._listed)
            and ends[1] < ends[2]
        )

    def __iter__(self) -> Iterator[str]:
        return iter(self._listed)

    def __len__(self) -> int:
        return len(self._listed)


def is_span(years: str | None) -> bool:
    """Whether several years are asked for."""
    return years is not None and "-" in years


def ends_of(years: str) -> tuple[str, str]:
    """The first and the last year of a span; of one year that year twice."""
    first, _, last = years.partition("-")
    return first, last or first


def span(first: str, last: str) -> str:
    """The years from one to another, whichever is the earlier, as an address says them."""
    first, last = sorted((first, last))
    return first if first == last else f"{first}-{last}"


def spanned(written: str) -> str:
    """A span that is written otherwise (2015..2024, 2015–2024, 2015/2024, 2024 to 2015) as addresses have it; anything else
    as it stands.
    """
    found = _WRITTEN.fullmatch(written) if len(written) < 40 else None
    return span(*(f"{int(year):04d}" for year in found.groups())) if found else written
