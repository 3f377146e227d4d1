"""The search box in the sidebar, the same on every page: answers while one types, each a link to the thing itself.

It is a fragment: typing runs neither the page nor the rest of the frame. What is typed stays out of the address, for
it is a way to a view and no part of one; it is forgotten as soon as the address changes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import streamlit as st

from dashboard.content import table
from dashboard.content.found import Found, Said, sentences
from dashboard.content.found import found as find
from dashboard.data.search import FIGURE, PAGE, REGION, THEME, Entry
from dashboard.locale import LANGUAGES, Reader, mark
from dashboard.render.html import html
from dashboard.ui import contents, session
from dashboard.ui.draw.widgets import plain
from dashboard.view import View, address, query

SCRIPT = Path(__file__).with_name("search.js").read_text(encoding="utf-8")
QUESTION, ASKED_AT, FOLLOWED = "search", "search-at", "search-followed"
PAUSE = "200ms"  # without a key pressed, before what is typed is looked up
FEW, MANY = 8, 40

KINDS: Mapping[str, tuple[str, str]] = {
    PAGE: (mark("page"), "web_asset"),
    REGION: (mark("partner"), "public"),
    THEME: (mark("theme"), "sell"),
    FIGURE: (mark("figure"), "bar_chart"),
    "offices": (mark("post or office"), "apartment"),
    "priority-tree": (mark("priority"), "flag"),
    "commitments": (mark("proposal"), "task_alt"),
    "technical-sheets": (mark("technical sheet"), "description"),
    "eu-priorities": (mark("EU priority"), "flag"),
    "eu-proposals": (mark("EU proposal"), "flag"),
    "challenges": (mark("societal challenge"), "flag"),
    "objectives": (mark("objective"), "flag"),
    "events": (mark("event or agreement"), "event"),
    "treaties": (mark("treaty"), "contract"),
    "partnerships": (mark("partnership"), "handshake"),
    "organisations": (mark("organisation"), "groups"),
    "sector-opportunities": (mark("opportunity or interest"), "lightbulb"),
    "gaps": (mark("known gap"), "help"),
}
"""What a kind of entry is called, and its sign in the Material Symbols."""


def draw_search(reader: Reader, entries: Sequence[contents.Entry], current: str) -> None:
    """The box, and under it what is found. `current` is the slug of the page that is shown."""
    here = [current, *(f"{name}={value}" for name, values in session.asked().items() for value in values)]
    if st.session_state.get(ASKED_AT) != here:
        st.session_state[ASKED_AT] = here
        st.session_state[QUESTION] = ""
    _search(reader, tuple(entries), current)


@st.fragment
def _search(reader: Reader, entries: Sequence[contents.Entry], current: str) -> None:
    if st.session_state.pop(FOLLOWED, False):
        st.rerun()
    question = st.text_input(
        reader.text("Search"),
        key=QUESTION,
        type="search",
        live=PAUSE,
        autocomplete="off",
        placeholder=reader.text("Search a figure, partner, post …"),
        label_visibility="collapsed",
    )
    asked = (question or "").strip()
    answers = find(session.edition(), asked, reader, contents.site(), limit=MANY) if asked else Found(())
    found = answers.entries
    with st.container(key="search-found", gap=None):
        st.html(f"<script>{SCRIPT}</script>", unsafe_allow_javascript=True)
        _count(reader, len(found), asked=bool(asked))
        if answers.said:
            said = sentences(answers.said, session.edition(), reader, _addresses(answers.said))
            st.html(html("frame/said.html", said=said))
        for entry in found[:FEW]:
            _answer(reader, entry, entries, current)
        st.html(html("frame/answered.html", asked=asked))
        if len(found) > FEW:
            more = st.expander(reader.text("More results"), key="search-more", on_change="rerun")
            if more.open:
                with more:
                    for entry in found[FEW:]:
                        _answer(reader, entry, entries, current)


def _addresses(said: Said) -> dict[str, str]:
    """Where the figures of a sentence open."""
    view = session.view()[0]
    return {
        row["id"]: address(
            row["subject"], {**({"lang": [view.lang]} if view.lang else {}), "figure": [row["id"]]}
        )
        for row in (*said.held, *said.near)
    }


def _count(reader: Reader, number: int, *, asked: bool) -> None:
    """How many answers there are, said to those who do not see them appear too."""
    if not asked:
        said = ""
    elif number == MANY:
        said = reader.text("The {n} best results", n=reader.number(number))
    elif number:
        said = reader.plural("{n} result", "{n} results", number)
    else:
        spoken = reader.join([reader.language(lang) for lang in LANGUAGES], "or")
        said = reader.text("Nothing found. Try another word, in {languages}.", languages=spoken)
    st.html(html("frame/count.html", said=said))


def _answer(reader: Reader, entry: Entry, entries: Sequence[contents.Entry], current: str) -> None:
    kind, sign = KINDS[entry.kind]
    label = (
        f"**{plain(entry.names[reader.lang])}** :small[{plain(_beside(reader, entry, reader.text(kind)))}]"
    )
    icon = f":material/{sign}:"
    parameters = _parameters(entry, session.view()[0])
    if entry.page == current:
        # A page link to the page that is shown would leave the address bar as it was.
        st.button(
            label,
            key=f"search-to-{entry.kind}-{entry.code}",
            icon=icon,
            type="tertiary",
            on_click=_follow,
            args=(parameters,),
            width="stretch",
        )
    else:
        file = {each.slug: each.file for each in entries}[entry.page]
        st.page_link(file, label=label, icon=icon, query_params=parameters, width="stretch")


def _beside(reader: Reader, entry: Entry, kind: str) -> str:
    """What stands beside the name of an answer: its kind, whom it is about, when it was, and how much it is."""
    said = [kind]
    if entry.about:
        said.append(entry.about[reader.lang])
    if entry.period:
        said.append(reader.period(entry.period))
    if entry.kind == FIGURE:
        row = session.edition().rows(reader.lang).get(entry.code)
        if row:
            unit = table.unit(row)
            marks = f" ({', '.join(_marks(row, reader))})" if _marks(row, reader) else ""
            said.append(table.short(row, reader) + (f" {unit}" if unit else "") + marks)
    return " · ".join(part for part in dict.fromkeys(said) if part and part != entry.names[reader.lang])


def _marks(row: Mapping, reader: Reader) -> list[str]:
    """What a reader must not overlook about a figure, in words: that it is worked out, of the press, or not firm."""
    status = {
        "E": mark("approximate"), "P": mark("provisional"), "U": mark("doubtful"), "B": mark("break"),
        "D": mark("other definition"),
    }  # fmt: skip
    said = [mark("derived")] if row["derived"] else []
    said += [mark("press")] if row["authority"] == "press" else []
    said += [status[row["obs_status"]]] if row["obs_status"] in status else []
    return [reader.text(word) for word in said]


def _parameters(entry: Entry, view: View) -> dict[str, list[str]]:
    """The link of an answer. A page keeps the filters as it does from the table of contents; a thing has only its own."""
    if entry.kind == PAGE:
        return query(view.elsewhere(entry.page))
    own = {name: [value] for name, value in entry.parameters}
    return {"lang": [view.lang], **own} if view.lang else own


def _follow(parameters: Mapping[str, Sequence[str]]) -> None:
    kept = dict.fromkeys(session.asked(), ())
    session.change(**{**kept, **parameters})
    st.session_state[FOLLOWED] = True
