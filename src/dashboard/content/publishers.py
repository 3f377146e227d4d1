"""Who states some facts or figures, in one line."""

from collections.abc import Iterable, Mapping

from dashboard.locale import Reader


def publishers(rows: Iterable[Mapping[str, str]], reader: Reader) -> str:
    """Who states some facts, in one line."""
    return said_by([row["source_publisher"] for row in rows], reader)


def said_by(publishers: Iterable[str], reader: Reader) -> str:
    """Publishers in one line, of more than three the first two; "" of none."""
    names = list(dict.fromkeys(publishers))
    if len(names) > 3:
        names = [*names[:2], reader.text("{n} more", n=reader.number(len(names) - 2))]
    return reader.text("Source: {publishers}", publishers=reader.join(names)) if names else ""
