"""How a figure is written on a chart: its value with the marks that qualify it, what hovering tells, wrapped names.

The marks are the same on every chart, and `key` says what those in view mean. All text is escaped, for Plotly reads
part of HTML.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape
from textwrap import shorten, wrap

from dashboard.charts.observations import Row, code_of, rows_of
from dashboard.locale import Reader

ABOUT, DERIVED, PROVISIONAL, DOUBTFUL = "≈", "*", "ᵖ", "†"
NO_BREAK = "\u00a0"
CHARACTER = 7.0  # an upper estimate in pixels for one character of 13 px text
LINE = 17  # pixels from one line of such text to the next
HOVER_WIDTH = 44


def figure(row: Row, reader: Reader, *, sign: bool = False) -> str:
    """A figure as a label: `≈ €18.1 bn*`."""
    said = reader.amount(
        row["value"],
        measure=row["measure"],
        symbol=row["unit_symbol"] or "",
        decimals=int(row["decimals"]),
        quantum=row.get("quantum", 0.0),
        sign=sign,
    )
    return qualified(escape(said, quote=False), row)


def qualified(said: str, row: Row) -> str:
    """A written value with the marks of its row before and after it."""
    before = ABOUT + NO_BREAK if row["obs_status"] == "E" else ""
    after = {"P": PROVISIONAL, "U": DOUBTFUL}.get(row["obs_status"], "")
    return f"{before}{said}{after}{DERIVED if row['derived'] else ''}"


def worked_out(parts: Sequence[Row], value: float) -> Row:
    """A figure worked out from others here: marked as such, as doubtful as the worst, no finer than the coarsest."""
    status = next((code for code in "UEP" if any(row["obs_status"] == code for row in parts)), "A")
    return {
        **parts[0],
        "value": value,
        "decimals": min(int(row["decimals"]) for row in parts),
        "quantum": max(row.get("quantum", 0.0) for row in parts),
        "obs_status": status,
        "derived": True,
    }


def hover(row: Row, reader: Reader, *, name: str) -> str:
    """What hovering over a figure tells: what, whose, when, every digit, how far to trust it, the note."""
    exact = reader.amount(
        row["value"],
        measure=row["measure"],
        symbol=row["unit_symbol"] or "",
        decimals=int(row["decimals"]),
        short=False,
    )
    lines = [f"<b>{folded(name, HOVER_WIDTH)}</b>"] if name else []
    what = f"{row['indicator_name']} · {row['ref_area_name']}"
    lines.append(folded(what, HOVER_WIDTH))
    lines.append(
        f"{escape(reader.period(row['time_period']), quote=False)}: <b>{escape(exact, quote=False)}</b>"
    )
    lines += [folded(said, HOVER_WIDTH) for said in qualifications(row, reader)]
    note = row["note"]
    if isinstance(note, str) and note:
        lines.append(f"<i>{folded(shorten(note, 180, placeholder='…'), HOVER_WIDTH)}</i>")
    return "<br>".join(lines)


def qualifications(row: Row, reader: Reader) -> list[str]:
    """In words, what a reader must know before trusting the figure; empty for a plain official one."""
    said = {
        "E": reader.text("approximate, as the source says"),
        "P": reader.text("provisional"),
        "U": reader.text("misprinted or contradicted in the source"),
    }
    found = [said[row["obs_status"]]] if row["obs_status"] in said else []
    if row["authority"] == "press":
        found.append(reader.text("as reported by the press"))
    if row["derived"]:
        found.append(reader.text("worked out by this dashboard"))
    return found


def key(frame: object, *, reader: Reader) -> str:
    """What the marks on these figures mean, in one line; empty when there are none."""
    rows = rows_of(frame, chart="key")
    status = {row["obs_status"] for row in rows}
    parts = []
    if "E" in status:
        parts.append(f"{ABOUT} {reader.text('approximate, as the source says')}")
    if "P" in status:
        parts.append(f"{PROVISIONAL} {reader.text('provisional')}")
    if "U" in status:
        parts.append(f"{DOUBTFUL} {reader.text('misprinted or contradicted in the source')}")
    if any(row["derived"] for row in rows):
        parts.append(f"{DERIVED} {reader.text('worked out by this dashboard')}")
    if any(row["authority"] == "press" for row in rows):
        parts.append(reader.text("hatched or hollow: as reported by the press"))
    return " · ".join(parts)


def name(row: Row, column: str, reader: Reader) -> str:
    """What a row is called in a column of names: periods in words, and the whole where there is no part to name."""
    said = code_of(row, column)
    if column == "time_period":
        return reader.period(said)
    return said or reader.text("Total")


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
