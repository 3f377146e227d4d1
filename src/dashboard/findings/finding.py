"""The one kind of finding: a message whose fields are facts of the figures in view."""

from collections.abc import Callable

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
    ranked = figures.sort_values("value", ascending=False, kind="stable")
    top, second = ranked.iloc[0], ranked.iloc[min(1, len(ranked) - 1)]
    timed = ranked.sort_values("sort_period", kind="stable")
    first = timed[timed["sort_period"] == timed["sort_period"].iloc[0]].iloc[0]
    last = timed[timed["sort_period"] == timed["sort_period"].iloc[-1]].iloc[0]
    code = label.removesuffix("_name")
    focused = ranked[ranked[code] == focus] if focus else ranked.head(0)
    chosen = focused.sort_values("sort_period", kind="stable").iloc[-1] if not focused.empty else top
    rank = int((ranked["value"] > chosen["value"]).sum()) + 1
    return {
        "top": top[label],
        "top_value": amount(top, reader),
        "bottom": ranked.iloc[-1][label],
        "bottom_value": amount(ranked.iloc[-1], reader),
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


def amount(row: pd.Series, reader: Reader) -> str:
    """A figure as prose writes it: scaled, with its unit."""
    return reader.amount(
        row["value"],
        measure=row["measure"],
        symbol=row["unit_symbol"],
        decimals=int(row["decimals"]),
        quantum=row["quantum"],
    )
