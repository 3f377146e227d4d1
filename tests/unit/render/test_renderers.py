"""Every renderer shows all that a specification can say, or says in its own LEFT_OUT what it does not show and why.

A new kind of chart or a new field fails here until each renderer has been asked about it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import get_args
from zipfile import ZipFile

import pandas as pd
import pytest

import dashboard
from dashboard.charts import Geometry, alt
from dashboard.charts.spec import Category, ChartSpec, Event, Kind, MapView, Point, Series
from dashboard.locale import reader_for
from dashboard.render import plotly
from dashboard.render.card import Card, Edition
from dashboard.render.picture import frame, picture
from dashboard.render.pptx import chart as slide
from dashboard.render.pptx import pptx_of
from dashboard.render.xlsx import chart as sheet
from dashboard.render.xlsx import xlsx_of

HELD = {
    "ChartSpec.kind", "ChartSpec.categories", "ChartSpec.series", "ChartSpec.map", "ChartSpec.events", "Series.points",
}  # fmt: skip
"""Fields that hold what the others say; a kind is a case of its own."""


def charts_in(blob: bytes) -> str:
    """The charts and the texts of a file of Office."""
    with ZipFile(BytesIO(blob)) as parts:
        names = sorted(
            name for name in parts.namelist() if re.search(r"charts?/|worksheets|styles|Strings", name)
        )
        return "".join(parts.read(name).decode() for name in names if name.endswith(".xml"))


RENDERERS: dict[str, tuple[object, dict, Callable[[Card, Edition], str]]] = {
    "page": (plotly, plotly.DRAWN_BY, lambda card, edition: plotly.figure_of(card.spec).to_json()),
    "slide": (slide, slide.DRAWN_AS, lambda *said: charts_in(pptx_of([said[0]], said[1]))),
    "sheet": (sheet, sheet.DRAWN_AS, lambda *said: charts_in(xlsx_of([said[0]], said[1]))),
    "picture": (frame, frame.DRAWN_BY, lambda *said: picture(*said, format="svg").decode()),
    "words": (alt, alt.TOLD_BY, lambda card, edition: alt.alt_text(card.spec)),
}


def of_points(change: Callable[[Point], Point]) -> Callable[[ChartSpec], ChartSpec]:
    def changed(spec: ChartSpec) -> ChartSpec:
        series = [
            replace(one, points=tuple(each and change(each) for each in one.points)) for one in spec.series
        ]
        return replace(spec, series=tuple(series))

    return changed


def of_totals(change: Callable[[Point], Point]) -> Callable[[ChartSpec], ChartSpec]:
    return of_categories(lambda each: replace(each, total=change(each.total)))


def of_series(change: Callable[[Series], Series]) -> Callable[[ChartSpec], ChartSpec]:
    return lambda spec: replace(spec, series=tuple(map(change, spec.series)))


def of_categories(change: Callable[[Category], Category]) -> Callable[[ChartSpec], ChartSpec]:
    return lambda spec: replace(spec, categories=tuple(map(change, spec.categories)))


def of_map(**other: object) -> Callable[[ChartSpec], ChartSpec]:
    return lambda spec: replace(spec, map=replace(spec.map, **other))


def of_events(**other: object) -> Callable[[ChartSpec], ChartSpec]:
    return lambda spec: replace(spec, events=tuple(replace(each, **other) for each in spec.events))


def grown(point: Point) -> Point:
    return replace(point, row={**point.row, "value": point.value**1.1})


BERLIN = pd.DataFrame({"name": ["Berlin"], "latitude": [52.5], "longitude": [13.4]})
CHANGES: dict[str, tuple[str, Callable[[ChartSpec], ChartSpec]]] = {
    "ChartSpec.reader": ("lines", lambda spec: replace(spec, reader=reader_for("nl"))),
    "ChartSpec.from_zero": ("lines", lambda spec: replace(spec, from_zero=False)),
    "ChartSpec.panels": ("lines", lambda spec: replace(spec, panels=True)),
    "Series.code": ("lines", of_series(lambda one: replace(one, code=f"{one.code}-other"))),
    "Series.name": ("side by side", of_series(lambda one: replace(one, name=f"{one.name} again"))),
    "Series.fill": ("lines", of_series(lambda one: replace(one, fill="rest"))),
    "Series.joins": ("lines", of_series(lambda one: replace(one, joins=("apart",) * len(one.joins)))),
    "Category.code": ("ranking", of_categories(lambda each: replace(each, code=f"{each.code}-other"))),
    "Category.name": ("ranking", of_categories(lambda each: replace(each, name=f"{each.name} again"))),
    "Category.detail": ("ranking", of_categories(lambda each: replace(each, detail="2015"))),
    "Category.time": ("lines", of_categories(lambda each: replace(each, time=each.time**1.1))),
    "Category.chosen": ("ranking", of_categories(lambda each: replace(each, chosen=True))),
    "Category.rest": ("breakdown", of_categories(lambda each: replace(each, rest=False))),
    "Category.total": ("stacked", of_totals(lambda total: replace(grown(total), text=f"{total.text}9"))),
    "Category.balance": ("paired", of_categories(lambda each: replace(each, balance=None))),
    "Point.row": ("ranking", of_points(grown)),
    "Point.text": ("ranking", of_points(lambda point: replace(point, text=f"≈ {point.text}"))),
    "Point.fill": ("ranking", of_points(lambda point: replace(point, fill="rest"))),
    "Point.worked_out": ("stacked", of_totals(lambda total: replace(total, worked_out=False))),
    "Event.sign": ("lines with an event", of_events(sign="Z")),
    "Event.name": ("lines with an event", of_events(name="Another crisis")),
    "Event.when": ("lines with an event", of_events(when="another day")),
    "Event.time": (
        "lines with an event",
        lambda spec: of_events(time=spec.categories[-1].time)(spec),
    ),
    "MapView.geojson": (
        "map",
        lambda spec: of_map(geojson=Geometry(spec.map.geojson["features"][:40]))(spec),
    ),
    "MapView.places": ("map", lambda spec: of_map(places={**spec.map.places, "deu": (50.0, 20.0)})(spec)),
    "MapView.extent": ("map", of_map(extent="europe")),
    "MapView.window": ("map", of_map(window=(-20, 60, 0, 60))),
    "MapView.key": (
        "map",
        lambda spec: of_map(key=tuple((f"{name}!", fill) for name, fill in spec.map.key))(spec),
    ),
    "MapView.outlined": ("map", of_map(outlined=frozenset({"fra"}))),
    "MapView.dots": ("map", of_map(dots=frozenset({"deu", "nld"}))),
    "MapView.offices": ("map", of_map(offices=BERLIN)),
    "MapView.height": ("map", of_map(height=999)),
    "MapView.inset": ("map", lambda spec: of_map(inset=replace(spec.map, extent="europe"))(spec)),
}
"""By field: a card, and its chart with another value in that field."""


@pytest.fixture(scope="module")
def originals(cards: dict) -> dict[str, Card]:
    """The cards in English; on the map Germany has a place only."""
    whole = cards["en"]["choropleth"]
    lacking = [each for each in whole.spec.map.geojson["features"] if each["properties"]["id"] != "deu"]
    spec = of_map(geojson=Geometry(lacking), dots=frozenset({"deu"}), offices=None)(whole.spec)
    lines = cards["en"]["lines"]
    crisis = Event("A", "A crisis", "some day", lines.spec.categories[0].time)
    marked = replace(lines, spec=replace(lines.spec, events=(crisis,)))
    return {**cards["en"], "map": replace(whole, spec=spec), "lines with an event": marked}


@pytest.fixture(scope="module")
def drawn(originals: dict[str, Card]) -> Callable[[str, str], str]:
    """What a renderer makes of an original, made once."""
    return cache(lambda renderer, name: RENDERERS[renderer][2](originals[name], EDITION))


EDITION = Edition(
    reader_for("en"), "https://dashboard.example.org", "1.2.3", pd.Timestamp("2026-11-22").date(), "Page"
)


def test_every_field_has_a_case() -> None:
    every = {
        f"{one.__name__}.{each.name}"
        for one in (ChartSpec, Series, Category, Point, Event, MapView)
        for each in fields(one)
    }
    assert set(CHANGES) | HELD == every


def test_every_renderer_is_asked() -> None:
    files = Path(dashboard.__file__).parent.rglob("*.py")
    saying = {path for path in files if re.search(r"^LEFT_OUT\b", path.read_text("utf-8"), re.MULTILINE)}
    assert saying == {Path(module.__file__) for module, *_ in RENDERERS.values()}


@pytest.mark.parametrize("renderer", RENDERERS)
def test_every_kind_has_a_way_to_be_shown(renderer: str) -> None:
    assert set(RENDERERS[renderer][1]) == set(get_args(Kind))


@pytest.mark.parametrize("renderer", RENDERERS)
@pytest.mark.parametrize("field", CHANGES)
def test_every_field_is_shown_or_left_out_for_a_reason(
    renderer: str, field: str, originals: dict, drawn: Callable
) -> None:
    module, _, render = RENDERERS[renderer]
    name, change = CHANGES[field]
    card = originals[name]
    differs = render(replace(card, spec=change(card.spec)), EDITION) != drawn(renderer, name)
    assert differs is not bool({field, field.partition(".")[0]} & set(module.LEFT_OUT))


@pytest.mark.parametrize("renderer", RENDERERS)
def test_what_is_left_out_exists(renderer: str) -> None:
    names = {*CHANGES, *(field.partition(".")[0] for field in CHANGES)}
    assert set(RENDERERS[renderer][0].LEFT_OUT) <= names
