"""What can be wrong with figures that are sound by themselves: a page that cannot be drawn with them."""

from __future__ import annotations

from collections.abc import Sequence

from .problem import Problem, listed

PAGES = "pages"


def undrawn(
    file: str, line: int, page: str, languages: Sequence[str], fault: str, rows: Sequence[str]
) -> Problem:
    """A page that cannot be drawn; `rows` are figures without which it can, where such were found."""
    message = f"the page {page} cannot be drawn in {', '.join(languages)}: {fault}"
    if not rows:
        return Problem(file, line, "", PAGES, message, "mend the page, or correct what it draws.")
    return Problem(
        file, line, "", PAGES, message, f"it can without {listed(rows)}: correct them, or mend the page."
    )
