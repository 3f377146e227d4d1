"""Maps: who is where in which colour, and that nothing is asked of another host."""

import copy
import json
import re
from itertools import combinations

import pandas as pd
import plotly.graph_objects as go
import pydeck as pdk
import pytest

from dashboard import charts
from dashboard.charts import Geometry
from dashboard.render.network import ARCS, FRAME, LAND, NAMES, OFFICES, SERVED, TOOLTIP, key
from dashboard.render.network import network as maps_of_offices
from dashboard.render.network.places import LETTERS, names, spot, view_of
from dashboard.render.palette import channels, palette
from dashboard.render.picture.letters import width_of
from dashboard.render.plotly import CONFIG, figure_of
from dashboard.render.signs import SIGNS, atlas

LIGHT = palette("light")


def choropleth(frame, *, scheme="light", marked=None, **given) -> go.Figure:
    """The map as a page draws it."""
    return figure_of(charts.choropleth(frame, **given), scheme=scheme, marked=marked)


def areas(figure: go.Figure) -> list[go.Choropleth]:
    return [trace for trace in figure.data if trace.type == "choropleth"]


class TestChoropleth:
    def test_countries_without_figures_are_muted_and_the_others_carry_codes(
        self, markets, geojson, places, english
    ):
        land, found = areas(choropleth(markets, reader=english, geojson=geojson, places=places))
        assert list(land.locations) == ["bra"]
        assert land.hoverinfo == "skip"
        assert list(found.locations) == ["deu", "fra", "usa"]
        assert list(found.customdata[2]) == ["usa", "goods-exports-share-be-vlg-usa-2015"]
        assert found.featureidkey == "properties.id"

    def test_a_state_too_small_to_be_seen_is_a_dot_that_can_be_chosen(
        self, markets, geojson, places, english
    ):
        speck = [[7.4, 43.7], [7.4, 43.75], [7.45, 43.75], [7.4, 43.7]]
        small = {**geojson, "features": [
            {**each, "geometry": {"type": "Polygon", "coordinates": [speck]}} if each["properties"]["id"] == "fra" else each
            for each in geojson["features"]
        ]}  # fmt: skip
        figure = choropleth(markets, reader=english, geojson=small, places=places)
        assert "fra" not in list(areas(figure)[1].locations)
        (dots,) = [trace for trace in figure.data if trace.type == "scattergeo" and trace.customdata]
        assert [code for code, _ in dots.customdata] == ["fra"]
        assert (dots.lat[0], dots.lon[0]) == places["fra"]

    def test_no_base_map_is_asked_for(self, markets, geojson, places, english):
        figure = choropleth(markets, reader=english, geojson=geojson, places=places)
        # Plotly fetches one as soon as the first trace names locations, or the layout shows anything of it.
        assert figure.data[0].type == "scattergeo"
        assert figure.data[0].locations is None
        assert figure.layout.geo.visible is False
        assert not re.findall(r"https?://", figure.to_json())
        assert CONFIG["topojsonURL"].startswith("data:")

    def test_classes_have_round_bounds_named_in_the_language(self, markets, geojson, places, english, dutch):
        figure = choropleth(markets, reader=english, geojson=geojson, places=places)
        bounds = [trace.name for trace in figure.data if trace.showlegend]
        assert len(bounds) == len({*areas(figure)[1].z})
        assert bounds[0].startswith("less than")
        assert bounds[-1].endswith("or more")
        dutch_names = [
            trace.name for trace in choropleth(markets, reader=dutch, geojson=geojson, places=places).data
            if trace.showlegend
        ]  # fmt: skip
        assert len(dutch_names) == len(bounds)

    def test_larger_figures_are_in_higher_classes(self, markets, geojson, places, english):
        found = areas(choropleth(markets, reader=english, geojson=geojson, places=places))[1]
        steps = dict(zip(found.locations, found.z, strict=True))
        assert steps["usa"] < steps["deu"]

    def test_the_chosen_lies_on_top_with_a_strong_border(self, markets, geojson, places, english):
        found = areas(
            choropleth(
                markets, reader=english, geojson=geojson, places=places, chosen={"deu"}, outlined={"fra"}
            )
        )[1]
        assert list(found.locations) == ["usa", "fra", "deu"]
        assert found.marker.line.color[2] == LIGHT.highlight
        assert found.marker.line.color[1] == LIGHT.text
        assert list(found.marker.line.width) == sorted(found.marker.line.width)

    def test_a_country_without_a_shape_is_a_dot(self, figures, geojson, places, english):
        frame = figures({"counterpart": "usa"}, {"counterpart": "mlt", "value": 1.0})
        figure = choropleth(frame, reader=english, geojson=geojson, places=places)
        (dot,) = [
            trace for trace in figure.data if trace.type == "scattergeo" and trace.customdata is not None
        ]
        assert (dot.lat[0], dot.lon[0]) == places["mlt"]
        assert dot.customdata[0][0] == "mlt"

    def test_a_code_with_no_place_at_all_is_refused(self, figures, geojson, places, english):
        frame = figures({"counterpart": "usa"}, {"counterpart": "eu27"})
        with pytest.raises(ValueError, match="eu27 has neither a shape nor a place"):
            choropleth(frame, reader=english, geojson=geojson, places=places)

    def test_a_map_of_european_figures_shows_europe(self, markets, geojson, places, english):
        europe = markets[markets["counterpart"] != "usa"]
        near = choropleth(europe, reader=english, geojson=geojson, places=places).layout.geo
        far = choropleth(markets, reader=english, geojson=geojson, places=places).layout.geo
        assert near.projection.type == "conic conformal"
        assert far.projection.type == "natural earth"

    def test_where_many_marks_are_in_europe_it_stands_beside_the_world(
        self, figures, geojson, places, english
    ):
        there = {**places, "nld": (52.2, 5.5), "lux": (49.8, 6.1)}
        rows = [{"counterpart": code, "value": float(n)} for n, code in enumerate(("usa", *there), 1)]
        frame = figures(*{row["counterpart"]: row for row in rows}.values())
        offices = pd.DataFrame(
            {"name": ["Berlin", "New York"], "latitude": [52.5, 40.7], "longitude": [13.4, -74.0]}
        )
        spec = charts.choropleth(frame, reader=english, geojson=geojson, places=there, offices=offices)
        figure = figure_of(spec)

        def on(geo: str, **told: object) -> list:
            return [
                trace for trace in figure.select_traces({"geo": geo, **told}) if trace.hoverinfo != "skip"
            ]

        def codes(geo: str) -> set[str]:
            return {mark[0] for trace in on(geo) for mark in trace.customdata or ()}

        assert figure.layout.geo.projection.type == "natural earth"
        assert figure.layout.geo2.projection.type == "conic conformal"
        assert codes("geo") == {"usa", "deu", "fra"}, "what is small stands on the larger map alone"
        assert codes("geo2") == {"deu", "fra", "nld", "lux", "mlt"}
        names = [
            list(trace.hovertext) for geo in ("geo", "geo2") for trace in on(geo, name="Offices of Flanders")
        ]
        assert names == [["New York"], ["Berlin"]]
        fills = [
            dict(zip(trace.locations, trace.z, strict=True))
            for geo in ("geo", "geo2")
            for trace in on(geo, type="choropleth")
        ]
        assert fills[1].items() <= fills[0].items(), "a class has one colour on both"
        named = [trace.name for trace in figure.data if trace.showlegend]
        assert len(named) == len(set(named))

        fewer = frame[~frame["counterpart"].isin(["nld", "lux"])]
        far = charts.choropleth(fewer, reader=english, geojson=geojson, places=there, offices=offices[1:])
        assert far.map.inset is None
        near = charts.choropleth(
            frame[frame["counterpart"] != "usa"], reader=english, geojson=geojson, places=there
        )
        assert (near.map.extent, near.map.inset) == ("europe", None)

    def test_offices_are_drawn_over_the_figures(self, markets, geojson, places, english):
        offices = pd.DataFrame({"name": ["Berlin"], "latitude": [52.5], "longitude": [13.4]})
        figure = choropleth(markets, reader=english, geojson=geojson, places=places, offices=offices)
        (found,) = [trace for trace in figure.data if trace.name == "Offices of Flanders"]
        assert list(found.lat) == [52.5]
        assert list(found.hovertext) == ["Berlin"]

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_plotly_accepts_the_figure_and_nothing_given_is_altered(
        self, scheme, markets, geojson, places, reader
    ):
        frame, land = markets.copy(deep=True), copy.deepcopy(geojson)
        figure = choropleth(markets, reader=reader, scheme=scheme, geojson=geojson, places=places)
        go.Figure(figure.to_dict())
        pd.testing.assert_frame_equal(markets, frame)
        assert geojson == land

    def test_geometry_is_shared_and_not_copied(self, geojson):
        shared = Geometry(geojson["features"])
        assert copy.deepcopy(shared) is shared
        assert json.loads(json.dumps(shared)) == geojson


def network(*given: object, **options: object) -> pdk.Deck:
    """The map of few offices."""
    (shown,) = maps_of_offices(*given, **options)
    return shown.deck


class TestNetwork:
    @pytest.fixture
    def offices(self) -> pd.DataFrame:
        rows = [
            (
                "berlin-representation",
                "representation",
                "open",
                "Berlin, representation",
                "Berlin",
                52.52,
                13.405,
            ),
            ("berlin-fit", "trade-office", "announced", "Berlin, <trade> & co", "Berlin", 52.52, 13.405),
            ("brussels-representation", "representation", "open", "Brussels", "Brussels", 50.8467, 4.3525),
            ("new-york-visitflanders", "tourism-office", "reported", "New York", "New York", 40.71, -74.0),
        ]
        frame = pd.DataFrame(rows, columns=["id", "kind", "status", "name", "city", "latitude", "longitude"])
        return frame.assign(
            serves=[("deu",), (), (), ("usa", "bra")],
            serves_names=[("Germany",), (), (), ("United States", "Brazil")],
        )

    @staticmethod
    def layers(deck: pdk.Deck) -> dict[str, dict]:
        return {layer["id"]: layer for layer in json.loads(deck.to_json())["layers"]}

    def test_layers_have_fixed_names_and_ask_nothing_of_another_host(self, offices, geojson, english):
        deck = network(offices, reader=english, geojson=geojson)
        assert list(self.layers(deck)) == [LAND, SERVED, FRAME, ARCS, OFFICES, NAMES]
        said = json.loads(deck.to_json())
        assert not said.get("mapProvider")
        assert not re.findall(r"https?://(?!www\.w3\.org)", deck.to_json())

    def test_the_browser_only_reads_columns(self, offices, geojson, english):
        for layer in self.layers(network(offices, reader=english, geojson=geojson)).values():
            accessors = [
                value for value in layer.values() if isinstance(value, str) and value.startswith("@@=")
            ]
            rows = layer["data"] if isinstance(layer["data"], list) else []
            for accessor in accessors:
                assert re.fullmatch(r"@@=[a-z_]+", accessor)
                assert all(accessor.removeprefix("@@=") in row for row in rows)

    def test_every_office_but_brussels_has_an_arc_from_there(self, offices, geojson, english):
        arcs = self.layers(network(offices, reader=english, geojson=geojson))[ARCS]["data"]
        assert [row["id"] for row in arcs] == [
            "berlin-representation",
            "berlin-fit",
            "new-york-visitflanders",
        ]
        assert {tuple(row["source"]) for row in arcs} == {(4.3525, 50.8467)}

    def test_offices_of_one_city_stand_apart_in_pixels_and_stay_in_place(self, offices, geojson, english):
        rows = self.layers(network(offices, reader=english, geojson=geojson))[OFFICES]["data"]
        one, other, brussels, _ = rows
        assert one["target"] == other["target"] == [13.405, 52.52]
        assert one["offset"] != other["offset"]
        assert brussels["offset"] == [0, 0]

    def test_kind_and_status_are_signs_of_the_atlas(self, offices, geojson, english):
        layer = self.layers(network(offices, reader=english, geojson=geojson))[OFFICES]
        signs = [row["sign"] for row in layer["data"]]
        assert signs == ["representation", "trade-office-hollow", "representation", "tourism-office"]
        assert set(signs) <= set(layer["iconMapping"])
        assert layer["iconAtlas"].startswith("data:image/svg+xml;base64,")

    def test_the_chosen_is_ringed_and_what_it_serves_is_filled(self, offices, geojson, english):
        layers = self.layers(
            network(offices, reader=english, geojson=geojson, chosen="new-york-visitflanders")
        )
        codes = [feature["properties"]["id"] for feature in layers[SERVED]["data"]["features"]]
        assert codes == ["usa", "bra"]
        assert layers[SERVED]["getFillColor"] == channels(LIGHT.served)
        assert [row["id"] for row in layers[ARCS]["data"]] == ["new-york-visitflanders"]
        rows = {row["id"]: row for row in layers[OFFICES]["data"]}
        assert rows["new-york-visitflanders"]["sign"] == "tourism-office-chosen"
        assert rows["berlin-fit"]["strength"][3] < rows["new-york-visitflanders"]["strength"][3]

    def test_an_unknown_choice_chooses_nothing(self, offices, geojson, english):
        layers = self.layers(network(offices, reader=english, geojson=geojson, chosen="atlantis"))
        assert layers[SERVED]["data"]["features"] == []
        assert len(layers[ARCS]["data"]) == 3

    def test_with_an_address_only_what_is_served_is_sent(self, offices, geojson, english):
        address = "app/static/countries.geojson"
        deck = network(
            offices, reader=english, geojson=geojson, geojson_url=address, chosen="berlin-representation"
        )
        layers = self.layers(deck)
        assert layers[LAND]["data"] == address
        assert len(layers[SERVED]["data"]["features"]) == 1

    def test_the_view_fits_what_is_shown(self, offices, geojson, english):
        whole = network(offices, reader=english, geojson=geojson).initial_view_state
        one = network(
            offices, reader=english, geojson=geojson, chosen="berlin-representation"
        ).initial_view_state
        assert one.zoom > whole.zoom
        assert -74 < whole.longitude < 14
        assert 5 <= one.longitude <= 15

    def test_many_offices_in_europe_have_a_map_beside_that_of_the_world(self, offices, geojson, english):
        cities = {"Paris": (48.86, 2.35), "Rome": (41.9, 12.5), "Lille": (50.63, 3.06)}
        more = [
            {"id": city.lower(), "kind": "trade-office", "status": "open", "name": city, "city": city,
             "latitude": latitude, "longitude": longitude, "serves": (), "serves_names": ()}
            for city, (latitude, longitude) in cities.items()
        ]  # fmt: skip
        every = pd.concat([offices, pd.DataFrame(more)], ignore_index=True)
        world, europe = (
            self.layers(shown.deck) for shown in maps_of_offices(every, reader=english, geojson=geojson)
        )
        assert {row["id"] for row in world[OFFICES]["data"]} == set(every["id"])
        far = {"new-york-visitflanders"}
        assert {row["id"] for row in europe[OFFICES]["data"]} == set(every["id"]) - far
        small = [row["size"] for row in world[OFFICES]["data"] if row["id"] not in far]
        assert max(small) < min(row["size"] for row in europe[OFFICES]["data"]) / 2
        assert [row["id"] for row in world[ARCS]["data"]] == list(far)
        assert [len(layers[FRAME]["data"]) for layers in (world, europe)] == [1, 0]
        assert [row["text"] for row in world[NAMES]["data"]] == ["New York"]

        there = every[every["id"] != "new-york-visitflanders"]
        assert len(maps_of_offices(there, reader=english, geojson=geojson)) == 1, "all are in Europe"
        assert len(maps_of_offices(offices, reader=english, geojson=geojson)) == 1, "few are in Europe"

    def test_names_cover_neither_each_other_nor_a_sign_and_the_chosen_comes_first(self):
        rows = [
            {"id": f"{x}-{y}", "city": f"City {x} {y}", "latitude": 48.0 + y, "longitude": 4.0 + 2 * x,
             "target": [4.0 + 2 * x, 48.0 + y], "size": 10, "offset": [0, 0]}
            for x in range(6) for y in range(6)
        ]  # fmt: skip
        view = view_of([(row["latitude"], row["longitude"]) for row in rows], 380, 4.0)
        scale = 2**view.zoom

        def box(name: dict) -> tuple[float, ...]:
            x, y = (scale * side for side in spot((name["position"][1], name["position"][0])))
            x, y = x + name["offset"][0], y + name["offset"][1]
            wide = width_of(name["text"], LETTERS)
            left = {"start": x, "middle": x - wide / 2, "end": x - wide}[name["anchor"]]
            return left, y - LETTERS / 2, left + wide, y + LETTERS / 2

        def sign(row: dict) -> tuple[float, ...]:
            x, y = (scale * side for side in spot((row["latitude"], row["longitude"])))
            return x - 3, y - 3, x + 3, y + 3

        for picked in ({"3-3"}, {"4-2"}):
            found = names(rows, view, picked)
            assert found[0]["text"] in {f"City {code.replace('-', ' ')}" for code in picked}
            assert 3 < len(found) < len(rows)
            boxes = [*map(box, found), *map(sign, rows)]
            for one, other in combinations(boxes, 2):
                assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]

    def test_the_tooltip_is_filled_from_columns_and_holds_no_markup_of_theirs(self, offices, geojson, dutch):
        deck = network(offices, reader=dutch, geojson=geojson)
        rows = self.layers(deck)[OFFICES]["data"]
        # Streamlit escapes what it fills in, so the texts stay plain here.
        assert all(name in row for row in rows for name in re.findall(r"{(\w+)}", TOOLTIP))
        assert rows[1]["name"] == "Berlin, <trade> & co"
        assert "Germany" in rows[0]["serving"]
        assert rows[1]["serving"] == ""

    def test_the_key_names_what_is_on_the_map(self, offices, english):
        names = [name for _, name in key(offices, reader=english)]
        assert names == [
            "Diplomatic representation",
            "Trade office",
            "Tourism office",
            "hollow: announced or proposed",
        ]
        assert all(
            picture.startswith("data:image/svg+xml;base64,") for picture, _ in key(offices, reader=english)
        )

    def test_the_frame_stays_as_it_was(self, offices, geojson, english):
        before = offices.copy(deep=True)
        network(offices, reader=english, geojson=geojson)
        pd.testing.assert_frame_equal(offices, before)

    def test_what_cannot_be_drawn_is_refused(self, offices, geojson, english):
        with pytest.raises(ValueError, match="network: there is no office to draw"):
            network(offices.head(0), reader=english, geojson=geojson)
        with pytest.raises(ValueError, match="the offices have no column serves"):
            network(offices.drop(columns="serves"), reader=english, geojson=geojson)
        with pytest.raises(ValueError, match="berlin-representation is closed and a representation"):
            network(offices.assign(status="closed"), reader=english, geojson=geojson)

    def test_every_sign_has_a_place_of_its_own(self):
        _, where = atlas(LIGHT)
        assert len(where) == len(SIGNS) == len({(place["x"], place["y"]) for place in where.values()})
