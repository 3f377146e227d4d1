"""Lists the charts of every page with their marks, in the views that a reader meets first: `make charts`.

A mark is what stands for one figure or fact: a bar, a point of a line, a region or a sign on a map. Where the figures of
a card are too few to draw they stand as tiles, and are no chart here.
"""

import sys
from collections.abc import Iterator

from dashboard.charts.spec import DRAWN
from dashboard.content import blocks
from dashboard.locale import LANGUAGES
from dashboard.render.card import Card
from dashboard.service.contents import entries
from page_content import content, mixed

VIEWS: tuple[dict[str, list[str]], ...] = ({}, {"region": ["usa"]}, {"region": ["deu"]}, {"region": ["jpn"]})
"""The filters with which pages are counted: none, and partners of whom much, enough and little is known."""

TILES = "tiles"


def mixes(slug: str, asked: dict[str, list[str]]) -> Iterator[str]:
    """Of each chart of figures that compares by value what is of several years or reporting areas its key, and how."""
    for card in content(slug, asked, lang=LANGUAGES[0]).cards:
        if isinstance(card, Card) and (said := mixed(card.spec)):
            yield f"{card.key}: {said}"


def charts(slug: str, asked: dict[str, list[str]]) -> Iterator[tuple[str, str, int]]:
    """Of each card on a page in a view its key, its kind (TILES where it is no chart) and how many marks it has."""
    for block in content(slug, asked, lang=LANGUAGES[0]).walk():
        if isinstance(block, blocks.FewFigures):
            yield block.key, TILES, len(block.tiles)
        elif isinstance(block, blocks.FigureCard):
            yield block.key, block.card.spec.kind, len(block.card.spec.points)
        elif isinstance(block, blocks.FactsCard) and block.figure is not None:
            yield block.key, "facts", sum(map(_marks, block.figure().data))
        elif isinstance(block, blocks.FactsCard) and block.decks is not None:
            yield block.key, "deck", len(block.table.rows)


def _marks(trace: object) -> int:
    sizes = [
        len(values)
        for name in ("x", "y", "z", "lat", "locations")
        if (values := getattr(trace, name, None)) is not None
    ]
    return max(sizes, default=0)


def main() -> None:
    """Prints the table, how many charts have too few marks, and what mixes years or areas; ends with 1 where one does."""
    print("| page | view | charts | as tiles | charts of few marks |\n|---|---|---|---|---|")
    every = few = 0
    wrong: list[str] = []
    for entry in entries():
        for asked in VIEWS:
            cards = list(charts(entry.slug, asked))
            wrong += [f"{entry.slug} {asked} {said}" for said in mixes(entry.slug, asked)]
            drawn = [card for card in cards if card[1] != TILES]
            small = [f"{key} ({marks})" for key, _, marks in drawn if marks < DRAWN]
            every, few = every + len(drawn), few + len(small)
            view = "&".join(f"{name}={code}" for name, codes in asked.items() for code in codes)
            if cards:
                said = (
                    entry.slug,
                    view or "no filter",
                    len(drawn),
                    len(cards) - len(drawn),
                    ", ".join(small),
                )
                print(f"| {' | '.join(map(str, said))} |")
    print(f"\n{every} charts, {few} of fewer than {DRAWN} marks")
    if wrong:
        sys.exit("\n".join(("Charts that mix years or areas by value:", *wrong)))


if __name__ == "__main__":
    main()
