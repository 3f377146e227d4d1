"""The endpoints. Each works on one edition of the data from beginning to end, so no answer mixes two."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from functools import lru_cache, partial

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.content.release import vocabulary
from dashboard.data.problems import listed, nearest
from dashboard.data.store import Edition, Store
from dashboard.locale import FALLBACK, reader_for
from dashboard.service import policy
from dashboard.service.api import answers, asking, cubes, paging, standards
from dashboard.service.api.answers import CSV, form_of, line, number, send, send_csv, send_json, split_form
from dashboard.service.api.catalogue import COLUMNS, both, catalogue, rows
from dashboard.service.api.faults import Fault, on_error, on_fault, on_refusal, problem
from dashboard.service.api.following import ATOM_TYPE, CALENDAR_TYPE, atom, calendar
from dashboard.service.api.openapi import describe
from dashboard.service.api.records import records
from dashboard.service.contents import entries
from dashboard.service.searching import MOST, answered
from dashboard.service.workers import Busy, Workers
from dashboard.view import View, address, query

OPEN = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "ETag, Link, X-Data-Version, X-Data-Revision, Content-Disposition",
    "cross-origin-resource-policy": "cross-origin",
    "content-security-policy": policy.NOTHING,
}
"""On every answer: pages of any site may read the data, and nothing in it is ever run."""

PREFLIGHT = {
    "access-control-allow-methods": "GET, HEAD, OPTIONS",
    "access-control-allow-headers": "Accept, If-None-Match",
    "access-control-max-age": "86400",
    "allow": "GET, HEAD, OPTIONS",
}
AT_ONCE, WAITING, LONGEST = 2, 64, 60.0
"""Answers that are made at a time, those that may wait for it, and for how many seconds."""

TURTLE, JSON_LD = "text/turtle; charset=utf-8", "application/ld+json"
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the package: the same data makes the same bytes, and so the same tag."""


def api(store: Store, base: str = "", further: Sequence[Route] = (), operator: str = "") -> Starlette:
    """The application for everything below /api, over the data of a store. `base` is the path before that, `further` are
    addresses that ask pages, `operator` is who gives the data ("" where that is not known).
    """
    workers = Workers("data", at_once=AT_ONCE, waiting=WAITING)
    pages = tuple(entry.slug for entry in entries()) if further else ()

    def told(edition: Edition, request: Request) -> Response:
        asking.only(request, edition)
        return send(request, edition, answers.as_json(describe(edition, base, pages)), answers.JSON_TYPE)

    def listing(edition: Edition, request: Request) -> Response:
        asking.only(request, edition)
        content = catalogue(edition, base)
        if _form(request) == CSV:
            return send_csv(request, edition, "catalogue", COLUMNS, map(line, rows(content)))
        return send_json(request, edition, content)

    def figures(edition: Edition, request: Request) -> Response:
        view, notes = asking.asked(request, edition)
        known, left = records(edition, view.lang, base), asking.of_view(edition, view)
        part, named = paging.part(request), request.scope["path"].rpartition("/")[2]
        ids, links = part.of(left), part.links(request, f"{base}/api/v1/{named}", len(left))
        if _form(request) == CSV:
            lines = map(known.line, ids)
            return send_csv(
                request, edition, f"figures-{view.page}", known.header, lines, links, marked=known.marked
            )
        path = "/" if view.page == asking.OVERVIEW else f"/{view.page}"
        content = {
            "view": {
                "page": view.page,
                "lang": view.lang,
                "theme": list(view.themes),
                "region": list(view.regions),
                "year": view.year,
                "figure": view.figure,
            },
            "remarks": [asking.told(note) for note in notes],
            "links": {"page": base + address(path, query(view)), **links},
            "count": len(left),
            "figures": [known.record(one) for one in ids],
        }
        return send_json(request, edition, content, links)

    def of_cube(edition: Edition, request: Request) -> View:
        parts = [name for name in paging.NAMES if name in request.query_params]
        if parts:
            raise Fault(400, f"A cube is given whole: {listed(parts)} cannot be asked for here.")
        return asking.asked(request, edition, also=())[0]

    def cube(edition: Edition, request: Request) -> Response:
        view = of_cube(edition, request)
        reader = reader_for(view.lang or FALLBACK)
        about = {
            "label": reader.text("Flanders in the world"),
            "updated": f"{edition.package.created[:10]}T00:00:00Z",
        }
        said = cubes.json_stat(edition, asking.of_view(edition, view), reader, about)
        return send(request, edition, answers.as_json(said), answers.JSON_TYPE)

    def sdmx(edition: Edition, request: Request) -> Response:
        view = of_cube(edition, request)
        lines = cubes.sdmx_csv(edition, asking.of_view(edition, view), reader_for(view.lang or FALLBACK))
        body = "".join([line(cubes.COLUMNS), *lines]).encode("utf-8")
        return send(request, edition, body, cubes.SDMX_TYPE, name=f"figures-{view.page}.sdmx.csv")

    def figure(edition: Edition, request: Request) -> Response:
        one, ending = split_form(request.path_params["id"])
        one = edition.package.aliases.get(one, one)
        view = asking.only(request, edition, "lang")
        known = records(edition, view.lang, base)
        if one not in known:
            codes = vocabulary(edition).figures
            raise Fault(404, f"There is no figure {listed([one])}." + _hint(one, codes))
        if form_of(request, ending) == CSV:
            return send_csv(request, edition, one, known.header, [known.line(one)], marked=known.marked)
        lineage = [known.record(origin) for origin in known.behind(one)]
        return send_json(request, edition, {"figure": known.record(one), "lineage": lineage})

    def search(edition: Edition, request: Request) -> Response:
        question, lang = asking.question(request, edition)
        outside = _outside(request, base)
        return send_json(request, edition, answered(edition, question, reader_for(lang), outside, limit=MOST))

    def table(edition: Edition, request: Request) -> Response:
        name, ending = split_form(request.path_params["name"])
        asking.only(request, edition)
        package = edition.package
        names = package.table_names
        if edition.now is not None:  # of those of today the ones that it had then
            names = tuple(one.name for one in edition.dictionary if one.columns and one.name in names)
        if name not in names:
            raise Fault(404, f"There is no table {listed([name])}." + _hint(name, names))
        if not package.available(name):
            raise Fault(503, f"The table {name} has an error, and cannot be given until it is mended.")
        content = package.table(name)
        if edition.now is not None:
            had = next(one for one in edition.dictionary if one.name == name)
            content = content[[column.name for column in had.columns]]
        if form_of(request, ending) == CSV:
            lines = map(line, content.itertuples(index=False, name=None))
            return send_csv(request, edition, name, list(content.columns), lines)
        entry = next(one for one in edition.dictionary if one.name == name)
        columns = [
            {
                "name": one.name,
                "type": one.type,
                "title": both(one.title),
                "description": both(one.description),
            }
            for one in entry.columns
        ]
        cells = [
            {name: cell if isinstance(cell, str) else number(cell) for name, cell in row.items()}
            for row in content.to_dict("records")
        ]
        said = {"name": name, "title": both(entry.title), "description": both(entry.description)}
        return send_json(request, edition, {**said, "columns": columns, "rows": cells})

    def package(edition: Edition, request: Request) -> Response:
        asking.only(request, edition)
        name = f"flanders-figures-{edition.package.version}.zip"
        return send(request, edition, zipped(edition), "application/zip", name=name)

    def changes(edition: Edition, request: Request) -> Response:
        view = asking.only(request, edition, "lang", "theme", "region")
        outside = _outside(request, base)
        # What it was asked with besides (tracking names) is no part of its address.
        own = f"{outside}{address('/api/v1/changes.atom', query(view))}"
        body = atom(edition, view, lambda version: store.version(version, edition), own, outside)
        return send(request, edition, body, ATOM_TYPE)

    def releases(edition: Edition, request: Request) -> Response:
        view = asking.only(request, edition, "lang", "theme", "region")
        body = calendar(edition, view, _outside(request, base))
        return send(request, edition, body, CALENDAR_TYPE, name="releases.ics")

    def described(request: Request, edition: Edition) -> standards.About:
        asking.only(request, edition)
        return standards.about(edition, _outside(request, base), operator)

    def croissant(edition: Edition, request: Request) -> Response:
        said = standards.croissant(described(request, edition), zipped(edition))
        return send(request, edition, answers.as_json(said), JSON_LD)

    def turtle(edition: Edition, request: Request) -> Response:
        return send(
            request, edition, standards.catalogue(described(request, edition)).turtle().encode(), TURTLE
        )

    def linked(edition: Edition, request: Request) -> Response:
        said = standards.catalogue(described(request, edition)).json_ld()
        return send(request, edition, answers.as_json(said), JSON_LD)

    def structure(edition: Edition, request: Request) -> Response:
        asking.only(request, edition)
        return send(
            request, edition, standards.structure(edition), standards.STRUCTURE_TYPE, name="structure.xml"
        )

    def at(path: str, endpoint: Callable[[Edition, Request], Response]) -> Route:
        async def answer(request: Request) -> Response:
            client = request.client.host if request.client else ""
            try:
                work = partial(_answered, endpoint, store, request)
                return await workers.do(object(), work, seconds=LONGEST, client=client)
            except Busy:
                return problem(503, "Much is being asked for; ask again in a moment.", {"retry-after": "5"})

        return Route(f"/v1/{path}", answer, methods=["GET"])

    app = Starlette(
        routes=[
            *further,
            at("openapi.json", told),
            *(at(f"catalogue{ending}", listing) for ending in ("", ".json", ".csv")),
            *(at(f"figures{ending}", figures) for ending in ("", ".json", ".csv")),
            at(f"figures.{cubes.JSON_STAT}", cube),
            at(f"figures.{cubes.SDMX_CSV}", sdmx),
            at("figures/{id}", figure),
            at("search", search),
            at("tables/{name}", table),
            at("package.zip", package),
            at("croissant.json", croissant),
            at("statdcat.ttl", turtle),
            at("statdcat.jsonld", linked),
            at("structure.xml", structure),
            at("changes.atom", changes),
            at("releases.ics", releases),
        ],
        middleware=[Middleware(_Open)],
        exception_handlers={Fault: on_fault, HTTPException: on_refusal, Exception: on_error},
    )
    # A redirect would send a client to whatever Host its request has named.
    app.router.redirect_slashes = False
    return app


def _answered(endpoint: Callable[[Edition, Request], Response], store: Store, request: Request) -> Response:
    return endpoint(asking.edition(request, store), request)


@lru_cache(maxsize=2)
def zipped(edition: Edition) -> bytes:
    """The whole package, every file as it was read, as a ZIP that Frictionless tools take as it is."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(edition.files.items()):
            archive.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


class _Open:
    """Lets pages of any site read, and answers them when they ask beforehand whether they may."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                sent = MutableHeaders(scope=message)
                for name, value in OPEN.items():
                    sent[name] = value
            await send(message)

        if scope["type"] == "http" and scope["method"] == "OPTIONS":
            await Response(status_code=204, headers=PREFLIGHT)(scope, receive, answer)
        else:
            await self._app(scope, receive, answer)


def _outside(request: Request, base: str) -> str:
    """Where the dashboard stands, as this request has come to it."""
    return f"{request.url.scheme}://{request.url.netloc}{base}"


def _form(request: Request) -> str:
    return form_of(request, split_form(request.scope["path"])[1])


def _hint(code: str, known: object) -> str:
    near = nearest(code[:80], known)
    return f" Did you mean {' or '.join(near)}?" if near else " /api/v1/catalogue lists what there is."
