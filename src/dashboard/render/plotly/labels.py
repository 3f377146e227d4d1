"""Texts as Plotly reads them: what hovering tells, folded names, and about how wide they are.

All text is escaped, for Plotly reads part of HTML.
"""

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from textwrap import shorten, wrap

from dashboard.charts.labels import NO_BREAK, qualifications
from dashboard.charts.spec import Point
from dashboard.locale import Reader
from dashboard.render.label_ends import LINE

__all__ = ["HOVER_WIDTH", "LINE", "NO_BREAK", "folded", "hover", "line_count", "pixels", "shown"]

CHARACTER = 7.0  # an upper estimate in pixels for one character of 13 px text
HOVER_WIDTH = 44


def shown(point: Point) -> str:
    """What stands beside a mark."""
    return escape(point.text, quote=False)


def hover(point: Point, reader: Reader, *, name: str) -> str:
    """What hovering over a figure tells: what, whose, when, every digit, how far to trust it, the note.

    Of a figure worked out here there is no more to tell than stands beside it.
    """
    if point.worked_out:
        return f"<b>{escape(name, quote=False)}</b><br>{shown(point)}"
    row = point.row
    exact = reader.amount(
        row["value"],
        measure=row["measure"],
        symbol=row["unit_symbol"] or "",
        decimals=int(row["decimals"]),
        short=False,
    )
    lines = [f"<b>{folded(name, HOVER_WIDTH)}</b>"] if name else []
    lines.append(folded(f"{row['indicator_name']} · {row['ref_area_name']}", HOVER_WIDTH))
    lines.append(
        f"{escape(reader.period(row['time_period']), quote=False)}: <b>{escape(exact, quote=False)}</b>"
    )
    lines += [folded(said, HOVER_WIDTH) for said in qualifications(row, reader)]
    note = row["note"]
    if isinstance(note, str) and note:
        lines.append(f"<i>{folded(shorten(note, 180, placeholder='…'), HOVER_WIDTH)}</i>")
    return "<br>".join(lines)


@lru_cache(maxsize=4096)
def folded(text: str, width: int = 20, lines: int | None = None) -> str:
    """A name over as many lines as it needs (at most `lines`), escaped, for an axis or a label."""
    found = wrap(text, width, break_long_words=False, max_lines=lines, placeholder=" …") or [""]
    return "<br>".join(escape(line, quote=False) for line in found)


def pixels(text: str) -> int:
    """About how wide a label is: its longest line."""
    return round(max(len(_plain(line)) for line in text.split("<br>")) * CHARACTER)


def line_count(texts: Iterable[str]) -> int:
    """The number of lines of the tallest of some labels."""
    return max(text.count("<br>") + 1 for text in texts)


def _plain(line: str) -> str:
    """A label without its tags, and with one character for each entity."""
    out, inside = [], False
    for character in line.replace("&amp;", "&").replace("&lt;", "‹").replace("&gt;", "›"):
        if character == "<":
            inside = True
        elif character == ">" and inside:
            inside = False
        elif not inside:
            out.append(character)
    return "".join(out)
