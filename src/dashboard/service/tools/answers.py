"""The tools: each takes a desk and what is asked, and answers with figures or with why there is none."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from dashboard import claims
from dashboard.content.questions import indicators, not_understood, question, region
from dashboard.data import covers, formula, preferred, revisions, select
from dashboard.data.latest import time_order
from dashboard.service.api.records import records
from dashboard.service.tools.told import FLANDERS, Desk, Told
from dashboard.view import is_span

BELGIUM = "bel"
MOST = 25
LONGEST_TEXT = 4000

NONE = "No figure of this is held. Nothing may be inferred from that: it is not nought, it is not known here."


def find_figures(
    desk: Desk, about: str, partner: str = "", whose: str = "", year: str = "", limit: int = 10
) -> Told:
    """Figures about something, the newest of each series first; none where none is held, and that is said.

    Raises Unknown for a partner, an area or a measure that is not known.
    """
    figures, edition = _figures(desk), desk.edition
    said = question(edition, about)
    about, year = said.about, year or said.year
    of, by = (
        region(edition, partner) if partner else said.partner,
        region(edition, whose) if whose else said.whose,
    )
    asked = {"counterpart": [of] if of else None, "ref_area": [by] if by else None}
    found: list[pd.DataFrame] = []
    for code in indicators(edition, about):
        of_it = select(figures, indicator=code, **asked)
        if year:
            of_it = of_it[of_it["time_period"].map(lambda period: covers(period, year)).astype(bool)]
        found.append(_newest(of_it))
    every = pd.concat(found)
    # Whoever names neither a partner nor a part means the whole.
    whole = every[(every["item"] == "") & ((every["counterpart"] == "wld") | bool(of))]
    ordered = pd.concat([whole, every[~every["id"].isin(whole["id"])]])
    shown = ordered["id"].tolist()[: max(1, min(limit, MOST))]
    if not shown:
        years = sorted({period for period in _near(figures, asked, desk, about)["time_period"]})
        held = f" Of other periods there are figures: {', '.join(years[-8:])}." if years else ""
        return {"figures": [], "said": NONE + held}
    more, lost = len(ordered) - len(shown), not_understood(edition, about)
    return {
        "figures": [desk.told(row) for row in desk.rows(shown)],
        "said": " ".join(
            filter(
                None,
                [
                    f"Not understood: {', '.join(lost)}. The figures may be of something else."
                    if lost
                    else "",
                    f"{more} more fit; narrow down by partner, whose or year." if more > 0 else "",
                ],
            )
        ),
    }


def read_figure(desk: Desk, figure: str) -> Told:
    """One figure with its provenance: source, definition, citation, and all that it was worked out from."""
    rows = desk.rows([figure])
    if not rows:
        return {"figure": None, "said": f"There is no figure {figure[:120]!r}. find_figures gives ids."}
    (row,) = rows
    package, reader = desk.edition.package, desk.reader
    known = records(desk.edition, reader.lang, "")
    return {
        "figure": desk.told(row, whole=True),
        "formula": formula(row, package, reader.lang, text=reader.text, period=reader.period) or None,
        "worked_out_from": [desk.told(each) for each in desk.rows(known.behind(row["id"]))],
    }


def compare_partners(
    desk: Desk, about: str, partners: Sequence[str] = (), whose: str = "", year: str = ""
) -> Told:
    """The same measure of several partners (of all, where none is named) in one period, the largest first.

    Partners without a figure of that period are named. Raises Unknown for what is not known.
    """
    said = question(desk.edition, about)
    wanted = [region(desk.edition, each) for each in partners]
    areas = [region(desk.edition, whose)] if whose else [said.whose] if said.whose else [FLANDERS, BELGIUM]
    year = year or said.year
    for code in indicators(desk.edition, said.about):
        for area in areas:
            held = select(_figures(desk), indicator=code, ref_area=area, item="")
            held = held[held["counterpart"].isin(wanted) if wanted else held["counterpart"] != "wld"]
            held = (
                held[held["time_period"].map(lambda period: _within(period, year)).astype(bool)]
                if year
                else held
            )
            if len(held):
                return _compared(desk, preferred(held), wanted)
    return {"figures": [], "said": NONE, "without_a_figure": _named(desk, wanted)}


def check_claim(desk: Desk, text: str) -> Told:
    """A verdict on each claim in a text in English or Dutch, from a closed list, with the figures that decide it."""
    found = claims.check(text[:LONGEST_TEXT], desk.edition.package, desk.reader)
    return {
        "said": found.said,
        "claims": [
            {
                "claim": one.claim.text,
                "verdict": one.verdict.value,
                "why": one.why,
                "what_is_true": one.sentence or None,
                "figures": [desk.told(row) for row in desk.rows(one.ids)],
            }
            for one in found.claims
        ],
        "text_was_cut": found.shortened,
    }


def what_changed(desk: Desk, since_version: str) -> Told:
    """Which figures were revised after a version of the data, from what to what, and why."""
    package = desk.edition.package
    try:
        found = revisions(package, package.observations()["id"], since_version)
    except ValueError as error:
        return {"revised": [], "said": str(error)}
    steps = [
        {
            "figure": row["figure"],
            "old_value": None if pd.isna(row["old_value"]) else row["old_value"],
            "new_value": None if pd.isna(row["new_value"]) else row["new_value"],
            "version": row["version"],
            "reason": row[f"reason_{desk.reader.lang}"],
        }
        for row in found.head(200).to_dict("records")
    ]
    said = "" if steps else f"Nothing was revised between {since_version} and {package.version}."
    return {"data_version": package.version, "revised": steps, "count": len(found), "said": said}


TOOLS: Mapping[str, Callable[..., Told]] = {
    tool.__name__: tool for tool in (find_figures, read_figure, compare_partners, check_claim, what_changed)
}
"""All tools by name. A further one (partners' own statistics beside ours, say) is a function more, and its words in
`endpoint`.
"""


def _figures(desk: Desk) -> pd.DataFrame:
    return desk.edition.figures(desk.reader.lang)


def _newest(figures: pd.DataFrame) -> pd.DataFrame:
    """The newest of each series, those of Flanders before others, official before the press, the newest first."""
    if figures.empty:
        return figures
    kept = preferred(figures)
    order = [time_order(period) for period in kept["time_period"]]
    kept = kept.assign(_time=order, _whose=kept["ref_area"] != FLANDERS, _press=kept["authority"] == "press")
    kept = kept.sort_values("_time", ascending=False, kind="stable")
    kept = kept.drop_duplicates(["indicator", "ref_area", "counterpart", "item"])
    return kept.sort_values(["_press", "_whose"], kind="stable").drop(columns=["_time", "_whose", "_press"])


def _within(period: str, year: str) -> bool:
    """Whether a period is a year, or has a day in a span of years: partners are compared in whole ones."""
    return covers(period, year) if is_span(year) else period == year


def _near(figures: pd.DataFrame, asked: Mapping, desk: Desk, about: str) -> pd.DataFrame:
    return select(figures, indicator=indicators(desk.edition, about)[0], **asked)


def _compared(desk: Desk, held: pd.DataFrame, wanted: Sequence[str]) -> Told:
    members = held.groupby("time_period")["counterpart"].nunique()
    most = members[members == members.max()].index
    period = max(most, key=time_order)
    shown = held[held["time_period"] == period].sort_values("value", ascending=False, kind="stable")
    missing = [one for one in wanted if one not in set(shown["counterpart"])]
    lines = [
        {"rank": place, **desk.told(row)}
        for place, row in enumerate(desk.rows(shown["id"].head(MOST)), start=1)
    ]
    return {
        "period": period,
        "figures": lines,
        "without_a_figure": _named(desk, missing),
        "said": f"{len(shown)} partners have a figure of {period}; ranks are among these alone.",
    }


def _named(desk: Desk, codes: Sequence[str]) -> list[str]:
    names = desk.edition.package.names("regions", desk.reader.lang)
    return [names[code] for code in codes]
