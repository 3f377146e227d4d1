"""Partners and what Flanders works on with them: the facts of partnerships.csv by partner, and counted by theme."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from .hierarchy import closure

if TYPE_CHECKING:
    from .package import Package

PARTNERS = ("countries", "regions", "groups", "organisations")
"""What a partner can be: a country, a part of one, a group of countries (the world too), a body."""

NO_THEME = "no-theme"
CONTINENTS = ("europe", "asia", "africa", "north-america", "latin-america", "oceania")
_PARTNER_OF = {"country": "countries", "subdivision": "regions", "group": "groups", "world": "groups"}


def by_partner(found: pd.DataFrame, package: Package, lang: str) -> pd.DataFrame:
    """The facts of partnerships (see `facts`) with their partner: partner (code), partner_name, partners (one of
    PARTNERS) and family, by which the partners of one kind are grouped.

    The family of a country is its continent, of a part its country, of a body its kind; of a group "". Where the
    table of organisations is broken, entries of organisations are left out.
    """
    kinds = dict(zip(package.table("regions")["id"], package.table("regions")["kind"], strict=True))
    bodies = package.names("organisations", lang)
    body_kinds = package.links("organisations", "id", "kind")
    regions = package.names("regions", lang)
    above = package.links("region-members", "member", "group")
    found = found[found["organisation"].isin(["", *bodies])]
    families: dict[str, str] = {}
    rows = []
    for organisation, codes in zip(found["organisation"], found["regions"], strict=True):
        if organisation:
            rows.append((organisation, bodies[organisation], "organisations", body_kinds[organisation][0]))
            continue
        (code,) = codes
        partners = _PARTNER_OF[kinds[code]]
        if code not in families:  # most partners have several entries
            families[code] = _family(code, partners, above, kinds)
        rows.append((code, regions[code], partners, families[code]))
    names = ["partner", "partner_name", "partners", "family"]
    return found.assign(**{name: [row[place] for row in rows] for place, name in enumerate(names)})


def _family(code: str, partners: str, above: Mapping[str, Sequence[str]], kinds: Mapping[str, str]) -> str:
    higher = closure([code], above)
    if partners == "countries":
        return next((continent for continent in CONTINENTS if continent in higher), "")
    if partners == "regions":
        return next((other for other in sorted(higher) if kinds[other] == "country"), "")
    return ""


def theme_columns(package: Package, themes: Sequence[str] = ()) -> tuple[str, ...]:
    """The themes that head the columns: the top-level ones, or of one chosen theme itself and its children, or those
    that are chosen. Without a choice NO_THEME comes last.
    """
    table = package.table("themes")
    if not themes:
        return (*table["id"][table["parent"] == ""], NO_THEME)
    if len(themes) == 1:
        return (*themes, *package.links("themes", "parent", "id").get(themes[0], ()))
    return tuple(themes)


def rows(found: pd.DataFrame, *, most: int | None = None, keep: Collection[str] = ()) -> pd.DataFrame:
    """The partners with how many facts each has: partner, partner_name, family, total.

    The families with most facts come first, and in each the partners with most. With `most` only that many partners
    with most facts, and those in `keep`. `found` comes from `by_partner`.
    """
    columns = ["partner", "partner_name", "family"]
    counted = found.groupby(columns, sort=False).size().rename("total").reset_index()
    counted = counted.sort_values(["total", "partner_name"], ascending=[False, True], kind="stable")
    if most is not None:
        counted = counted[
            (counted["total"].rank(method="first", ascending=False) <= most) | counted["partner"].isin(keep)
        ]
    weights = counted.groupby("family")["total"].sum().to_dict()
    order = sorted(weights, key=lambda family: (-weights[family], family))
    rank = counted["family"].map({family: place for place, family in enumerate(order)})
    return counted.iloc[rank.argsort(kind="stable")].reset_index(drop=True)


def cells(found: pd.DataFrame, package: Package, columns: Collection[str]) -> pd.DataFrame:
    """How many facts each partner has under each column: partner, column, n, and kinds, a tuple with the kind of each.

    A fact counts under the nearest of the columns at or above each of its themes, once per column. Cells without a
    fact are not there. `found` comes from `by_partner`.
    """
    above = package.links("themes", "id", "parent")
    counted: dict[tuple[str, str], list[str]] = {}
    for partner, themes, kind in zip(found["partner"], found["themes"], found["kind"], strict=True):
        for column in columns_of(themes, columns, above):
            counted.setdefault((partner, column), []).append(kind)
    rows = [(partner, column, len(kinds), tuple(kinds)) for (partner, column), kinds in counted.items()]
    return pd.DataFrame(rows, columns=["partner", "column", "n", "kinds"])


def in_column(found: pd.DataFrame, package: Package, column: str, columns: Collection[str]) -> pd.DataFrame:
    """The facts that `cells` counts under one of the columns."""
    above = package.links("themes", "id", "parent")
    return found[[column in columns_of(themes, columns, above) for themes in found["themes"]]]


def columns_of(
    themes: Collection[str], columns: Collection[str], above: Mapping[str, Sequence[str]]
) -> frozenset[str]:
    """The columns under which something with these themes counts. Without a theme that is NO_THEME."""
    if not themes:
        return frozenset({NO_THEME} & set(columns))
    return frozenset(column for theme in themes if (column := _nearest(theme, columns, above)))


def _nearest(theme: str, columns: Collection[str], above: Mapping[str, Sequence[str]]) -> str:
    while theme not in columns:
        parents = above.get(theme)
        if not parents:
            return ""
        (theme,) = parents
    return theme
