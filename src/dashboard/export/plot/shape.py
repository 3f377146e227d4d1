"""What a chart is made of when it is no picture yet: categories, series and points, with their colours."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import pandas as pd

Kind = Literal["bars", "stacked bars", "clustered bars", "lines", "map"]
Join = Literal["solid", "dashed", "apart"]


@dataclass(frozen=True)
class Point:
    """One figure on a chart.

    `value` is the observation's, in base units; `text` what stands beside the mark, qualified as on the live chart;
    `format` the Excel number format that writes the value just so; `fill` the colour as `#RRGGBB`. `id` is that of the
    observation, "" for a figure worked out here from others in view; `period` as SDMX writes it.
    """

    value: float
    text: str
    format: str
    fill: str
    id: str = ""
    period: str = ""
    status: str = "A"
    derived: bool = False
    press: bool = False

    @property
    def estimate(self) -> bool:
        """Whether the source itself says that the figure is approximate."""
        return self.status == "E"


@dataclass(frozen=True)
class Category:
    """A place on the axis of names, or a period on that of time.

    `detail` tells apart what shares a name; `marked` is highlighted by the filters, `muted` steps back behind those
    that are; `rest` is what the source does not list. `total` is the sum of stacked parts (a lone part itself),
    `balance` the balance of a pair. `time` is the middle of a period in years.
    """

    code: str
    name: str
    detail: str = ""
    time: float | None = None
    marked: bool = False
    muted: bool = False
    rest: bool = False
    total: Point | None = None
    balance: Point | None = None

    @property
    def label(self) -> str:
        """The name with what tells it apart."""
        return f"{self.name}, {self.detail}" if self.detail else self.name


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


@dataclass(frozen=True)
class MapView:
    """The map under figures: land by region code, places as (latitude, longitude), and what is shown of the world.

    `circles` are sized by value; without them countries have the colour of their class. `key` names the classes with
    their colours. `offices` (latitude, longitude, name) are drawn as diamonds; `kind` and `status` of theirs are known
    on a map of the network.
    """

    geojson: Mapping
    places: Mapping[str, tuple[float, float]]
    extent: Literal["world", "europe", "usa"]
    circles: bool = False
    key: tuple[tuple[str, str], ...] = ()
    outlined: frozenset[str] = frozenset()
    offices: pd.DataFrame | None = None
    network: bool = False


@dataclass(frozen=True)
class Plot:
    """A chart as data. Categories run from the top down, or from the left to the right for lines.

    `number_format` is the most frequent Excel format of the points; `signed` charts show growth against fall; `whole`
    is what the parts of a breakdown are parts of, else None; `ranks` have the first on top.
    """

    kind: Kind
    categories: tuple[Category, ...]
    series: tuple[Series, ...]
    unit: str
    measure: str
    symbol: str
    number_format: str
    signed: bool = False
    whole: float | None = None
    from_zero: bool = True
    map: MapView | None = None

    @property
    def ranks(self) -> bool:
        """Whether the figures are places in a ranking, of which the first is the best."""
        return self.measure == "rank"

    @property
    def highlighted(self) -> list[Category]:
        """The categories that the filters highlight."""
        return [category for category in self.categories if category.marked]

    @property
    def summed(self) -> bool:
        """Whether sums, worked out here, stand at the ends of stacked bars."""
        return any(each.total is not None and not each.total.id for each in self.categories)

    @property
    def longest(self) -> float:
        """The length of the longest stacked bar."""
        columns = zip(*(one.points for one in self.series), strict=True)
        return max((sum(point.value for point in column if point) for column in columns), default=0.0)
