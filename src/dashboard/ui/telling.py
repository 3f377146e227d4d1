"""Tells what a page says in a view without drawing it for anyone: for briefs, previews and plain HTML.

The page's own script runs, as it does for a reader, in a thread of its own and with its messages thrown away; what its
cards and headline numbers are made of is collected on the way (see story). So whatever stands on a page can be taken
away, and nothing has to be described twice.
"""

from __future__ import annotations

import runpy
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from contextvars import Context
from functools import partial
from html import escape
from pathlib import Path
from urllib.parse import urlencode

from streamlit.proto.ClientState_pb2 import ContextInfo
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.RootContainer_pb2 import RootContainer
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner_utils.exceptions import RerunException, StopException
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext, add_script_run_ctx
from streamlit.runtime.state import SafeSessionState, SessionState

from dashboard.ui import contents, session
from dashboard.ui.contents import Entry
from dashboard.ui.navigation import navigate
from dashboard.ui.story import Story, begin

ROOT = Path(__file__).resolve().parents[3]
MOST_KEPT = 64
MAIN = RootContainer.MAIN

_kept: OrderedDict[tuple, Story] = OrderedDict()
_lock = threading.Lock()


def tell(
    entries: Sequence[Entry],
    slug: str,
    asked: Mapping[str, Sequence[str]],
    *,
    lang: str,
    scheme: str = "light",
) -> Story:
    """What the page `slug` tells for the parameters `asked`, in a language and a colour scheme.

    A page that stops early (nothing is left by the filters, its data is broken) has told what it had till then. The
    same question about the same data is answered from memory. What is returned is shared: never alter it.
    """
    state = session.stamp()
    known = remembered(slug, asked, lang=lang, scheme=scheme, state=state)
    if known is not None:
        return known
    said = _said(asked)
    story = _run(tuple(entries), slug, f"{said}&lang={lang}" if said else f"lang={lang}", scheme, state)
    with _lock:
        _kept[state, slug, said, lang, scheme] = story
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return story


def remembered(
    slug: str,
    asked: Mapping[str, Sequence[str]],
    *,
    lang: str,
    scheme: str = "light",
    state: session.Stamp,
) -> Story | None:
    """What `tell` has told of this already, over the data of this revision; None where it has not."""
    question = (state, slug, _said(asked), lang, scheme)
    with _lock:
        if question in _kept:
            _kept.move_to_end(question)
        return _kept.get(question)


def _said(asked: Mapping[str, Sequence[str]]) -> str:
    return urlencode([(name, value) for name, values in asked.items() if name != "lang" for value in values])


def _run(entries: tuple[Entry, ...], slug: str, said: str, scheme: str, state: session.Stamp) -> Story:
    told: list[Story] = []
    failed: list[BaseException] = []

    def run() -> None:
        story = begin()
        told.append(story)
        context = _context(said, scheme, partial(_hear, story))
        add_script_run_ctx(threading.current_thread(), context)
        context.reset(
            query_string=said, page_script_hash=context.page_script_hash, context_info=context.context_info
        )
        session.begin(state)
        navigate(entries, session.reader())
        contents.arrive(slug)
        try:
            runpy.run_path(str(ROOT / contents.entry(slug).file), run_name="__main__")
        except (StopException, RerunException):
            pass  # the page has said all that it has to say
        except Exception as error:  # noqa: BLE001 - handed on to whoever asked, in the thread that asked
            failed.append(error)

    thread = threading.Thread(target=lambda: Context().run(run), name=f"tell-{slug}", daemon=True)
    thread.start()
    thread.join()
    if failed:
        raise failed[0]
    return told[0]


def _hear(story: Story, message: ForwardMsg) -> None:
    """Keeps what a page writes as text of its own; everything else that it sends is for a screen."""
    if message.WhichOneof("type") != "delta" or message.metadata.delta_path[:1] != [MAIN]:
        return
    element = message.delta.new_element
    kind = element.WhichOneof("type")
    if kind == "html":
        story.parts.append(element.html.body)
    elif kind == "heading":
        tag = "h2" if element.heading.tag == "h3" else element.heading.tag
        story.parts.append(f"<{tag}>{escape(element.heading.body)}</{tag}>")
    elif kind == "markdown":
        story.parts.append(f"<p>{escape(element.markdown.body)}</p>")
    elif kind == "alert":
        story.parts.append(f"<p><strong>{escape(element.alert.body)}</strong></p>")


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
