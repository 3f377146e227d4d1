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
from dashboard.content.site import Site
from dashboard.data.search import FIGURE, PAGE, REGION, THEME, Entry
from dashboard.locale import LANGUAGES, Reader, mark
from dashboard.render.html import html
from dashboard.ui import contents, session
from dashboard.view import View, address, query

SCRIPT = Path(__file__).with_name("search.js").read_text(encoding="utf-8")
QUESTION, ASKED_AT = "search", "search-at"
PAUSE = "200ms"  # without a key pressed, before what is typed is looked up
FEW, MANY = 8, 40

KINDS: Mapping[str, tuple[str, str]] = {
    PAGE: (mark("page"), ":material/web_asset:"),
    REGION: (mark("partner"), ":material/public:"),
    THEME: (mark("theme"), ":material/sell:"),
    FIGURE: (mark("figure"), ":material/bar_chart:"),
    "offices": (mark("post or office"), ":material/apartment:"),
    "priority-tree": (mark("priority"), ":material/flag:"),
    "commitments": (mark("proposal"), ":material/task_alt:"),
    "technical-sheets": (mark("technical sheet"), ":material/description:"),
    "eu-priorities": (mark("EU priority"), ":material/flag:"),
    "eu-proposals": (mark("EU proposal"), ":material/flag:"),
    "challenges": (mark("societal challenge"), ":material/flag:"),
    "objectives": (mark("objective"), ":material/flag:"),
    "events": (mark("event or agreement"), ":material/event:"),
    "treaties": (mark("treaty"), ":material/contract:"),
    "partnerships": (mark("partnership"), ":material/handshake:"),
    "organisations": (mark("organisation"), ":material/groups:"),
    "sector-opportunities": (mark("opportunity or interest"), ":material/lightbulb:"),
    "gaps": (mark("known gap"), ":material/help:"),
}
"""What a kind of entry is called, and its sign in the Material Symbols."""


def draw_search(reader: Reader, entries: Sequence[contents.Entry], current: str) -> None:
    """The box, and under it what is found. `current` is the slug of the page that is shown."""
    here = [current, *(f"{name}={value}" for name, values in session.asked().items() for value in values)]
    if st.session_state.get(ASKED_AT) != here:
        st.session_state[ASKED_AT] = here
        st.session_state[QUESTION] = ""
    _search(reader, tuple(entries))


@st.fragment
def _search(reader: Reader, entries: Sequence[contents.Entry]) -> None:
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
    answers = find(session.edition(), asked, reader, Site(tuple(entries)), limit=MANY) if asked else Found(())
    found = answers.entries
    with st.container(key="search-found", gap=None):
        st.html(f"<script>{SCRIPT}</script>", unsafe_allow_javascript=True)
        _count(reader, len(found), asked=bool(asked))
        if answers.said:
            said = sentences(answers.said, session.edition(), reader, _addresses(answers.said))
            st.html(html("frame/said.html", said=said))
        if found:
            _answers(reader, found[:FEW], entries)
        st.html(html("frame/answered.html", asked=asked))
        if len(found) > FEW:
            more = st.expander(reader.text("More results"), key="search-more", on_change="rerun")
            if more.open:
                with more:
                    _answers(reader, found[FEW:], entries)


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


def _answers(reader: Reader, found: Sequence[Entry], entries: Sequence[contents.Entry]) -> None:
    """Plain links, as those of the table of contents: a reader may open one beside the page."""
    view = session.view()[0]
    front = entries[0].slug
    answers = [
        {
            "name": entry.names[reader.lang],
            "beside": _beside(reader, entry, reader.text(KINDS[entry.kind][0])),
            "sign": contents.signed(KINDS[entry.kind][1]),
            "to": address("./" if entry.page == front else entry.page, _parameters(entry, view)),
        }
        for entry in found
    ]
    st.html(html("frame/answers.html", answers=answers))


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
