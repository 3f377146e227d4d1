"""How wide texts are, and how they are broken into lines."""

from __future__ import annotations

from bisect import bisect
from functools import cache, lru_cache
from pathlib import Path

LEADING = 1.28  # from one line of text to the next, in sizes
SAFE = 1.008  # what a line may be wider than its letters say
NARROWEST = 0.25  # of a letter's size is what the narrowest one takes


def width_of(said: str, size: float, bold: bool = False) -> float:
    """How many pixels wide a line of text is."""
    return _relative_width(said, bold) * size * SAFE


@lru_cache(maxsize=8192)
def _relative_width(said: str, bold: bool) -> float:
    """The width of a line of text in sizes of its letters."""
    from matplotlib.font_manager import get_font

    font = get_font(str(font_file(bold)))  # each thread has its own
    font.set_size(100.0, 72)
    font.set_text(said, 0.0)
    return font.get_width_height()[0] / 6400


def wrapped(said: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """The text in lines no wider than `width`; a word that is wider by itself is broken."""
    lines: list[str] = []
    # More letters than that never fit, and need not be measured: that takes longer, the longer the text is.
    most = int(width / (size * NARROWEST)) + 1
    for word in filter(None, said.replace(" · ", "\u00a0· ").replace("\n", " ").split(" ")):
        if (
            lines
            and len(lines[-1]) + len(word) < most
            and width_of(f"{lines[-1]} {word}", size, bold) <= width
        ):
            lines[-1] += f" {word}"
            continue
        while len(word) > 1 and (len(word) > most or width_of(word, size, bold) > width):
            # Prefixes grow wider letter by letter, so the longest that fits is found by halving.
            fits = max(
                1,
                bisect(
                    range(1, min(len(word), most)), width, key=lambda end: width_of(word[:end], size, bold)
                ),
            )
            lines.append(word[:fits])
            word = word[fits:]
        lines.append(word)
    return lines or [""]


def balanced(said: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """As `wrapped`, in lines of about the same width."""
    lines = wrapped(said, size, width, bold=bold)
    for share in (0.5, 0.6, 0.7, 0.8, 0.9):
        found = wrapped(said, size, width * share, bold=bold)
        if len(found) == len(lines):
            return found
    return lines


@cache
def font_file(bold: bool) -> Path:
    """The file of the typeface that comes with Matplotlib, so that pictures are the same wherever they are made."""
    import matplotlib

    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return Path(matplotlib.get_data_path()) / "fonts" / "ttf" / name
