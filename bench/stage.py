"""Another stage for the dashboard's own pages: runs a page's script without Streamlit and collects what it shows.

So that a page can be measured beside the same page made with another framework, its script is handed this stage in
the place of `dashboard.ui`: the same figures, filtered in the same way, drawn by the same chart functions with the
same arguments, under the same titles. Of the dashboard it knows the rooms below its frame, and nothing of Streamlit.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from types import CodeType, ModuleType, SimpleNamespace

import pandas as pd
import plotly.graph_objects as go

from dashboard.data import filtered, preferred, select
from dashboard.findings import Finding, comparable
from dashboard.findings.finding import amount
from dashboard.locale import reader_for
from dashboard.render.plotly import figure_of
from dashboard.ui.cut import Cut
from held import LANG, data

PAGES = Path(__file__).resolve().parent.parent / "pages"


@dataclass(frozen=True)
class Chosen:
    """What the filters are set to."""

    themes: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    year: str = ""


@dataclass(frozen=True)
class Tile:
    """A headline number: what it is, how much, and whose and when, with how it changed or where it ranks."""

    key: str
    what: str
    number: str
    whose: str
    said: str


@dataclass(frozen=True)
class Shown:
    """A card: its words, its chart, and the ids of the figures that the filters leave of it."""

    key: str
    heading: str
    subtitle: str
    figure: go.Figure
    source_line: str
    notes: tuple[str, ...]
    left: tuple[str, ...]


@dataclass
class Told:
    """What a page shows in one view, in its order; a section is its heading."""

    tiles: list[Tile] = field(default_factory=list)
    parts: list[str | Shown] = field(default_factory=list)
    left: int = 0
    of: int = 0

    @property
    def cards(self) -> dict[str, Shown]:
        """The cards by their keys."""
        return {part.key: part for part in self.parts if isinstance(part, Shown)}


class Page:
    """What a page's script is handed: the part of `dashboard.ui.page.Page` that figures and charts need."""

    def __init__(self, slug: str, chosen: Chosen, told: Told) -> None:
        self._data, self._told, self._chosen = data(), told, chosen
        self.package, self.reader = self._data.package, reader_for(LANG)
        every = self._data.figures
        self.figures = every[every["subject"] == slug]
        self._matches = self._matching()
        told.of = len(self.figures)
        told.left = len(self._left(self.figures, ()))

    def select(self, **columns: str | Collection[str]) -> Cut:
        """The page's figures with these codes."""
        return Cut(lambda: select(self.figures, **columns))

    def preferred(self, **columns: str | Collection[str]) -> Cut:
        """As `select`, whole years only, with one figure per series and year."""

        def found() -> pd.DataFrame:
            every = select(self.figures, **columns)
            return preferred(every[every["time_period"].str.fullmatch(r"\d{4}")])

        return Cut(found)

    def of_year(self, **columns: str | Collection[str]) -> Cut:
        """As `preferred`, of the year chosen, else the latest of those with the most figures."""

        def found() -> pd.DataFrame:
            every = self.preferred(**columns)()
            behind = every["time_period"].value_counts()
            chosen = self._chosen.year
            year = chosen if chosen in behind.index else behind[behind == behind.max()].index.max()
            return every[every["time_period"] == year]

        return Cut(found)

    def countries(self) -> list[str]:
        """The codes of all countries."""
        table = self.package.table("regions")
        return table["id"][table["kind"] == "country"].tolist()

    def map(self, draw: Callable, **columns: object) -> Callable:
        """The chart function with the shapes of the world and the places of regions handed to it."""
        return partial(draw, geojson=self._data.shapes, places=self._data.places, **columns)

    def tiles(self) -> nullcontext:
        """A row for headline numbers: the stage sets them itself."""
        return nullcontext()

    row = tiles

    def tile(self, figure: str, *, change: str | None = None, rank: str | None = None) -> None:
        """A headline number by its id, unless the filters take it away."""
        if not all(figure in ids for ids in self._matches.values()):
            return
        row = self._data.rows[figure]
        beside = [self._data.rows[each] for each in (change, rank) if each]
        said = " · ".join(f"{each['indicator_name']}: {amount(each, self.reader)}" for each in beside)
        whose = " · ".join(
            [row["ref_area_name"], row["counterpart_name"], self.reader.period(row["time_period"])]
        )
        self._told.tiles.append(Tile(figure, row["indicator_name"], amount(row, self.reader), whose, said))

    def section(self, heading: str, text: str = "") -> None:
        """A heading within the page."""
        self._told.parts.append(self.reader.text(heading))

    def card(
        self,
        key: str,
        figures: Cut,
        *,
        title: str | Finding,
        draw: Callable,
        context: Collection[str] = (),
        marks: str = "counterpart",
        picks: bool = False,
        note: str = "",
    ) -> None:
        """One card, unless the filters leave nothing of its figures; the arguments are those of the dashboard's own."""
        every = figures()
        chosen, shown = self._left(every, ()), self._left(every, context)
        if chosen.empty:
            return
        reader = self.reader
        marked = frozenset(chosen[marks]) if len(chosen) < len(shown) else frozenset()
        self._told.parts.append(
            Shown(
                key=key,
                heading=reader.text(title) if isinstance(title, str) else title(shown, reader),
                subtitle=" · ".join(
                    [*_distinct(shown, "indicator_name"), *_distinct(shown, "ref_area_name")]
                ),
                figure=figure_of(draw(shown, reader=reader, chosen=marked)),
                source_line="; ".join(_distinct(shown[~shown["derived"]], "source_publisher")),
                notes=(*([reader.text(note)] if note else ()), *comparable(shown, reader, self.package)),
                left=tuple(chosen["id"]),
            )
        )

    def close(self) -> None:
        """Ends the page."""

    def _left(self, figures: pd.DataFrame, context: Collection[str]) -> pd.DataFrame:
        for dimension, ids in self._matches.items():
            if dimension not in context:
                figures = figures[figures["id"].isin(ids)]
        return figures

    def _matching(self) -> dict[str, frozenset[str]]:
        chosen, found = self._chosen, {}
        if chosen.themes:
            found["theme"] = frozenset(filtered(self.figures, self.package, themes=chosen.themes)["id"])
        if chosen.regions:
            found["region"] = frozenset(filtered(self.figures, self.package, regions=chosen.regions)["id"])
        if chosen.year:
            covers = self.figures["time_period"].map(partial(_covers, int(chosen.year)))
            found["year"] = frozenset(self.figures["id"][covers])
        return found


_playing: ContextVar[tuple[Chosen, Told]] = ContextVar("playing")


def play(slug: str, chosen: Chosen = Chosen()) -> Told:
    """What the page of a subject shows for these filters, worked out anew each time."""
    told = Told()
    _playing.set((chosen, told))
    with _staged():
        exec(_script(slug), {"__name__": "__main__"})
    return told


def _outline(slug: str, build: Callable[[Page], None], **_: object) -> SimpleNamespace:
    return SimpleNamespace(slug=slug, build=build)


def _draw_page(outline: SimpleNamespace) -> None:
    outline.build(Page(outline.slug, *_playing.get()))


@contextmanager
def _staged() -> Iterator[None]:
    """Within it pages find this stage where they look for the dashboard's frame."""
    before = sys.modules.get("dashboard.ui")
    if before is _STAGE:
        yield
        return
    sys.modules["dashboard.ui"] = _STAGE
    try:
        yield
    finally:
        if before is not None:
            sys.modules["dashboard.ui"] = before


_STAGE = ModuleType("dashboard.ui", "The stage in the place of the frame.")
_STAGE.__dict__.update(Outline=_outline, Page=Page, draw_page=_draw_page)


@cache
def _script(slug: str) -> CodeType:
    path = PAGES / f"{slug}.py"
    return compile(path.read_text(encoding="utf-8"), str(path), "exec")


def _distinct(figures: pd.DataFrame, column: str) -> Sequence[str]:
    return list(dict.fromkeys(figures[column]))


def _covers(year: int, period: str) -> bool:
    start, _, end = period.partition("/")
    return int(start[:4]) <= year <= int((end or start)[:4])
