"""What can be found: every figure, region, theme and fact with its names in all languages and the link it leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dashboard.data.facts import facts
from dashboard.data.latest import STOCKS, time_order
from dashboard.data.periods import years_of
from dashboard.data.query import preferred
from dashboard.data.regions import FLANDERS, REPORTING, home, is_group, other_codes, other_names

from .ways import ways
from .words import initials

if TYPE_CHECKING:
    from dashboard.data.package import Package

PAGE, REGION, THEME, FIGURE = "page", "region", "theme", "figure"
"""The kinds of entries beside those of facts, whose kind is the name of their table."""

PRIORS = {
    PAGE: 1.5, REGION: 1.5, THEME: 1.4, "offices": 1.3, "priority-tree": 1.2, FIGURE: 0.95, "partnerships": 0.85,
    "gaps": 0.8,
}  # fmt: skip
"""How much rather one kind is meant than another by the same words; 1 for those that are not named."""

DERIVED, PART = (
    0.94,
    0.98,
)  # a figure that no source prints, or about a part of the whole, is meant less often
RIVAL = 0.9  # so is one beside which another is preferred for the same thing and time
PRESS = 0.92  # and one that is of the press, or of long ago
AGED, OLDEST = 0.985, 15  # for each year, up to so many
OWN = 1.15  # and Flanders' own figures more often than those of other areas
ABROAD = 0.9  # those of other countries least
GROUP = 0.85  # of a country rather than of a group that it is in
FOREIGN_MONEY = 0.6  # in another currency only where one asks for it
HEADLINES = {
    "goods-exports": 2.8, "goods-exports-share": 2.5, "goods-exports-rank": 2.4, "goods-imports": 2.5,
    "services-exports": 1.4, "services-balance": 1.4, "nights": 1.7,
}  # fmt: skip
"""The indicators of which a partner's figures are asked for first, and how much rather."""

Names = Mapping[str, str]
NEVER = (-1, 0.0, 0.0)  # where no period is stated


@dataclass(frozen=True)
class Entry:
    """One thing that can be found. `names` and `about` are by language; `page` and `parameters` are its link.

    `also` are other names it goes by in any language, `codes` what lists call it in short, which counts only where it is
    all that is asked, `short` what a language calls it besides, abbreviations above all, `words` what else tells it apart.
    Of a figure there is the `value` too, and its `unit`. `period` is when it was (an SDMX period, or ""), `recency` its
    place in time (see latest). Of entries with the same `series` (unless that is empty) one is enough: the same thing at
    different times, or the same link by the same name.
    """

    kind: str
    code: str
    page: str
    parameters: tuple[tuple[str, str], ...]
    names: Names
    about: Names
    also: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    short: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    period: str = ""
    recency: tuple[float, float, float] = NEVER
    series: tuple[str, ...] = ()
    prior: float = 1.0
    value: float | None = None
    unit: str = ""


def entries(package: Package, languages: Sequence[str], pages: Mapping[str, Names]) -> Iterator[Entry]:
    """Every entry of a package, and the `pages` (their names in each language by slug) themselves.

    What would lead to a page that is not among `pages` is left out: no link leads nowhere.
    """
    every = (
        *_pages(pages),
        *_codes(package, languages, REGION, "regions"),
        *_codes(package, languages, THEME, "themes"),
        *_facts(package, languages),
        *_figures(package, languages),
    )
    return (entry for entry in every if entry.page in pages)


def _pages(pages: Mapping[str, Names]) -> Iterator[Entry]:
    for slug, names in pages.items():
        yield Entry(PAGE, slug, slug, (), names, {}, prior=PRIORS[PAGE])


def _codes(package: Package, languages: Sequence[str], kind: str, table: str) -> Iterator[Entry]:
    called, short = (other_names(package), other_codes(package)) if kind == REGION else ({}, {})
    for row in package.table(table).to_dict("records"):
        code = str(row["id"])
        names = {lang: row[f"name_{lang}"] for lang in languages}
        yield Entry(
            kind,
            code,
            "dossier",
            ((kind, code),),
            names,
            {},
            also=_also(code, names, called.get(code, ())) if kind == REGION else (),
            codes=short.get(code, ()),
            prior=PRIORS[kind],
        )


def _figures(package: Package, languages: Sequence[str]) -> Iterator[Entry]:
    names = {
        (kind, lang): package.names(kind, lang)
        for kind in ("indicators", "items", "regions")
        for lang in languages
    }
    called = other_names(package)
    also = {
        row["id"]: _also(
            row["id"], {lang: row[f"name_{lang}"] for lang in languages}, called.get(row["id"], ())
        )
        for row in package.table("regions").to_dict("records")
    }
    columns = (
        "id", "subject", "indicator", "item", "ref_area", "counterpart", "time_period", "derived", "authority", "value",
    )  # fmt: skip
    figures = package.observations()
    ours = home(package)
    meant = set(preferred(figures)["id"])
    stocks = frozenset(figures.attrs.get(STOCKS, ()))
    units = package.links("indicators", "id", "unit")
    about, short = _themes(package, languages), also_called(package, languages, "indicator")
    ends = sorted(max(years_of(period)) for period in figures["time_period"])
    now = ends[int(0.9 * len(ends))] if ends else 0  # some figures are of years to come
    for row in zip(*(figures[column] for column in columns), strict=True):
        one, subject, indicator, item, area, partner, period, derived, authority, value = row
        prior = PRIORS[FIGURE] * (DERIVED if derived else 1) * (PART if item or partner != "wld" else 1)
        prior *= (1 if one in meant else RIVAL) * (OWN if area == FLANDERS else 1 if area in ours else ABROAD)
        unit = units.get(indicator, ("",))[0]
        prior *= FOREIGN_MONEY if unit == "usd" else 1
        prior *= PRESS if authority == "press" else 1
        prior *= AGED ** min(OLDEST, max(0, now - max(years_of(period))))
        prior *= GROUP if is_group(partner, package) and partner != "wld" else 1
        if area in REPORTING and not item:
            prior *= HEADLINES.get(indicator, 1)
        regions = (area,) if partner in ("wld", area) else (area, partner)
        yield Entry(
            FIGURE,
            one,
            subject,
            (("figure", one),),
            {
                lang: names["indicators", lang][indicator]
                + (f": {names['items', lang][item]}" if item else "")
                for lang in languages
            },
            {lang: " – ".join(names["regions", lang][code] for code in regions) for lang in languages},
            words=(
                period,
                *(called for code in regions for called in also[code]),
                *about.get(indicator, ()),
            ),
            short=short.get(indicator, {}) if not item else {},
            period=period,
            recency=time_order(period, stock=indicator in stocks),
            series=(indicator, area, partner, item),
            prior=prior,
            value=value,
            unit=unit,
        )


def _themes(package: Package, languages: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """The names of each indicator's themes, in all languages."""
    names = [package.names("themes", lang) for lang in languages]
    links = package.links("indicator-themes", "indicator", "theme")
    return {one: tuple(each[theme] for theme in themes for each in names) for one, themes in links.items()}


def also_called(
    package: Package, languages: Sequence[str], of: str
) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """What each `indicator`, or each `organisation`, is called in each language besides its name, by its code."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    if "other-names" in package.table_names:
        for row in package.table("other-names").to_dict("records"):
            known = found.setdefault(row[of], {})
            for lang in languages:
                known[lang] = (*known.get(lang, ()), row[f"name_{lang}"])
    return found


def _also(code: str, names: Names, called: Sequence[str]) -> tuple[str, ...]:
    """What a region goes by besides its names: its code, how people call it, and the first letters of its names."""
    own = "" if "-" in code else code  # of us-de, neither half means Delaware
    return tuple(dict.fromkeys(filter(None, (own, *called, *map(initials, names.values())))))


def _facts(package: Package, languages: Sequence[str]) -> Iterator[Entry]:
    short = also_called(package, languages, "organisation")
    tree = package.table("priority-tree") if "priority-tree" in package.table_names else None
    numbers = {} if tree is None else dict(zip(tree["id"], tree["number"], strict=True))
    leading = ways(package)
    told = [facts(package, lang).to_dict("records") for lang in languages]
    labels = {
        (table, lang): package.names(table, lang) if table in package.table_names else {}
        for table in ("regions", "themes", "organisations", "places")
        for lang in languages
    }
    for rows in zip(*told, strict=True):
        row = rows[0]
        if row["table"] not in leading:
            continue
        page, parameters = leading[row["table"]](row)
        names = {lang: each["name"] for lang, each in zip(languages, rows, strict=True)}
        yield Entry(
            row["table"],
            row["id"],
            page,
            tuple((name, value) for name, value in parameters.items() if value),
            names,
            {lang: _about(row, lang, labels, names[lang]) for lang in languages},
            also=tuple(filter(None, (numbers.get(row["id"], ""),))),
            short=_short(names, short.get(row["id"], {})) if row["table"] == "organisations" else {},
            period=row["time_period"],
            recency=time_order(row["time_period"], stock=True) if row["time_period"] else NEVER,
            series=(row["table"], page, *parameters.values(), *names.values()),
            prior=PRIORS.get(row["table"], 1.0),
        )


def _short(names: Names, also: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """What an organisation is called besides, with the abbreviation that its name has in brackets: NATO, OESO."""
    return {lang: (*_BRACKETED.findall(name), *also.get(lang, ())) for lang, name in names.items()}


_BRACKETED = re.compile(r"\(([A-ZÖ&]{2,})\)")


def _about(row: Mapping, lang: str, labels: Mapping[tuple[str, str], Mapping[str, str]], name: str) -> str:
    """With whom, where and on what: what tells facts of the same name apart, and no word twice."""
    # A commitment or a sheet is about the partners that its section names, and the section itself is found by them.
    regions = () if row["table"] in ("commitments", "technical-sheets") else row["regions"][:2]
    codes = (
        ("organisations", row["organisation"]),
        ("places", row["place"]),
        *(("regions", code) for code in regions),
        *(("themes", code) for code in row["themes"][:1]),
    )
    said = dict.fromkeys(labels[table, lang][code] for table, code in codes if code)
    said.pop(name, None)
    return " · ".join(said)
