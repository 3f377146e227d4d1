"""Which figures follow by the rules of derivation-rules.csv, from the figures that there are, in every period.

A rule holds wherever all its inputs exist, so a later year derives itself. A row of derivations.csv takes the place of what
a rule would derive: it is the exception; so does a printed figure of that id. One that is printed under another id stands
beside what is derived, whose id goes on: pages prefer the printed one. Of several figures of the same thing the inputs are
those of one source, else the ones that are preferred everywhere (see `query.preferred`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from . import problems
from .derivation_rules import DIMENSIONS, PERIOD, RULES, Input, Place, Rule, rules_of, shifted
from .frames import plain_date
from .periods import bounds
from .problems import Problem
from .rules import Tables, subjects
from .tables import Table

DERIVATIONS = "derivations"
_PLACE = Place._fields
_Key = tuple[str, Place]
"""An indicator, and what else a figure of it is about."""


class Expanded(NamedTuple):
    """What follows: rows as those of derivations.csv, each on the line of its rule; None where there are no rules."""

    table: Table | None
    problems: list[Problem]


class _Following(NamedTuple):
    """A figure that follows by a rule."""

    figure: str
    rule: Rule
    place: Place
    inputs: tuple[str, ...]


@dataclass
class _Figures:
    """All figures by what they are about, with what is needed to prefer one."""

    places: dict[str, dict[Place, list[str]]] = field(default_factory=lambda: defaultdict(dict))
    rank: dict[str, tuple[bool, bool, str]] = field(default_factory=dict)
    source: dict[str, str] = field(default_factory=dict)
    printed: set[_Key] = field(default_factory=set)

    def add(self, figure: str, indicator: str, place: Place, rank: tuple[bool, bool, str]) -> None:
        self.places[indicator].setdefault(place, []).append(figure)
        self.rank[figure] = rank

    def preferred(self, keys: Sequence[_Key], *, official: bool) -> tuple[str, ...]:
        """One figure for each (indicator, place): all of one source where a source has all, else the preferred of each.

        None where all must be `official` and one has none that is.
        """
        rivals = [self.places[indicator][place] for indicator, place in keys]
        if official:
            rivals = [[one for one in each if not self.rank[one][0]] for each in rivals]
            if not all(rivals):
                return ()
        if all(len(each) == 1 for each in rivals):
            return tuple(each[0] for each in rivals)
        ordered = [self._ordered(each) for each in rivals]
        for first in ordered[0]:
            source = self.source.get(first)
            of_it = [[one for one in each if self.source.get(one) == source] for each in ordered]
            if source and all(of_it):
                return tuple(each[0] for each in of_it)
        return tuple(each[0] for each in ordered)

    def _ordered(self, rivals: Sequence[str]) -> list[str]:
        """Official before press, printed before derived, the plain id before a longer one, then the newest source."""
        newest = sorted(rivals, key=lambda figure: self.rank[figure][2], reverse=True)
        longer = {one for one in rivals if any(one.startswith(f"{rival}-") for rival in rivals)}
        return sorted(newest, key=lambda figure: (*self.rank[figure][:2], figure in longer))


def expand(tables: Tables) -> Expanded:
    """The figures that follow by the rules, and what is wrong with the rules."""
    if RULES not in tables or DERIVATIONS not in tables:
        return Expanded(None, [])
    rules, found = rules_of(tables)
    file = tables[RULES].file
    figures = _figures(tables)
    rows = tables[DERIVATIONS]
    row_of = dict(zip(rows.column("id"), rows.lines, strict=True))
    rowed = {
        (indicator, Place(*place))
        for indicator, *place in zip(*(rows.column(name) for name in ("indicator", *_PLACE)), strict=True)
    }
    homes = {one for table in subjects(tables) for one in table.distinct("id")}
    known: dict[str, _Following] = {}
    following: dict[str, _Following] = {}
    fruitful: set[str] = set()
    rivals: set[tuple[int, int]] = set()
    changed: set[str] | None = None
    while changed is None or changed:
        before, changed = changed, set()
        for rule in rules:
            if before is not None and not before & {each.indicator for each in rule.inputs}:
                continue
            for place, inputs in _holding(rule, figures):
                stated = place._replace(time_period=rule.stated(place.time_period))
                one = rule.called(stated)
                follows = _Following(one, rule, stated, inputs)
                fruitful.add(rule.id)
                if (rule.indicator, stated) in figures.printed and one in homes:
                    continue
                known.setdefault(one, follows)
                if (rule.indicator, stated) in rowed:
                    continue
                if (earlier := following.get(one)) is not None:
                    pair = (earlier.rule.line, rule.line)
                    if (earlier.rule, earlier.place) != (rule, stated) and pair not in rivals:
                        rivals.add(pair)
                        found.append(
                            problems.claimed_by_rules(file, rule.line, rule.id, one, earlier.rule.line)
                        )
                    continue
                if one in homes or one in row_of:
                    found.append(problems.claimed_already(file, rule.line, rule.id, one))
                    continue
                following[one] = follows
                press = any(figures.rank[each][0] for each in inputs)
                newest = max(figures.rank[each][2] for each in inputs)
                figures.add(one, rule.indicator, stated, (press, True, newest))
                changed.add(rule.indicator)
    if all(table.whole for table in (*subjects(tables), rows)):
        found += [problems.fruitless(file, rule.line, rule.id) for rule in rules if rule.id not in fruitful]
        found += _superfluous(rows, known, file)
    return Expanded(_table(tables, list(following.values())), found)


def _figures(tables: Tables) -> _Figures:
    """All that is declared: printed figures, and the rows of derivations.csv."""
    found = _Figures()
    sources = tables.get("sources")
    authorities, dates = {}, {}
    if sources is not None:
        ids = sources.column("id")
        authorities = dict(zip(ids, sources.column("authority"), strict=True))
        dates = {one: plain_date(date) for one, date in zip(ids, sources.column("date"), strict=True)}
    rows = tables[DERIVATIONS]
    for table in (*subjects(tables), rows):
        derived = table is rows
        names = ("id", "indicator", *_PLACE, "inputs" if derived else "source")
        for figure, indicator, *place, last in zip(*(table.column(name) for name in names), strict=True):
            if derived:
                behind = [found.rank[one] for one in last.split() if one in found.rank]
                press = any(each[0] for each in behind)
                rank = (press, True, max((each[2] for each in behind), default=""))
            else:
                rank = (authorities.get(last) == "press", False, dates.get(last, ""))
                found.source[figure] = last
                found.printed.add((indicator, Place(*place)))
            found.add(figure, indicator, Place(*place), rank)
    return found


def _holding(rule: Rule, figures: _Figures) -> Iterator[tuple[Place, tuple[str, ...]]]:
    """Where a rule holds (with the free period), and from which figures; inputs are joined one after the other."""
    bound: dict[str, str] = {
        name: next(iter(codes))
        for name, codes in rule.allowed.items()
        if codes is not None and len(codes) == 1
    }
    ways: list[tuple[dict[str, str], tuple[_Key, ...]]] = [(bound, ())]
    told = set(bound)
    for each in rule.inputs:
        tells = _tells(each)
        common = sorted(told & tells)
        index: dict[tuple[str, ...], list[tuple[dict[str, str], Place]]] = defaultdict(list)
        for place in figures.places.get(each.indicator, ()):
            if (read := _read(each, place, rule)) is not None:
                index[tuple(read[name] for name in common)].append((read, place))
        ways = [
            ({**way, **read}, _with(keys, (each.indicator, place), each))
            for way, keys in ways
            for read, place in index.get(tuple(way[name] for name in common), ())
        ]
        told |= tells
    for way, keys in ways:
        inputs = figures.preferred(keys, official=rule.official) if len(set(keys)) == len(keys) else ()
        if inputs:
            yield Place(**{name: way[name] for name in _PLACE}), inputs


def _with(keys: tuple[_Key, ...], key: _Key, each: Input) -> tuple[_Key, ...]:
    return keys if each.listed and key in keys else (*keys, key)


def _tells(each: Input) -> set[str]:
    """The dimensions of the result that an input tells."""
    terms = dict(each.terms)
    found = {name for name in DIMENSIONS if name not in terms}
    found |= {code[1:-1] for code in terms.values() if code.startswith("{")}
    return found if each.at else {*found, PERIOD}


def _read(each: Input, place: Place, rule: Rule) -> dict[str, str] | None:
    """What a figure tells of the result as an input; None where it is none."""
    terms = dict(each.terms)
    told: dict[str, str] = {}
    for name in DIMENSIONS:
        code = getattr(place, name)
        term = terms.get(name, f"{{{name}}}")
        if not term.startswith("{"):
            if term != code:
                return None
            continue
        of = term[1:-1]
        allowed = rule.allowed[of]
        if told.get(of, code) != code or (allowed is not None and code not in allowed):
            return None
        told[of] = code
    if each.at:
        return told if place.time_period == each.at else None
    try:
        period = shifted(place.time_period, -each.shift)
        start, end = bounds(period)
    except ValueError:
        return None  # no period, as is said where it stands
    if not (rule.start <= start and end <= rule.end):
        return None
    return {**told, PERIOD: period}


def _superfluous(rows: Table, known: Mapping[str, _Following], file: str) -> Iterator[Problem]:
    """Rows that say what a rule says."""
    names = [name for name in rows.resource.columns if name in rows.columns]
    for line, *cells in zip(rows.lines, *(rows.columns[name] for name in names), strict=True):
        row = dict(zip(names, cells, strict=True))
        if (other := known.get(row["id"])) is not None and row == {
            name: cell for name, cell in _row(other).items() if name in names
        }:
            yield problems.superfluous_row(rows.file, line, row["id"], other.rule.id, file, other.rule.line)


def _table(tables: Tables, following: Sequence[_Following]) -> Table:
    """The figures that follow as rows of derivations.csv."""
    resource = tables[DERIVATIONS].resource
    made = [_row(each) for each in following]
    columns = {name: [row.get(name, "") for row in made] for name in resource.columns}
    lines = [each.rule.line for each in following]
    return Table(resource, tables[RULES].file, lines, columns, whole=True)


def _row(each: _Following) -> dict[str, str]:
    rule = each.rule
    return {
        "id": each.figure,
        "subject": rule.subject,
        "indicator": rule.indicator,
        **each.place._asdict(),
        "operation": rule.operation,
        "inputs": " ".join(each.inputs),
        **rule.notes,
    }
