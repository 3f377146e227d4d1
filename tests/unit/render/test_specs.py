"""What a specification holds of the project's own figures: each once, with its marks, in its place."""

from __future__ import annotations

import pytest

from dashboard.render.card import Card


def test_years_without_a_figure_keep_their_place(cards: dict) -> None:
    spec = cards["en"]["lines"].spec
    years = [int(category.code) for category in spec.categories]
    assert years == list(range(years[0], years[-1] + 1))
    assert any(point is None for one in spec.series for point in one.points)


def test_every_figure_is_there_once_with_all_its_digits_and_marks(card: Card) -> None:
    points = [point for _, point in card.spec.points]
    found = {point.id: point.value for point in points if point.id}
    balances = {each.balance.id for each in card.spec.categories if each.balance}
    wanted = card.shown[~card.shown["id"].isin(balances)]
    assert found == dict(zip(wanted["id"], wanted["value"], strict=True))
    assert len(found) == sum(bool(point.id) for point in points)
    for point in points:
        marks = bool(point.row["derived"]), point.row["obs_status"] == "E"
        assert ("*" in point.text, "≈" in point.text) == marks


@pytest.mark.parametrize(("name", "worked_out"), [("breakdown", False), ("breakdown with a rest", True)])
def test_the_rest_comes_last(cards: dict, name: str, worked_out: bool) -> None:
    spec = cards["nl"][name].spec
    assert [each.rest for each in spec.categories] == [False] * (len(spec.categories) - 1) + [True]
    assert spec.series[0].points[-1].worked_out is worked_out
    assert sum(point.value for _, point in spec.points) == pytest.approx(100)


def test_sums_of_parts_are_marked_as_worked_out(cards: dict) -> None:
    spec = cards["en"]["stacked"].spec
    for place, category in enumerate(spec.categories):
        parts = [point for one in spec.series if (point := one.points[place]) is not None and point.value]
        assert category.total.value == pytest.approx(sum(point.value for point in parts))
        assert category.total.id == ("" if len(parts) > 1 else parts[0].id)


def test_balances_are_called_surplus_or_deficit(cards: dict) -> None:
    for lang, word in (("en", "surplus"), ("nl", "overschot")):
        card = cards[lang]["paired"]
        balances = [each.balance for each in card.spec.categories]
        assert all(word in each.text for each in balances)
        printed = card.shown[card.shown["indicator"] == "services-balance"].set_index("id")["value"]
        assert {each.id: each.value for each in balances} == printed.to_dict()
