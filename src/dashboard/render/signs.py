"""The signs for offices: a shape for each kind, hollow where it is not open yet, ringed where it is chosen.

Shape and colour both tell the kind, for readers who do not tell the colours apart. The signs are drawn as SVG, one
picture for a map layer (an atlas, as a data address, so nothing is fetched) and single ones for a key beside it.
"""

from base64 import b64encode
from dataclasses import dataclass

from dashboard.render.palette import Palette

CELL = 64  # pixels of the atlas for one sign
STEP = 80  # from one sign to the next, with room for none to bleed into another when it is drawn small
_SHAPES = {
    "representation": '<circle cx="32" cy="32" r="22" {paint}/>',
    "satellite": '<circle cx="32" cy="32" r="15" {paint}/>',
    "trade-office": '<rect x="14" y="14" width="36" height="36" rx="4" {paint}/>',
    "tourism-office": '<path d="M32 10 L55 50 L9 50 Z" stroke-linejoin="round" {paint}/>',
}
KINDS = tuple(_SHAPES)


@dataclass(frozen=True)
class Sign:
    """How one office is shown."""

    kind: str
    hollow: bool = False
    chosen: bool = False

    @property
    def code(self) -> str:
        """The sign's name in the atlas."""
        return f"{self.kind}{'-hollow' if self.hollow else ''}{'-chosen' if self.chosen else ''}"

    def drawn(self, colours: Palette) -> str:
        """The sign as a piece of SVG in a square of CELL pixels."""
        colour = colours.offices[self.kind]
        if self.hollow:
            paint = f'fill="{colours.background}" stroke="{colour}" stroke-width="7"'
        else:
            paint = f'fill="{colour}" stroke="{colours.background}" stroke-width="4"'
        ring = f'<circle cx="32" cy="32" r="29" fill="{colours.background}" stroke="{colours.highlight}" stroke-width="6"/>'
        return (ring if self.chosen else "") + _SHAPES[self.kind].format(paint=paint)

    def picture(self, colours: Palette) -> str:
        """The sign as a picture of its own: a data address for an `<img>`."""
        return _address(
            f'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" viewBox="0 0 {CELL} {CELL}">'
            f"{self.drawn(colours)}</svg>"
        )


SIGNS = tuple(
    Sign(kind, hollow, chosen) for kind in KINDS for hollow in (False, True) for chosen in (False, True)
)


def atlas(colours: Palette) -> tuple[str, dict[str, dict[str, int]]]:
    """All signs in one picture, as a data address, and where each stands in it, as deck.gl wants to know."""
    across = len(SIGNS) // len(KINDS)
    drawn, where = [], {}
    for place, sign in enumerate(SIGNS):
        x, y = place % across * STEP, place // across * STEP
        drawn.append(f'<g transform="translate({x} {y})">{sign.drawn(colours)}</g>')
        where[sign.code] = {"x": x, "y": y, "width": CELL, "height": CELL, "mask": False}
    wide, tall = across * STEP, len(KINDS) * STEP
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{tall}">{"".join(drawn)}</svg>'
    return _address(picture), where


def _address(picture: str) -> str:
    return f"data:image/svg+xml;base64,{b64encode(picture.encode()).decode()}"
