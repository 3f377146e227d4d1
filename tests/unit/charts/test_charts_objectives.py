"""The matrix of actors by objectives, and the bars that count facts."""

import plotly.graph_objects as go
import pytest

from dashboard.render.palette import palette
from dashboard.render.plotly.facts.objectives import Part, describe, matrix
from dashboard.render.plotly.facts.tallies import describe as describe_tallies
from dashboard.render.plotly.facts.tallies import tallies

LIGHT = palette("light")
ACTORS = {"post": "New York, a post with <a> rather long name", "fund": "Fund"}
OBJECTIVES = {"objective-1": ("1", "Trade"), "objective-2": ("2", "Research")}
PARTS = [
    Part("post", "objective-1", "carries", "Trade and investment"),
    Part("post", "objective-2", "carries", "Links"),
    Part("fund", "objective-2", "supports", "Grants"),
]
NAMES = {"law": "Law", "money": "Money", "network": "Network"}


class TestMatrix:
    def test_is_a_figure_that_plotly_accepts(self, reader):
        go.Figure(matrix(PARTS, actors=ACTORS, objectives=OBJECTIVES, reader=reader).to_dict())

    def test_has_a_mark_for_each_part_where_its_actor_and_objective_meet(self, english):
        figure = matrix(PARTS, actors=ACTORS, objectives=OBJECTIVES, reader=english)
        carries, supports = figure.data
        rows = list(figure.layout.yaxis.tickvals)
        assert list(zip(carries.x, carries.y, strict=True)) == [(0, rows[0]), (1, rows[0])]
        assert list(zip(supports.x, supports.y, strict=True)) == [(1, rows[1])]
        assert list(supports.customdata[0]) == ["objective-2", "fund"]

    def test_tells_carrying_from_supporting_without_colour(self, english):
        carries, supports = matrix(PARTS, actors=ACTORS, objectives=OBJECTIVES, reader=english).data
        assert carries.marker.color != LIGHT.background
        assert supports.marker.color == LIGHT.background
        assert [carries.name, supports.name] == ["carries", "supports"]

    def test_names_stand_beside_it_escaped_and_numbers_above(self, english):
        layout = matrix(PARTS, actors=ACTORS, objectives=OBJECTIVES, reader=english).layout
        assert "&lt;a&gt;" in layout.yaxis.ticktext[0]
        assert list(layout.xaxis.ticktext) == ["<b>1</b>", "<b>2</b>"]

    def test_says_in_words_who_works_on_what(self, english):
        said = describe(PARTS, actors=ACTORS, objectives=OBJECTIVES, reader=english)
        assert "2 Research: New York, a post with <a> rather long name and Fund." in said

    def test_refuses_nothing_and_unknown_roles(self, english):
        with pytest.raises(ValueError, match="nobody works on anything"):
            matrix([], actors=ACTORS, objectives=OBJECTIVES, reader=english)
        odd = [Part("post", "objective-1", "watches", "")]
        with pytest.raises(ValueError, match="no mark for watches; there are carries, supports"):
            matrix(odd, actors=ACTORS, objectives=OBJECTIVES, reader=english)


class TestTallies:
    def test_runs_from_the_largest_number_down(self, reader):
        figure = tallies({"law": 2, "money": 5, "network": 2}, NAMES, reader=reader)
        go.Figure(figure.to_dict())
        (bars,) = figure.data
        assert list(bars.x) == [5, 2, 2]
        assert [code for (code,) in bars.customdata] == ["money", "law", "network"]

    def test_the_chosen_is_highlighted_and_the_others_muted(self, english):
        (bars,) = tallies({"law": 2, "money": 5}, NAMES, reader=english, chosen={"law"}).data
        assert list(bars.marker.color) == [LIGHT.context, LIGHT.highlight]

    def test_says_the_numbers_in_words(self, english):
        assert describe_tallies({"law": 2, "money": 5}, NAMES, reader=english) == "Bars: Money 5 and Law 2."

    def test_refuses_nothing(self, english):
        with pytest.raises(ValueError, match="there is nothing to count"):
            tallies({}, NAMES, reader=english)
