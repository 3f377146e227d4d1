"""True sentences: one for each figure, and why a claim got its verdict, in the reader's language.

A sentence names whose figure it is, with whom and when, and gives it with no more digits than it has. Figures of indicators
that no sentence was written for are said by their names.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import pandas as pd

from dashboard.data import Package, is_group
from dashboard.findings.finding import amount
from dashboard.locale import Reader, mark, sentence_start

from .claim import Form, Judged, Reason, Row, Verdict
from .evidence import WORLD, measures

VERDICTS: Mapping[Verdict, str] = {
    Verdict.RIGHT: mark("Right"),
    Verdict.ANOTHER_YEAR: mark("Right for another year"),
    Verdict.BELGIUM: mark("Right for Belgium and not Flanders"),
    Verdict.ROUNDED: mark("Right, but rounded"),
    Verdict.OUTDATED: mark("Outdated"),
    Verdict.WRONG: mark("Wrong"),
    Verdict.UNJUDGED: mark("Cannot be judged from these data"),
}
"""The verdicts as a reader sees them."""

REASONS: Mapping[Reason, str] = {
    Reason.NO_CLAIM: mark("It names no number and no comparison."),
    Reason.NO_SUBJECT: mark("It does not say what is measured, or not in words that are known here."),
    Reason.NO_FIGURE: mark("There is no figure for it."),
    Reason.NO_PERIOD: mark("There is no figure for that time; the nearest is shown."),
    Reason.UNREAD: mark("Not every word is understood: {words}."),
    Reason.SEVERAL: mark("It can be read in more than one way."),
    Reason.UNITS: mark("The number is not in the unit of the figures, or is the difference between two."),
    Reason.CLOSE: mark("The figures are not exact enough to tell."),
    Reason.OTHER_AREA: mark("The figures are not of that area, or not in that direction."),
}

OF_PARTNER: Mapping[tuple[str, str], tuple[str, str]] = {
    ("goods-exports", "level"): (
        mark("{whose} exported goods worth {value} to {partner} {when}."),
        mark("{whose} exported goods worth {value} in all {when}."),
    ),
    ("goods-imports", "level"): (
        mark("{whose} imported goods worth {value} from {partner} {when}."),
        mark("{whose} imported goods worth {value} in all {when}."),
    ),
    ("services-exports", "level"): (
        mark("{whose} exported services worth {value} to {partner} {when}."),
        mark("{whose} exported services worth {value} in all {when}."),
    ),
    ("services-imports", "level"): (
        mark("{whose} imported services worth {value} from {partner} {when}."),
        mark("{whose} imported services worth {value} in all {when}."),
    ),
    ("goods-exports", "share"): (
        mark("{value} of the goods exports of {whose} went to {partner} {when}."),
        "",
    ),
    ("goods-imports", "share"): (
        mark("{value} of the goods imports of {whose} came from {partner} {when}."),
        "",
    ),
    ("services-exports", "share"): (
        mark("{value} of the services exports of {whose} went to {partner} {when}."),
        "",
    ),
    ("services-imports", "share"): (
        mark("{value} of the services imports of {whose} came from {partner} {when}."),
        "",
    ),
    ("goods-exports", "rank"): (
        mark("Number {value} among the goods markets of {whose} {when}: {partner}."),
        "",
    ),
    ("goods-imports", "rank"): (
        mark("Number {value} among the goods suppliers of {whose} {when}: {partner}."),
        "",
    ),
    ("nights", "level"): (
        mark("Guests from {partner} spent {value} nights in {whose} {when}."),
        mark("Guests spent {value} nights in {whose} {when}."),
    ),
    ("fdi-projects", "level"): (
        mark("{whose} counted {value} foreign investment projects from {partner} {when}."),
        mark("{whose} counted {value} foreign investment projects {when}."),
    ),
    ("fdi-amount", "level"): (
        mark("{value} of foreign investment from {partner} was announced in {whose} {when}."),
        mark("{value} of foreign investment was announced in {whose} {when}."),
    ),
    ("fdi-jobs", "level"): (
        mark("Foreign investment from {partner} brought {value} jobs to {whose} {when}."),
        mark("Foreign investment brought {value} jobs to {whose} {when}."),
    ),
}
"""By topic and aspect the sentence with a partner, and that of all partners together."""

BALANCES = {
    "goods-balance": (
        mark("{whose} had a surplus of {value} in goods with {partner} {when}."),
        mark("{whose} had a deficit of {value} in goods with {partner} {when}."),
    ),
    "services-balance": (
        mark("{whose} had a surplus of {value} in services with {partner} {when}."),
        mark("{whose} had a deficit of {value} in services with {partner} {when}."),
    ),
}
GROWTHS = {
    "goods-exports": (
        mark("The goods exports of {whose} to {partner} rose by {value} {when}."),
        mark("The goods exports of {whose} to {partner} fell by {value} {when}."),
    ),
    "goods-imports": (
        mark("The goods imports of {whose} from {partner} rose by {value} {when}."),
        mark("The goods imports of {whose} from {partner} fell by {value} {when}."),
    ),
}
PLAIN, PLAIN_OF = (
    mark("{name}, {whose}: {value} {when}."),
    mark("{name}, {whose} – {partner}: {value} {when}."),
)


class Sayer:
    """Says the figures of a package to one reader."""

    def __init__(self, package: Package, reader: Reader) -> None:
        self._package, self._reader = package, reader
        self._of = {
            indicator: (topic, aspect, concept)
            for (topic, aspect), listed in measures().items()
            for concept, indicator in reversed(listed)
        }
        self._main = {listed[0][1] for listed in measures().values()}

    def figures(self, figures: pd.DataFrame) -> list[str]:
        """A sentence for each figure of a frame, in its order."""
        return [self._sentence(row) for row in figures.to_dict("records")]

    def of(self, rows: Iterable[Row]) -> dict[str, str]:
        """The sentence of each of some figures, by id."""
        return {str(row["id"]): self._sentence(row) for row in rows}

    def _sentence(self, row: Row) -> str:
        text, lang, package = self._reader.text, self._reader.lang, self._package
        period = str(row["time_period"])
        value = float(row["value"])
        regions = package.names_in_sentences(lang)
        item = package.names("items", lang).get(row["item"], "")
        said = {
            "whose": regions[row["ref_area"]],
            "partner": regions[row["counterpart"]],
            "when": text("in {period}", period=period)
            if period.isdigit()
            else f"({self._reader.period(period)})",
            "name": package.names("indicators", lang)[row["indicator"]] + (f" – {item}" if item else ""),
        }
        topic, aspect, _ = self._of.get(row["indicator"], ("", "", ""))
        message = self._message(row, topic, aspect, value)
        shown = dict(row, value=abs(value)) if message not in (PLAIN, PLAIN_OF) else row
        said["value"] = self._amount(shown, counted=message in (PLAIN, PLAIN_OF))
        sentence = text(message, **said)
        return sentence_start(sentence)

    def _message(self, row: Row, topic: str, aspect: str, value: float) -> str:
        world = row["counterpart"] == WORLD
        plain = PLAIN if world else PLAIN_OF
        if row["item"] or row["indicator"] not in self._main:
            return plain
        if topic in BALANCES:
            return BALANCES[topic][value < 0]
        if topic in GROWTHS and aspect == "growth" and "/" not in str(row["time_period"]) and value:
            return GROWTHS[topic][value < 0]
        if topic == "nights" and not world and is_group(str(row["counterpart"]), self._package):
            return plain
        with_partner, of_all = OF_PARTNER.get((topic, aspect), ("", ""))
        return (of_all if world else with_partner) or plain

    def _amount(self, row: Row, *, counted: bool) -> str:
        """The value with its unit; of things counted also the word for them, where the sentence does not say it."""
        package, lang = self._package, self._reader.lang
        unit = package.links("indicators", "id", "unit")[row["indicator"]][0]

        def of_unit(column: str) -> str:
            return next(iter(package.links("units", "id", column).get(unit, ())), "")

        measure = of_unit("measure")
        decimals = package.links("indicators", "id", "decimals").get(row["indicator"], (0,))[0]
        said = amount(
            {
                "value": row["value"],
                "quantum": row["quantum"],
                "measure": measure,
                "unit_symbol": of_unit("symbol"),
                "decimals": decimals,
            },
            self._reader,
        )
        if counted and measure == "count" and unit != "number":
            one = of_unit(f"singular_{lang}") if abs(row["value"]) == 1 else ""
            return f"{said} {one or of_unit(f'name_{lang}')}"
        return said

    def why(self, judged: Judged) -> str:
        """The verdict on a claim in one sentence, with how far it is off."""
        text = self._reader.text
        verdict = text(VERDICTS[judged.verdict])
        if judged.verdict is Verdict.UNJUDGED:
            reason = REASONS[judged.reason or Reason.NO_FIGURE]
            words = self._reader.join([f"“{word}”" for word in judged.claim.unread])
            return f"{verdict}. {text(reason, words=words)}"
        return " ".join(filter(None, (f"{verdict}.", self._distance(judged), self._change(judged))))

    def _distance(self, judged: Judged) -> str:
        """How far a number is off, where it is one."""
        text, off = self._reader.text, judged.relative
        measured = judged.claim.form in (Form.VALUE, Form.GROWTH) and judged.verdict in (
            Verdict.WRONG,
            Verdict.ROUNDED,
        )
        if (
            off is None
            or not measured
            or judged.claim.negated
            or not 0.05 <= abs(off) <= 1e6
            or claimed_otherwise(judged)
        ):
            return ""
        share = text("{number}%", number=self._reader.number(abs(off), 1 if abs(off) < 10 else 0))
        if off > 0:
            return text("The number is {share} above the figure.", share=share)
        return text("The number is {share} below the figure.", share=share)

    def _change(self, judged: Judged) -> str:
        """The change that was worked out from two figures."""
        if len(judged.figures) != 2 or judged.value is None:
            return ""
        last, first = (self._reader.period(str(row["time_period"])) for row in judged.figures)
        change = 100 * (judged.value - 1) if judged.claim.form is Form.MULTIPLE else judged.value
        now, then = (float(row["value"]) for row in judged.figures)
        if not then or not math.isclose(change, 100 * (now / then - 1), rel_tol=1e-6):
            return ""
        said = self._reader.amount(change, measure="percent", decimals=1, sign=True)
        return self._reader.text(
            "From {first} to {last} the change is {change}.", first=first, last=last, change=said
        )


def claimed_otherwise(judged: Judged) -> bool:
    """Whether a surplus is claimed where there is a deficit, or a rise where there is a fall: then no distance tells."""
    value, off = judged.value, judged.deviation
    return value is not None and off is not None and (value + off) * value < 0
