"""The project's own figures, read once in a process, and what pages show over them: for tests and measurements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from dashboard.charts.spec import ChartSpec, Point
from dashboard.content import PageContent, content_of
from dashboard.content.outline import outline
from dashboard.data import DATA_FOLDER, Package
from dashboard.data.store import Edition, store
from dashboard.locale import LANGUAGES


def edition() -> Edition:
    """The project's figures with all that is worked out from them once."""
    return store(DATA_FOLDER, LANGUAGES).edition()


def package() -> Package:
    """The project's figures."""
    return edition().package


def content(slug: str, asked: Mapping[str, Sequence[str]] | None = None, *, lang: str) -> PageContent:
    """What a page shows in a language for these parameters."""
    return content_of(outline(slug), edition(), {**(asked or {}), "lang": [lang]}, lang=lang)


def mixed(spec: ChartSpec) -> str:
    """How a chart of bars or a map compares by value what is not alike, "" where it does not.

    Figures of several periods, or of several reporting areas, may share one where their names say which they are of and
    those of each stand together; areas may be compared that are what the bars are named for.
    """
    if spec.kind == "lines":
        return ""
    for one in spec.series:
        cells = [(spec.categories[place], point) for place, point in one.present]
        periods = [_period(spec, point) for _, point in cells]
        if len(set(periods)) > 1 and not all(
            period in each.label for (each, _), period in zip(cells, periods, strict=True)
        ):
            return f"the bars of {one.name} do not say of which period they are: {', '.join(periods)}"
        if _runs(periods) > len(set(periods)):
            return f"the bars of {one.name} mix periods: {', '.join(periods)}"
        found = [(period, _area(point)) for period, (_, point) in zip(periods, cells, strict=True)]
        subject = spec.kind == "parts" or all(_area(point) in each.name for each, point in cells)
        if len({area for _, area in found}) > 1 and not subject:
            if not all(_area(point) in each.label for each, point in cells):
                return f"the bars of {one.name} do not say whose figures they are: {found}"
            if _runs(found) > len(set(found)):
                return f"the bars of {one.name} mix reporting areas: {found}"
    for place, category in enumerate(spec.categories):
        beside = [(one, point) for one in spec.series if (point := one.points[place])]
        for what in (lambda point: _period(spec, point), _area):
            if len({what(point) for _, point in beside}) > 1 and not all(
                what(point) in one.name for one, point in beside
            ):
                return f"{category.label} has bars of {', '.join(what(point) for _, point in beside)}"
    return ""


def _period(spec: ChartSpec, point: Point) -> str:
    return spec.reader.period(str(point.row["time_period"]))


def _area(point: Point) -> str:
    return str(point.row["ref_area_name"])


def _runs(found: Iterable[object]) -> int:
    """How often another value follows upon one."""
    return sum(1 for _ in groupby(found))
