"""The findings that a page of a subject opens with, in words: each dated, and each leading to its figure."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.claims import true_sentences
from dashboard.content import table
from dashboard.content.headline import named
from dashboard.content.inline import Link
from dashboard.content.page import Page
from dashboard.content.selections import WORLD
from dashboard.data import home, preferred
from dashboard.data.arithmetic import worked_out
from dashboard.findings import Leading, leading
from dashboard.findings.finding import amount
from dashboard.locale import mark

KINDS = {"newest": mark("Newest"), "change": mark("Largest change"), "contested": mark("Most contested")}

TURNED = mark("{what}: turned, from {before} in {first} to {now} in {last}.")
UP = mark("{what}: up {change}, from {before} in {first} to {now} in {last}.")
DOWN = mark("{what}: down {change}, from {before} in {first} to {now} in {last}.")
COMPUTED = mark("{what}, {last}: {now} as printed, {computed} by the figures behind it.")
STATED = mark("{what}, {last}: {now} according to {source}, {computed} according to {other}.")
COUNTED = mark("{what}: {now} as counted here, {computed} as the partner counts it ({last}).")


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
    """The findings as a list, the newest first; nothing where the view has no figures."""
    found = openings(page)
    if not found:
        return
    page.fragment(
        "openings.html",
        label=page.text("In short"),
        findings=[
            {
                "kind": page.text(KINDS[one.kind]),
                "when": page.reader.period(one.row["time_period"]),
                "said": Link(said, page.figure_address(one.row["id"])),
                "badges": table.badges(one.row, page.reader),
            }
            for one, said in zip(found, sentences(page, found), strict=True)
        ],
    )


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
