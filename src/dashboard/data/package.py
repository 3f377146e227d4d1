"""The package of figures in memory: checked already (see loading), trusted, and never altered.

What it hands out may be altered: frames are copies, cheap ones, since pandas copies on write.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from . import problems
from .aliases import ALIASES
from .languages import FIRST
from .pairs import Pair
from .problems import Problem

ABOUT = ("indicator", "ref_area", "counterpart", "item", "time_period")


@dataclass(frozen=True, eq=False, repr=False)
class Package:
    """All figures, their dimension tables, and what is wrong with either.

    `languages` are those that every label is in; `sizes` is how many rows each file of the package has that is a table,
    by its name in the descriptor, files of observations included: none where it is broken. `mirrored` are the flows that
    both sides count.
    """

    version: str
    revision: str
    languages: tuple[str, ...]
    subjects: tuple[str, ...]
    problems: tuple[Problem, ...]
    _figures: pd.DataFrame
    _tables: Mapping[str, pd.DataFrame]
    _sound: frozenset[str]
    _usable: frozenset[str]
    _concerns: Mapping[str, tuple[Problem, ...]]
    _reconciled: pd.DataFrame
    _stated: Mapping[str, Any]
    sizes: Mapping[str, int]
    mirrored: tuple[Pair, ...] = ()
    later: Package | None = None
    """Of a version before the present one the present one: what was not measured then has its name from there."""

    def __repr__(self) -> str:
        size = f"{len(self._figures)} figures, {len(self.problems)} problems"
        return f"<Package {self.version} {self.revision}: {size}>"

    def usable(self, subject: str) -> bool:
        """Whether the figures of a subject can be shown; False too for one that the package does not have."""
        return subject in self._usable

    def available(self, table: str) -> bool:
        """Whether a table is there and sound."""
        return table in self._sound

    def problems_of(self, subject: str) -> tuple[Problem, ...]:
        """What makes the page of a subject unreliable: in its own file, in the tables it needs, or in the
        files that its derived figures and reconciliations draw on. A usable subject can have problems of the
        last kind.

        For a subject that the package does not have: the problems of the descriptor.
        """
        return self._concerns.get(subject, self._concerns[""])

    def observations(self, subject: str | None = None) -> pd.DataFrame:
        """All figures of the usable subjects, or of one: printed ones, then derived ones (columns: see
        frames).

        Raises KeyError for a subject that the package does not have, naming those it has.
        """
        if subject is None:
            return self._figures.copy(deep=False)
        if subject not in self.subjects and not self._concerns[""]:
            raise KeyError(f"no subject {problems.shown(subject)}; there are: {', '.join(self.subjects)}")
        return self._figures[self._figures["subject"] == subject].reset_index(drop=True)

    def figures(self, ids: Iterable[str]) -> pd.DataFrame:
        """The figures with these ids, in this order. Raises KeyError for an id that no usable subject has."""
        ids = list(ids)
        gone = [one for one in ids if one not in self._positions.index]
        if gone:
            near = [code for one in gone for code in problems.nearest(one, self._positions.index)]
            hint = f"; the nearest: {', '.join(near)}" if near else ""
            raise KeyError(f"no figure {problems.listed(gone)}{hint}")
        return self._figures.iloc[self._positions.loc[ids].to_numpy()].reset_index(drop=True)

    def about(self, figure: str) -> Mapping[str, str]:
        """What a figure is about, by its id: indicator, ref_area, counterpart, item, time_period; quicker than
        `figures`. Raises KeyError for an id that no usable subject has.
        """
        return dict(zip(ABOUT, self._abouts[figure], strict=True))

    @property
    def table_names(self) -> tuple[str, ...]:
        """The tables that the package has besides the observations."""
        return tuple(self._tables)

    def table(self, name: str) -> pd.DataFrame:
        """A dimension table; without rows where its file is broken (see `available`).

        Raises KeyError for a table that the package does not have, naming those it has.
        """
        if name not in self._tables:
            raise KeyError(f"no table {problems.shown(name)}; there are: {', '.join(self._tables)}")
        return self._tables[name].copy(deep=False)

    def labels(self, kind: str, code: str, lang: str) -> str:
        """The name of a code in a language. `kind` is the table that has the code: indicators, regions,
        items, ...

        Raises KeyError for a code that the table does not have, naming the nearest.
        """
        self.check_codes([code], kind)
        return self.names(kind, lang)[code]

    def check_codes(self, codes: Iterable[str], kind: str) -> None:
        """Raises KeyError, naming the nearest that exist, where a code does not stand in a table."""
        known = self.names(kind, FIRST)
        for code in codes:
            if code not in known:
                near = problems.nearest(code, known) or list(known)[:12]
                raise KeyError(f"no code {problems.shown(code)} in {kind}; there are: {', '.join(near)}")

    def names(self, kind: str, lang: str) -> Mapping[str, str]:
        """All codes of a table with their names in a language (of sources: titles). Not to be altered."""
        if (kind, lang) not in self._names:
            table = self.table(kind)
            column = f"name_{lang}" if f"name_{lang}" in table else "title"
            own = dict(zip(table["id"], table[column], strict=True))
            others = self.later.names(kind, lang) if self.later and kind == "indicators" else {}
            self._names[kind, lang] = {**others, **own}
        return self._names[kind, lang]

    def links(self, name: str, source: str, target: str) -> Mapping[str, tuple[str, ...]]:
        """Which codes of one column stand beside those of another, blanks left out. Not to be altered."""
        key = (name, source, target)
        if key not in self._linked:
            table, found = self.table(name), {}
            for one, other in zip(table[source], table[target], strict=True):
                if one and other:
                    found.setdefault(one, []).append(other)
            self._linked[key] = {one: tuple(others) for one, others in found.items()}
        return self._linked[key]

    @cached_property
    def aliases(self) -> Mapping[str, str]:
        """The present ids of figures by the ids that they had before; see `aliases`. Not to be altered."""
        if ALIASES not in self.table_names:
            return {}
        table = self.table(ALIASES)
        return dict(zip(table["id"], table["figure"], strict=True))

    @property
    def created(self) -> str:
        """The day of this version of the figures, such as 2026-11-21; "" where the descriptor does not say."""
        return str(self._stated.get("created", ""))[:10]

    @property
    def licenses(self) -> tuple[Mapping[str, Any], ...]:
        """The licences of the compilation, as the descriptor names them. Not to be altered."""
        return tuple(self._stated.get("licenses", ()))

    def in_sentence(self, region: str, lang: str) -> str:
        """The name of a region as it stands within a sentence, with its article: `the United States`.

        Raises KeyError for a code that is no region.
        """
        self.check_codes([region], "regions")
        return self.names_in_sentences(lang)[region]

    def names_in_sentences(self, lang: str) -> Mapping[str, str]:
        """All regions by code as they stand within a sentence. Not to be altered."""
        key = ("regions in sentences", lang)
        if key not in self._names:
            table = self.table("regions")
            columns = zip(table["id"], table[f"sentence_{lang}"], table[f"name_{lang}"], strict=True)
            self._names[key] = {code: spoken or name for code, spoken, name in columns}
        return self._names[key]

    def described(self) -> dict[str, Any]:
        """What the package says of itself, datapackage.json with all schemas in full; empty where it cannot be read."""
        return copy.deepcopy(dict(self._stated))

    def reconciled(self) -> pd.DataFrame:
        """The results of the reconciliations; see `reconciliations`."""
        return self._reconciled.copy(deep=False)

    @cached_property
    def _names(self) -> dict[tuple[str, str], dict[str, str]]:
        return {}

    @cached_property
    def happened(self) -> dict[str, pd.DataFrame]:
        """What `known_events` has read, by language."""
        return {}

    @cached_property
    def _linked(self) -> dict[tuple[str, str, str], dict[str, tuple[str, ...]]]:
        return {}

    @cached_property
    def _abouts(self) -> dict[str, tuple[str, ...]]:
        columns = zip(*(self._figures[name] for name in ABOUT), strict=True)
        return dict(zip(self._figures["id"], columns, strict=True))

    @cached_property
    def _positions(self) -> pd.Series:
        return pd.Series(range(len(self._figures)), index=pd.Index(self._figures["id"]))
