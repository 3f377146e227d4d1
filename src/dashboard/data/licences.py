"""On which terms the figures may be used: the licence of the compilation, and of each source that stands behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .languages import FIRST

if TYPE_CHECKING:
    from .package import Package

LICENCES, NOT_STATED = "licences", "not-stated"


class Licence(NamedTuple):
    """A licence: its code, its name in one language, the address of its text ("" without), and whether a person has
    confirmed that it holds.
    """

    code: str
    name: str
    url: str
    confirmed: bool


def of_compilation(package: Package, lang: str) -> Licence | None:
    """The licence that the descriptor names for the whole; None where it names none."""
    listed = package.licenses or (package.later.licenses if package.later else ())
    if not listed:
        return None
    told = listed[0]
    name = told.get("title" if lang == FIRST else f"title_{lang}") or told.get("title") or told["name"]
    return Licence(told["name"], name, told.get("path", ""), told.get("confirmed") is True)


def of_sources(package: Package, lang: str) -> dict[str, Licence]:
    """The licence of each source by its id, NOT_STATED where the source names none. Nothing of a package that knows no
    licences; a published version knows those of the present one.
    """
    of = package.later or package
    if LICENCES not in of.table_names or not of.available(LICENCES):
        return {}
    # A version that is read in a language that it did not speak yet has the present names in the first one.
    name = f"name_{lang}" if lang in of.languages else f"name_{FIRST}"
    known = {row["id"]: (row["id"], row[name], row["url"]) for row in of.table(LICENCES).to_dict("records")}
    sources = of.table("sources")
    columns = zip(sources["id"], sources["licence"], sources["licence_confirmed"], strict=True)
    return {source: Licence(*known[code], confirmed == "yes") for source, code, confirmed in columns}
