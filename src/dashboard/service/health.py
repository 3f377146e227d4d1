"""Whether the server lives, whether it can show figures, and what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from prometheus_client import exposition
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from dashboard.data.check import report
from dashboard.data.store import Edition, Store
from dashboard.service.counts import Counts
from dashboard.ui.internals import RuntimeState, runtime

PATHS = ("/healthz", "/readyz", "/metrics")
MOST = 20
"""As many problems are named; the log has them all."""

_FRESH = {"cache-control": "no-store"}


def routes(store: Store, counts: Counts, base: str = "") -> list[Route]:
    """The addresses that orchestrators and Prometheus ask."""

    async def alive(request: Request) -> Response:
        return PlainTextResponse("ok", headers=_FRESH)

    def ready(request: Request) -> Response:
        told = readiness(store)
        return JSONResponse(told, status_code=200 if told["ready"] else 503, headers=_FRESH)

    def metrics(request: Request) -> Response:
        body = exposition.generate_latest(counts.registry)
        return Response(body, media_type=exposition.CONTENT_TYPE_LATEST, headers=_FRESH)

    return [
        Route(base + path, endpoint) for path, endpoint in zip(PATHS, (alive, ready, metrics), strict=True)
    ]


def readiness(store: Store) -> dict[str, Any]:
    """Whether readers can be sent here, with the data that is served, its problems, and what was refused."""
    edition, refusal = store.edition(), store.refusal
    package = edition.package
    answer: dict[str, Any] = {
        "ready": _running() and any(package.usable(subject) for subject in package.subjects),
        "data": {
            **_version(edition),
            "problems": _few(store.doubts) if edition.sound else _few(report(package, [])),
        },
        "refused": None,
    }
    if refusal is not None:
        answer["refused"] = {
            "version": refusal.version,
            "revision": refusal.revision,
            "since": refusal.since.isoformat(timespec="seconds"),
            "problems": _few(refusal.lines),
        }
    return answer


def _few(lines: Sequence[str]) -> list[str]:
    """The first lines of a report, and its last: the summary."""
    if len(lines) <= MOST:
        return list(lines)
    return [*lines[: MOST - 1], f"and {len(lines) - MOST} more, which the log has", lines[-1]]


def _version(edition: Edition) -> dict[str, str]:
    taken = edition.taken.isoformat(timespec="seconds")
    return {"version": edition.package.version, "revision": edition.package.revision, "taken": taken}


def _running() -> bool:
    if not runtime.exists():
        return False
    state = runtime.get_instance().state
    return state in (RuntimeState.NO_SESSIONS_CONNECTED, RuntimeState.ONE_OR_MORE_SESSIONS_CONNECTED)
