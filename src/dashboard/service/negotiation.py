"""What a client says it takes, and what it has already."""

from __future__ import annotations

from starlette.datastructures import Headers

LONGEST = 1000
"""Characters of a header that are read; browsers send fewer."""


def accepts_gzip(headers: Headers) -> bool:
    """Whether a client takes compressed answers."""
    weights = _weights(headers.get("accept-encoding", ""))
    return weights.get("gzip", weights.get("*", 0.0)) > 0


def prefers_csv(headers: Headers) -> bool:
    """Whether a client would rather have CSV than JSON; in doubt it gets JSON."""
    weights = _weights(headers.get("accept", ""))

    def weight(kind: str) -> float:
        return weights.get(kind, weights.get(kind.partition("/")[0] + "/*", weights.get("*/*", 0.0)))

    return weight("text/csv") > weight("application/json")


def unchanged(headers: Headers, tag: str) -> bool:
    """Whether a client has the answer with this tag already (If-None-Match)."""
    known = headers.get("if-none-match", "")
    tags = {part.strip().removeprefix("W/") for part in known.split(",")}
    return known.strip() == "*" or tag in tags


def _weights(value: str) -> dict[str, float]:
    """The choices of an Accept header with their weights; what cannot be read weighs nothing."""
    found: dict[str, float] = {}
    for part in value.lower().split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        if not name:
            continue
        stated = [piece.removeprefix("q=") for piece in parameters if piece.startswith("q=")]
        try:
            found[name] = min(1.0, max(0.0, float(stated[0]))) if stated else 1.0
        except ValueError:
            found[name] = 0.0
    return found


def languages(value: str) -> list[str]:
    """The languages of an Accept-Language header in lower case, the one preferred first."""
    weights = _weights(value[:LONGEST])
    return sorted((name for name, weight in weights.items() if weight > 0), key=lambda name: -weights[name])
