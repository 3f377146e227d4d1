"""Where the figures and facts come from, and how far to trust it: counted per document and per table, with the checks.

Counts what it is given: all figures and facts, or those that a reader's filters leave.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from math import ceil
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from . import periods
from .labels import publishers

if TYPE_CHECKING:
    from .package import Package

EXACT, ROUNDED, DIFFERS = RESULTS = ("exact", "within-rounding", "does-not-reconcile")
"""The results of a reconciliation, from the best to the worst."""

OFFICIAL, PRESS, DERIVED = TRUST = ("official", "press", "derived")
"""How a figure came here: stated by an authority, reported by the press, worked out from others."""

FURTHER = (
    ("office-jurisdictions", "office", "offices"),
    ("office-tasks", "office", "offices"),
    ("cross-references", "priority", "priority-tree"),
)
"""Tables that tell more of the facts of another: the table, its column with the code of the fact, the fact's table."""

EXPLAINING = "gap-reason-cases"
"""The table that tells why figures of both sides differ."""


def documents(package: Package, lang: str, figures: pd.DataFrame, facts: pd.DataFrame) -> pd.DataFrame:
    """One row per source with how much of `figures` and `facts` it states; documents first, then those with most.

    The columns of sources.csv, with publisher and note in `lang`, and: figures, approximate, provisional, doubtful,
    facts (counts), checks and differing (reconciliations with a figure of it, and those of them that do not reconcile), first and
    last (the years its figures cover, "" without any), subjects (tuple of those it has figures of).
    """
    table = package.table("sources")
    # Row by row over plain values: asking pandas anew for each of some 160 sources takes a hundred times as long.
    printed = figures[~figures["derived"]]
    columns = (printed[name] for name in ("source", "obs_status", "time_period", "subject"))
    stated: dict[str, list[tuple[str, str, str]]] = {}
    for source, *told in zip(*columns, strict=True):
        stated.setdefault(source, []).append(tuple(told))
    counted = facts["source"].value_counts().add(_further(package, facts, figures), fill_value=0).to_dict()
    checked = checks(package, lang, figures["id"])
    results: dict[str, list[str]] = {}
    for sources, result in zip(checked["sources"], checked["result"], strict=True):
        for source in sources:
            results.setdefault(source, []).append(result)
    rows = []
    for source in table["id"]:
        own = stated.get(source, [])
        statuses = Counter(status for status, _, _ in own)
        first, last = span([period for _, period, _ in own])
        rows.append(
            {
                "figures": len(own),
                "approximate": statuses["E"],
                "provisional": statuses["P"],
                "doubtful": statuses["U"],
                "facts": int(counted.get(source, 0)),
                "checks": len(results.get(source, [])),
                "differing": results.get(source, []).count(DIFFERS),
                "first": first,
                "last": last,
                "subjects": tuple(dict.fromkeys(subject for _, _, subject in own)),
            }
        )
    counts = pd.DataFrame(rows, index=table.index)
    said = table.assign(note=table[f"note_{lang}"], publisher=table["id"].map(publishers(package, lang)))
    found = pd.concat([said, counts], axis="columns")
    order = pd.DataFrame({"web": found["kind"] != "document", "size": -(found["figures"] + found["facts"])})
    return found.loc[order.sort_values(["web", "size"], kind="stable").index].reset_index(drop=True)


def tables(package: Package, figures: pd.DataFrame, facts: pd.DataFrame) -> pd.DataFrame:
    """One row per subject of `figures` and per table of `facts`, in their order.

    Columns: table, of (figures or facts), official, press, derived (counts), first and last (years, "" without).
    """
    authority = package.table("sources").set_index("id")["authority"].to_dict()
    rows = []
    for subject, part in figures.groupby("subject", sort=False):
        kinds = part["authority"].where(~part["derived"], DERIVED)
        rows.append({"table": subject, "of": "figures", **_trusted(kinds), **_years(part["time_period"])})
    for table, part in facts.groupby("table", sort=False):
        kinds = part["source"].map(authority)
        rows.append({"table": table, "of": "facts", **_trusted(kinds), **_years(part["time_period"])})
    return pd.DataFrame(rows, columns=["table", "of", *TRUST, "first", "last"])


def checks(package: Package, lang: str, figures: Iterable[str]) -> pd.DataFrame:
    """The reconciliations in which one of these figures takes part, in the order of their file.

    The columns of `reconciliations`, and: name and note in `lang`, measure and symbol of the unit, and sources (the
    set of those whose figures take part).
    """
    found = package.reconciled()
    wanted = set(figures)
    parts = [(*inputs, printed) for inputs, printed in zip(found["inputs"], found["printed_id"], strict=True)]
    kept = _mask(not wanted.isdisjoint(ids) for ids in parts)
    units = package.table("units").set_index("id")
    every = package.observations()
    behind = dict(zip(every["id"], every["sources"], strict=True))
    sources = [frozenset(code for one in ids for code in behind.get(one, ())) for ids in parts]
    return found.assign(
        name=found[f"name_{lang}"],
        note=found[f"note_{lang}"],
        measure=found["unit"].map(units["measure"]),
        symbol=found["unit"].map(units["symbol"]),
        sources=pd.Series(sources, index=found.index, dtype="object"),
    )[kept]


def span(found: Collection[str]) -> tuple[str, str]:
    """The first and the last calendar year of some periods; twice "" without any."""
    if not len(found):
        return "", ""
    bounds = [periods.bounds(period) for period in set(found) if period]
    if not bounds:
        return "", ""
    return str(int(min(start for start, _ in bounds))), str(ceil(max(end for _, end in bounds)) - 1)


def _mask(kept: Iterable[bool]) -> np.ndarray:
    """Which rows of a frame to keep. A plain list would not do: an empty one keeps no columns."""
    return np.fromiter(kept, dtype=bool)


def _trusted(kinds: pd.Series) -> dict[str, int]:
    counted = kinds.value_counts()
    return {kind: int(counted.get(kind, 0)) for kind in TRUST}


def _years(found: pd.Series) -> dict[str, str]:
    first, last = span(found)
    return {"first": first, "last": last}


def _further(package: Package, facts: pd.DataFrame, figures: pd.DataFrame) -> pd.Series:
    """How many rows of the tables that tell more of these facts, or why such figures differ, each source states."""
    found = (
        [package.table(EXPLAINING)["source"]] if len(figures) and EXPLAINING in package.table_names else []
    )
    for name, column, parent in FURTHER:
        if name in package.table_names:
            table = package.table(name)
            known = set(facts["id"][facts["table"] == parent])
            found.append(table["source"][table[column].isin(known)])
    return pd.concat(found).value_counts() if found else pd.Series(dtype="int64")
