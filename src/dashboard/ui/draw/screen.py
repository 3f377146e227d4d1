"""Walks the blocks of a page and draws them where Streamlit is now."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from itertools import groupby
from typing import Any

import streamlit as st

from dashboard.content import blocks, evidence
from dashboard.content.blocks import Block
from dashboard.content.failure import failed
from dashboard.content.page import Page
from dashboard.render.html import html
from dashboard.ui import filters, links
from dashboard.ui.draw import brief, widgets
from dashboard.ui.draw.cards import draw_card, draw_lists
from dashboard.ui.draw.heights import height_of
from dashboard.ui.draw.rows import Band, Tall, arranged, in_pairs
from dashboard.ui.plot import Tile, asked, draw_tiles_body, tiles_message
from dashboard.ui.tiles import EVEN


class Screen:
    """Draws blocks of one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.cards: list[blocks.FigureCard | blocks.FactsCard | blocks.OnePagerCard] = []
        """The cards that were drawn."""
        self._rows = 0

    def draw(self, found: Iterable[Block]) -> None:
        """Draws blocks in their order into the present container.

        Raises KeyError for a kind of block that nobody has taught it.
        """
        for block in found:
            _DRAW[type(block)](self, block)

    def place(self, block: Block) -> AbstractContextManager[Any]:
        """The place of what stands within a block."""
        return _PLACE[type(block)](self, block)

    def _within(self, block: Any) -> None:
        with self.place(block):
            self.draw(block.members)

    def _row(self, block: blocks.Grid) -> None:
        """Two columns, in which cards end together; of more the cells as they come. Lists below each other are one
        element: a browser is told of each element and lays it out by itself.
        """
        if block.columns != 2:
            self._within(block)
            return
        bands = in_pairs(len(block.members)) if block.opposed else self._bands(block.members)
        parts = [
            (lists, [[[block.members[place] for place in column] for column in band] for band in found])
            for lists, found in groupby(bands, key=lambda band: _of_lists(block, *band))
        ]
        if all(lists for lists, _ in parts):
            for _, shown in parts:
                draw_lists(shown)
            return
        with self.place(block) as grid:
            for lists, shown in parts:
                if lists:
                    with grid.cell(column_span="all"):
                        draw_lists(shown)
                    continue
                for band in shown:
                    for column in band:
                        self._column(grid, column, alone=len(band) == 1)

    def _column(self, grid: Any, column: list[Block], *, alone: bool) -> None:
        # Each in a cell of its own, also where the grid would make one: a chart whose cell becomes wider stays where it is.
        with grid.cell(column_span="all" if alone else 1):
            if all(isinstance(block, blocks.ListCard) for block in column):
                draw_lists([[column]])
            else:
                self.draw(column)

    def _bands(self, members: tuple[Block, ...]) -> tuple[Band, ...]:
        def made() -> tuple[Band, ...]:
            heights = [self._height(block) for block in members]
            known = [height for height in heights if height is not None]
            return arranged(known) if len(known) == len(members) else in_pairs(len(members))

        keys = tuple(getattr(block, "key", "") for block in members)
        return self.page.once(("bands", keys), made) if all(keys) else in_pairs(len(members))

    def _height(self, block: Block) -> Tall | None:
        try:
            return height_of(self.page, block)
        except Exception:  # noqa: BLE001 - what is wrong with it costs the card alone, where it is drawn
            return None

    def _grid(self, block: blocks.Grid) -> AbstractContextManager[Any]:
        if block.columns:
            return st.grid(block.columns, min_column_width=block.width, gap=block.gap)
        # Inside a box with a name, by which the rules of `ui/tiles.py` find it.
        even = st.container(key=f"{EVEN}{self._next_row()}")
        return even.grid(min_column_width=block.width, gap=block.gap)

    def _line(self, block: blocks.Line) -> AbstractContextManager[Any]:
        return st.container(horizontal=True, vertical_alignment="bottom", **_named(block.key))

    def _box(self, block: blocks.Box) -> AbstractContextManager[Any]:
        made = block.height
        height = self.page.once(("height", block.key), made) if made else "stretch" if block.stretch else None
        more = {"height": height} if height else {}
        return st.container(border=block.border, key=block.key, gap=block.gap, **more)

    def _fold(self, block: blocks.Fold) -> AbstractContextManager[Any]:
        return st.expander(block.summary, expanded=block.opened, **_named(block.key))

    def _section(self, block: blocks.Section) -> None:
        st.header(block.heading, anchor=False)
        if block.text:
            st.markdown(block.text)

    def _text(self, block: blocks.Text) -> None:
        {"strong": lambda text: st.markdown(f"**{text}**"), "quiet": st.caption}.get(block.look, st.markdown)(
            block.text
        )

    def _fragment(self, block: blocks.Fragment) -> None:
        st.html(block.markup)

    def _notice(self, block: blocks.Notice) -> None:
        st.info(block.text, icon=block.icon)

    def _failure(self, block: blocks.Failure) -> None:
        with st.container(border=True):
            st.markdown(f"**{block.title}**")
            st.warning(block.text)

    def _landing(self, block: blocks.Landing) -> None:
        st.html(html("landing.html", asked=block.asked))

    def _tiles(
        self, members: Sequence[blocks.Headline | blocks.Way], key: str = "", head: str = "", foot: str = ""
    ) -> None:
        """A row of headline numbers, with HTML above and below it. Without a `key` of its own it is told by its number, so
        that on another view it is the same row with other numbers.
        """
        page, key = self.page, f"tiles-{key or self._next_row()}"
        known = asked(key)

        def message() -> bytes:
            tiles = [self._tile(each, known) for each in members]
            return tiles_message(tiles, button=page.text("Where it comes from"), head=head, foot=foot)

        ids = {each.figure["id"] for each in members if isinstance(each, blocks.Headline)}
        # All that is known has addresses as this reader's browser knows them, so it is for nobody else.
        draw_tiles_body(message() if known & ids else page.once(("tiles", key), message), key=key)

    def _tile(self, block: blocks.Headline | blocks.Way, known: Collection[str]) -> Tile:
        if isinstance(block, blocks.Way):
            return Tile(block.to, html("way.html", way=block))
        name = str(block.figure["id"])
        said = evidence.known(self.page, block.figure, links.base()) if name in known else ""
        return Tile(name, html("headline.html", headline=block, linked=False), block.what, said)

    def _next_row(self) -> int:
        self._rows += 1
        return self._rows

    def _way(self, block: blocks.Way) -> None:
        st.html(html("frame/within.html", look="tile-box", body=html("way.html", way=block)))

    def _card(self, block: blocks.FigureCard | blocks.FactsCard) -> None:
        page = self.page
        try:
            draw_card(page, block)
        except Exception:  # noqa: BLE001 - whatever a chart does wrong, the rest of the page stands
            words = block.card if isinstance(block, blocks.FigureCard) else block
            self._failure(failed(block.key, words.heading, page.slug, page.view, page.reader))
        else:
            self.cards.append(block)

    def _one_pager(self, block: blocks.OnePagerCard) -> None:
        st.html(block.body.markup)
        self.cards.append(block)

    def _few(self, block: blocks.FewFigures) -> None:
        words = block.card
        with st.container(border=True, key=f"card-{block.key}", height="stretch", gap="small"):
            head = html("card_head.html", level=block.level, heading=words.heading, subtitle=words.subtitle)
            notes = tuple(filter(None, (block.rest, *words.notes)))
            said = html("card_foot.html", source_line=words.source_line, notes=notes)
            foot = html("frame/within.html", look="card-foot", body=said)
            self._tiles(block.tiles, block.key, head, foot)
        self.cards.append(block)

    def _asked(self, block: blocks.AskedFigure) -> None:
        with st.container(border=True, key=block.key):
            st.html(evidence.asked(self.page, dict(block.figure), links.base()))

    def _elsewhere(self, block: blocks.Elsewhere) -> None:
        st.info(block.text, icon=":material/filter_alt_off:")
        with st.container(horizontal=True):
            st.button(
                self.page.text("Clear filters"), key="clear-empty", on_click=filters.clear, type="primary"
            )
            self.draw(block.ways)
        if block.none:
            st.markdown(block.none)

    def _left_out(self, block: blocks.LeftOut) -> None:
        with st.expander(block.summary):
            st.markdown("\n".join(f"- {name}" for name in block.titles))

    def _pinned(self, block: blocks.PinnedCard) -> None:
        draw_card(block.page, block.block, key=block.key)


def _of_lists(block: blocks.Grid, *columns: Sequence[int]) -> bool:
    return all(isinstance(block.members[place], blocks.ListCard) for column in columns for place in column)


def _named(key: str) -> dict[str, str]:
    return {"key": key} if key else {}


_PLACE: Mapping[type, Callable[[Screen, Any], AbstractContextManager[Any]]] = {
    blocks.Part: lambda *_: st.container(),
    blocks.Grid: Screen._grid,
    blocks.Line: Screen._line,
    blocks.Box: Screen._box,
    blocks.Fold: Screen._fold,
}

_DRAW: Mapping[type, Callable[[Screen, Any], None]] = {
    blocks.Section: Screen._section,
    blocks.Text: Screen._text,
    blocks.Fragment: Screen._fragment,
    blocks.Notice: Screen._notice,
    blocks.Failure: Screen._failure,
    blocks.Landing: Screen._landing,
    blocks.Headline: lambda screen, block: screen._tiles((block,)),
    blocks.Headlines: lambda screen, block: screen._tiles(block.members),
    blocks.Way: Screen._way,
    blocks.FigureCard: Screen._card,
    blocks.FewFigures: Screen._few,
    blocks.FactsCard: Screen._card,
    blocks.OnePagerCard: Screen._one_pager,
    blocks.ListCard: lambda _, block: draw_lists([[[block]]]),
    blocks.Selector: lambda _, block: widgets.draw_selector(block),
    blocks.Switch: lambda _, block: widgets.draw_switch(block),
    blocks.TextField: lambda _, block: widgets.draw_text_field(block),
    blocks.Button: lambda _, block: widgets.draw_button(block),
    blocks.PageLink: lambda _, block: widgets.draw_page_link(block),
    blocks.AskedFigure: Screen._asked,
    blocks.Elsewhere: Screen._elsewhere,
    blocks.LeftOut: Screen._left_out,
    blocks.PinnedCard: Screen._pinned,
    blocks.PinControls: lambda screen, block: brief.draw_controls(screen.page, block),
    blocks.BriefFiles: lambda screen, block: brief.draw_files(screen.page, block),
    **dict.fromkeys(_PLACE, Screen._within),
    blocks.Grid: Screen._row,
}
