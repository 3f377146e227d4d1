"""The one kind of finding: a message whose fields are facts of the figures in view."""

from collections.abc import Callable, Mapping

import pandas as pd

from dashboard.locale import Reader, mark

Finding = Callable[[pd.DataFrame, Reader], str]


NAMED = ("top", "second", "bottom", "focus")
OTHERWISE = mark("{top}: {top_value} in {last_period}")


SAID = ("value", "sort_period", "time_period", "measure", "unit_symbol", "decimals", "quantum")
"""The columns of what is said of a figure, beside its name."""


def finding(
    message: str, *, label: str = "counterpart_name", focus: str | None = None, otherwise: str = OTHERWISE
) -> Finding:
    """A function that fills the fields of `message` from figures.

    Fields: `top`, `second` and `bottom` (labels; regions with their article) with `top_value`, `second_value` and
    `bottom_value`; `first_period` and `last_period` with `first_value` and `last_value` (that of the largest figure,
    where a period has several); `n`; and of the latest row whose code in the label's column is `focus`: `focus`,
    `focus_value`, `focus_period`, `focus_rank`. Where the focus is not in view `otherwise` is said.
    """

    def say(figures: pd.DataFrame, reader: Reader) -> str:
        in_view = focus is None or focus in set(figures[_code(label)])
        told = facts(figures, reader, label=label, focus=focus if in_view else None)
        said = reader.text(message if in_view else otherwise, **told)
        # A name with its article may open the sentence; other labels begin as they are written.
        begins = (
            any(said.startswith(told[name]) for name in NAMED) and f"{_code(label)}_in_sentence" in figures
        )
        return said[0].upper() + said[1:] if begins else said

    return say


def facts(figures: pd.DataFrame, reader: Reader, *, label: str, focus: str | None = None) -> dict[str, str]:
    """What can be said of figures that are measured alike. Raises ValueError when there are none."""
    if figures.empty:
        raise ValueError("no figures to say anything about")
    code = _code(label)
    spoken = f"{code}_in_sentence" if f"{code}_in_sentence" in figures else label
    # Figures carry some sixty columns; making dictionaries of all would take longer than all the rest.
    names = dict.fromkeys((*SAID, code, spoken))
    rows = [
        dict(zip(names, row, strict=True)) for row in zip(*(figures[name] for name in names), strict=True)
    ]
    ranked = sorted(rows, key=lambda row: -row["value"])
    top, second = ranked[0], ranked[min(1, len(ranked) - 1)]
    # Of a period with several figures the largest: both sorts keep the order of the ranking.
    first = min(ranked, key=lambda row: row["sort_period"])
    last = max(ranked, key=lambda row: row["sort_period"])
    focused = [row for row in ranked if focus and row[code] == focus]
    chosen = sorted(focused, key=lambda row: row["sort_period"])[-1] if focused else top
    rank = sum(row["value"] > chosen["value"] for row in ranked) + 1
    return {
        "top": top[spoken],
        "top_value": amount(top, reader),
        "bottom": ranked[-1][spoken],
        "bottom_value": amount(ranked[-1], reader),
        "second": second[spoken],
        "second_value": amount(second, reader),
        "first_period": reader.period(first["time_period"]),
        "first_value": amount(first, reader),
        "last_period": reader.period(last["time_period"]),
        "last_value": amount(last, reader),
        "focus": chosen[spoken],
        "focus_value": amount(chosen, reader),
        "focus_period": reader.period(chosen["time_period"]),
        "focus_rank": reader.number(rank),
        "n": reader.number(len(figures)),
    }


def _code(label: str) -> str:
    """The column of codes behind a column of labels."""
    return label.removesuffix("_name")


def amount(row: Mapping, reader: Reader) -> str:
    """A figure as prose writes it: scaled, with its unit."""
    return reader.amount(
        row["value"],
        measure=row["measure"],
        symbol=row["unit_symbol"],
        decimals=int(row["decimals"]),
        quantum=row["quantum"],
    )
