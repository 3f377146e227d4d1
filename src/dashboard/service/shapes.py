"""Borders by address: a map names the file of its shapes, so that browsers fetch it once instead of with every change."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.content import shapes
from dashboard.data.store import Store
from dashboard.service.packed import FOREVER
from dashboard.service.sending import sent

KIND = "application/geo+json"


def routes(figures: Store, base: str) -> list[Route]:
    """The addresses of all files of shapes; from now on pages name them."""

    def answer(request: Request) -> Response:
        name = request.path_params["name"]
        body = figures.edition().files.get(shapes.file_of(name))
        if body is None:
            raise HTTPException(404)
        lasting = request.url.query == shapes.version_of(body)
        return sent(request.headers, body, KIND, cache=FOREVER if lasting else "no-cache")

    async def shape(request: Request) -> Response:
        return await run_in_threadpool(answer, request)

    shapes.serve_below(base)
    return [Route(f"{base}{shapes.PATH}/{{name}}.geojson", shape)]
