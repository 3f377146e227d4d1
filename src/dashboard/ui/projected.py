"""Widgets show what the address says, and leave a reader who is quicker than an answer what they chose meanwhile."""

import re
from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.ui import contents

_DRAWN = "drawn-as"
"""What each widget was last drawn as, by its key."""


_NUMBER = re.compile(r" \([^()\n]*\)(?=\n|$)")
"""How many there are of what is offered, which stands behind its name."""


def said(key: str, labels: Mapping[str, str]) -> list[str]:
    """The codes that the widget of this key has been given, of `labels`.

    What was chosen in a list whose numbers another choice has changed since comes as the words of that list.
    """
    given = st.session_state[key]
    return [_meant(each, labels) for each in (given if isinstance(given, list) else [given]) if each]


def _meant(given: str, labels: Mapping[str, str]) -> str:
    if given in labels:
        return given
    name = _NUMBER.sub("", given, count=1)
    return next((code for code, label in labels.items() if _NUMBER.sub("", label, count=1) == name), given)


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
