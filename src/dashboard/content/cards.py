"""A card as data: the figures that its chart draws, and every word on it, worked out from those very figures."""

from __future__ import annotations

from typing import Protocol

import pandas as pd

from dashboard.charts import ChartSpec
from dashboard.charts.alt import alt_text
from dashboard.charts.events import Happened, with_events
from dashboard.charts.events import note as note_of_events
from dashboard.charts.labels import key as key_of_marks
from dashboard.content.age import aged
from dashboard.content.blocks import Fragment
from dashboard.content.publishers import said_by
from dashboard.content.table import badges_of, source_of
from dashboard.data import Package, formula
from dashboard.data.timeline import concerning, known_events
from dashboard.findings import comparable
from dashboard.locale import Reader, aloud
from dashboard.render.card import Card


class Draw(Protocol):
    """Makes the chart from the figures in view; `chosen` are the codes that the filters ask for, empty without one."""

    def __call__(
        self,
        figures: pd.DataFrame,
        *,
        reader: Reader,
        chosen: frozenset[str],
    ) -> ChartSpec:
        """The chart."""
        ...


def figure_card(
    page: str,
    key: str,
    shown: pd.DataFrame,
    chosen: pd.DataFrame,
    *,
    title: str,
    draw: Draw,
    marked: frozenset[str],
    note: str,
    reader: Reader,
    package: Package,
) -> Card:
    """A card as data: what its chart draws (`shown`), what the filters leave of that (`chosen`), and all words on it."""
    spec = draw(shown, reader=reader, chosen=marked)
    spec = eventful(spec, shown, reader, package)
    said = (note, *comparable(shown, reader, package), note_of_events(spec))
    return Card(
        page=page, key=key, heading=title, subtitle=subtitle(shown, reader),
        source_line=source_line(shown, reader), notes=tuple(filter(None, said)),
        alt=aloud(f"{title}. {alt_text(spec)}"), shown=shown, chosen=in_order(chosen), spec=spec,
    )  # fmt: skip


def eventful(spec: ChartSpec, figures: pd.DataFrame, reader: Reader, package: Package) -> ChartSpec:
    """The chart of some figures with what happened meanwhile, where it has an axis of time."""
    return with_events(spec, _happened(figures, reader, package)) if spec.kind == "lines" else spec


def _happened(figures: pd.DataFrame, reader: Reader, package: Package) -> list[Happened]:
    """What happened that these figures have to do with."""
    known = known_events(package, reader.lang)
    return [
        Happened(row["name"], reader.period(row["time_period"]), row["start"], row["end"], row["rank"])
        for row in concerning(figures, known, package).to_dict("records")
    ]


def in_order(figures: pd.DataFrame) -> pd.DataFrame:
    """The figures as a table lists them: of one period the largest first, else series by series from old to new."""
    if figures["time_period"].nunique() == 1:
        return figures.sort_values("value", ascending=False, kind="stable")
    return figures.sort_values(["indicator", "ref_area", "counterpart", "item", "sort_period"], kind="stable")


def subtitle(figures: pd.DataFrame, reader: Reader) -> str:
    """What is measured, for whom, when and in what unit, from the figures themselves."""
    measured = list(dict.fromkeys(figures["indicator_name"]))
    whose = list(dict.fromkeys(figures["ref_area_name"]))
    partners = list(dict.fromkeys(figures.loc[~figures["counterpart"].isin(["wld"]), "counterpart_name"]))
    with_whom = (
        partners if len(partners) == 1 and partners != whose and len(set(figures["counterpart"])) == 1 else []
    )
    parts = [
        reader.join(measured)
        if len(measured) <= 3
        else reader.plural("{n} indicator", "{n} indicators", len(measured)),
        reader.join(whose)
        if len(whose) <= 3
        else reader.plural("{n} reporting area", "{n} reporting areas", len(whose)),
        *with_whom,
        periods(figures, reader),
    ]
    units = list(dict.fromkeys(unit for unit in figures["unit_name"] if unit))
    if len(units) == 1:
        parts.append(units[0])
    return " · ".join(parts)


def periods(figures: pd.DataFrame, reader: Reader) -> str:
    """The period or the span of periods of some figures, and how long ago it ended where that is long."""
    first = figures.loc[figures["sort_period"].idxmin(), "time_period"]
    last = figures.loc[figures["sort_period"].idxmax(), "time_period"]
    said = reader.period(last)
    if first != last:
        said = f"{reader.period(first)}–{said}" if len(first) == len(last) == 4 else (
            reader.text("{first} to {last}", first=reader.period(first), last=said)
        )  # fmt: skip
    return aged(said, last, reader)


def source_line(figures: pd.DataFrame, reader: Reader) -> str:
    """Who states these figures, and what the marks on them mean."""
    said = said_by(figures.loc[~figures["derived"], "source_publisher"], reader)
    return " · ".join(filter(None, (said, key_of_marks(figures, reader=reader))))


def sources(figures: pd.DataFrame, reader: Reader, package: Package) -> Fragment:
    """Who states these figures and where, how those that are worked out are, and what each indicator means."""
    printed = figures[~figures["derived"]].drop_duplicates(["source", "locator"])
    lines = [
        {"said": source_of(row, reader), "badges": badges_of(row, reader)}
        for row in printed.to_dict("records")
    ]
    for row in figures[figures["derived"]].to_dict("records"):
        how = formula(row, package, reader.lang, text=reader.text, period=reader.period)
        lines.append({"said": how, "badges": badges_of(row, reader)})
    meant = [
        (row["indicator_name"], f"{row['definition']} {row['concept_name']}.")
        for row in figures.drop_duplicates("indicator").to_dict("records")
    ]
    return Fragment("figure_sources.html", {"lines": lines, "meant": meant})
