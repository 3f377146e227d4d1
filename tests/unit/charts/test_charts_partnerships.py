"""Charts of partnerships and opportunities: who stands where, what is marked, and that numbers can be read."""

import re

import pandas as pd
import pytest

from dashboard.data.opportunities import SEVERAL
from dashboard.render.palette import PALETTES, palette
from dashboard.render.plotly.facts.opportunities import SHAPE, WIDTH, family_colours, spot, us_map
from dashboard.render.plotly.facts.partnerships import (
    KINDS,
    LOOKS,
    kind_bars,
    look_of,
    partner_map,
    theme_matrix,
)
from dashboard.render.plotly.facts.partnerships.matrix import EVERYTHING, SHADES, painted

ROWS = pd.DataFrame(
    [("usa", "United States", "north-america", 9), ("deu", "Germany", "europe", 2), ("fra", "<France>", "europe", 1)],
    columns=["partner", "partner_name", "family", "total"],
)  # fmt: skip
CELLS = pd.DataFrame(
    [
        ("usa", "economy", 8, ("partner",) * 7 + ("candidate",)),
        ("usa", "tourism", 1, ("candidate",)),
        ("deu", "economy", 2, ("competitor-rival", "competitor-rival")),
        ("fra", "tourism", 1, ("followed",)),
    ],
    columns=["partner", "column", "n", "kinds"],
)
COLUMNS = {"economy": "Economy and trade", "tourism": "Tourism"}
FAMILIES = {"europe": "Europe", "north-america": "North America"}
COUNTS = pd.DataFrame(
    [("usa", "United States", 9), ("deu", "Germany", 2), ("mlt", "Malta", 1)], columns=["code", "name", "n"]
)


def luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def matrix(reader, **parts):
    return theme_matrix(ROWS, CELLS, columns=COLUMNS, families=FAMILIES, reader=reader, **parts)


class TestMatrix:
    def test_each_cell_stands_in_its_row_and_column_with_its_number(self, english):
        figure = matrix(english)
        found, _ = figure.data
        heights = dict(zip(figure.layout.yaxis.ticktext, figure.layout.yaxis.tickvals, strict=True))
        rows = [base + 0.42 for base in found.base]
        assert rows == pytest.approx(
            [
                heights["United States"],
                heights["United States"],
                heights["Germany"],
                heights["&lt;France&gt;"],
            ]
        )
        assert list(found.x) == [0, 1, 0, 1]
        assert list(found.text) == ["8", "1", "2", "1"]
        assert list(found.customdata[0]) == ["usa", "economy"]

    def test_families_are_named_above_their_rows_and_sums_stand_last(self, english):
        figure = matrix(english)
        assert [note.text for note in figure.layout.annotations] == ["North America", "Europe"]
        sums = figure.data[1]
        assert set(sums.x) == {len(COLUMNS)}
        assert [list(each) for each in sums.customdata] == [
            [code, EVERYTHING] for code in ("usa", "deu", "fra")
        ]

    def test_the_chosen_cell_has_a_ring(self, english):
        figure = matrix(english, chosen=("deu", "economy"))
        rings = [colour == palette("light").highlight for colour in figure.data[0].marker.line.color]
        assert rings == [False, False, True, False]

    def test_candidates_are_striped_and_names_escaped(self, english):
        found = matrix(english).data[0]
        assert list(found.marker.pattern.shape) == ["", "/", "", ""]
        assert "<France>" not in "".join(found.hovertext)

    def test_the_width_follows_the_columns(self, english):
        one = theme_matrix(
            ROWS, CELLS, columns={"economy": "Economy"}, families=FAMILIES, reader=english
        ).layout
        assert one.width < matrix(english).layout.width

    def test_nothing_is_refused(self, english):
        with pytest.raises(ValueError, match="theme_matrix: there is no entry"):
            theme_matrix(ROWS.head(0), CELLS, columns=COLUMNS, families=FAMILIES, reader=english)

    @pytest.mark.parametrize("scheme", PALETTES)
    @pytest.mark.parametrize("look", LOOKS)
    def test_numbers_can_be_read_on_every_shade(self, scheme, look):
        colours = palette(scheme)
        for shade in SHADES:
            fill, ink = painted(look, shade, colours)
            # A striped or an outlined cell shows the page behind its number.
            ground = colours.background if look in ("candidate", "followed") else fill
            assert contrast(ground, ink) >= 4.5, (scheme, look, shade)


class TestKinds:
    def test_a_mark_looks_like_the_closest_tie_behind_it(self):
        assert look_of(["followed", "partner"]) == "tie"
        assert look_of(["followed", "competitor-rival"]) == "rival"
        assert look_of(["competitor-rival", "candidate"]) == "candidate"
        assert look_of(["followed"]) == "followed"

    def test_bars_keep_the_order_of_kinds_and_leave_out_what_is_not_there(self, reader):
        figure = kind_bars({"focus": 3, "partner": 1, "candidate": 0}, reader=reader)
        assert [each[0] for each in figure.data[0].customdata] == ["partner", "focus"]
        assert list(figure.data[0].x) == [1, 3]

    def test_no_bar_is_refused(self, english):
        with pytest.raises(ValueError, match="kind_bars"):
            kind_bars(dict.fromkeys(KINDS, 0), reader=english)


class TestPartnerMap:
    def test_countries_are_filled_and_what_has_no_shape_is_a_dot(self, geojson, places, english):
        figure = partner_map(COUNTS, geojson=geojson, places=places, reader=english)
        shapes = [trace for trace in figure.data if trace.type == "choropleth"]
        assert [each[0] for each in shapes[1].customdata] == ["usa", "deu"]
        dots = [trace for trace in figure.data if trace.type == "scattergeo" and trace.customdata]
        assert [each[0] for each in dots[0].customdata] == ["mlt"]

    def test_classes_are_named_by_whole_numbers_without_gaps(self, geojson, places, english):
        figure = partner_map(COUNTS, geojson=geojson, places=places, reader=english)
        names = [trace.name for trace in figure.data if trace.showlegend]
        assert names == ["1 entry", "2 to 4", "5 to 9"] or names == ["1 entry", "2 to 9"]

    def test_a_click_beside_a_dot_is_on_the_country_under_it(self, geojson, places, english):
        figure = partner_map(COUNTS, geojson=geojson, places=places, reader=english)
        (dots,) = [trace for trace in figure.data if trace.type == "scattergeo" and trace.customdata]
        assert dots.marker.size <= 6
        assert figure.layout.hoverdistance <= 3

    def test_no_base_map_is_asked_for(self, geojson, places, english):
        figure = partner_map(COUNTS, geojson=geojson, places=places, reader=english)
        assert figure.data[0].type == "scattergeo"
        assert figure.data[0].locations is None
        assert not re.findall(r"https?://", figure.to_json())

    def test_a_code_without_shape_or_place_is_named(self, geojson, english):
        with pytest.raises(ValueError, match="mlt has neither a shape nor a place"):
            partner_map(COUNTS, geojson=geojson, places={}, reader=english)


PLACES = pd.DataFrame(
    [
        ("texas", "Texas", "state", "usa", 31.5, -99.4, 4, "economy"),
        ("boston", "Boston", "city", "us-ma", 42.4, -71.1, 3, SEVERAL),
        ("houston-port", "Houston (port)", "port", "us-tx", 29.7, -95.3, 1, "economy"),
        ("gulf", "Gulf Coast", "region", "us-southern-states", 29.6, -92.5, 1, "economy"),
    ],
    columns=["place", "name", "kind", "state", "latitude", "longitude", "n", "family"],
)
OFFICES = pd.DataFrame({"name": ["Atlanta"], "latitude": [33.7], "longitude": [-84.4]})
NAMES = {"economy": "Economy", SEVERAL: "several themes"}


class TestUsMap:
    def draw(self, geojson, reader, **parts):
        return us_map(PLACES, families=NAMES, states=geojson, offices=OFFICES, reader=reader, **parts)

    def test_states_are_filled_and_other_places_are_dots_by_kind(self, geojson, english):
        figure = self.draw(geojson, english)
        filled = [trace for trace in figure.data if trace.type == "choropleth"][1]
        assert [each[0] for each in filled.customdata] == ["texas"]
        dots = next(trace for trace in figure.data if trace.type == "scattergeo" and trace.customdata)
        kinds = dict(zip([each[0] for each in dots.customdata], dots.marker.symbol, strict=True))
        assert kinds == {"boston": "circle", "houston-port": "square", "gulf": "circle"}
        assert figure.layout.geo.projection.type == "albers usa"

    def test_offices_are_diamonds_and_the_key_names_what_is_there(self, geojson, english):
        figure = self.draw(geojson, english)
        key = {trace.name: trace.marker.symbol for trace in figure.data if trace.showlegend}
        assert key["Team Flanders"] == "diamond"
        assert {"Economy", "several themes"} < set(key)

    def test_the_chosen_place_has_a_strong_border(self, geojson, english):
        figure = self.draw(geojson, english, chosen="texas")
        filled = [trace for trace in figure.data if trace.type == "choropleth"][1]
        assert list(filled.marker.line.color) == [palette("light").highlight]

    def written(self, figure):
        return [
            (text.replace("\u00a0", ""), lat, lon, side)
            for trace in figure.data
            if trace.type == "scattergeo" and trace.mode == "text"
            for text, lat, lon, side in zip(trace.text, trace.lat, trace.lon, trace.textposition, strict=True)
        ]

    @pytest.mark.parametrize("place", PLACES["place"])
    def test_the_chosen_place_always_has_its_name_and_in_bold(self, geojson, english, place):
        said = [text for text, *_ in self.written(self.draw(geojson, english, chosen=place))]
        name = PLACES.set_index("place").loc[place, "name"]
        assert f"<b>{name}</b>" in said

    def test_names_never_lie_on_each_other(self, geojson, english):
        heap = pd.DataFrame(
            [
                (f"p{n}", f"Place number {n}", "city", "us-ma", 42.4 + n / 50, -71.1, 9 - n, "economy")
                for n in range(8)
            ],
            columns=PLACES.columns,
        )
        figure = us_map(heap, families=NAMES, states=geojson, offices=OFFICES, reader=english, chosen="p7")
        said = self.written(figure)
        assert "<b>Place number 7</b>" in [text for text, *_ in said]
        assert len({side for *_, side in said}) == len(said) < len(heap)

    def test_the_names_that_a_narrow_screen_hides_are_told_apart_by_their_size(self, geojson, english):
        plain, loud = (
            trace
            for trace in self.draw(geojson, english, chosen="boston").data
            if trace.type == "scattergeo" and trace.mode == "text"
        )
        # The style of the frame hides names of this size where the map is narrow.
        assert plain.textfont.size == 11 != loud.textfont.size

    def test_places_lie_about_where_the_map_draws_them(self):
        (west, north), (east, south) = spot(48.4, -124.7), spot(25.1, -80.4)
        assert 0 <= west < 60
        assert east > 400
        assert -10 < north < south < WIDTH / SHAPE

    def test_a_family_without_a_name_is_refused(self, geojson, english):
        with pytest.raises(ValueError, match="the families several have no name"):
            us_map(PLACES, families={"economy": "x"}, states=geojson, offices=OFFICES, reader=english)

    def test_families_beyond_the_palette_share_the_colour_of_rests(self):
        colours = palette("light")
        many = [f"family-{number}" for number in range(len(colours.categorical) + 2)]
        found = family_colours([*many, SEVERAL], colours)
        assert found[many[-1]] == found[many[-2]] == colours.rest
        assert found[SEVERAL] == colours.text
