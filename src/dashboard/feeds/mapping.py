"""From a delivery to observations of the package: which series are held, and what each code stands for.

Nothing unknown becomes a value: a code, flag or period that nobody has declared is a problem with its line, and what is
known and not held is counted with its reason.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from dashboard.data import bounds
from dashboard.data.feeds import WHOLE, CodeLists, Feed, Rule, Unmapped
from dashboard.data.problems import Problem
from dashboard.feeds import flags, refusals
from dashboard.feeds.delivery import Cell, Delivery
from dashboard.feeds.refusals import Refused

Key = tuple[str, str, str, str, str]
KEY = ("indicator", "ref_area", "counterpart", "item", "time_period")
"""What tells an observation from all others."""

OTHER_SERIES = "series that the feed does not hold"
OTHER_UNIT = "in another unit"
EARLIER = "before the first period that is held"

_PLAIN = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")


@dataclass
class Mapped:
    """What a delivery comes to: observations by their key (cells as text, without id), what was left out and why, what
    stands in the way, and which doubts a person has to settle."""

    rows: dict[Key, dict[str, str]] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    doubts: list[Problem] = field(default_factory=list)


def mapped(delivery: Delivery, feed: Feed, lists: CodeLists, file: str) -> Mapped:
    """The observations that a feed holds of a delivery. `file` is what problems call the answer.

    Raises Refused where its structure or unit is another one, or nothing of it is held.
    """
    _check_structure(delivery, feed, file)
    found = Mapped()
    if feed.structure and delivery.structure and feed.structure != delivery.structure:
        found.doubts.append(refusals.other_structure(file, delivery.structure, feed.structure))
    at = {name: place for place, name in enumerate(delivery.columns)}
    cells = _chosen(delivery, feed, at, found, file)
    mapper = _Mapper(feed, lists, file, at, delivery.dimensions)
    for cell in cells:
        mapper.add(cell, found)
    if not found.rows and not found.problems:
        raise Refused(refusals.no_rows(file))
    return found


def number_of(text: str, scale: int) -> Decimal:
    """The value that a delivered number stands for. Raises InvalidOperation where it is none."""
    if _GROUPED.fullmatch(text):
        text = text.replace(",", "")
    elif not _PLAIN.fullmatch(text):
        raise InvalidOperation(text)
    return Decimal(text).scaleb(scale)


def written(value: Decimal) -> str:
    """A number with all its digits, without exponent and without zeros that say nothing."""
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def _check_structure(delivery: Delivery, feed: Feed, file: str) -> None:
    gone = feed.dimensions - set(delivery.columns)
    strange = set(delivery.dimensions) - feed.dimensions
    if gone or strange:
        raise Refused(refusals.other_dimensions(file, gone, strange))


def _chosen(delivery: Delivery, feed: Feed, at: Mapping[str, int], found: Mapped, file: str) -> list[Cell]:
    """The cells of the series that the feed holds, in its unit."""
    cells = list(delivery.cells)
    if not cells:
        raise Refused(refusals.no_rows(file))
    for wanted, refusal, reason in (
        (feed.where, refusals.nothing_held, OTHER_SERIES),
        (feed.unit, refusals.other_unit, OTHER_UNIT),
    ):
        for name, code in wanted.items():
            kept = [cell for cell in cells if cell.codes[at[name]] == code]
            if not kept:
                raise Refused(refusal(file, name, code, {cell.codes[at[name]] for cell in cells}))
            if len(kept) < len(cells):
                found.left_out[reason] += len(cells) - len(kept)
            cells = kept
    return cells


class _Mapper:
    """Fills observations from cells; each code is looked up once."""

    def __init__(
        self, feed: Feed, lists: CodeLists, file: str, at: Mapping[str, int], dimensions: tuple[str, ...]
    ) -> None:
        self._feed, self._lists, self._file, self._at = feed, lists, file, at
        self._dimensions = sorted(dimensions)
        self._known: dict[tuple[str, str], tuple[str, str]] = {}
        self._named: set[tuple[str, str]] = set()

    def add(self, cell: Cell, found: Mapped) -> None:
        """Adds what a cell says to what was found: an observation, a reason, or a problem."""
        row = {"source": self._feed.source, "note_en": "", "note_nl": ""}
        for column, rule in self._feed.rules.items():
            try:
                target, why = self._target(column, rule, cell)
            except Unmapped as unknown:
                self._name(rule.dimension, str(unknown), cell, rule, found)
                return
            if why:
                found.left_out[why] += 1
                return
            row[column] = target
        period = self._period(cell, found)
        if not period:
            return
        if self._feed.since and bounds(period)[0] < bounds(self._feed.since)[0]:
            found.left_out[EARLIER] += 1
            return
        value = self._value(cell, found)
        if value is None:
            return
        row |= {
            "time_period": period,
            "value": written(value),
            "obs_status": flags.status(cell.flag),
            "locator": ", ".join(f"{name}={cell.codes[self._at[name]]}" for name in self._dimensions)
            or period,
            "as_printed": cell.value if "e" not in cell.value.lower() else written(number_of(cell.value, 0)),
        }
        row |= {f"note_{lang}": said for lang, said in flags.NOTES.get(row["obs_status"], {}).items()}
        key = tuple(row[name] for name in KEY)
        before = found.rows.setdefault(key, row)
        if before is not row and before["value"] != row["value"]:
            series = ", ".join(filter(None, key))
            found.problems.append(
                refusals.two_values(self._file, cell.line, series, before["value"], row["value"])
            )

    def _target(self, column: str, rule: Rule, cell: Cell) -> tuple[str, str]:
        """The package's code and "", or "" and the reason why the series is not held. Raises Unmapped."""
        if not rule.dimension:
            return rule.code, ""
        code = cell.codes[self._at[rule.dimension]]
        if (column, code) not in self._known:
            target, name = self._lists.target(rule.lists, code)
            why = "" if target else self._lists.reasons[name, code]["en"]
            self._known[column, code] = ("" if target == WHOLE else target, why)
        return self._known[column, code]

    def _name(self, dimension: str, code: str, cell: Cell, rule: Rule, found: Mapped) -> None:
        """Reports an unknown code, once."""
        if (dimension, code) not in self._named:
            self._named.add((dimension, code))
            found.problems.append(refusals.strange_code(self._file, cell.line, dimension, code, rule.lists))

    def _period(self, cell: Cell, found: Mapped) -> str:
        try:
            return flags.period(cell.period)
        except ValueError:
            found.problems.append(refusals.strange_period(self._file, cell.line, cell.period))
            return ""

    def _value(self, cell: Cell, found: Mapped) -> Decimal | None:
        try:
            if not cell.value:
                found.left_out[f"without a value: {flags.reason(cell.flag)}"] += 1
                return None
            flags.status(cell.flag)
            return number_of(cell.value, self._feed.scale)
        except KeyError:
            known = {*flags.STATUS_OF, *flags.WITHOUT_VALUE} - {""}
            if ("flag", cell.flag) not in self._named:
                self._named.add(("flag", cell.flag))
                found.problems.append(refusals.strange_flag(self._file, cell.line, cell.flag, known))
        except InvalidOperation:
            found.problems.append(refusals.no_number(self._file, cell.line, cell.value))
        return None
