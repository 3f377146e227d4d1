"""What the service says of itself to people: whether it is well, and where weaknesses are told (RFC 9116)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from dashboard.data.store import Store
from dashboard.locale import LANGUAGES, Reader, mark, reader_for
from dashboard.locale.preferred import preferred
from dashboard.render.html import document
from dashboard.service.health import readiness
from dashboard.service.notices import STYLE
from dashboard.service.settings import Settings
from dashboard.service.views import origin

SECURITY, STATUS = "/.well-known/security.txt", "/status"
LASTS = timedelta(days=180)
FRESH = {"cache-control": "no-store"}
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

WELL = mark("The dashboard works, with the latest figures.")
OLDER = mark(
    "The dashboard works. Newer figures were put in place and could not be shown; the former ones are."
)
PARTLY = mark("The dashboard works. Some of its figures have a problem, and their pages say so.")
UNWELL = mark("The dashboard cannot show figures now.")


def routes(store: Store, settings: Settings) -> list[Route]:
    """The addresses for people."""

    async def security(request: Request) -> Response:
        if not settings.contact:
            raise HTTPException(404)
        contact = (
            settings.contact if settings.contact.startswith("https://") else f"mailto:{settings.contact}"
        )
        expires = (datetime.now(UTC) + LASTS).replace(hour=0, minute=0, second=0, microsecond=0)
        outside = origin(request.scope)
        lines = [
            f"Contact: {contact}",
            f"Expires: {expires.isoformat()}",
            f"Preferred-Languages: {', '.join(LANGUAGES)}",
        ]
        lines += [f"Canonical: {outside}{settings.base_path}{SECURITY}"] if outside else []
        return PlainTextResponse("\n".join(lines) + "\n")

    def shown(request: Request) -> Response:
        told = readiness(store)
        reader = _reader(request)
        html = _status(reader, told)
        return HTMLResponse(html, 200 if told["ready"] else 503, {**FRESH, "content-security-policy": POLICY})

    async def status(request: Request) -> Response:
        return await run_in_threadpool(shown, request)

    base = settings.base_path
    return [Route(base + SECURITY, security), Route(base + STATUS, status)]


def _reader(request: Request) -> Reader:
    asked = request.query_params.get("lang", "")
    return reader_for(asked if asked in LANGUAGES else preferred(request.headers.get("accept-language", "")))


def _status(reader: Reader, told: dict) -> str:
    """A page for people: how it is, which data is shown, and since when."""
    if not told["ready"]:
        said = UNWELL
    elif told["refused"]:
        said = OLDER
    else:
        said = PARTLY if told["data"]["problems"] else WELL
    version, taken = told["data"]["version"], datetime.fromisoformat(told["data"]["taken"])
    return document(
        "status.html",
        lang=reader.lang,
        title=reader.text("Is the dashboard well?"),
        style=STYLE,
        said=reader.text(said),
        version=reader.text("Data version {version}", version=version),
        day=reader.period(taken.date().isoformat()),
    )
