"""Figures on a map: ranked, with the classes of the live map and the land under them."""

from collections.abc import Collection, Mapping

import pandas as pd

from dashboard.charts import labels
from dashboard.charts.maps import ground
from dashboard.charts.maps.areas import class_names, steps_of
from dashboard.charts.network import KINDS
from dashboard.charts.observations import Row, code_of, keyed, one_unit, rows_of
from dashboard.charts.palette import palette
from dashboard.charts.ticks import class_of, classes
from dashboard.export.plot.points import assembled, point
from dashboard.export.plot.shape import Category, MapView, Plot, Series
from dashboard.locale import Reader

COLOURS = palette("light")
Places = Mapping[str, ground.Place]


def choropleth(
    frame: pd.DataFrame,
    *,
    reader: Reader,
    geojson: Mapping,
    places: Places | None = None,
    offices: pd.DataFrame | None = None,
    extent: ground.Extent | None = None,
    label: str = "counterpart_name",
    code: str = "counterpart",
    outlined: Collection[str] = (),
    chosen: Collection[str] = (),
) -> Plot:
    """As `dashboard.charts.choropleth` has it, the largest figure first."""
    rows = _ranked(frame, code, label, chart="choropleth")
    edges = classes([row["value"] for row in rows])
    steps = steps_of(len(edges) + 1, COLOURS)
    fills = [steps[class_of(row["value"], edges)] for row in rows]
    named = class_names(edges, rows[0], reader)
    return _on(
        rows,
        fills,
        reader,
        label,
        code,
        chosen,
        MapView(
            geojson=geojson,
            places=places or {},
            extent=extent or _extent(rows, code, places or {}, offices),
            key=tuple(zip(named, steps, strict=True)),
            outlined=frozenset(outlined),
            offices=offices,
        ),
    )


def bubbles(
    frame: pd.DataFrame,
    *,
    reader: Reader,
    geojson: Mapping,
    places: Places,
    offices: pd.DataFrame | None = None,
    extent: ground.Extent | None = None,
    label: str = "counterpart_name",
    code: str = "counterpart",
    chosen: Collection[str] = (),
) -> Plot:
    """As `dashboard.charts.bubbles` has it, the largest figure first."""
    rows = _ranked(frame, code, label, chart="bubbles")
    narrowed = bool({code_of(row, code) for row in rows} & set(chosen))
    fills = [
        COLOURS.highlight
        if code_of(row, code) in chosen
        else COLOURS.context
        if narrowed
        else COLOURS.partner
        for row in rows
    ]
    shown = extent or _extent(rows, code, places, offices)
    view = MapView(geojson=geojson, places=places, extent=shown, circles=True, offices=offices)
    return _on(rows, fills, reader, label, code, chosen, view)


def network(
    offices: pd.DataFrame,
    *,
    reader: Reader,
    geojson: Mapping,
    chosen: str | Collection[str] | None = None,
) -> Plot:
    """The offices by kind, which are no figures: a category for each office, and no series."""
    picked = {chosen} if isinstance(chosen, str) else set(chosen or ())
    kinds = {kind: place for place, kind in enumerate(KINDS)}
    rows = sorted(
        pd.DataFrame(offices[["id", "kind", "name", "latitude", "longitude"]]).to_dict("records"),
        key=lambda row: kinds[row["kind"]],
    )
    categories = tuple(
        Category(
            code=row["id"],
            name=row["name"],
            detail=reader.text(KINDS[row["kind"]]),
            marked=row["id"] in picked,
            muted=bool(picked) and row["id"] not in picked,
        )
        for row in rows
    )
    key = tuple(
        (reader.text(name), COLOURS.offices[kind])
        for kind, name in KINDS.items()
        if kind in set(offices["kind"])
    )
    places = {row["id"]: (float(row["latitude"]), float(row["longitude"])) for row in rows}
    view = MapView(
        geojson=geojson,
        places=places,
        extent=ground.extent_of(places.values()),
        key=key,
        offices=offices,
        network=True,
    )
    return Plot("map", categories, (), unit="", measure="", symbol="", number_format="General", map=view)


def _ranked(frame: pd.DataFrame, code: str, label: str, *, chart: str) -> list[Row]:
    rows = rows_of(frame, code, label, chart=chart)
    one_unit(rows, chart=chart)
    keyed(rows, code, chart=chart)
    return sorted(rows, key=lambda row: -row["value"])


def _extent(rows: list[Row], code: str, places: Places, offices: pd.DataFrame | None) -> ground.Extent:
    around = [places[each] for row in rows if (each := code_of(row, code)) in places]
    around += ground.sites(offices)
    return ground.extent_of(around if len(around) >= len(rows) else None)


def _on(
    rows: list[Row],
    fills: list[str],
    reader: Reader,
    label: str,
    code: str,
    chosen: Collection[str],
    view: MapView,
) -> Plot:
    narrowed = bool({code_of(row, code) for row in rows} & set(chosen))
    categories = [
        Category(
            code=(each := code_of(row, code)),
            name=labels.name(row, label, reader),
            marked=each in chosen,
            muted=narrowed and each not in chosen,
        )
        for row in rows
    ]
    points = tuple(point(row, reader, fill) for row, fill in zip(rows, fills, strict=True))
    measured = list(dict.fromkeys(str(row["indicator_name"]) for row in rows))
    series = Series(str(rows[0]["indicator"]), reader.join(measured), COLOURS.partner, points)
    return assembled("map", categories, [series], rows[0], map=view)
