"""Where a number comes from: everything a reader needs to trust one figure, to quote it and to pass it on."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from dashboard.content import links, pins, table
from dashboard.content.headline import named
from dashboard.content.inline import Badge, Inline, Link, words
from dashboard.content.page import Page
from dashboard.content.verdict import RESULT_NAMES, said
from dashboard.data import describe, formula, freshness, lineage
from dashboard.data.provenance import EXACT, checks
from dashboard.locale import LANGUAGES, mark, reader_for, today
from dashboard.render.citation import citation
from dashboard.render.html import html

STATUSES = {
    "A": mark("normal"),
    "E": mark("approximate, as the source says"),
    "P": mark("provisional"),
    "U": mark("doubtful: kept as printed"),
    "B": mark("break in the series: not comparable with the periods before"),
    "D": mark("by another definition than the rest of the series"),
}


UNANNOUNCED = {
    "A": mark("not announced; as a rule once a year"),
    "S": mark("not announced; as a rule twice a year"),
    "Q": mark("not announced; as a rule every quarter"),
    "M": mark("not announced; as a rule every month"),
}
"""By the cadence of a feed: when its next release is due where its provider names no day."""


def asked(page: Page, row: dict, base: str = "") -> Markup:
    """The figure that a link names, marked, with all there is to know about it, as HTML."""
    number, badges = table.exact(row, page.reader), table.badges_of(row, page.reader)
    return html("asked_figure.html", what=named(row), number=number, badges=badges) + known(page, row, base)


def known(page: Page, row: dict, base: str = "") -> Markup:
    """All that is known of a figure, as HTML: what is measured and whose it is, how the source prints it and where, what
    is known against it; the pin, the link and how to cite it, `base` standing before the address.
    """
    return html(
        "evidence.html",
        facts=_facts(page, row),
        pin=pins.link(page, pins.of_figure(row["id"])),
        summary=page.text("Copy link and cite"),
        done=page.text("Copied"),
        copies=_copies(page, row, base),
    )


def _facts(page: Page, row: dict) -> list[tuple[str, Inline]]:
    reader, t = page.reader, page.text
    press = f" ({t('press')})" if row["authority"] == "press" else ""
    status = t("derived") if row["derived"] else t(STATUSES[row["obs_status"]]) + press
    facts = [
        (t("What is measured"), f"{row['definition']} {row['concept_name']}."),
        (t("Whose"), row["ref_area_name"]),
        (t("Partner"), row["counterpart_name"] if row["counterpart"] != "wld" else ""),
        (t("Period"), reader.period(row["time_period"])),
        (t("Unit"), row["unit_name"]),
        (t("As printed"), row["as_printed"]),
        (t("Source"), table.source_of(row, reader)),
        (t("Status"), status),
        (t("Note"), row["note"]),
        (t("Worked out as"), _worked_out(page, row)),
        (t("Checked"), _checks(page, row)),
        *_freshness(page, row),
    ]
    return [(name, told) for name, told in facts if told]


def _freshness(page: Page, row: dict) -> list[tuple[str, Inline]]:
    """How new it is: whether a later figure is held, when it was published and looked up, and when the next is due."""
    reader, t = page.reader, page.text
    found = freshness(row, page.edition.figures(reader.lang), page.package, today())

    def figure(other: Mapping | None) -> Inline:
        if other is None:
            return ""
        said = f"{reader.period(other['time_period'])}: {table.exact(other, reader)}"
        return words(Link(said, page.figure_address(other["id"])), table.badges(other, reader))

    feed = found.feed.row if found.feed else {}
    expected = reader.period(feed["next_expected"]) if feed.get("next_expected") else ""
    if feed and not expected:
        expected = t(UNANNOUNCED[feed["cadence"]])
    late = Badge(t("update late"), "status") if found.late else ""
    return [
        (t("Latest held"), figure(found.later) or t("this figure")),
        (t("Newer partial figure"), figure(found.newer)),
        (t("Published on"), reader.period(found.published) if found.published else ""),
        (
            t("Checked with the provider on")
            if feed.get("verified")
            else t("Taken from a file given by hand on"),
            reader.period(feed["last_checked"]) if feed.get("last_checked") else "",
        ),
        (t("Next expected"), words(expected, late, between=" ") if expected and late else expected),
    ]


def _worked_out(page: Page, row: dict) -> Inline:
    """The formula of a derived figure in words, and its inputs, each with the way to it."""
    if not row["derived"]:
        return ""
    reader = page.reader
    how = formula(row, page.package, reader.lang, text=reader.text, period=reader.period)
    inputs = []
    for code in lineage(row, page.package)["id"]:
        each = page.observation(code)
        if each is not None:
            name = f"{describe(each, page.package, reader.lang, reader.period)}: {table.exact(each, reader)}"
            inputs.append(Link(name, page.figure_address(code)))
    return html("worked_out.html", how=how, inputs=inputs)


def _checks(page: Page, row: dict) -> Inline:
    """The checks that this figure takes part in, with their result; a contradiction is never kept quiet."""
    found = checks(page.package, page.reader.lang, [row["id"]]).to_dict("records")
    if not found:
        return ""
    lines = [
        {
            "name": each["name"],
            "result": page.text(RESULT_NAMES[each["result"]]),
            "told": "" if each["result"] == EXACT else f"{said(each, page.reader)} {each['note']}".rstrip(),
        }
        for each in found
    ]
    return html("checks.html", lines=lines)


def _copies(page: Page, row: dict, base: str) -> list[tuple[str, str]]:
    """The link to the figure, and its citation as a sentence, short and in full in each language."""
    where = links.figure_permalink(page, row["id"], base)
    copies = [(page.text("Copy link"), where)]
    for lang in sorted(LANGUAGES, key=lambda code: code != page.reader.lang):
        reader = reader_for(lang)
        figure = page.edition.rows(lang)[row["id"]]
        told = citation(figure, links.edition(page, base, reader=reader), page.package, where)
        for name, text in (
            (page.text("Sentence"), told.sentence),
            (page.text("Short citation"), told.short),
            (page.text("Full citation"), told.full),
        ):
            copies.append((f"{name} · {reader.own_name}", text))
    return copies
