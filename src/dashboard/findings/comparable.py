"""Sentences that say in what the figures of a view differ, before anyone compares them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from dashboard.data import Difference, Package, comparability
from dashboard.locale import Reader, mark, sentence_start

FEW = 3  # more names than this are counted instead of listed

TRANSIT = {
    "with": mark("with transit trade"),
    "without": mark("without transit trade"),
    "without-re-exports": mark("without transit trade and re-exports"),
    "unstated": mark("the source does not say whether transit trade counts"),
}
PRICES = {"current": mark("in current prices"), "constant": mark("in constant prices")}


def comparable(figures: pd.DataFrame, reader: Reader, package: Package) -> tuple[str, ...]:
    """What a reader must know before comparing these figures with one another, or with those of other cards, a sentence
    each.
    """
    found = []
    for difference in comparability(figures, package):
        found += _said(difference, reader, package)
    if _without_transit(figures, package):
        found.append(reader.text("Transit trade is left out: not to be compared with figures that count it."))
    return tuple(found)


def _without_transit(figures: pd.DataFrame, package: Package) -> bool:
    """Whether all of these figures leave out what others of the same year count, and so can be below a part of it."""
    concepts, indicators = package.table("concepts"), package.table("indicators")
    counted = dict(zip(concepts["id"], concepts["transit"], strict=True))
    concept_of = dict(zip(indicators["id"], indicators["concept"], strict=True))
    kinds = {counted.get(concept_of.get(code, ""), "") for code in set(figures["indicator"])}
    return bool(kinds) and kinds <= {"without", "without-re-exports"}


def _said(difference: Difference, reader: Reader, package: Package) -> Iterable[str]:
    t, lang = reader.text, reader.lang
    aspect, values = difference
    if aspect == "transit":
        yield t("Not the same concept: {groups}.", groups=_groups(values, TRANSIT, reader, package))
    elif aspect == "prices":
        yield t("Not the same prices: {groups}.", groups=_groups(values, PRICES, reader, package))
    elif aspect == "coverage":
        texts = package.table("concepts").set_index("id")[f"coverage_{lang}"].to_dict()
        yield t("Not the same coverage: {groups}.", groups=_groups(values, texts, reader, package))
    elif aspect == "concept":
        names = package.names("concepts", lang)
        yield t("Not the same concept: {groups}.", groups=_groups(values, names, reader, package))
    elif aspect == "unit":
        names = package.names("units", lang)
        yield t("Not in the same unit: {units}.", units=reader.join([names[code] for code in values]))
    else:
        yield from _areas(values, reader, package)


def _groups(
    values: Mapping[str, tuple[str, ...]], words: Mapping[str, str], reader: Reader, package: Package
) -> str:
    """What is measured in which way: `Goods exports – with transit trade; ...`."""
    names = package.names("indicators", reader.lang)
    parts = []
    for code, indicators in values.items():
        few = [names[one] for one in indicators[:FEW]]
        if len(indicators) > FEW:
            few = [names[indicators[0]], reader.text("{n} more", n=len(indicators) - 1)]
        # Words of the data room are in the reader's language already; the catalogue leaves them as they are.
        parts.append(f"{reader.join(few)} – {reader.text(words[code])}")
    return "; ".join(parts)


def _areas(values: Mapping[str, tuple[str, ...]], reader: Reader, package: Package) -> Iterable[str]:
    names = package.names_in_sentences(reader.lang)
    wholes = {whole: parts for whole, parts in values.items() if parts}
    if wholes:
        for whole, parts in wholes.items():
            said = [names[one] for one in parts]
            few = said if len(said) <= FEW else [*said[:2], reader.text("{n} more", n=len(said) - 2)]
            yield reader.text(
                "{whole} includes {parts}: do not add them up.",
                whole=sentence_start(names[whole]),
                parts=reader.join(few),
            )
    elif len(values) <= FEW:
        yield reader.text(
            "Figures of different areas: {areas}.", areas=reader.join([names[one] for one in values])
        )
    else:
        yield reader.text("Figures of {n} different areas.", n=len(values))
