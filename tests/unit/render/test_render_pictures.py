"""Pictures hold all that a reader needs, nothing in them is cut or covered, and the same card gives the same picture."""

from __future__ import annotations

import struct
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from xml.etree import ElementTree

import pandas as pd
import pytest

from dashboard import charts
from dashboard.charts.spec import ChartSpec
from dashboard.render.card import Card, Edition
from dashboard.render.picture import SHAPES, picture
from dashboard.render.picture.canvas import Box, Canvas
from dashboard.render.picture.frame import framed
from dashboard.render.picture.letters import balanced, width_of, wrapped

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Line:
    """A line of text in a picture, and where it stands."""

    said: str
    box: Box
    size: float


def lines_of(card: Card, edition: Edition, shape: str, monkeypatch: pytest.MonkeyPatch) -> list[Line]:
    """Every line of text that the picture of a card holds."""
    found: list[Line] = []

    def text(self: Canvas, x: float, y: float, said: str, size: float, **look: object) -> None:
        wide = width_of(said, size, bool(look.get("bold")))
        left = x - wide * {"left": 0, "center": 0.5, "right": 1}[look.get("side", "left")]
        found.append(Line(said, Box(left, y - size * 0.42, left + wide, y + size * 0.42), size))

    with monkeypatch.context() as patched:
        patched.setattr(Canvas, "text", text)
        framed(Canvas(*SHAPES[shape]), card, edition)
    return found


def said_in(found: list[Line]) -> str:
    return " ".join(line.said for line in found).replace("\u00a0", " ")


def must_be_legible(found: list[Line], shape: str) -> None:
    """Nothing leaves the picture, nothing covers anything else, nothing is too small to be read."""
    paper = Box(0, 0, *SHAPES[shape])
    assert [line.said for line in found if not paper.holds(line.box)] == []
    covered = [
        (one.said, other.said)
        for place, one in enumerate(found)
        for other in found[:place]
        if one.box.meets(other.box)
    ]
    assert covered == []
    assert min(line.size for line in found) >= 10


@pytest.mark.parametrize("shape", SHAPES)
def test_nothing_is_cut_covered_or_missing(
    card: Card, edition: Edition, shape: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = lines_of(card, edition, shape, monkeypatch)
    must_be_legible(found, shape)
    said = said_in(found)
    version = {"en": "22 November 2026", "nl": "22 november 2026"}[edition.reader.lang]
    for told in (
        card.heading,
        card.subtitle,
        card.source_line,
        *card.notes,
        "1.2.3",
        version,
        edition.filters,
    ):
        assert told in said
    assert edition.link in said.replace(" ", "")
    must_name_all(card.spec, said)


def must_name_all(spec: ChartSpec, said: str) -> None:
    """Names and values stand beside bars and maps; of lines the last value."""
    if spec.kind == "lines":
        values = [one.present[-1][1].text for one in spec.series]
        names = [one.name for one in spec.series] if len(spec.series) > 1 else []
    elif spec.kind == "stacks":
        values = [each.total.text for each in spec.categories]
        names = [each.name for each in spec.categories] + [one.name for one in spec.series]
    else:
        values = [point.text for one in spec.series for _, point in one.present]
        values += [each.balance.text for each in spec.categories if each.balance]
        names = [each.name for each in spec.categories]
    for told in (*values, *names):
        assert told.replace("\u00a0", " ") in said


@pytest.mark.parametrize("shape", SHAPES)
def test_texts_of_any_length_fit(
    cards: dict, edition: Edition, shape: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = replace(
        cards[edition.reader.lang]["ranking"],
        heading="A finding that takes many words to say what the figures show " * 4,
        subtitle="Measured in several ways, for several areas, " * 6,
        notes=("The two differ in price basis and in whether transit trade counts. " * 5, "Unbroken" * 40),
    )
    long = replace(edition, link=edition.link + "&region=" + "a" * 700)
    found = lines_of(card, long, shape, monkeypatch)
    must_be_legible(found, shape)
    assert long.link in said_in(found).replace(" ", "")


@pytest.mark.parametrize("shape", SHAPES)
def test_a_long_list_says_how_many_more_and_keeps_what_is_highlighted(
    cards: dict, make_card: Callable, edition: Edition, shape: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = cards[edition.reader.lang]["ranking"].shown.head(1)
    rows = [
        one.assign(id=f"figure-{n}", counterpart=f"c{n}", counterpart_name=f"Country {n:03}", value=200.0 - n)
        for n in range(120)
    ]
    figures = pd.concat(rows)
    draw = partial(charts.ranking, label="counterpart_name", code="counterpart")
    card = make_card(figures, draw, edition.reader.lang, chosen=frozenset({"c119"}))
    found = lines_of(card, edition, shape, monkeypatch)
    must_be_legible(found, shape)
    names = [line.said for line in found if line.said.startswith("Country ")]
    assert names == [*(f"Country {n:03}" for n in range(len(names) - 1)), "Country 119"]
    assert 10 < len(names) < 120
    assert any(str(120 - len(names)) in line.said for line in found if line.said not in names)


@pytest.mark.parametrize(("shape", "size"), SHAPES.items())
def test_a_png_has_its_size(cards: dict, edition: Edition, shape: str, size: tuple[int, int]) -> None:
    made = picture(cards[edition.reader.lang]["ranking"], edition, format="png", shape=shape)
    assert made.startswith(b"\x89PNG")
    assert struct.unpack(">II", made[16:24]) == size


def test_an_svg_needs_no_font_and_says_what_it_shows(card: Card, edition: Edition) -> None:
    root = ElementTree.fromstring(picture(card, edition, format="svg"))
    assert root.findtext(f"{SVG}title") == card.heading
    told = root.findtext(f"{SVG}desc")
    for said in (card.alt, card.source_line, edition.link):
        assert said in told
    assert not list(root.iter(f"{SVG}text"))
    assert len(list(root.iter(f"{SVG}use"))) > 100
    assert b"<script" not in picture(
        replace(card, heading="<script>", alt="</desc><script>"), edition, format="svg"
    )


@pytest.mark.parametrize("format", ["svg", "png"])
def test_the_same_card_gives_the_same_bytes_in_any_thread(cards: dict, edition: Edition, format: str) -> None:
    chosen = [cards[edition.reader.lang][name] for name in ("change", "lines", "choropleth", "stacked")]
    alone = [picture(card, edition, format=format, shape="preview") for card in chosen]
    with ThreadPoolExecutor(4) as threads:
        together = list(
            threads.map(lambda card: picture(card, edition, format=format, shape="preview"), chosen * 2)
        )
    assert together == alone * 2
    assert len(set(alone)) == 4


def test_press_figures_are_striped(cards: dict, edition: Edition) -> None:
    striped = picture(cards[edition.reader.lang]["side by side"], edition, format="svg")
    assert b"<pattern" in striped
    assert b"<pattern" not in picture(cards[edition.reader.lang]["ranking"], edition, format="svg")


def test_lines_are_wrapped_and_balanced() -> None:
    said = "one two three four five six seven"
    lines = wrapped(said, 20, 150)
    assert " ".join(lines) == said
    assert max(width_of(line, 20) for line in lines) <= 150
    even = balanced(said, 20, width_of(said, 20) * 0.9)
    assert len(even) == 2
    assert width_of(even[1], 20) > width_of(even[0], 20) * 0.5
    assert "".join(wrapped("x" * 90, 20, 100)) == "x" * 90
    assert wrapped("voor €\u00a018,1\u00a0mld. per jaar", 20, 150)[1] == "€\u00a018,1\u00a0mld."


def test_other_shapes_are_refused(cards: dict, edition: Edition) -> None:
    with pytest.raises(KeyError, match="portrait"):
        picture(cards["en"]["ranking"], edition, shape="portrait")
