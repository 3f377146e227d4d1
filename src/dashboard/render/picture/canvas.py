"""Paper to draw on, in pixels from the upper left corner.

Matplotlib's figures are used as objects, never through pyplot, so that threads share nothing. It takes half a second
to import and is imported when the first picture is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Literal, NamedTuple

from dashboard.render.palette import palette
from dashboard.render.picture.letters import LEADING, font_file

if TYPE_CHECKING:
    import numpy as np
    from matplotlib.artist import Artist

DPI = 100
COLOURS = palette("light")
Side = Literal["left", "center", "right"]


class Box(NamedTuple):
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def meets(self, other: Box) -> bool:
        """Whether the two have any pixel in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: Box) -> bool:
        """Whether the other lies inside."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )


class Canvas:
    """A white sheet of so many pixels; what is drawn later lies on top."""

    def __init__(self, width: int, height: int) -> None:
        _prepared()
        from matplotlib.figure import Figure

        self.width, self.height = width, height
        self._figure = Figure(figsize=(width / DPI, height / DPI), dpi=DPI, facecolor=COLOURS.background)
        self._axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self._axes.set_xlim(0, width)
        self._axes.set_ylim(height, 0)
        self._layer = 0

    def text(
        self,
        x: float,
        y: float,
        said: str,
        size: float,
        *,
        colour: str = COLOURS.text,
        bold: bool = False,
        side: Side = "left",
        halo: bool = False,
    ) -> None:
        """Writes one line whose letters stand around the height `y`, beginning (`left`) or ending (`right`) at `x`."""
        from matplotlib.font_manager import FontProperties
        from matplotlib.patheffects import withStroke
        from matplotlib.text import Text

        font = FontProperties(fname=str(font_file(bold)), size=size * 72 / DPI)
        drawn = Text(
            x,
            y + size * 0.36,
            said,
            color=colour,
            fontproperties=font,
            ha=side,
            va="baseline",
            parse_math=False,
        )
        if halo:
            drawn.set_path_effects([withStroke(linewidth=3.5, foreground=COLOURS.background)])
        self._add(drawn)

    def lines(self, x: float, top: float, said: Sequence[str], size: float, **look: object) -> float:
        """Writes lines under one another from `top` down; the height below them comes back."""
        step = size * LEADING
        for place, line in enumerate(said):
            self.text(x, top + step * (place + 0.5), line, size, **look)
        return top + step * len(said)

    def bar(
        self, x0: float, x1: float, top: float, height: float, fill: str, *, hatched: bool = False
    ) -> None:
        """A horizontal bar; a hatched one is striped with its colour on white."""
        from matplotlib.patches import Rectangle

        left, width = min(x0, x1), abs(x1 - x0)
        drawn = Rectangle((left, top), width, height, facecolor=fill, edgecolor="none", linewidth=0)
        if hatched:
            drawn.set(facecolor=COLOURS.background, edgecolor=fill, linewidth=1.2, hatch="//")
            drawn.set_hatch_linewidth(2.2)
        self._add(drawn)

    def line(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        colour: str,
        width: float = 1.0,
        *,
        dashes: tuple[float, float] | None = None,
    ) -> None:
        """A line through some points."""
        from matplotlib.lines import Line2D

        drawn = Line2D(xs, ys, color=colour, linewidth=width * 0.72, solid_capstyle="round")
        if dashes:
            drawn.set_linestyle((0, dashes))
        self._add(drawn)

    def dot(
        self, x: float, y: float, size: float, fill: str, *, edge: str | None = None, sign: str = "o"
    ) -> None:
        """A sign (by Matplotlib's letter: `o` circle, `D` diamond, `s` square, `^` triangle) `size` pixels across."""
        from matplotlib.lines import Line2D

        drawn = Line2D(
            [x],
            [y],
            linestyle="none",
            marker=sign,
            markersize=size * 0.72,
            markerfacecolor=fill,
            markeredgecolor=edge or fill,
            markeredgewidth=1.4 if edge else 0,
        )
        self._add(drawn)

    def shape(
        self, rings: Sequence[np.ndarray], fill: str, *, edge: str, width: float = 0.5, within: Box
    ) -> None:
        """A country: closed rings of points, of which nothing is seen outside `within`."""
        from matplotlib.patches import PathPatch, Rectangle
        from matplotlib.path import Path as Outline

        paths = [Outline(ring, closed=True) for ring in rings]
        drawn = PathPatch(
            Outline.make_compound_path(*paths),
            facecolor=fill,
            edgecolor=edge,
            linewidth=width * 0.72,
            joinstyle="round",
        )
        self._add(drawn)
        frame = Rectangle(
            (within.left, within.top), within.width, within.height, transform=self._axes.transData
        )
        drawn.set_clip_path(frame)

    def png(self, *, title: str, description: str) -> bytes:
        """The sheet as PNG."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg

        out = BytesIO()
        told = {"Software": None, "Title": title, "Description": description}
        FigureCanvasAgg(self._figure).print_png(out, metadata=told)
        return out.getvalue()

    def svg(self, *, title: str, description: str) -> bytes:
        """The sheet as SVG, with `title` and `description` for those who do not see it."""
        from matplotlib.backends.backend_svg import FigureCanvasSVG

        out = BytesIO()
        told = {"Date": None, "Creator": None, "Title": title}
        FigureCanvasSVG(self._figure).print_svg(out, metadata=told)
        said = f"</title>\n <desc>{escape(description, quote=False)}</desc>"
        return out.getvalue().decode("utf-8").replace("</title>", said, 1).encode("utf-8")

    def _add(self, drawn: Artist) -> None:
        self._layer += 1
        drawn.set_zorder(self._layer)
        self._axes.add_artist(drawn)


@cache
def _prepared() -> None:
    """Settings that hold for all pictures: letters as outlines, and names inside an SVG that do not change by chance."""
    import matplotlib

    matplotlib.rcParams.update(
        {
            "svg.fonttype": "path",
            "svg.hashsalt": "dashboard",
            "text.hinting": "none",
        }  # or letters stand wider apart
    )
