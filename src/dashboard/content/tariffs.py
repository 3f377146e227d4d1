"""What only the page of measures has: what holds on a day, what it replaced, and what a fall of exports would come to."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard.content import table
from dashboard.content.blocks import PageLink
from dashboard.content.facts_card import add_card
from dashboard.content.facts_table import Table, facts_table
from dashboard.content.inline import Inline, Link, Outside, joined, words
from dashboard.content.page import Page
from dashboard.content.selections import WORLD
from dashboard.data import REPORTING, Package, closure, expand, is_year, latest, preferred, select
from dashboard.data.arithmetic import OPERATIONS, Figure
from dashboard.data.latest import Row
from dashboard.data.measures import Measure, days, days_of_change, known_until, measures
from dashboard.findings.finding import amount
from dashboard.locale import mark
from dashboard.view import Choice, address

ON, LESS = "on", "less"
FALLS = ("10", "5", "20", "25", "50", "100")
"""By how many per cent exports may be taken to fall; the first without a choice."""

EXPORTS = "goods-exports"
NEAR = ("eu27", WORLD)
"""Whose goods ours are: their measures come first."""

FORMS = {
    "rate": mark("{rate}"),
    "additional": mark("{rate} on top"),
    "floor": mark("{rate} at least"),
    "exemption": mark("exemptions"),
    "quota": mark("quota"),
    "tiers": mark("several rates"),
    "not-stated": mark("not stated"),
}
BASES = {
    "ieepa": mark("Emergency powers (IEEPA)"),
    "executive-order": mark("Executive order"),
    "section-122": mark("Section 122 (balance of payments)"),
    "section-232": mark("Section 232 (national security)"),
    "section-301": mark("Section 301 (unfair practices)"),
    "not-stated": mark("not stated"),
}


def tariff_choices(package: Package) -> tuple[Choice, ...]:
    """The page's own parameters: the day that is asked about, by itself the last that the source knows of, and the fall
    of exports that is worked out.
    """
    if not package.available("measures") or not package.available("events") or not days_of_change(package):
        return ()
    last = known_until(package)
    every = [last, *(day for day in days(package) if day != last)]
    return Choice(ON, tuple(every)), Choice(LESS, FALLS)


def add_day(page: Page) -> None:
    """The day to ask about: those on which something changed, and the one in the address."""
    last, chosen = known_until(page.package), page.choice(ON)
    listed = sorted({*days_of_change(page.package), last, chosen}, reverse=True)
    page.section(
        mark("In force on {day}"),
        mark(
            "Dated by revisions of the US tariff schedule, as a research centre lists them; any day fits in the address."
        ),
        day=page.reader.period(chosen),
    )
    page.head()
    with page.line("tariff-day"):
        page.selector(ON, page.text("Day"), {day: page.reader.period(day) for day in listed})
    if chosen > last:
        page.notice(
            page.text(
                "Nothing after {last} is in the source: what changed since is not known here.",
                last=page.reader.period(last),
            )
        )


def add_in_force(page: Page) -> None:
    """What holds on the chosen day, that on our goods first; and what no longer does."""
    day, reader = page.choice(ON), page.reader
    every = [each for each in measures(page.package) if _concerns(page, each)]
    held = sorted((each for each in every if each.holds(day)), key=lambda each: _distance(page, each))
    ended = [each for each in every if each.until is not None and each.until <= day]
    if not held:
        page.notice(page.text("Nothing in the source holds on {day}.", day=reader.period(day)))
    for key, found, heading in (
        (
            "in-force", held,
            reader.plural("{n} measure in force on {day}", "{n} measures in force on {day}", len(held), day=reader.period(day)),
        ),
        (
            "ended", ended,
            reader.plural("{n} measure ended by {day}", "{n} measures ended by {day}", len(ended), day=reader.period(day)),
        ),
    ):  # fmt: skip
        if found:
            add_card(
                page,
                key,
                _behind(page, found),
                heading=heading,
                subtitle=page.text(
                    "US tariffs by product group, with their legal basis and what they replaced"
                ),
                alt=page.text("A table of measures, each with its rate, its legal basis and its dates."),
                make_table=lambda found=found, heading=heading: _table(page, found, heading),
            )


def _concerns(page: Page, measure: Measure) -> bool:
    """Whether a measure is of a chosen partner, or on its goods; all without a choice."""
    if not page.view.regions:
        return True
    wanted = expand(page.view.regions, page.package)
    above = closure(page.view.regions, page.package.links("region-members", "member", "group"))
    return measure.row["region"] in wanted or measure.row["target"] in wanted | above


def _distance(page: Page, measure: Measure) -> tuple:
    target = measure.row["target"]
    return NEAR.index(target) if target in NEAR else len(NEAR), measure.since


def _behind(page: Page, found: Sequence[Measure]) -> pd.DataFrame:
    """The events with which some measures began and ended, as facts."""
    wanted = {each.row[name] for each in found for name in ("began", "ended")}
    events = page.facts[page.facts["table"] == "events"]
    return events[events["id"].isin(wanted)]


def _table(page: Page, found: Sequence[Measure], caption: str) -> Table:
    t, reader = page.text, page.reader
    regions, items = page.package.names("regions", reader.lang), page.package.names("items", reader.lang)
    events = {row["id"]: row for row in page.facts[page.facts["table"] == "events"].to_dict("records")}
    cells = [
        (
            items[each.row["product"]],
            regions[each.row["target"]],
            rate_said(page, each.row),
            t(BASES[each.row["basis"]]),
            _since(page, each),
            rate_said(page, each.replaced, of=items) if each.replaced else "",
            each.row[f"note_{reader.lang}"],
            Outside(events[each.row["began"]]["source_publisher"], events[each.row["began"]]["source_url"]),
        )
        for each in found
    ]
    columns = [
        t("Product group"), t("On goods of"), t("Rate"), t("Legal basis"), t("Holds"), t("Replaced"), t("Note"),
        t("Source"),
    ]  # fmt: skip
    return facts_table(caption, columns, cells)


def rate_said(page: Page, row: Row, of: dict | None = None) -> str:
    """How much a measure takes, in words; with `of` names of product groups also of what."""
    rate = "" if pd.isna(row["rate"]) else page.reader.amount(row["rate"], measure="percent", decimals=0)
    said = page.text(FORMS[row["form"]], rate=rate)
    return f"{of[row['product']]}: {said}" if of else said


def _since(page: Page, measure: Measure) -> Inline:
    since = Link(page.reader.period(measure.since), _event(page, measure.row["began"]))
    if measure.until is None:
        return words(page.text("since"), since, between=" ")
    until = Link(page.reader.period(measure.until), _event(page, measure.row["ended"]))
    return words(since, page.text("to"), until, between=" ")


def _event(page: Page, code: str) -> str:
    """The address of an event on the timeline."""
    return address("timeline", {"event": [code]}) if page.site.listed("timeline") else ""


def add_arithmetic(page: Page) -> None:
    """What a fall of exports to the partner would come to, in all and by product group: arithmetic, with every input."""
    less = page.choice(LESS)
    page.section(
        mark("What a fall of exports would come to"),
        mark("Arithmetic on observed trade, not a forecast: it says nothing of how likely a fall is."),
    )
    page.head()
    page.selector(
        LESS,
        page.text("Exports fall by"),
        {each: page.reader.amount(float(each), measure="percent", decimals=0) for each in FALLS},
        look="segments",
    )
    rows = _observed(page)
    if not rows:
        page.notice(page.text("No exports to this partner are held in a year for which all exports are."))
        return
    first, whole = rows[0]
    page.fragment("paragraph.html", text=said(page, first, whole, less))
    heading = page.text(
        "{less} less exported to {partner}",
        less=_percent(page, less),
        partner=page.named(first["counterpart"]),
    )
    add_card(
        page,
        "arithmetic",
        pd.DataFrame([row for pair in rows for row in pair if not row["derived"]]),
        heading=heading,
        subtitle=page.text("Worked out by this dashboard; arithmetic, not a forecast"),
        alt=page.text("A table of exports, what a fall takes from them, and its share in all exports."),
        make_table=lambda: _worked_out(page, rows, less, heading),
    )


def said(page: Page, exports: Row, whole: Row, less: str) -> str:
    """In one sentence: `10% less of €26.4 bn is €2.6 bn, 0.6% of all exports`."""
    part, share = fall(exports, whole, less)
    return page.text(
        "{less} less of {exports} (goods exports of {whose} to {partner}, {period}) is {part}, {share} of all goods exports: "
        "arithmetic, not a forecast.",
        less=_percent(page, less),
        exports=table.short(exports, page.reader),
        whose=exports["ref_area_in_sentence"],
        partner=exports["counterpart_in_sentence"],
        period=page.reader.period(exports["time_period"]),
        part=amount(part, page.reader),
        share=amount(share, page.reader),
    )


def fall(exports: Row, whole: Row, less: str) -> tuple[Row, Row]:
    """What so many per cent of some exports are, and their share in all exports, with the digits that the inputs allow."""
    figures = [Figure(row["value"], row["quantum"], exact=False) for row in (exports, whole)]
    part = OPERATIONS["part"].compute([figures[0], Figure(float(less), 1, exact=True)])
    share = OPERATIONS["share"].compute([part.as_figure(exact=False), figures[1]])
    percent = {"measure": "percent", "unit_symbol": "%", "decimals": 1}
    return (
        {**exports, "value": part.rounded, "quantum": part.quantum},
        {**exports, **percent, "value": share.rounded, "quantum": share.quantum},
    )


def _observed(page: Page) -> list[tuple[Row, Row]]:
    """Goods exports to the partner, the whole first and then by product group, each with all exports of its year: Flanders',
    else Belgium's, of the newest whole year for which both are held.
    """
    frame = page.edition.figures(page.reader.lang)
    partner = measures(page.package)[0].row["region"]
    for area in REPORTING:
        every = preferred(select(frame, indicator=EXPORTS, ref_area=area))
        every = every[every["time_period"].map(is_year).astype(bool)]
        wholes = {
            row["time_period"]: row
            for row in every[(every["counterpart"] == WORLD) & (every["item"] == "")].to_dict("records")
        }
        found = every[(every["counterpart"] == partner) & every["time_period"].isin(wholes)]
        rows = latest(found).sort_values("value", ascending=False).to_dict("records") if len(found) else []
        if any(row["item"] == "" for row in rows):
            ordered = sorted(rows, key=lambda row: row["item"] != "")
            return [(row, wholes[row["time_period"]]) for row in ordered]
    return []


def _worked_out(page: Page, rows: Sequence[tuple[Row, Row]], less: str, caption: str) -> Table:
    t, reader = page.text, page.reader
    cells = []
    for exports, whole in rows:
        part, share = fall(exports, whole, less)
        measured = [each for each in measures(page.package) if each.holds(page.choice(ON))]
        cells.append(
            (
                exports["item_name"] or t("All goods"),
                reader.period(exports["time_period"]),
                _figure(page, exports),
                amount(part, reader),
                amount(share, reader),
                _figure(page, whole),
                joined(
                    f"{page.package.names('items', reader.lang)[each.row['product']]}: {rate_said(page, each.row)}"
                    for each in measured
                    if each.row["trade_item"] == exports["item"] and each.row["target"] in NEAR
                    and (exports["item"] or each.row["product"] == "tariff-group-all")
                ),
            )
        )  # fmt: skip
    columns = [
        t("Product group"), t("Period"), t("Exports"), t("{less} less", less=_percent(page, less)),
        t("Share of all exports"), t("All exports"), t("Measures on that day"),
    ]  # fmt: skip
    return facts_table(caption, columns, cells)


def _figure(page: Page, row: Row) -> Inline:
    link = Link(table.short(row, page.reader), page.figure_address(row["id"]))
    return words(link, *table.badges_of(row, page.reader), between=" ")


def _percent(page: Page, less: str) -> str:
    return page.reader.amount(float(less), measure="percent", decimals=0)


def add_ways(page: Page) -> None:
    """The ways to the timeline of the changes, and to what others estimated."""
    partner = measures(page.package)[0].row["region"]
    page.section(mark("More about this"))
    page.head()
    with page.line("tariff-ways"):
        for slug, label in (
            ("timeline", mark("Timeline of the changes")),
            ("export-markets", mark("What others estimated that tariffs cost")),
        ):
            if page.site.listed(slug):
                page.add(PageLink(slug, page.text(label), {"region": [partner]}, page.site.entry(slug).icon))
