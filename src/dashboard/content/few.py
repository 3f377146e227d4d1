"""When figures are too few to draw, and how they stand then: a tile for each, named by what tells it from the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from dashboard.charts import ChartSpec
from dashboard.charts.spec import Category, Series
from dashboard.content import table
from dashboard.content.blocks import Headline, Row
from dashboard.content.figures import Lead
from dashboard.content.headline import headline
from dashboard.findings.finding import amount
from dashboard.locale import Reader


def tiles(
    spec: ChartSpec, rows: Mapping[str, Row], reader: Reader, where: Callable[[str], str]
) -> tuple[tuple[Headline, ...], str]:
    """A tile for each figure of a chart, and in words what is worked out of them and no figure: the rest of a whole.

    `rows` are all labelled figures by their ids, for a chart has of each only what it draws; `where` gives the address of a
    figure by its id.
    """
    rest = [
        reader.text("Not listed in the source: {amount}.", amount=amount(point.row, reader))
        for _, point in spec.points
        if point.worked_out
    ]
    found = []
    for what, figure in _named(spec):
        tile = headline(Lead(rows[figure]), reader, where)
        said = table.short(tile.figure, reader, sign=True) if spec.kind == "changes" else tile.amount
        found.append(replace(tile, what=what, amount=said))
    return tuple(found), " ".join(rest)


def _named(spec: ChartSpec) -> Iterator[tuple[str, str]]:
    """The id of each figure with what it is called beside the others; a balance after what it is the balance of."""
    for place, category in enumerate(spec.categories):
        for one in spec.series:
            point = one.points[place]
            if point is not None and not point.worked_out:
                yield _called(spec, one, category), point.id
        if category.balance is not None:
            row = category.balance.row
            yield (
                _with_detail(str(row["indicator_name"]), category if len(spec.categories) > 1 else None),
                row["id"],
            )


def _called(spec: ChartSpec, one: Series, category: Category) -> str:
    if len(spec.series) == 1:
        return category.label
    return _with_detail(one.name, category if len(spec.categories) > 1 else None)


def _with_detail(name: str, category: Category | None) -> str:
    return f"{name}, {category.label}" if category else name
