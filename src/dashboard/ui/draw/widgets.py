"""What there is to choose from and to press: it shows what the address says, and writes to the address alone."""

from __future__ import annotations

import re

import streamlit as st

from dashboard.content.blocks import Button, PageLink, Selector, Switch, TextField
from dashboard.ui import contents, session
from dashboard.ui.projected import project, said

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|$~<>:&])")


def draw_selector(block: Selector) -> None:
    """Draws a list, or a row, of what there is to choose from."""
    key, codes = block.name, list(block.options)

    def changed() -> None:
        session.change(**block.to(said(key, block.options)))

    project(key, list(block.chosen) if block.multiple else block.chosen[0], block.options)
    hidden = "collapsed" if block.hidden else "visible"
    common = {"format_func": block.options.__getitem__, "key": key, "on_change": changed}
    if block.look == "segments":
        st.segmented_control(
            block.label, codes, **common, required=block.required, label_visibility=hidden, wrap=True
        )
    elif block.look == "pills":
        mode = "multi" if block.multiple else "single"
        st.pills(block.label, codes, **common, selection_mode=mode, label_visibility=hidden)
    else:
        width = {"width": block.width} if block.width else {}
        st.selectbox(block.label, codes, **common, **width, label_visibility=hidden)


def draw_switch(block: Switch) -> None:
    """Draws what is on or off."""

    def changed() -> None:
        session.change(**block.to(bool(st.session_state[block.name])))

    project(block.name, block.on)
    st.toggle(block.label, key=block.name, on_change=changed)


def draw_text_field(block: TextField) -> None:
    """Draws a field for a text of the reader's own, and the button that has the page look into it."""
    key = f"text-{block.name}"

    def sent() -> None:
        text = st.session_state[key].strip()
        session.change(**{block.name: [text] if text else []})

    project(key, block.text)
    with st.form(f"form-{block.name}", border=False):
        st.text_area(block.label, key=key, max_chars=block.longest, height=112)
        st.form_submit_button(block.button, on_click=sent, type="primary")


def draw_button(block: Button) -> None:
    """Draws something to press."""
    look = {"type": "tertiary"} if block.look == "plain" else {"type": "primary"} if block.look else {}
    width = {"width": "stretch"} if block.stretch else {}
    label = f"**{plain(block.label)}**" if block.strong else plain(block.label)
    label += f" :gray[{plain(block.more)}]" if block.more else ""
    st.button(label, key=block.key, on_click=session.change, kwargs=dict(block.changes), **look, **width)


def plain(text: str) -> str:
    """The text so that Markdown leaves it as it is."""
    return _MARKDOWN.sub(r"\\\1", text)


def draw_page_link(block: PageLink) -> None:
    """Draws the way to another page."""
    icon = {"icon": block.icon} if block.icon else {}
    st.page_link(
        contents.entry(block.slug).file, label=block.label, query_params=dict(block.parameters), **icon
    )
