"""The one kind of finding: a message whose fields are facts of the figures in view."""

from collections.abc import Callable, Mapping

import pandas as pd

from dashboard.locale import Reader, mark

Finding = Callable[[pd.DataFrame, Reader], str]


OTHERWISE = mark("{top}: {top_value} in {last_period}")


def finding(
    message: str, *, label: str = "counterpart_name", focus: str | None = None, otherwise: str = OTHERWISE
) -> Finding:
    """A function that fills the fields of `message` from figures.

    Fields: `top`, `second` and `bottom` (labels) with `top_value`, `second_value` and `bottom_value`; `first_period`
    and `last_period` with `first_value` and `last_value` (that of the largest figure, where a period has several);
    `n`; and of the latest row whose code in the label's column is `focus`: `focus`, `focus_value`, `focus_period`,
    `focus_rank`. Where the focus is not in view `otherwise` is said.
    """

    def say(figures: pd.DataFrame, reader: Reader) -> str:
        in_view = focus is None or focus in set(figures[label.removesuffix("_name")])
        return reader.text(
            message if in_view else otherwise,
            **facts(figures, reader, label=label, focus=focus if in_view else None),
        )

    return say


def facts(figures: pd.DataFrame, reader: Reader, *, label: str, focus: str | None = None) -> dict[str, str]:
    """What can be said of figures that are measured alike. Raises ValueError when there are none."""
    if figures.empty:
        raise ValueError("no figures to say anything about")
    rows = figures.to_dict("records")
    ranked = sorted(rows, key=lambda row: -row["value"])
    top, second = ranked[0], ranked[min(1, len(ranked) - 1)]
    # Of a period with several figures the largest: both sorts keep the order of the ranking.
    first = min(ranked, key=lambda row: row["sort_period"])
    last = max(ranked, key=lambda row: row["sort_period"])
    code = label.removesuffix("_name")
    focused = [row for row in ranked if focus and row[code] == focus]
    chosen = sorted(focused, key=lambda row: row["sort_period"])[-1] if focused else top
    rank = sum(row["value"] > chosen["value"] for row in ranked) + 1
    return {
        "top": top[label],
        "top_value": amount(top, reader),
        "bottom": ranked[-1][label],
        "bottom_value": amount(ranked[-1], reader),
        "second": second[label],
        "second_value": amount(second, reader),
        "first_period": reader.period(first["time_period"]),
        "first_value": amount(first, reader),
        "last_period": reader.period(last["time_period"]),
        "last_value": amount(last, reader),
        "focus": chosen[label],
        "focus_value": amount(chosen, reader),
        "focus_period": reader.period(chosen["time_period"]),
        "focus_rank": reader.number(rank),
        "n": reader.number(len(figures)),
    }


def amount(row: Mapping, reader: Reader) -> str:
    """A figure as prose writes it: scaled, with its unit."""
    return reader.amount(
        row["value"],
        measure=row["measure"],
        symbol=row["unit_symbol"],
        decimals=int(row["decimals"]),
        quantum=row["quantum"],
    )
