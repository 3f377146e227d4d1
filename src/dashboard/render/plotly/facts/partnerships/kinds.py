"""The kinds of ties between Flanders and a partner: their names, how each looks, and how often each is named."""

from collections.abc import Collection, Mapping, Sequence

import plotly.graph_objects as go

from dashboard.charts.emphasis import Emphasis
from dashboard.locale import Reader, mark
from dashboard.render.palette import palette
from dashboard.render.plotly import bar_layout
from dashboard.render.plotly.bars import listed

KINDS: Mapping[str, str] = {
    "priority-partner": mark("Priority partner"),
    "partner": mark("Partner"),
    "focus": mark("For more attention"),
    "market": mark("Market"),
    "shared-heritage": mark("Shared heritage"),
    "followed": mark("Followed"),
    "candidate": mark("Candidate"),
    "competitor-rival": mark("Rival or competitor"),
}
"""By the code that stands in the data and in links, from the closest tie to the loosest."""

LOOKS = ("tie", "candidate", "rival", "followed")
"""What a mark stands for: a tie that is there, one that may come, a rival, what is only watched. The first wins."""

_LOOK_OF = {"candidate": "candidate", "competitor-rival": "rival", "followed": "followed"}


def look_of(kinds: Collection[str]) -> str:
    """The look of a mark that stands for entries of these kinds."""
    found = {_LOOK_OF.get(kind, "tie") for kind in kinds}
    return next(look for look in LOOKS if look in found)


def role_of(look: str) -> str:
    """The role of the colour of a look."""
    return {"rival": "deficit", "followed": "context"}.get(look, "partner")


def kind_bars(
    counts: Mapping[str, int], *, reader: Reader, scheme: str = "light", chosen: str | None = None
) -> go.Figure:
    """A bar for each kind that has entries, in the order of KINDS; customdata is [kind].

    Raises ValueError when there is nothing to draw.
    """
    kinds: Sequence[str] = [kind for kind in KINDS if counts.get(kind)]
    if not kinds:
        raise ValueError("kind_bars: there is no entry to draw; say so to the reader instead of drawing")
    colours = palette(scheme)
    names = [reader.text(KINDS[kind]) for kind in kinds]
    values = [counts[kind] for kind in kinds]
    texts = [reader.number(value) for value in values]
    looks = [look_of([kind]) for kind in kinds]
    ticks = bar_layout.ticks_for(
        [(name, "") for name in names], colours, bold=[kind == chosen for kind in kinds]
    )
    seen = Emphasis(kinds, [chosen or ""])
    fills = [colours.of(seen.keeps(kind, role_of(look))) for kind, look in zip(kinds, looks, strict=True)]
    said = {
        "x": values,
        "customdata": [[kind] for kind in kinds],
        "hovertext": [
            f"<b>{name}</b><br>{reader.plural('{n} entry', '{n} entries', value)}"
            for name, value in zip(names, values, strict=True)
        ],
        "marker": bar_layout.paint(fills, colours, hatched=[look == "candidate" for look in looks]),
    }
    return listed(ticks, texts, said, reader, colours)
