"""What some pages still draw with Streamlit instead of saying it as blocks: how it stands among the blocks of a page.

Goes with the last `drawn` function. Until then a screen draws these as before, and whoever else asks for the page has
them drawn for nobody and listens (`heard`).
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from contextvars import Context
from dataclasses import replace
from functools import partial, wraps
from typing import Any, cast

import streamlit as st
from streamlit.proto.ClientState_pb2 import ContextInfo
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.RootContainer_pb2 import RootContainer
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner_utils.exceptions import RerunException, StopException
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext, add_script_run_ctx
from streamlit.runtime.state import SafeSessionState, SessionState

from dashboard.content import Page, PageContent
from dashboard.content.blocks import Block, Box, Drawn, Grid, Html, Notice, Section, Text
from dashboard.content.brief import items
from dashboard.content.outline import ROOT
from dashboard.content.titles import of_view
from dashboard.ui import session
from dashboard.ui.draw import Screen
from dashboard.ui.navigation import navigate


def drawn(function: Callable[..., None]) -> Callable[..., None]:
    """Makes a function that draws with Streamlit one that adds a block: it is called once a screen draws that."""

    @wraps(function)
    def added(page: Page, *args: object, **named: object) -> None:
        if isinstance(page, Drawing):
            function(page, *args, **named)
            return
        page.head()

        def draw(screen: Screen) -> None:
            function(Drawing.of(page, screen, level), *args, **named)

        level = page.level
        page.add(Drawn(draw, level))

    return added


class Drawing(Page):
    """A page that draws what is added to it at once."""

    screen: Screen

    @classmethod
    def of(cls, page: Page, screen: Screen, level: int) -> Drawing:
        """The same page, drawn on a screen from here on."""
        made = cast(Drawing, object.__new__(cls))
        made.__dict__.update(page.__dict__)
        made.screen, made.level, made.left_out = screen, level, screen.late
        made._section, made._chosen = None, page.chosen
        return made

    _section: Section | None
    _chosen: str

    @property
    def chosen(self) -> str:
        """What the view shows one of."""
        return self._chosen

    @chosen.setter
    def chosen(self, said: str) -> None:
        self._chosen = said
        if not self.view.figure:
            st.set_page_config(page_title=of_view(f"{self.heading}: {said}", self.reader))

    def add(self, block: Block) -> None:
        """Draws a block."""
        self.screen.draw([block])

    def begin(self, section: Section) -> None:
        """Begins a section here."""
        self._section = section

    def head(self) -> None:
        """Draws the heading of the present section, the first time that something stands under it."""
        if self._section is not None:
            section, self._section = self._section, None
            self.level = 3
            self.add(section)

    draw_heading = head

    @contextmanager
    def within(self, made: Callable[[tuple[Block, ...]], Block]) -> Iterator[None]:
        """What is drawn in here stands within that block."""
        with self.screen.place(made(())):
            yield

    def choose(self, name: str, code: str) -> dict:
        """Makes the address say the page's own parameter."""
        session.change(**super().choose(name, code))
        return {}

    def close(self) -> None:
        """The page ends here."""


def is_heard(content: PageContent) -> bool:
    """Whether nobody has to listen any more."""
    return not any(isinstance(block, Drawn) for block in content.walk()) or bool(
        content.page.known.known("heard")
    )


def heard(content: PageContent) -> PageContent:
    """The content with what it draws put into blocks."""
    if not any(isinstance(block, Drawn) for block in content.walk()):
        return content
    return replace(
        content,
        blocks=content.page.once("heard", lambda: tuple(_heard(content.page, content.blocks))),
    )


def _heard(page: Page, found: Sequence[Block]) -> Iterator[Block]:
    for block in found:
        if isinstance(block, Drawn):
            yield from _listened(page, block)
        elif isinstance(block, Grid | Box):
            yield replace(block, members=tuple(_heard(page, block.members)))
        else:
            yield block


class Ear(Screen):
    """A screen that nobody sees: it keeps the blocks that it is to draw."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.heard: list[Block] = []

    def draw(self, found: Any) -> None:
        """Keeps blocks."""
        self.heard.extend(found)

    def place(self, block: Block) -> Any:
        """Where what is drawn next stands: here."""
        return nullcontext()


def _listened(page: Page, block: Drawn) -> list[Block]:
    ear = Ear(page)
    failed: list[BaseException] = []
    said = f"lang={page.reader.lang}"

    def run() -> None:
        context = _context(said, page.scheme, partial(_hear, ear))
        add_script_run_ctx(threading.current_thread(), context)
        context.reset(
            query_string=said, page_script_hash=context.page_script_hash, context_info=context.context_info
        )
        session.begin(page.edition.revision)
        navigate(page.site.entries, page.reader)
        try:
            block.draw(ear)
        except (StopException, RerunException):
            pass  # the page has said all that it has to say
        except Exception as error:  # noqa: BLE001 - handed on to whoever asked, in the thread that asked
            failed.append(error)

    thread = threading.Thread(target=lambda: Context().run(run), name=f"hear-{page.slug}", daemon=True)
    thread.start()
    thread.join()
    if failed:
        raise failed[0]
    return ear.heard


def _hear(ear: Ear, message: ForwardMsg) -> None:
    """Keeps what a page writes as text of its own; everything else that it sends is for a screen."""
    if message.WhichOneof("type") != "delta" or message.metadata.delta_path[:1] != [RootContainer.MAIN]:
        return
    element = message.delta.new_element
    kind = element.WhichOneof("type")
    if kind == "html":
        ear.heard.append(Html(element.html.body))
    elif kind == "heading":
        ear.heard.append(Section(element.heading.body))
    elif kind == "markdown":
        ear.heard.append(Text(element.markdown.body))
    elif kind == "alert":
        ear.heard.append(Notice(element.alert.body))


def _context(said: str, scheme: str, hear: Callable[[ForwardMsg], None]) -> ScriptRunContext:
    """A run of a script as Streamlit knows it, for a reader who is not there."""
    main = str(ROOT / "app.py")
    return ScriptRunContext(
        session_id="told",
        _enqueue=hear,
        query_string=said,
        session_state=SafeSessionState(SessionState(), lambda: None),
        uploaded_file_mgr=MemoryUploadedFileManager("/mock/upload"),
        main_script_path=main,
        user_info={"email": None},
        fragment_storage=MemoryFragmentStorage(),
        pages_manager=PagesManager(main),
        context_info=ContextInfo(color_scheme=scheme),
    )


items.complete = heard
