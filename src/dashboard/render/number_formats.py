"""Excel number formats that write a figure as the charts do, scale, unit and marks included: `"≈ €"0.0,,," bn*"`.

The number behind the label stays whole, so that it can be edited and the label follows. Formats are in the notation
of the file format (point and comma); the program that opens the file writes the reader's own separators.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dashboard.charts.column import carried, common
from dashboard.charts.observations import Row
from dashboard.charts.spec import ChartSpec, Point
from dashboard.charts.ticks import written
from dashboard.locale import Reader
from dashboard.locale.reader import MINUS

GENERAL = "General"
_SCALES = ((1e9, ",,,"), (1e6, ",,"))  # from which value on a Reader writes billions and millions


def format_of(point: Point, spec: ChartSpec) -> str:
    """The format that writes the figure of a point as its text does."""
    return number_format(point.text, point.value, spec.measure, spec.reader)


def axis_format(marks: Sequence[float], spec: ChartSpec) -> str:
    """The format that writes every mark of an axis: in the scale of the largest, with the decimals of the finest.

    Of ranks nought is none and is not written.
    """
    largest = max(marks, key=abs)
    scale = _scale(largest, spec.measure)[0]
    places = next(
        count for count in range(13) if all(abs(round(m / scale, count) - m / scale) < 1e-9 for m in marks)
    )
    said = written(largest, spec.unit, spec.reader)
    found = number_format(said, largest, spec.measure, spec.reader, places=places)
    return f"{found};" if spec.ranks else found


def number_format(said: str, value: float, measure: str, reader: Reader, *, places: int | None = None) -> str:
    """The format that writes `value` as `said` (or with so many decimal `places`), and other values of its size alike."""
    decimal, group = reader.separators[0], reader.separators[1:]
    found = re.search(rf"\d[\d{re.escape(group)}\s]*(?:{re.escape(decimal)}\d+)?", said)
    if found is None:
        return GENERAL
    number = found.group().rstrip()
    before, after = said[: found.start()], said[found.start() + len(number) :]
    places = len(number.partition(decimal)[2]) if places is None else places
    scale = _scale(value, measure)[1]
    body = "#,##0" + ("." + "0" * places if places else "") + scale
    sign = next((each for each in (MINUS, "+") if each in before), "")
    start = before.index(sign) if sign else len(before) - len(before.lstrip("≈\u00a0"))
    head, tail = before[:start], before[start + len(sign) :]
    plus = "+" if sign == "+" else ""
    return ";".join(f"{_quoted(head + each + tail)}{body}{_quoted(after)}" for each in (plus, MINUS))


def bare_formats(rows: Sequence[Row]) -> Mapping[str, str]:
    """By unit, the format of the bare numbers of a column in base units: the decimals that most of them carry."""
    decimals: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        decimals[str(row["unit"])].append(carried(float(row["value"]), float(row.get("quantum", 0.0))))
    return {
        unit: "#,##0" + ("." + "0" * shared if (shared := common(all_of)) else "")
        for unit, all_of in decimals.items()
    }


def shared_format(points: Iterable[Point], spec: ChartSpec) -> str:
    """The format that most points share; the first of those that do."""
    counted = Counter(format_of(point, spec) for point in points).most_common(1)
    return counted[0][0] if counted else GENERAL


def _scale(value: float, measure: str) -> tuple[float, str]:
    """What a value is divided by where it is written, and the signs that have a format do so."""
    if measure == "percent":
        return 1.0, ""
    return next(((least, by) for least, by in _SCALES if abs(value) >= least), (1.0, ""))


def _quoted(text: str) -> str:
    return '"' + text.replace('"', "") + '"' if text else ""
