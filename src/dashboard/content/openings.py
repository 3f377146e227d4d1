"""The findings that a page of a subject opens with, in words: each dated, and each leading to its figure or its event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.claims import true_sentences
from dashboard.content import release, table
from dashboard.content.events import EVENT
from dashboard.content.headline import named
from dashboard.content.inline import Link
from dashboard.content.page import Page
from dashboard.content.selections import WORLD
from dashboard.data import bounds, facts_about, home, preferred
from dashboard.data.arithmetic import worked_out
from dashboard.data.priorities import commitments
from dashboard.data.timeline import events
from dashboard.findings import OPENINGS, Dated, Leading, dated, leading
from dashboard.findings.finding import amount
from dashboard.locale import mark, today
from dashboard.view import address, query

KINDS = {
    "newest": mark("Newest"),
    "change": mark("Largest change"),
    "contested": mark("Most contested"),
    "asked": mark("Asked for"),
    "due": mark("Due for revision"),
    "ahead": mark("Next date"),
}

ASKED = mark("{what}: {now}.")
TIMELINE = "timeline"

TURNED = mark("{what}: turned, from {before} in {first} to {now} in {last}.")
UP = mark("{what}: up {change}, from {before} in {first} to {now} in {last}.")
DOWN = mark("{what}: down {change}, from {before} in {first} to {now} in {last}.")
COMPUTED = mark("{what}, {last}: {now} as printed, {computed} by the figures behind it.")
STATED = mark("{what}, {last}: {now} according to {source}, {computed} according to {other}.")
COUNTED = mark("{what}: {now} as counted here, {computed} as the partner counts it ({last}).")


def facts_ahead(page: Page) -> tuple[Dated, ...]:
    """The dated facts that a page of proposals opens with in this view; none of other pages."""

    def made() -> tuple[Dated, ...]:
        proposals = commitments(page.facts_left("commitments"), page.package).to_dict("records")
        if not proposals:
            return ()
        amounts = [(row, figure) for row in proposals if (figure := page.observation(row["figure"]))]
        view = page.view
        facts = release.facts(page.edition, page.reader.lang, ("events",))
        left = facts_about(facts, page.package, themes=view.themes, regions=view.regions)
        named = events(left[left["source"].isin({row["source"] for row in proposals})], page.package)
        rows = named.to_dict("records")
        return dated(
            [(row, figure) for row, figure in amounts if figure["measure"] == "money"],
            rows, [row for row in rows if row["revise"]], now=bounds(today().isoformat())[0],
        )  # fmt: skip

    return page.once("facts-ahead", made)


def openings(page: Page) -> tuple[Leading, ...]:
    """What the page opens with in this view. Without a partner chosen it is about all partners together, or the one that
    the page speaks of.
    """

    def made() -> tuple[Leading, ...]:
        every = page.asked.matching(page.figures, context=("year",))
        if not page.view.regions:
            told = [WORLD, page.partner, *home(page.package)]
            every = every[every["counterpart"].isin(told) & every["ref_area"].isin(told)]
        rows = page.edition.rows(page.reader.lang)
        return leading(
            preferred(page.asked.matching(every)), page.package, every=preferred(every), rows=rows,
            lang=page.reader.lang,
        )  # fmt: skip

    return page.once("openings", made)


def add_openings(page: Page) -> None:
    """The findings as a list: dated facts where the page is of proposals, then figures, the newest first; nothing where
    the view has neither.
    """
    facts = facts_ahead(page)
    found = openings(page)[: OPENINGS - len(facts)]
    if not facts and not found:
        return
    page.fragment(
        "openings.html",
        label=page.text("In short"),
        findings=[
            *(_fact(page, one) for one in facts),
            *(
                {
                    "kind": page.text(KINDS[one.kind]),
                    "when": page.reader.period(one.row["time_period"]),
                    "said": Link(said, page.figure_address(one.row["id"])),
                    "badges": table.badges(one.row, page.reader),
                }
                for one, said in zip(found, sentences(page, found), strict=True)
            ),
        ],
    )


def _fact(page: Page, one: Dated) -> Mapping[str, object]:
    if one.figure:
        said = page.text(ASKED, what=one.row["name"], now=amount(one.figure, page.reader))
        to, badges = page.figure_address(one.figure["id"]), table.badges(one.figure, page.reader)
    else:
        said, badges = str(one.row["name"]), ""
        way = replace(page.view.elsewhere(TIMELINE), choices={EVENT: one.row["id"]})
        to = address(TIMELINE, query(way)) if page.site.listed(TIMELINE) else ""
    return {
        "kind": page.text(KINDS[one.kind]),
        "when": page.reader.period(one.period),
        "said": Link(said, to) if to else said,
        "badges": badges,
    }


def sentences(page: Page, found: Sequence[Leading]) -> list[str]:
    """Each finding in a sentence."""
    return [_sentence(page, one) for one in found]


def _sentence(page: Page, one: Leading) -> str:
    row, other, reader = one.row, one.other, page.reader
    if one.kind == "newest":
        figures = page.edition.figures(reader.lang)
        return true_sentences(figures[figures["id"] == row["id"]], page.package, reader)[0]
    computed = row if one.computed is None else {**row, "value": one.computed}
    facts = {
        "what": _about(page, one),
        "source": row["source_publisher"],
        "other": other["source_publisher"] if other else "",
        "now": amount(row, reader),
        "last": reader.period(row["time_period"]),
        "computed": amount(other or computed, reader),
    }
    if one.kind == "contested":
        message = COUNTED if not one.about else STATED if other else COMPUTED
        return page.text(message, **facts)
    assert other is not None  # a change is from something
    facts |= {"before": amount(other, reader), "first": reader.period(other["time_period"])}
    if one.turned:
        return page.text(TURNED, **facts)
    return page.text(UP if row["value"] > other["value"] else DOWN, **facts, change=_moved(page, one))


def _moved(page: Page, one: Leading) -> str:
    """How much a level moved: in parts of what was before, of shares and of what was below nothing in its own unit."""
    row, before = one.row, one.other or one.row
    if row["measure"] == "percent":
        return page.reader.amount(
            abs(row["value"] - before["value"]), measure="points", decimals=int(row["decimals"]),
            quantum=max(row["quantum"], before["quantum"]),
        )  # fmt: skip
    if before["value"] <= 0 or row["measure"] == "ratio":
        quantum = max(row["quantum"], before["quantum"])
        return amount({**row, "value": abs(row["value"] - before["value"]), "quantum": quantum}, page.reader)
    growth = worked_out("growth", row, before)
    return page.reader.amount(abs(growth.rounded), measure="percent", decimals=1, quantum=growth.quantum)


def _about(page: Page, one: Leading) -> str:
    """What is measured, whose it is and with whom."""
    row = one.row
    names = [page.named(row["ref_area"])]
    if row["counterpart"] not in (WORLD, row["ref_area"]):
        names.append(page.named(row["counterpart"]))
    return f"{named(row)}, {' – '.join(names)}"
