"""What a client says it takes, and what it has already."""

from __future__ import annotations

from starlette.datastructures import Headers

from dashboard.locale.preferred import weights


def accepts_gzip(headers: Headers) -> bool:
    """Whether a client takes compressed answers."""
    weighed = weights(headers.get("accept-encoding", ""))
    return weighed.get("gzip", weighed.get("*", 0.0)) > 0


def prefers_csv(headers: Headers) -> bool:
    """Whether a client would rather have CSV than JSON; in doubt it gets JSON."""
    weighed = weights(headers.get("accept", ""))

    def weight(kind: str) -> float:
        return weighed.get(kind, weighed.get(kind.partition("/")[0] + "/*", weighed.get("*/*", 0.0)))

    return weight("text/csv") > weight("application/json")


def unchanged(headers: Headers, tag: str) -> bool:
    """Whether a client has the answer with this tag already (If-None-Match)."""
    known = headers.get("if-none-match", "")
    tags = {part.strip().removeprefix("W/") for part in known.split(",")}
    return known.strip() == "*" or tag in tags
