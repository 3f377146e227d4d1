"""Whatever a chart writes is in the language of the dashboard: nothing is left to Plotly, which knows English alone."""

import re
from collections.abc import Iterator

import pytest

from dashboard.locale import reader_for
from dashboard.render.card import Card
from dashboard.render.plotly import figure_of
from page_content import content
from serving import CHARTED

DUTCH = reader_for("nl")
SILENT = ("skip", "none", "text")
"""What a mark may say when it is pointed at: nothing, or the text that it was given."""

ENGLISH = re.compile(
    r"\d\.\d{1,2}(?![\d.])(?=\s*(%|€|$))|\d,\d{3}[.,]\d|\d\s(bn|million|billion)\b"
    r"|\b(January|February|March|May|June|July|August|October) \d{4}"
)
"""Numbers, scales and months as only English writes them."""


@pytest.fixture(scope="module", params=CHARTED)
def figures(request):
    """The charts of a page in Dutch, as Plotly gets them."""
    found = []
    for card in content(request.param, lang="nl").cards:
        figure = figure_of(card.spec) if isinstance(card, Card) else card.figure and card.figure()
        if figure is not None:
            found.append((f"{request.param}.{card.key}", figure.to_dict()))
    return found


def texts(said: object, name: str = "") -> Iterator[str]:
    """All that a figure writes: ticks, labels, hover texts, annotations, titles."""
    if isinstance(said, dict):
        for key, value in said.items():
            if key not in ("customdata", "ids", "geojson", "meta"):
                yield from texts(value, key)
    elif isinstance(said, list | tuple):
        for each in said:
            yield from texts(each, name)
    elif isinstance(said, str) and name in ("text", "hovertext", "ticktext", "texttemplate", "hovertemplate"):
        yield said


def test_axes_write_no_number_of_their_own(figures):
    for card, figure in figures:
        assert figure["layout"]["separators"] == DUTCH.separators, card
        cartesian = any(trace["type"] in ("bar", "scatter", "heatmap") for trace in figure["data"])
        axes = {name: axis for name, axis in figure["layout"].items() if re.match("[xy]axis", name)}
        assert not cartesian or {"xaxis", "yaxis"} <= set(axes), card
        for name, axis in axes.items():
            hidden = axis.get("visible") is False or axis.get("showticklabels") is False
            assert hidden or axis.get("ticktext") is not None or axis.get("type") == "category", (card, name)


def test_what_is_pointed_at_says_what_it_was_given(figures):
    for card, figure in figures:
        for trace in figure["data"]:
            template = trace.get("hovertemplate")
            given = template is not None and set(re.findall(r"%\{(\w+)", template)) <= {
                "text",
                "hovertext",
                "customdata",
            }
            assert given or trace.get("hoverinfo") in SILENT, (card, trace["type"])


def test_no_number_and_no_month_is_written_in_english(figures):
    for card, figure in figures:
        assert [said for said in texts(figure) if ENGLISH.search(said)] == [], card
