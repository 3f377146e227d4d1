"""Addresses that leave the dashboard, and what is said of a link: what it asked for in vain, what was revised since.

`base` is where the dashboard stands, host and path above its pages, as whoever asks knows it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd
from markupsafe import Markup, escape

from dashboard.content import release, table, titles
from dashboard.content.blocks import Fragment
from dashboard.content.inline import Link
from dashboard.content.page import Page
from dashboard.data import describe, revisions
from dashboard.data.licences import of_compilation
from dashboard.locale import Reader, today
from dashboard.render.card import Edition
from dashboard.view import Choice, Remark, View, address, query
from dashboard.view import permalink as permalink_of

BRIEF, CHANGES = "brief", "changes"

MOST_REVISIONS = 10

NAMED = {"region": "regions", "theme": "themes"}
"""The parameters whose codes have a name, and the tables that tell it; they may have several values."""


def permalink(page: Page, base: str = "") -> str:
    """The complete address of this view: every parameter spelled out, and the version of the data.

    What a reader has pinned while browsing is part of the brief, and of what has changed of it, and of no other page.
    """
    shown = page.view if page.slug in (BRIEF, CHANGES) else replace(page.view, pins=(), notes=())
    if shown.choices.get("since") == "link" and shown.version:
        # The link that is made now has the version of today: it goes on telling since when this one was made.
        shown = replace(shown, choices={**shown.choices, "since": shown.version})
    return _complete(page, page.slug, shown, page.choices, base)


def figure_permalink(page: Page, figure: str, base: str = "") -> str:
    """The complete address that opens one figure on the page of its subject; "" where no page shows it."""
    home = release.vocabulary(page.edition).figures.get(figure)
    if home is None or not page.site.listed(home):
        return ""
    return _complete(page, home, View(page=home, figure=figure), (), base)


def _complete(page: Page, slug: str, shown: View, choices: Sequence[Choice], base: str) -> str:
    path, vocabulary = base + page.site.path(slug), release.vocabulary(page.edition)
    return permalink_of(path, shown, lang=page.reader.lang, vocabulary=vocabulary, choices=choices)


def edition(page: Page, base: str = "", *, reader: Reader | None = None) -> Edition:
    """What is said on all that leaves this view."""
    return Edition(
        reader=reader or page.reader,
        link=permalink(page, base),
        version=page.package.version,
        made=today(),
        page_title=page.heading,
        filters=titles.in_words(page.reader, page.view, page.package),
        as_of=page.package.created,
        licence=of_compilation(page.package, (reader or page.reader).lang),
    )


def remarks_of(
    page: Page, remarks: Sequence[Remark], version: str | None, asked: Mapping[str, Sequence[str]]
) -> Fragment | None:
    """What the link asked for in vain (the rest of it is honoured), and what was revised since its `version`."""
    said = [_remark(page, remark) for remark in remarks]
    published = release.versions(page.edition)
    later = version in published[published.index(page.package.version) :]  # nothing was revised since
    since = _since(page, version, asked) if version and not later else None
    then = _as_of(page)
    if not (said or since or then):
        return None
    return Fragment("remarks.html", {"remarks": said, "since": since, "then": then})


def _as_of(page: Page) -> dict[str, object] | None:
    """That this is the data as it was, with the way back to the present; None where it is the present."""
    present = page.edition.now
    if present is None:
        return None
    t, version = page.text, page.package.version
    told = t(
        "You see the data as it was published in version {then}, on {day}. The present version is {now}.",
        then=version, day=page.reader.period(page.package.created), now=present.package.version,
    )  # fmt: skip
    back = address("", query(replace(page.view, asof=None, version=None))) or "?"
    ways = [Link(t("Back to the present figures"), back)]
    if page.site.listed(CHANGES):
        said = {**query(replace(page.view.elsewhere(CHANGES), asof=None)), "since": [version]}
        ways.append(Link(t("What has changed since"), address(CHANGES, said)))
    return {"told": told, "ways": ways}


def _since(page: Page, version: str, asked: Mapping[str, Sequence[str]]) -> dict[str, object]:
    """Which figures in view were revised since a version of the data, from what to what; or that all are current."""
    t, reader, now = page.text, page.reader, page.package.version
    published = release.versions(page.edition)
    if version not in published:
        told = t(
            "This link names version {then} of the data, which was never published: there are {versions}. You see version {now}.",
            then=version, versions=reader.join(list(published)), now=now,
        )  # fmt: skip
        return {"told": told, "lines": [], "ways": []}
    told = t(
        "This link was made with version {then} of the data; you see version {now}.", then=version, now=now
    )
    ways = _ways_to(page, version) if page.edition.now is None else []
    shown = [*page.matching(page.figures)["id"], *asked.get("figure", ())]
    every = revisions(page.package, dict.fromkeys(shown), version)
    if every.empty:
        return {
            "told": f"{told} {t('All figures in view are still current.')}",
            "lines": [],
            "ways": ways,
        }
    behind = every["id"].value_counts()  # one revision may stand behind many figures in view: it is said once
    found = every.drop_duplicates("id")
    count = reader.plural(
        "{n} figure in view was revised since:", "{n} figures in view were revised since:", len(found)
    )
    lines = [_revised(page, row, behind[row["id"]]) for row in found.to_dict("records")[:MOST_REVISIONS]]
    if len(found) > MOST_REVISIONS:
        lines.append(t("{n} more", n=reader.number(len(found) - MOST_REVISIONS)))
    return {"told": f"{told} {count}", "lines": lines, "ways": ways}


def _ways_to(page: Page, version: str) -> list[Link]:
    """The ways from a link of an earlier version: to the view as it was, and to what has changed."""
    ways = [
        Link(
            page.text("Show it as it was"),
            address("", query(replace(page.view, asof=version, version=version))),
        )
    ]
    if page.site.listed(CHANGES):
        said = {**query(page.view.elsewhere(CHANGES)), "since": [version]}
        ways.append(Link(page.text("What has changed since"), address(CHANGES, said)))
    return ways


def _revised(page: Page, row: Mapping, figures: int) -> str:
    """One revision: the figure, from what to what, in which version and why; and how many figures in view rest on it."""
    reader, t = page.reader, page.text
    known = page.observation(row["id"])
    name = describe(known, page.package, reader.lang, reader.period) if known else row["id"]

    def written(value: float) -> str:
        if pd.isna(value):
            return t("none")
        return table.exact({**known, "value": value}, reader) if known else reader.exact(value)

    said = t(
        "{name}: from {old} to {new} (version {version}: {reason})",
        name=name, old=written(row["old_value"]), new=written(row["new_value"]), version=row["version"],
        reason=row[f"reason_{reader.lang}"],
    )  # fmt: skip
    if figures == 1:
        return said
    more = reader.plural("{n} figure in view rests on it", "{n} figures in view rest on it", int(figures))
    return f"{said}; {more}"


def _remark(page: Page, remark: Remark) -> Markup:
    """One remark, with the link to what may be meant."""
    asked = f"{remark.parameter}={remark.value}"
    t = page.reader.text
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
    named = Markup("<code>{}</code>").format(asked)
    said = named.join(escape(part) for part in sentences[remark.kind].split("\0"))
    if remark.kind == "repeated":
        return said + " " + t("Used: {code}.", code=remark.instead)
    if remark.instead:
        other = remark.kind == "other-page"
        hint = t("It stands on /{code}.", code="\0") if other else t("Did you mean {code}?", code="\0")
        said += " " + _instead(page, remark).join(escape(part) for part in hint.split("\0"))
    return said


def _instead(page: Page, remark: Remark) -> Markup:
    """What may be meant in place of what is not known, as a link to the view that has it."""
    meant, shown, asked = remark.instead, remark.instead, query(page.view)
    if remark.kind == "other-page":
        to = address(meant, {**query(page.view.elsewhere(meant)), "figure": [remark.value]})
    elif remark.kind == "unknown-parameter":
        to = address("", {**asked, meant: [remark.value]})
    elif remark.parameter in NAMED:
        shown = page.package.names(NAMED[remark.parameter], page.reader.lang)[meant]
        to = address("", {**asked, remark.parameter: [*asked.get(remark.parameter, ()), meant]})
    else:
        to = address("", {**asked, remark.parameter: [meant]})
    return Markup('<a href="{}" target="_self">{}</a>').format(to, shown)
