"""Widgets show what the address says, and leave a reader who is quicker than an answer what they chose meanwhile."""

from collections.abc import Sequence

import streamlit as st

from dashboard.ui import contents

_DRAWN = "drawn-as"
"""What each widget was last drawn as, by its key."""


def project(key: str, value: object, labels: Sequence[str] = ()) -> None:
    """Has the widget of this key show `value`, unless it does already. `labels` are the words that it offers.

    Streamlit sends a value that a run sets to the browser, where it takes the place of all that was chosen or written since
    that run began: whoever chooses a second region before the first is answered would lose it. So a value is set
    only where the widget has another, or is another: on another page, or in other words, for browsers keep the words.
    """
    drawn = st.session_state.setdefault(_DRAWN, {})
    this = contents.here(), tuple(labels)
    if drawn.get(key) != this or st.session_state.get(key) != value:
        st.session_state[key] = value
        drawn[key] = this
