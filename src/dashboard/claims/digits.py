"""A number in digits with any separators. Knows no words."""

from __future__ import annotations

import re

MOST_DIGITS = 15
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([., \u00a0\u202f\u2009'])\d{3})(?:\1\d{3})*")


def read_number(text: str, *, broken: bool = False) -> tuple[float, float, int] | None:
    """Value, unit of the last digit that is no closing zero, and number of significant digits of a number in digits with
    any separators; None where it is none. With `broken` three digits behind a single sign are decimals.
    """
    plain = text
    single = len(re.findall(r"[.,]", text)) == 1 and not re.search(r"[ \u00a0\u202f\u2009']", text)
    if _GROUPED.fullmatch(text) and not (broken and single):
        plain = re.sub(r"\D", "", text)
    else:
        plain = re.sub(r"[ \u00a0\u202f\u2009']", "", text)
        last = max(plain.rfind("."), plain.rfind(","))
        if last >= 0:
            whole, decimals = plain[:last], plain[last + 1 :]
            kinds = set(re.findall(r"[.,]", whole))
            if plain[last] in kinds:
                return None  # 1.2.3 is no number
            plain = re.sub(r"[.,]", "", whole) + "." + decimals
    if len(plain) > MOST_DIGITS * 2 or not re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return None
    value = float(plain)
    whole, _, decimals = plain.partition(".")
    digits = len((whole.lstrip("0") + decimals).lstrip("0")) or 1
    step = 10.0 ** -len(decimals)
    if not decimals:
        zeros = zeros_of(value)
        digits, step = max(1, digits - zeros), 10.0**zeros
    return value, step, digits


def zeros_of(value: float) -> int:
    """How many closing zeros a whole number has."""
    text = f"{value:.0f}"
    return len(text) - len(text.rstrip("0")) if value else 0
