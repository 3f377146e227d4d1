"""What is different between two versions of the data: figures that are new, revised, or withdrawn.

Compared are the observations, by their ids and by the older names that these had. Derived figures follow from them, and
words (names, notes, places in sources) are no figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from .edition import Edition
from .history import revisions
from .labels import labelled
from .package import ABOUT, Package

REVISED = ("id", "old_value", "new_value", "old_about")


@dataclass(frozen=True)
class Difference:
    """What a version has that the one before it, published on `day`, had not.

    `new` are ids of figures. `revised` has a row for each figure that has another value, or is about something else than
    it was said to be: id, old_value and new_value (in base units), old_about (what it was about before, by column, as far
    as that is something else), and reason_en (and so on for each language), "" where none is told. `withdrawn` are the
    labelled figures that are gone, by language, as the version before had them.
    """

    before: str
    day: str
    new: frozenset[str]
    revised: pd.DataFrame
    withdrawn: Mapping[str, pd.DataFrame]

    @property
    def touched(self) -> frozenset[str]:
        """The ids of the figures that are new or revised."""
        return self.new | frozenset(self.revised["id"])


def difference(before: Edition, after: Edition, languages: Iterable[str]) -> Difference:
    """What is different in a version of the data since another one that was published before it."""
    then, now = _printed(before.package), _printed(after.package)
    called = {after.package.aliases.get(one, one): one for one in then.index}
    said = _reasons(after.package, called, before.package.version)
    rows = []
    for one, other in called.items():
        if one not in now.index:
            continue
        old, new = then.loc[other], now.loc[one]
        about = {name: old[name] for name in ABOUT if old[name] != new[name]}
        if about or old["value"] != new["value"]:
            reasons = {
                f"reason_{lang}": said.get(one, {}).get(f"reason_{lang}", "")
                for lang in after.package.languages
            }
            rows.append({**dict(zip(REVISED, (one, old["value"], new["value"], about), strict=True)), **reasons})  # fmt: skip
    gone = [other for one, other in called.items() if one not in now.index]
    figures = before.package.observations()
    lost = figures[figures["id"].isin(gone)]
    return Difference(
        before=before.package.version,
        day=before.package.created,
        new=frozenset(now.index.difference(list(called))),
        revised=pd.DataFrame(
            rows, columns=[*REVISED, *(f"reason_{lang}" for lang in after.package.languages)]
        ),
        withdrawn={lang: labelled(lost, before.package, lang) for lang in languages},
    )


def _printed(package: Package) -> pd.DataFrame:
    """The observations of a package by id."""
    figures = package.observations()
    return figures[~figures["derived"]].set_index("id")[[*ABOUT, "value"]]


def _reasons(package: Package, ids: Iterable[str], since: str) -> dict[str, Mapping[str, str]]:
    """By id why a figure was revised, as far as revisions.csv tells."""
    return {row["id"]: row for row in revisions(package, ids, since).to_dict("records")}
