"""What the service says of itself to people: whether it is well, and where weaknesses are told (RFC 9116)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from html import escape

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from dashboard.data.store import Store
from dashboard.locale import LANGUAGES, Reader, mark, reader_for
from dashboard.locale.preferred import preferred
from dashboard.service.health import readiness
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
    day = reader.period(taken.date().isoformat())
    return (
        f'<!doctype html><html lang="{reader.lang}"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(reader.text("Is the dashboard well?"))}</title>'
        "<style>body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem; }</style>"
        f"<h1>{escape(reader.text('Is the dashboard well?'))}</h1><p>{escape(reader.text(said))}</p>"
        f"<p>{escape(reader.text('Data version {version}', version=version))} · {escape(day)}</p></html>"
    )
