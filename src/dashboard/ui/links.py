"""What has to do with addresses: sharing a view, and saying what a link asked for in vain."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from html import escape
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pandas as pd
import streamlit as st

from dashboard.data import Package, describe, filtered, revisions, years_of
from dashboard.locale import Reader
from dashboard.render.card import Edition
from dashboard.ui import contents, filters, session, table
from dashboard.view import Choice, Remark, View, query
from dashboard.view import permalink as permalink_of

if TYPE_CHECKING:
    from dashboard.ui.page import Page

BRIEF = "brief"

MOST_REVISIONS = 10

MOST_PROBLEMS = 20
"""A reader is told this many; `make check-data` tells them all."""


def permalink(page: Page) -> str:
    """The complete address of this view: every parameter spelled out, and the version of the data.

    What a reader has pinned while browsing is part of the brief and of no other page.
    """
    shown = page.view if page.slug == BRIEF else replace(page.view, pins=(), notes=())
    return _complete(page, page.slug, shown, page.choices)


def figure_permalink(page: Page, figure: str) -> str:
    """The complete address that opens one figure on the page of its subject; "" where no page shows it."""
    home = session.vocabulary().figures.get(figure)
    if home is None or not contents.listed(home):
        return ""
    return _complete(page, home, View(page=home, figure=figure), ())


def _complete(page: Page, slug: str, shown: View, choices: Sequence[Choice]) -> str:
    path, vocabulary = _base() + contents.path(slug), session.vocabulary()
    return permalink_of(path, shown, lang=page.reader.lang, vocabulary=vocabulary, choices=choices)


def _base() -> str:
    """Where the dashboard stands: host and path above its pages, as the reader's browser knows it."""
    here = urlsplit(st.context.url or "")
    above = here.path.rstrip("/").removesuffix(contents.path(contents.here()).rstrip("/"))
    return f"{here.scheme}://{here.netloc}{above}" if here.netloc else above


def edition(page: Page, *, reader: Reader | None = None) -> Edition:
    """What is said on all that leaves this view."""
    return Edition(
        reader=reader or page.reader,
        link=permalink(page),
        version=page.package.version,
        made=datetime.now(UTC).date(),
        page_title=page.heading,
        filters=filters.in_words(page.reader, page.view, page.package),
        as_of=page.package.created,
    )


def share(page: Page) -> None:
    """The button that gives the permalink."""
    with st.popover(page.text("Copy link"), icon=":material/link:", key="share"):
        st.markdown(page.text("This link opens exactly what you see, in the version of the data of today."))
        draw_copy(page.reader, page.text("Copy link"), permalink(page))


def draw_copy(reader: Reader, name: str, text: str) -> None:
    """A text with a button that copies it."""
    st.html(copied(reader, name, text))


def copied(reader: Reader, name: str, text: str) -> str:
    """A text with a button that copies it and says so (page.js), as HTML."""
    done = reader.text("Copied")
    return (
        f'<div class="copied"><button type="button" class="copy" data-text="{escape(text)}" data-done="{escape(done)}">'
        f"{escape(name)}</button><code>{escape(text)}</code></div>"
    )


def say_remarks(page: Page, remarks: Sequence[Remark]) -> None:
    """Names what the link asked for in vain (the rest of it is honoured), and what was revised since it was made."""
    said = [f"<p>{_remark(page.reader, remark)}</p>" for remark in remarks]
    if page.view.version and page.view.version != page.package.version:
        said.append(_since(page, page.view.version))
    if said:
        st.html(f'<div class="remarks" role="status">{"".join(said)}</div>')


def _since(page: Page, version: str) -> str:
    """Which figures in view were revised since a version of the data, from what to what; or that all are current."""
    t, reader = page.text, page.reader
    told = t(
        "This link was made with version {then} of the data; you see version {now}.",
        then=version,
        now=page.package.version,
    )
    shown = [*page.matching(page.figures)["id"], *session.asked().get("figure", ())]
    try:
        found = revisions(page.package, dict.fromkeys(shown), version)
    except ValueError:
        return f"<p>{escape(told)}</p>"
    if found.empty:
        return f"<p>{escape(told)} {escape(t('All figures in view are still current.'))}</p>"
    count = reader.plural(
        "{n} figure in view was revised since:", "{n} figures in view were revised since:", len(found)
    )
    lines = [f"<li>{escape(_revised(page, row))}</li>" for row in found.to_dict("records")[:MOST_REVISIONS]]
    if len(found) > MOST_REVISIONS:
        lines.append(f"<li>{escape(t('{n} more', n=reader.number(len(found) - MOST_REVISIONS)))}</li>")
    return f"<p>{escape(told)} {escape(count)}</p><ul>{''.join(lines)}</ul>"


def _revised(page: Page, row: Mapping) -> str:
    """One revision: the figure, from what to what, in which version and why."""
    reader, t = page.reader, page.text
    known = session.figure(row["id"], reader.lang)
    name = describe(known, page.package, reader.lang, reader.period) if known else row["id"]

    def written(value: float) -> str:
        if pd.isna(value):
            return t("none")
        return table.exact({**known, "value": value}, reader) if known else reader.exact(value)

    return t(
        "{name}: from {old} to {new} (version {version}: {reason})",
        name=name, old=written(row["old_value"]), new=written(row["new_value"]), version=row["version"],
        reason=row[f"reason_{reader.lang}"],
    )  # fmt: skip


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
        covers = found["time_period"].map(lambda period: int(view.year) in years_of(period))
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
