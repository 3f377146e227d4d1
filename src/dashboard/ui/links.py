"""What has to do with addresses: sharing a view, and saying what a link asked for in vain."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from html import escape
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import streamlit as st

from dashboard.data import Package, filtered
from dashboard.locale import Reader
from dashboard.ui import contents, filters, session
from dashboard.view import Remark, View, address, query

if TYPE_CHECKING:
    from dashboard.ui.page import Page

MOST_PROBLEMS = 20
"""A reader is told this many; `make check-data` tells them all."""


def permalink(page: Page) -> str:
    """The complete address of this view: every parameter spelled out, and the version of the data."""
    here = urlsplit(st.context.url or "")
    spelled = query(page.view, complete=True, vocabulary=session.vocabulary(), choices=page.choices)
    spelled = {"lang": [page.reader.lang], **spelled}
    return address(f"{here.scheme}://{here.netloc}{here.path}" if here.netloc else here.path, spelled)


def share(page: Page) -> None:
    """The button that gives the permalink."""
    with st.popover(page.text("Copy link"), icon=":material/link:", key="share"):
        st.markdown(page.text("This link opens exactly what you see, in the version of the data of today."))
        st.code(permalink(page), language=None, wrap_lines=True)


def say_remarks(reader: Reader, remarks: Sequence[Remark], view: View) -> None:
    """Names what the link asked for in vain; the rest of it is honoured."""
    said = [_remark(reader, remark) for remark in remarks]
    version = session.vocabulary().version
    if view.version and view.version != version:
        text = reader.text(
            "This link was made with version {then} of the data; you see version {now}.",
            then=view.version,
            now=version,
        )
        said.append(escape(text))
    if said:
        st.html('<div class="remarks" role="status">' + "".join(f"<p>{line}</p>" for line in said) + "</div>")


def _remark(reader: Reader, remark: Remark) -> str:
    asked = f"{remark.parameter}={remark.value}"
    t = reader.text
    sentences = {
        "unknown-value": t("This link asked for {asked}, which this dashboard does not know.", asked="\0"),
        "unknown-parameter": t(
            "This link has a parameter {asked}, which this page does not know.", asked="\0"
        ),
        "empty": t("This link names {asked} without a value.", asked="\0"),
        "repeated": t("This link gives several values where one fits: {asked}.", asked="\0"),
        "other-page": t("This link asked for {asked}, a figure of another page.", asked="\0"),
        "more": t("And {n} more that this dashboard does not know.", n=remark.value),
    }
    said = escape(sentences[remark.kind]).replace("\0", f"<code>{escape(asked)}</code>")
    if remark.instead:
        known = {
            "repeated": t("Used: {code}.", code=remark.instead),
            "other-page": t("It stands on /{code}.", code=remark.instead),
        }
        said += " " + escape(known.get(remark.kind, t("Did you mean {code}?", code=remark.instead)))
    return said


def say_problems(reader: Reader, package: Package, subject: str | None, tables: Collection[str] = ()) -> None:
    """Tells what is wrong with the data that this page needs: with its subject, and with these tables of facts.

    The overview (`subject` None) needs all of it.
    """
    problems = package.problems
    if subject is not None:
        of_tables = (problem for problem in package.problems if PurePath(problem.file).stem in tables)
        problems = (*package.problems_of(subject), *of_tables)
    if not problems:
        return
    st.warning(
        reader.text(
            "Some figures cannot be shown, because the data has an error. All other figures are shown."
        ),
        icon=":material/warning:",
    )
    with st.expander(reader.text("What is wrong")):
        for problem in list(dict.fromkeys(map(str, problems)))[:MOST_PROBLEMS]:
            st.text(problem)


def offer_elsewhere(page: Page) -> None:
    """Says that a filter leaves nothing, and where it does leave something."""
    t = page.text
    st.info(t("No figure on this page matches these filters."), icon=":material/filter_alt_off:")
    every = session.figures(page.reader.lang)
    view = page.view
    found = filtered(every, page.package, themes=view.themes, regions=view.regions)
    if view.year:
        covers = found["time_period"].map(lambda period: int(view.year) in session.years_of(period))
        found = found[covers.astype(bool)]  # of an empty frame pandas cannot tell that this is yes or no
    behind = found["subject"].value_counts()
    with st.container(horizontal=True):
        st.button(t("Clear filters"), key="clear-empty", on_click=filters.clear, type="primary")
        for slug, number in behind.items():
            if not contents.listed(slug):
                continue
            st.page_link(
                contents.entry(slug).file,
                label=t(
                    "{title}: {n} figures", title=t(contents.entry(slug).title), n=page.reader.number(number)
                ),
                query_params=query(view.elsewhere(slug)),
            )
    if behind.empty:
        st.markdown(t("No other page has figures for this combination either; take one of the filters away."))
