"""A chart as a specification: categories, series and points, their words, and what each colour means.

It is worked out once from observations (see `dashboard.charts`). Whoever draws it (the page, a slide, a sheet, a picture)
or tells it in words reads it and asks nothing else; colours are named by role, to be looked up in a palette.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import pandas as pd

from dashboard.charts.observations import Row
from dashboard.locale import Reader

Kind = Literal["bars", "changes", "parts", "stacks", "groups", "pairs", "lines", "map"]
"""Sizes ranked; growth against fall; parts of one whole; several wholes; bars beside each other; exports and imports with
their balance; values over time; regions by class.
"""

Join = Literal["solid", "dashed", "apart"]
Extent = Literal["world", "europe"]
Place = tuple[float, float]
"""Latitude and longitude."""


@dataclass(frozen=True)
class Point:
    """One figure on a chart.

    `row` is the labelled observation, `text` what stands beside the mark, with what qualifies it; `fill` the role of its
    colour. A figure that was worked out here from others in view (`worked_out`) has the row of the first of them.
    """

    row: Row
    text: str
    fill: str
    worked_out: bool = False

    @property
    def id(self) -> str:
        """The id of the observation, "" for a figure worked out here."""
        return "" if self.worked_out else str(self.row["id"])

    @property
    def value(self) -> float:
        """The value in base units."""
        return float(self.row["value"])

    @property
    def press(self) -> bool:
        """Whether it is as reported by the press."""
        return self.row["authority"] == "press"


@dataclass(frozen=True)
class Category:
    """A place on the axis of names, or a period on that of time.

    `detail` tells apart what shares a name; `chosen` is highlighted by the filters; `rest` is what the source does not
    list. `total` is the sum of stacked parts (a lone part itself), `balance` the balance of a pair. `time` is the middle
    of a period in years.
    """

    code: str
    name: str
    detail: str = ""
    time: float | None = None
    chosen: bool = False
    rest: bool = False
    total: Point | None = None
    balance: Point | None = None

    @property
    def label(self) -> str:
        """The name with what tells it apart."""
        return f"{self.name}, {self.detail}" if self.detail else self.name

    @property
    def told(self) -> str:
        """The label with the balance or the total, for whoever has one line for both."""
        beside = self.balance or self.total
        return f"{self.label} ({beside.text})" if beside else self.label


@dataclass(frozen=True)
class Series:
    """What shares a colour: a point for each category, None for a gap.

    `joins` says of a line, for each present point but the first, how it is joined to the present one before it: `solid`,
    `dashed` over periods without a figure, or `apart` where the two must not be joined.
    """

    code: str
    name: str
    fill: str
    points: tuple[Point | None, ...]
    joins: tuple[Join, ...] = ()

    @property
    def present(self) -> list[tuple[int, Point]]:
        """The points that exist, each with the place of its category."""
        return [(place, point) for place, point in enumerate(self.points) if point is not None]

    @property
    def stretches(self) -> list[tuple[Join, list[int]]]:
        """The parts of a line that are drawn in one way, each with the places of its points; none of lone points."""
        found: list[tuple[Join, list[int]]] = []
        places = [place for place, _ in self.present]
        for (before, after), join in zip(pairwise(places), self.joins, strict=True):
            if join == "apart":
                continue
            if found and found[-1][0] == join and found[-1][1][-1] == before:
                found[-1][1].append(after)
            else:
                found.append((join, [before, after]))
        return found


@dataclass(frozen=True)
class MapView:
    """The map under figures: land by region code, places, and which part of the world is shown.

    `window` is west, east, south and north of that part. `key` names the classes with the roles of their colours, from
    the lowest; `outlined` codes have a border to be seen, `dots` are drawn as one. `offices` (latitude, longitude, name)
    are drawn as diamonds.
    `height` is what the page asks for, in pixels. `inset` is a part of it that is drawn beside it once more, larger: what
    is too small for this map (dots, offices) stands there alone.
    """

    geojson: Mapping
    places: Mapping[str, Place]
    extent: Extent
    window: tuple[float, float, float, float]
    key: tuple[tuple[str, str], ...]
    outlined: frozenset[str] = frozenset()
    dots: frozenset[str] = frozenset()
    offices: pd.DataFrame | None = None
    height: int | None = None
    inset: "MapView | None" = None

    @property
    def parts(self) -> "tuple[MapView, ...]":
        """The map, and the one beside it where there is one."""
        return (self, self.inset) if self.inset else (self,)


@dataclass(frozen=True)
class Event:
    """What happened at a `time` (in years) while lines ran: its letter on the axis, its name, and when it was, in words."""

    sign: str
    name: str
    when: str
    time: float

    @property
    def said(self) -> str:
        """The event in words."""
        return f"{self.when}: {self.name}"


DRAWN = 4
"""Marks that a chart has at least."""


@dataclass(frozen=True)
class ChartSpec:
    """A chart. Categories run from the top down, or from the left to the right for lines; maps have the largest first.

    `reader` is whose language its words are in; lines have their axis
    begin at nothing (`from_zero`) unless they are of ranks, with `panels` each stands out in one of its own, and `events`
    stand on their axis of time.
    """

    kind: Kind
    categories: tuple[Category, ...]
    series: tuple[Series, ...]
    reader: Reader
    from_zero: bool = True
    panels: bool = False
    map: MapView | None = None
    events: tuple[Event, ...] = ()

    def told(self, place: int) -> str:
        """A category in one line: its label with balance or total, and the letters of the events nearest to its middle."""
        category = self.categories[place]
        signs = [
            each.sign
            for each in self.events
            if min(self.categories, key=lambda one: abs((one.time or 0.0) - each.time)) is category
        ]
        return f"{category.told} ({', '.join(signs)})" if signs else category.told

    @property
    def points(self) -> list[tuple[Category, Point]]:
        """All points that exist, series by series, each with its category."""
        return [(self.categories[place], point) for one in self.series for place, point in one.present]

    @property
    def unit(self) -> Row:
        """A row in the unit that all figures share."""
        return self.points[0][1].row

    @property
    def measure(self) -> str:
        """What kind of quantity the figures are: money, percent, count ..."""
        return str(self.unit["measure"])

    @property
    def ranks(self) -> bool:
        """Whether the figures are places in a ranking, of which the first is the best."""
        return self.measure == "rank"

    @property
    def few(self) -> bool:
        """Whether it has too few marks to be drawn: they are read sooner as numbers."""
        return len(self.points) < DRAWN

    @property
    def summed(self) -> bool:
        """Whether sums, worked out here, stand at the ends of stacked bars."""
        return any(each.total is not None and each.total.worked_out for each in self.categories)

    @property
    def longest(self) -> float:
        """The length of the longest stacked bar."""
        columns = zip(*(one.points for one in self.series), strict=True)
        return max((sum(point.value for point in column if point) for column in columns), default=0.0)
