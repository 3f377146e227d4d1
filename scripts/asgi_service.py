"""The service in this process, for tests of its answers: all of it but Streamlit, in whose place stands its shell."""

from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route
from streamlit import file_util

from dashboard.data import DATA_FOLDER
from dashboard.data.store import store
from dashboard.locale import LANGUAGES
from dashboard.service import about, shapes, shown, signposts
from dashboard.service.api import api
from dashboard.service.app import middleware, of_views
from dashboard.service.previews import Painter
from dashboard.service.settings import Settings
from dashboard.service.tools import Endpoint
from dashboard.service.views import Teller

SHELL = Path(file_util.get_static_dir()) / "index.html"
COMPONENT = "<title>Streamlit</title>"


def served(**settings: Any) -> Starlette:
    """The application for these settings, over the project's data. Its `state.teller` remembers what was told,
    and `state.data` is what answers below /api.
    """
    made = Settings(**settings)
    figures = store(DATA_FOLDER, LANGUAGES)
    teller = Teller(figures)
    data = api(figures, made.base_path, shown.routes(teller, made.base_path), made.operator)
    app = Starlette(
        routes=[
            *about.routes(figures, made),
            *shapes.routes(figures, made.base_path),
            *signposts.routes(figures, made.base_path),
            *of_views(teller, made),
            Route("/another-page", lambda request: HTMLResponse(COMPONENT)),
            Route("/{path:path}", lambda request: HTMLResponse(SHELL.read_bytes())),
        ],
        middleware=middleware(made, data, teller, Painter(teller), tools=Endpoint(teller, made.base_path)),
    )
    app.state.teller, app.state.data = teller, data
    return app
