"""The hierarchy of regions: groups hold countries and other groups, countries hold their parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from .hierarchy import closure

if TYPE_CHECKING:
    from .package import Package

GROUPS = ("world", "group")
HOME = "bel"
"""The country whose figures these are: what it reports of itself says nothing of the groups that it is a member of."""
FLANDERS = "be-vlg"
REPORTING = (FLANDERS, HOME)
"""Whose figures come first where nobody says whose: Flanders', then Belgium's."""


def expand(codes: Iterable[str], package: Package) -> frozenset[str]:
    """The regions and everything in them, however deep. Raises KeyError for a code that is no region."""
    return closure(_checked(codes, package), _members(package))


def members(code: str, package: Package) -> tuple[str, ...]:
    """What a region holds directly, in table order. Raises KeyError for a code that is no region."""
    (code,) = _checked([code], package)
    return _members(package).get(code, ())


def parents(code: str, package: Package) -> tuple[str, ...]:
    """The regions that hold this one directly. Raises KeyError for a code that is no region."""
    (code,) = _checked([code], package)
    return _groups(package).get(code, ())


def is_group(code: str, package: Package) -> bool:
    """Whether the code is the world or a group of countries, rather than a country or a part of one.

    Raises KeyError for a code that is no region.
    """
    (code,) = _checked([code], package)
    return _kind(code, package) in GROUPS


def reporting(codes: Iterable[str], package: Package) -> frozenset[str]:
    """The reporting areas that a choice of regions means: the regions themselves with all that is in them.

    Of a group Belgium and its parts are none: its own figures are not what a reader looks for under Europe.
    """
    codes = _checked(codes, package)
    groups = [code for code in codes if is_group(code, package)]
    within = closure(groups, _members(package)) - home(package)
    return frozenset(codes) | within | closure(set(codes) - set(groups), _members(package))


def choices(counterpart: str, ref_area: str, package: Package) -> frozenset[str]:
    """The regions under which a figure is found: the other way round of `expand` and `reporting` together."""
    above = closure([ref_area], _groups(package))
    if ref_area in home(package):
        above = {code for code in above if code == ref_area or _kind(code, package) not in GROUPS}
    return closure([counterpart], _groups(package)) | above


def home(package: Package) -> frozenset[str]:
    """Belgium and its parts: whose figures these are, so that they are no partners."""
    return closure([HOME], _members(package))


SEPARATOR = "; "
"""What stands between two names, or codes, in one cell of regions.csv."""


def other_codes(package: Package) -> Mapping[str, tuple[str, ...]]:
    """What other lists call each region in short, by its id: `("GR", "EL", "GRE")`; regions without any are left out."""
    return _listed(package, ["codes"])


def other_names(package: Package, languages: Sequence[str] = ()) -> Mapping[str, tuple[str, ...]]:
    """What each region goes by besides its names, in these languages or in all, by its id; regions without any are left
    out.
    """
    return _listed(package, [f"other_names_{lang}" for lang in languages or package.languages])


def _listed(package: Package, columns: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    table = package.table("regions")
    cells = zip(table["id"], *(table[column] for column in columns), strict=True)
    found = {
        one: tuple(dict.fromkeys(name for cell in told for name in cell.split(SEPARATOR) if name))
        for one, *told in cells
    }
    return {one: names for one, names in found.items() if names}


def _checked(codes: Iterable[str], package: Package) -> list[str]:
    codes = list(codes)
    package.check_codes(codes, "regions")
    return codes


def _members(package: Package) -> Mapping[str, tuple[str, ...]]:
    return package.links("region-members", "group", "member")


def _groups(package: Package) -> Mapping[str, tuple[str, ...]]:
    return package.links("region-members", "member", "group")


def _kind(code: str, package: Package) -> str:
    return package.links("regions", "id", "kind")[code][0]
