"""What is sent of a chart: words first, then the figure as Plotly reads it, with shapes named where they have an address."""

import json
from dataclasses import replace

import plotly.graph_objects as go
import pytest

from dashboard.charts import Geometry
from dashboard.content import shapes
from dashboard.ui.plot import Tile, card_message, drawn, tiles_message

SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [0, 1], [1, 1], [1, 0], [0, 0]]]}
FEATURES = [{"type": "Feature", "properties": {"id": "bel"}, "geometry": SQUARE}]


def parts(message: bytes) -> tuple[dict, dict]:
    head, figure = message.decode("utf-8").split("\n")
    return json.loads(head), json.loads(figure)


def chart(**layout: object) -> go.Figure:
    return go.Figure({"data": [{"type": "bar", "x": [1], "y": ["é"]}], "layout": {"height": 300, **layout}})


def a_map(geometry: Geometry) -> go.Figure:
    trace = {"type": "choropleth", "geojson": geometry, "locations": ["bel"], "z": [1]}
    return go.Figure({"data": [trace], "layout": {"height": 300}}, _validate=False)


def test_words_and_size_come_first_and_the_figure_after():
    sent = drawn(chart(width=900), alt="One bar\nof é")
    head, figure = parts(sent.message)
    assert (head["alt"], head["height"], head["width"]) == ("One bar\nof é", 300, 900)
    assert head["config"]["topojsonURL"].startswith("data:")
    assert figure["data"][0]["y"] == ["é"]
    assert sent.width == 900


def test_a_chart_that_fills_its_place_has_no_height_of_its_own():
    sent = drawn(chart(), alt="", fills=True)
    assert parts(sent.message)[0]["height"] is None
    assert sent.width is None


def test_the_same_figure_is_the_same_message():
    assert drawn(chart(), alt="a") == drawn(chart(), alt="a") != drawn(chart(), alt="b")
    assert replace(drawn(chart(), alt="a"), width=1) != drawn(chart(), alt="a")


def test_a_card_is_a_line_of_words_and_the_figure_that_its_panel_shows():
    words = {"title": "T", "head": "<h3>T</h3>", "tabs": ("Chart", "Table"), "foot": "<p>é\n</p>"}
    figure = drawn(chart(width=900), alt="a")
    line, _, rest = card_message(**words, opened=0, html="", figure=figure).partition(b"\n")
    assert rest == figure.message
    told = json.loads(line)
    assert (told["tabs"], told["open"], told["wide"]) == (["Chart", "Table"], 0, 900)

    line, _, rest = card_message(**words, opened=1, html="<table>\n</table>", figure=None).partition(b"\n")
    assert rest == b"", "the words are one line, whatever they say"
    told = json.loads(line)
    assert (told["body"], told["open"], told["foot"], told["wide"]) == (
        "<table>\n</table>",
        1,
        "<p>é\n</p>",
        None,
    )


def test_numbers_are_sent_as_json_in_the_letters_of_their_language():
    sent = tiles_message([Tile("a", "<b>é</b>", "één")], button="Waar", foot="<p>")
    assert "één".encode() in sent
    (tile,) = json.loads(sent)["tiles"]
    assert tile == {"id": "a", "html": "<b>é</b>", "what": "één", "evidence": ""}


@pytest.mark.parametrize("address", ["/geometry/countries.geojson?v=1", ""])
def test_shapes_with_an_address_are_named_and_others_brought_along(address):
    geometry = Geometry(FEATURES, address=address)
    inside, _ = geometry.parted({"bel"})
    figure = a_map(inside)
    told = parts(drawn(figure, alt="").message)[1]["data"][0]["geojson"]
    assert told == (address or {"type": "FeatureCollection", "features": FEATURES})
    assert figure.data[0]["geojson"]["features"] == FEATURES, (
        "the figure itself stays whole, for those who take it away"
    )


def test_shapes_have_addresses_only_where_they_are_served(monkeypatch):
    monkeypatch.setattr(shapes, "_served", {})
    content = json.dumps({"type": "FeatureCollection", "features": FEATURES}).encode()
    assert shapes.read("countries", content).address == ""
    shapes.serve_below("/figures")
    assert (
        shapes.read("countries", content).address
        == f"/figures/geometry/countries.geojson?{shapes.version_of(content)}"
    )
    assert shapes.version_of(content) != shapes.version_of(content + b" ")
