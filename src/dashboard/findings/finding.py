"""The one kind of finding: a message whose fields are facts of the figures in view."""

from collections.abc import Mapping, Sequence
from typing import Protocol

import pandas as pd

from dashboard.locale import Reader, mark, sentence_start


class Finding(Protocol):
    """Says something of figures in a language; where filters chose some of them, of those."""

    def __call__(self, figures: pd.DataFrame, reader: Reader, chosen: pd.DataFrame | None = None) -> str:
        """The sentence. `chosen` are the figures that the filters leave, where these are not all."""
        ...


PARTIES = ("partner", "whose")
NAMED = ("top", "second", "bottom", "focus", *PARTIES)
OTHERWISE = mark("{top}: {top_value} in {last_period}")
CHOSEN = mark("{focus}: {focus_value} in {focus_period}")
CHOSEN_AMONG = mark("{focus}: {focus_value} in {focus_period}, number {focus_rank} of {n}")


SAID = ("value", "sort_period", "time_period", "measure", "unit_symbol", "decimals", "quantum")
"""The columns of what is said of a figure, beside its name."""

SPOKEN = "_in_sentence"

AMONG = "among"
"""In frame.attrs: the values of all of their kind, where these are the largest of more."""

FEW = "few"
"""In frame.attrs: that these are too few of their kind to call one the largest."""


def finding(
    message: str, *, label: str = "counterpart_name", focus: str | None = None, otherwise: str = OTHERWISE
) -> Finding:
    """A function that fills the fields of `message` from figures.

    Fields: `top`, `second` and `bottom` (labels; regions with their article) with `top_value`, `second_value` and
    `bottom_value`; `first_period` and `last_period` with `first_value` and `last_value` (that of the
    largest figure, where a period has several); `n`; `partner` and `whose` of the latest figure; and of the latest row
    whose code in
    the label's column is `focus`: `focus`, `focus_value`, `focus_period`, `focus_rank`. Where the focus is not in view
    `otherwise` is said. Where filters chose some of the figures the sentence is about the latest (the largest) of those;
    where there are FEW it makes no comparison.
    """

    def say(figures: pd.DataFrame, reader: Reader, chosen: pd.DataFrame | None = None) -> str:
        in_view = focus is None or focus in set(figures[_code(label)])
        one_period = figures["time_period"].nunique() == 1
        if chosen is not None and len(chosen):
            sentence = CHOSEN_AMONG if one_period and len(figures) > 1 else CHOSEN
            told = _about(figures, chosen, reader, label=label, focus=focus)
        elif (
            figures.attrs.get(FEW)
            or (one_period and "{first_" in message)
            or (len(figures) == 1 and "{n}" in message)
        ):
            sentence, told = CHOSEN, _about(figures, figures, reader, label=label, focus=focus)
        else:
            sentence = message if in_view else otherwise
            told = facts(figures, reader, label=label, focus=focus if in_view else None)
        said = reader.text(sentence, **told)
        # A name with its article may open the sentence; other labels begin as they are written.
        named = NAMED if _spoken(label, figures) else PARTIES
        begins = any(said.startswith(told.get(name) or "\0") for name in named)
        return sentence_start(said) if begins else said

    return say


def of_newest(say: Finding) -> Finding:
    """The same finding of the figures of the newest period alone, on a card that shows several beside each other."""

    def said(figures: pd.DataFrame, reader: Reader, chosen: pd.DataFrame | None = None) -> str:
        newest = figures[figures["sort_period"] == figures["sort_period"].max()]
        return say(newest, reader, None if chosen is None else chosen[chosen["id"].isin(newest["id"])])

    return said


def of_indicator(indicator: str, say: Finding) -> Finding:
    """The same finding of the figures of one indicator alone, on a card that shows several beside each other; of all of
    them where it has none.
    """

    def of(figures: pd.DataFrame) -> pd.DataFrame:
        own = figures[figures["indicator"] == indicator]
        return figures if own.empty else own

    def said(figures: pd.DataFrame, reader: Reader, chosen: pd.DataFrame | None = None) -> str:
        own = of(figures)
        left = None if chosen is None else chosen[chosen["id"].isin(own["id"])]
        return say(own, reader, left)

    return said


def _about(
    figures: pd.DataFrame, chosen: pd.DataFrame, reader: Reader, *, label: str, focus: str | None
) -> dict[str, str]:
    """What can be said of the chosen figures among all; by the partner's name where that tells them from the others, by
    what is measured where the label does not tell figures apart.
    """
    if len(set(figures["counterpart"])) > 1 and set(chosen["counterpart"]) != set(figures["counterpart"]):
        label = "counterpart_name"
    elif len(set(figures[_code(label)])) == 1 and "indicator_name" in figures:
        label = "indicator_name"
    own = chosen[chosen[_code(label)] == focus]
    newest = own if len(own) else chosen
    newest = newest[newest["sort_period"] == newest["sort_period"].max()]
    one = newest.sort_values("value", ascending=False, kind="stable").head(1)
    alone = facts(one, reader, label=label)
    among = _among(figures)
    return {
        "focus": alone["top"],
        "focus_value": alone["top_value"],
        "focus_period": alone["last_period"],
        "focus_rank": reader.number(sum(value > one["value"].iloc[0] for value in among) + 1),
        "n": reader.number(len(among)),
    }


def facts(figures: pd.DataFrame, reader: Reader, *, label: str, focus: str | None = None) -> dict[str, str]:
    """What can be said of figures that are measured alike. Raises ValueError when there are none."""
    if figures.empty:
        raise ValueError("no figures to say anything about")
    code = _code(label)
    spoken = f"{code}{SPOKEN}" if f"{code}{SPOKEN}" in figures else label
    # Figures carry some sixty columns; making dictionaries of all would take longer than all the rest.
    parties = [name for name in (f"counterpart{SPOKEN}", f"ref_area{SPOKEN}") if name in figures]
    names = dict.fromkeys((*SAID, code, spoken, *parties))
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
    among = _among(figures)
    rank = sum(value > chosen["value"] for value in among) + 1
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
        "n": reader.number(len(among)),
        "partner": str(last.get(f"counterpart{SPOKEN}", "")),
        "whose": str(last.get(f"ref_area{SPOKEN}", "")),
    }


def _among(figures: pd.DataFrame) -> Sequence[float]:
    """The values that a rank is among."""
    found: Sequence[float] = figures.attrs.get(AMONG) or figures["value"].tolist()
    return found


def _spoken(label: str, figures: pd.DataFrame) -> bool:
    """Whether what the label names has an article in a sentence."""
    return f"{_code(label)}{SPOKEN}" in figures


def _code(label: str) -> str:
    """The column of codes behind a column of labels."""
    return label.removesuffix("_name")


def amount(row: Mapping, reader: Reader, *, sign: bool = False) -> str:
    """A figure as prose writes it: scaled, with its unit."""
    return reader.amount(
        row["value"],
        measure=row["measure"],
        symbol=row["unit_symbol"],
        decimals=int(row["decimals"]),
        quantum=row["quantum"],
        sign=sign,
    )
