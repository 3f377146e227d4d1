"""The one shape that all figures share, printed and derived, and how printed figures get into it.

Columns: those of the observation schema, then
- subject: what the descriptor says of the observation file it stands in (for derived figures: what they are declared
  for)
- derived, operation, inputs: whether the dashboard worked it out, how, and from which figures (tuple of ids)
- quantum: the unit of the last digit, in base units
- authority: official or press; a derived figure is press if any input is
- source_date: as far as the source states it, as 2016, 2016-04 or 2016-04-25; of the newest input for derived
  ones
- sources: a tuple of source codes: one, or for a derived figure those of all printed figures behind it
A blank text is "" and never NaN.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import pandas as pd

from . import printed
from .contract import PRINTED_COLUMNS
from .languages import in_languages
from .tables import Table, texts

_FURTHER = {
    "subject": "str",
    "derived": "bool",
    "operation": "str",
    "inputs": "object",
    "quantum": "float64",
    "authority": "str",
    "source_date": "str",
    "sources": "object",
}
KNOWN_INDICATORS = (
    "indicators"  # in frame.attrs: the codes that `select` accepts; None where their table is broken
)
STATUSES = "ABDPEU"  # from sound to doubtful
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


class Codes(tuple):
    """Codes that ride along in a frame's attrs.

    pandas copies attrs in depth for every column that is read; what cannot change need not be copied.
    """

    __slots__ = ()

    def __deepcopy__(self, memo: dict) -> Codes:
        return self


def framed(columns: Mapping[str, Iterable[object]], languages: Iterable[str]) -> pd.DataFrame:
    """A frame of the one shape, with notes in these languages, from its columns; one that is not given is blank."""
    stated = in_languages(PRINTED_COLUMNS, languages)
    dtypes = {**{name: "float64" if name == "value" else "str" for name in stated}, **_FURTHER}
    length = len(list(columns["id"])) if columns else 0
    empty: dict[str, object] = {"str": "", "bool": False, "float64": float("nan"), "object": ()}
    cells = {
        name: list(columns[name]) if name in columns else [empty[dtype]] * length
        for name, dtype in dtypes.items()
    }
    return pd.DataFrame(
        {
            name: texts(cells[name]) if dtype == "str" else pd.Series(cells[name], dtype=dtype)
            for name, dtype in dtypes.items()
        }
    )


def printed_frame(
    table: Table, authorities: Mapping[str, str], dates: Mapping[str, str], languages: tuple[str, ...]
) -> pd.DataFrame:
    """The figures of one valid observation file."""
    # From plain lists: to go through a frame of the table would walk over each of some 10 000 rows twice.
    cells = {name: table.columns[name] for name in in_languages(PRINTED_COLUMNS, languages)}
    values = [float(cell) for cell in cells["value"]]
    rows = zip(cells["as_printed"], values, cells["obs_status"], strict=True)
    return framed(
        {
            **cells,
            "value": values,
            "subject": [table.resource.subject] * len(table),
            "quantum": [printed.quantum(text, value, status) for text, value, status in rows],
            "authority": [authorities[source] for source in cells["source"]],
            "source_date": [dates[source] for source in cells["source"]],
            "sources": [(source,) for source in cells["source"]],
        },
        languages,
    )


def joined(frames: Iterable[pd.DataFrame], languages: Iterable[str]) -> pd.DataFrame:
    """The frames (with notes in these languages) one below the other, numbered anew."""
    filled = [frame for frame in frames if len(frame)]
    return pd.concat(filled, ignore_index=True) if filled else framed({}, languages)


def plain_date(stated: str) -> str:
    """The first date in a source's own words that can be compared ("2016-04"), or "" where it states none."""
    found = _DATE.search(stated)
    return found.group() if found else ""
