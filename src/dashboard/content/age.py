"""How old what is told is, said where a reader may take it for a figure of now: one rule for tiles and cards."""

from __future__ import annotations

from dashboard.data import OLD, years_old
from dashboard.locale import Reader, today
from dashboard.locale.reader import NO_BREAK


def aged(said: str, period: str, reader: Reader) -> str:
    """A period in the reader's words; with how long ago it was, where that is OLD years or more."""
    years = years_old(period, today())
    if years < OLD:
        return said
    ago = reader.plural("{n} year ago", "{n} years ago", years)
    return f"{said} ({ago.replace(' ', NO_BREAK)})"
