"""The web of cross-references: its arcs, its order, what stands out, and what is refused."""

import plotly.graph_objects as go
import pytest

from dashboard.render.palette import palette
from dashboard.render.plotly.facts.reference_totals import describe_totals, reference_totals, totals
from dashboard.render.plotly.facts.references import Node, describe, references

LIGHT = palette("light")
NODES = [
    Node("one", "1 First <priority>", "one", 1),
    Node("one-one", "1.1 A section with a name that is too long for one line", "one", 2),
    Node("two", "2 Second", "two", 1),
    Node("two-one", "2.1 Another", "two", 2),
    Node("box", "A box", "box", 1),
]
LINKS = [
    ("one-one", "two-one"),
    ("two-one", "one-one"),
    ("one", "one-one"),
    ("box", "two"),
    ("one-one", "two-one"),
]


def arcs(figure: go.Figure) -> dict[str, int]:
    """How many arcs there are of each colour."""
    return {
        trace.line.color: sum(y is None for y in trace.y) for trace in figure.data if trace.mode == "lines"
    }


def test_it_is_a_figure_that_plotly_accepts(reader):
    go.Figure(references(NODES, LINKS, reader=reader).to_dict())


def test_sections_run_downwards_in_the_order_given(english):
    dots = references(NODES, LINKS, reader=english).data[-2]
    assert [code for (code,) in dots.customdata] == [node.code for node in NODES]
    assert list(dots.y) == sorted(dots.y)


def test_several_links_between_two_sections_are_one_arc(english):
    assert sum(arcs(references(NODES, LINKS, reader=english)).values()) == len(set(LINKS))


def test_an_arc_has_the_colour_of_the_branch_it_starts_from(english):
    counted = arcs(references(NODES, LINKS, reader=english))
    assert counted == {LIGHT.categorical[0]: 2, LIGHT.categorical[1]: 1, LIGHT.context: 1}


def test_arcs_begin_and_end_at_their_sections(english):
    figure = references(NODES, [("one", "two-one")], reader=english)
    arc, dots = figure.data[0], figure.data[-2]
    places = dict(zip([code for (code,) in dots.customdata], dots.y, strict=True))
    assert arc.y[0] == pytest.approx(places["one"], abs=0.1)
    assert arc.y[-2] == pytest.approx(places["two-one"], abs=0.1)
    assert arc.x[0] == arc.x[-2] == 0


def test_the_references_of_a_chosen_section_stand_out(english):
    figure = references(NODES, LINKS, reader=english, chosen={"one-one"})
    assert arcs(figure) == {LIGHT.partner: 1, LIGHT.highlight: 2, LIGHT.grid: 1}
    names = dict(zip([code for (code,) in figure.data[-1].customdata], figure.data[-1].text, strict=True))
    assert names["two-one"].startswith("⇄ ")
    assert names["one"].startswith("← ")
    assert names["one-one"].startswith("<b>")
    assert names["two"] == "2 Second"


def test_references_within_the_chosen_sections_are_told_apart(english):
    figure = references(NODES, LINKS, reader=english, chosen={"one", "one-one"})
    assert arcs(figure)[LIGHT.context] == 1


def test_a_section_that_refers_to_itself_gets_a_loop(english):
    (loop, *_) = references(NODES, [("two", "two")], reader=english).data
    assert min(x for x in loop.x if x is not None) < 0


def test_marked_sections_are_bold_and_the_others_muted(english):
    names = references(NODES, LINKS, reader=english, marked={"two-one"}).data[-1]
    assert [text.startswith("<b>") for text in names.text] == [False, False, False, True, False]
    assert list(names.textfont.color) == [LIGHT.muted_text] * 3 + [LIGHT.text, LIGHT.muted_text]


def test_names_fold_and_are_escaped(english):
    names = references(NODES, LINKS, reader=english).data[-1].text
    assert "&lt;priority&gt;" in names[0]
    assert "<br>" in names[1]


def test_it_says_in_words_where_most_arcs_end(english):
    said = describe(NODES, LINKS, reader=english)
    assert "5 sections" in said
    assert "1.1 A section with a name that is too long for one line (2)" in said


def test_nothing_to_draw_is_refused(english):
    with pytest.raises(ValueError, match="there is no section to draw"):
        references([], [], reader=english)


def test_a_link_to_a_section_that_is_not_there_is_refused(english):
    with pytest.raises(ValueError, match="one → nine is not between two of the sections"):
        references(NODES, [("one", "nine")], reader=english)


class TestTotals:
    def test_references_between_two_parts_count_both_ways_and_those_within_one_do_not(self):
        assert totals(NODES, LINKS) == {("one", "two"): 3, ("two", "box"): 1}

    def test_only_the_main_parts_are_drawn_and_the_strongest_tie_is_the_widest_arc(self, english):
        figure = reference_totals(NODES, LINKS, reader=english)
        arcs = [trace for trace in figure.data if trace.mode == "lines"]
        assert [code for (code,) in figure.data[-1].customdata] == ["one", "two", "box"]
        assert arcs[0].line.width < arcs[1].line.width
        (numbers, _) = [trace for trace in figure.data if trace.mode == "text"]
        assert list(numbers.text) == ["<b>3</b>"]

    def test_it_is_a_figure_that_plotly_accepts(self, reader):
        go.Figure(reference_totals(NODES, LINKS, reader=reader).to_dict())

    def test_parts_that_no_reference_ties_are_left_out(self, english):
        figure = reference_totals(NODES, LINKS[:1], reader=english)
        assert [code for (code,) in figure.data[-1].customdata] == ["one", "two"]

    def test_it_says_in_words_between_which_parts_most_are(self, english):
        said = describe_totals(NODES, LINKS, reader=english)
        assert said.startswith("Most references are between 1 First <priority> – 2 Second (3)")

    def test_nothing_to_draw_is_refused(self, english):
        with pytest.raises(ValueError, match="reference_totals: there is no section"):
            reference_totals([], [], reader=english)
