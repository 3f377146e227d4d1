"""The tools: each takes a desk and what is asked, and answers with figures or with why there is none."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from dashboard import claims
from dashboard.content import news
from dashboard.content.mirror import sentences
from dashboard.content.questions import indicators, not_understood, question, region
from dashboard.data import covers, filtered, formula, preferred, select
from dashboard.data.latest import time_order
from dashboard.data.mirror import REASONS
from dashboard.service.api.records import records
from dashboard.service.searching import answered
from dashboard.service.tools.told import FLANDERS, Desk, Told
from dashboard.view import is_span

BELGIUM = "bel"
MOST = 25
MOST_NEWS = 200
LONGEST_TEXT = 4000

NO_MIRROR = (
    "No flow is held as both sides count it. Nothing may be inferred from that about what the partner counts."
)
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


def search(desk: Desk, question: str, limit: int = 10) -> Told:
    """Whatever of the dashboard a question may mean, with its link; what is held of a partner's figure and what is not."""
    return answered(desk.edition, question, desk.reader, desk.base, limit=limit)


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


def mirror(desk: Desk, partner: str, year: str = "") -> Told:
    """What a partner counts of the same flows beside what is counted here: both figures, the gap between them, its likely
    reasons, and a sentence to answer with. Without a year the newest of each flow.

    Raises Unknown for a partner that is not known.
    """
    package, reader = desk.edition.package, desk.reader
    code = region(desk.edition, partner)
    pairs = sentences.about(package, [code], year or None)
    found = sentences.told(package, desk.edition.rows(reader.lang), pairs)
    shown = found if year else sentences.newest_told(found)
    if not shown:
        return {"flows": [], "said": NO_MIRROR}
    reasons = package.names(REASONS, reader.lang)
    return {
        "flows": [
            {
                "flow": one.ours["indicator_name"],
                "period": one.pair.period,
                "our_figure": desk.told(one.ours),
                "their_figure": desk.told(one.theirs),
                "their_figure_in_our_unit": desk.told(one.in_ours) if one.converted and one.in_ours else None,
                "gap": desk.told(one.gap) if one.gap else None,
                "gap_in_per_cent": desk.told(one.percent) if one.percent else None,
                "likely_reasons": [reasons[reason.code] for reason in one.reasons],
                "answer": sentences.answer(one, package, reader),
            }
            for one in shown[:MOST]
        ],
        "said": "Two counts of one flow: neither is the other's, and none of them is wrong for that.",
    }


def what_changed(desk: Desk, since_version: str, partner: str = "") -> Told:
    """What a version of the data has that an earlier one, or that of a day, had not: how many figures are new, which were
    revised, from what to what and why, and which were withdrawn. Of a partner, or of all.

    Raises Unknown for a partner that is not known.
    """
    edition = desk.edition
    package = edition.package
    since = news.resolved(edition, since_version)
    if since is None or (since != package.version and since not in news.compared(edition)):
        there = ", ".join(news.days(edition))
        said = f"Version {since_version[:20]!r} of the data was never published; there are: {there}."
        return {"revised": [], "withdrawn": [], "said": said}
    if since == package.version:
        return {"data_version": since, "revised": [], "withdrawn": [], "said": "That is the present version."}
    of = [region(edition, partner)] if partner else []
    found = news.news_of(edition, since, desk.reader, lambda figures: filtered(figures, package, regions=of))
    new = found.new.groupby(["indicator_name", "ref_area_name"]).size() if len(found.new) else {}
    return {
        "since_version": since,
        "data_version": package.version,
        "new": [{"what": what, "whose": whose, "figures": int(many)} for (what, whose), many in new.items()][
            :MOST_NEWS
        ],
        "revised": [{"figure": one, "how": how} for one, how in found.revisions()[:MOST_NEWS]],
        "withdrawn": found.losses()[:MOST_NEWS],
        "counts": {"new": len(found.new), "revised": len(found.revised), "withdrawn": len(found.withdrawn)},
        "said": found.counted(),
    }


TOOLS: Mapping[str, Callable[..., Told]] = {
    tool.__name__: tool
    for tool in (search, find_figures, read_figure, compare_partners, mirror, check_claim, what_changed)
}
"""All tools by name; how they are offered stands in `protocol`."""


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
