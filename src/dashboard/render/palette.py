"""The colours of charts and pages, named for what they mean, for a light and a dark page.

Style sheets get theirs from here as custom properties (render/html); the theme in .streamlit/config.toml repeats some,
and a test holds them equal. Chosen so that marks stand out from the page (at least 3:1, text and everything text is
printed on 4.5:1) and so that those that meet in one chart stay apart for readers who see no red, no green or no blue; a
test measures both. No chart and no style sheet names a colour of its own.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from types import MappingProxyType
from typing import Literal

Scheme = Literal["light", "dark"]


@dataclass(frozen=True)
class Palette:
    """The colours of one scheme, as `#RRGGBB`."""

    background: str
    text: str
    muted_text: str
    grid: str
    flanders: str
    wallonia: str
    brussels: str
    belgium: str
    partner: str
    highlight: str
    context: str
    exports: str
    imports: str
    surplus: str
    deficit: str
    rest: str
    land: str
    served: str
    border: str
    quiet: str
    link: str
    focus: str
    panel: str
    line: str
    flag: str
    marked: str
    right: str
    wrong: str
    representation: str
    satellite: str
    trade_office: str
    tourism_office: str
    categorical: tuple[str, ...]
    sequential: tuple[str, ...]

    @property
    def on_mark(self) -> str:
        """The colour of text printed on a mark: the page's own, which every mark that carries text stands out from."""
        return self.background

    def of(self, role: str) -> str:
        """The colour of a role: one of those above, `categorical 0` and so on, or `step 1/5`, the second of five.

        Raises AttributeError for a role that has no colour.
        """
        name, _, which = role.partition(" ")
        if name == "categorical":
            return self.categorical[int(which) % len(self.categorical)]
        if name == "step":
            place, _, count = which.partition("/")
            return self.steps(int(count))[int(place)]
        return getattr(self, role)

    def steps(self, count: int) -> list[str]:
        """So many colours of the scale, from its faint to its strong end; a lone one is its middle."""
        last = len(self.sequential) - 1
        if count == 1:
            return [self.sequential[len(self.sequential) // 2]]
        return [self.sequential[round(place * last / (count - 1))] for place in range(count)]

    @property
    def offices(self) -> Mapping[str, str]:
        """The colour of each kind of office, by its code in the data."""
        return MappingProxyType(
            {
                "representation": self.representation,
                "satellite": self.satellite,
                "trade-office": self.trade_office,
                "tourism-office": self.tourism_office,
            }
        )


_LIGHT = Palette(
    background="#FFFFFF",
    text="#1B2430",
    muted_text="#55606D",
    grid="#E3E7EB",
    flanders="#946B00",
    wallonia="#A8204F",
    brussels="#2F6DB5",
    belgium="#1F2937",
    partner="#214DBA",
    highlight="#BA5410",
    context="#87919E",
    exports="#214DBA",
    imports="#BA5410",
    surplus="#0A818E",
    deficit="#B3261E",
    rest="#7C8692",
    land="#E4E7EA",
    served="#F3D36B",
    border="#FFFFFF",
    quiet="#4B5768",
    link="#214DBA",
    focus="#0B57D0",
    panel="#F3F5F8",
    line="#D5DBE3",
    flag="#FFD400",
    marked="#C79A00",
    right="#1A7F37",
    wrong="#B42318",
    representation="#214DBA",
    satellite="#0A818E",
    trade_office="#BA5410",
    tourism_office="#711F06",
    categorical=("#214DBA", "#BA5410", "#0A818E", "#711F06", "#894DED", "#0C3965"),
    sequential=("#BCD2F0", "#86ADE3", "#5584D2", "#2C5BB8", "#16377C"),
)

_DARK = Palette(
    background="#0F1720",
    text="#E8EDF2",
    muted_text="#A3AFBB",
    grid="#2A3643",
    flanders="#F5C542",
    wallonia="#E5607F",
    brussels="#5AA2F7",
    belgium="#CBD5E1",
    partner="#5AA2F7",
    highlight="#F0913A",
    context="#66727F",
    exports="#5AA2F7",
    imports="#F0913A",
    surplus="#4CD5B0",
    deficit="#E8625F",
    rest="#7C8895",
    land="#2B333C",
    served="#6E5D22",
    border="#0F1720",
    quiet="#B5C0CC",
    link="#8CC0FB",
    focus="#8CC0FB",
    panel="#141E29",
    line="#33414F",
    flag="#FFD400",
    marked="#C79A00",
    right="#5FC27E",
    wrong="#FF8A7A",
    representation="#5AA2F7",
    satellite="#4CD5B0",
    trade_office="#F0913A",
    tourism_office="#FFE9A8",
    categorical=("#5AA2F7", "#F0913A", "#4CD5B0", "#FFE9A8", "#D25C87", "#D2C0FF"),
    sequential=("#274C7E", "#3568A8", "#4C8BD0", "#86B8F0", "#CBE2FC"),
)

PALETTES: Mapping[str, Palette] = MappingProxyType({"light": _LIGHT, "dark": _DARK})


def palette(scheme: str) -> Palette:
    """The colours of a scheme.

    Raises ValueError when there is no such scheme.
    """
    if scheme not in PALETTES:
        raise ValueError(f"no colour scheme {scheme!r}; there are {', '.join(PALETTES)}")
    return PALETTES[scheme]


def partner_roles(codes: Collection[str]) -> dict[str, str]:
    """The role of the colour of each of several partners, whoever draws them and in whatever order they are asked for.

    It goes by the code, so that a partner mostly keeps its colour beside others too. No two have the same: of more
    partners than there are colours none has one.
    """
    slots = min(len(each.categorical) for each in PALETTES.values())
    found: dict[str, int] = {}
    if len(set(codes)) > slots:
        return {}
    for code in sorted(set(codes)):
        wanted = blake2b(code.encode()).digest()[0] % slots
        found[code] = next(
            slot for step in range(slots) if (slot := (wanted + step) % slots) not in found.values()
        )
    return {code: f"categorical {found[code]}" for code in codes}


def channels(colour: str, alpha: int = 255) -> list[int]:
    """A `#RRGGBB` colour as deck.gl takes it: red, green, blue and opacity from 0 to 255."""
    return [int(colour[start : start + 2], 16) for start in (1, 3, 5)] + [alpha]
