"""Puts the server together: Streamlit's own application around app.py, our routes before it, our guard around both."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import quote

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from dashboard.data.kept import Kept
from dashboard.data.store import store
from dashboard.locale import LANGUAGES, days
from dashboard.service import about, connections, health, policy, shapes, shown, signposts
from dashboard.service.api import api
from dashboard.service.below import Below
from dashboard.service.built import tried
from dashboard.service.contents import SCRIPT
from dashboard.service.counts import Counts
from dashboard.service.doors import Doors
from dashboard.service.guard import Guard, Hosts, Pace, security_headers
from dashboard.service.packed import Packed
from dashboard.service.plain import Plain
from dashboard.service.previews import (
    ADDRESS,
    DRAWING,
    HEARD_SCRIPT,
    LATE_SCRIPT,
    LATER_SCRIPT,
    OWN,
    Images,
    Painter,
    Shell,
)
from dashboard.service.settings import Settings
from dashboard.service.sockets import Limits, Sockets
from dashboard.service.tools import PATH as TOOLS
from dashboard.service.tools import Endpoint
from dashboard.service.views import OF_QUERIES, Moved, Teller
from dashboard.ui import frame, plot, search
from dashboard.ui.internals import PagesManager, bootstrap, file_util

_log = logging.getLogger(__name__)


def create(settings: Settings) -> st.App:
    """The ASGI application of the whole dashboard, for these settings."""
    # Streamlit would otherwise take the folder pages/ beside app.py for its older kind of app (docs/architecture.md).
    PagesManager.uses_pages_directory = False
    # Pages ask the environment where the data lies: they get the very folder that was checked.
    os.environ["DASHBOARD_DATA"] = str(settings.data)
    os.environ[days.SETTING] = settings.time_zone
    figures = store(settings.data, LANGUAGES)
    figures.careful(tried, Kept(settings.data))
    counts = Counts(figures)
    base = settings.base_path
    teller = Teller(figures)
    painter = Painter(teller)

    @asynccontextmanager
    async def lifespan(_: st.App) -> AsyncIterator[None]:
        counts.listen()
        await run_in_threadpool(figures.edition)  # the first reader does not wait for it
        settle()
        warming = asyncio.create_task(painter.warm())
        yield
        warming.cancel()
        counts.stop()

    def count(fault: Exception) -> None:
        counts.errors.labels("frame").inc()

    app = st.App(
        SCRIPT,
        lifespan=lifespan,
        routes=[
            *health.routes(figures, counts, base),
            *about.routes(figures, settings),
            *shapes.routes(figures, base),
            *signposts.routes(figures, base),
            *of_views(teller, settings),
            *nowhere(base),
        ],
        middleware=middleware(
            settings,
            api(figures, base, shown.routes(teller, base), settings.operator),
            teller,
            painter,
            counts.refused,
            Endpoint(teller, base),
        ),
        on_script_error=count,
    )
    # Read anew, because only now does Streamlit know where the project's .streamlit/config.toml lies.
    bootstrap.load_config_options({"server.baseUrlPath": base.strip("/")} if base else {})
    return app


def settle() -> None:
    """Has garbage collected from now on, and never sought among what stands when the service has started: it stays."""
    gc.freeze()
    gc.enable()


def of_views(teller: Teller, settings: Settings) -> list[Route]:
    """The addresses of pictures and plain twins of views."""
    base = settings.base_path
    images, plain = Images(teller, base), Plain(teller, base, embedders=settings.allowed_embedders)
    return [
        *(Route(base + path, images.answer) for path in (ADDRESS, DRAWING)),
        Route(f"{base}/plain", plain.front),
        Route(f"{base}/plain/{{slug}}{signposts.MARKDOWN}", plain.markdown),
        Route(f"{base}/plain/{{slug}}", plain.answer),
        Route(f"{base}/embed/{{slug}}", plain.embed),
    ]


def nowhere(base: str) -> list[Route]:
    """What is no address below those of the service's own: Streamlit would send its shell there, as if it were one."""

    async def nothing(request: Request) -> Response:
        path = request.scope["path"]
        if path.endswith("/"):
            return Moved(path.rstrip("/"), quote(request.scope["query_string"], safe=OF_QUERIES))
        return PlainTextResponse("There is nothing here.", 404)

    return [Route(f"{base}{own}/{{name}}{rest}", nothing) for own in OWN for rest in ("", "/{rest:path}")]


def middleware(
    settings: Settings,
    data: ASGIApp,
    teller: Teller,
    painter: Painter,
    refused: Counter[str] | None = None,
    tools: ASGIApp | None = None,
) -> list[Middleware]:
    """What stands around Streamlit's own application, from the outside in. `refused` counts what is kept away."""
    base, static = settings.base_path, Path(file_util.get_static_dir())
    shell = (static / "index.html").read_text(encoding="utf-8")
    content_policy = policy.for_pages(
        [*policy.scripts_of(shell), *scripts_of_pages()], settings.allowed_embedders
    )
    headers = security_headers(content_policy, embeddable=bool(settings.allowed_embedders))
    probes = [base + path for path in health.PATHS]
    limits = Limits(each=settings.sessions_per_address, together=connections.most() // 2)
    return [
        Middleware(Guard, headers=headers),
        Middleware(Hosts, allowed=settings.allowed_hosts, open_to_all=probes),
        Middleware(Pace, open_to_all=probes, refused=refused),
        Middleware(Sockets, limits=limits, refused=refused),
        Middleware(Below, prefix=f"{base}/api", inner=data),
        *([Middleware(Below, prefix=base + TOOLS, inner=tools)] if tools else ()),
        Middleware(Doors, base=base),
        Middleware(Packed, folder=static / "static", prefix=f"{base}/static"),
        Middleware(Packed, folder=plot.FOLDER, prefix=f"{base}/{plot.SERVED}", lasting=plot.names_content),
        Middleware(
            Shell,
            html=shell,
            parts=frame.for_shell(),
            base=base,
            teller=teller,
            painter=painter,
            operator=settings.operator,
        ),
    ]


def scripts_of_pages() -> tuple[str, ...]:
    """The scripts that pages put into themselves, as the browser sees them between their tags."""
    return (
        HEARD_SCRIPT,
        LATE_SCRIPT,
        LATER_SCRIPT,
        search.SCRIPT,
        frame.SCRIPT,
        *(frame.in_language(lang) for lang in LANGUAGES),
    )
