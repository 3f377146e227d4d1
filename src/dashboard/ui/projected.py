"""Widgets show what the address says, and leave a reader who is quicker than an answer what they chose meanwhile."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.ui import contents

_DRAWN = "drawn-as"
"""What each widget was last drawn as, by its key."""


def project(key: str, value: object, labels: Mapping[Any, str] | None = None) -> None:
    """Has the widget of this key show `value`, unless it does already. `labels` are the words of what it offers.

    Streamlit sends a value that a run sets to the browser, where it takes the place of all that was chosen or written since
    that run began: whoever chooses a second region before the first is answered would lose it. So a value is set
    only where the widget has another, or is another: on another page, or with other words for what is chosen, for
    browsers keep the words.
    """
    chosen = value if isinstance(value, list) else [value]
    words = {each: (labels or {}).get(each, "") for each in chosen}
    drawn = st.session_state.setdefault(_DRAWN, {})
    page, before = drawn.get(key, ("", {}))
    same = page == contents.here() and all(before.get(each, word) == word for each, word in words.items())
    if not same or st.session_state.get(key) != value:
        st.session_state[key] = value
    drawn[key] = contents.here(), words
