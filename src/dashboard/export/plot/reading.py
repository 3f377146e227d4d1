"""Finds how a card's chart becomes data: there is a reading for each kind of chart, under its name."""

from collections.abc import Callable, Mapping
from functools import partial
from inspect import signature
from typing import Any

from dashboard import charts
from dashboard.export.card import Card
from dashboard.export.plot import bars, groups, lines, maps
from dashboard.export.plot.shape import Plot
from dashboard.locale import Reader

_READINGS: Mapping[str, Callable[..., Plot]] = {
    charts.ranking.__name__: bars.ranking,
    charts.change.__name__: bars.change,
    charts.breakdown.__name__: bars.breakdown,
    charts.stacked.__name__: groups.stacked,
    charts.paired.__name__: groups.paired,
    charts.series.__name__: lines.series,
    charts.choropleth.__name__: maps.choropleth,
    charts.bubbles.__name__: maps.bubbles,
    charts.network.__name__: maps.network,
}
_MAPS = {each.__name__ for each in (charts.choropleth, charts.bubbles, charts.network)}


def plot_of(card: Card, reader: Reader) -> Plot:
    """The chart of a card as data, in its order and on a light page.

    Raises KeyError when the card is drawn by a function that is no chart of `dashboard.charts`, and ValueError where the
    chart itself does (nothing to draw, several units, two figures for one place).
    """
    draw, given = _taken_apart(card.draw)
    read = _READINGS[draw.__name__]
    wanted = signature(read).parameters
    kept = {name: value for name, value in given.items() if name in wanted}
    if card.marked:
        kept["chosen"] = card.marked
    return read(card.shown, reader=reader, **kept)


def is_map(card: Card) -> bool:
    """Whether the chart of a card is a map."""
    return _taken_apart(card.draw)[0].__name__ in _MAPS


def _taken_apart(draw: Callable) -> tuple[Callable, dict[str, Any]]:
    """The function itself, and what a page has handed to it beforehand."""
    given: dict[str, Any] = {}
    while isinstance(draw, partial):
        given = {**draw.keywords, **given}
        draw = draw.func
    return draw, given
