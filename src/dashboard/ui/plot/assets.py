"""The files that browsers need to draw charts, and the addresses at which they get them.

Streamlit serves the folder static/ beside app.py (`server.enableStaticServing`). An address names the content of its
file, so that a browser may keep it for good and still gets the next one.
"""

from functools import cache
from hashlib import sha256
from pathlib import Path

from dashboard.ui.internals import config

FOLDER = Path(__file__).resolve().parents[4] / "static"
SERVED = "app/static"
"""Where Streamlit serves FOLDER, below the base path."""

CHART, CARD, TILE, PLOTLY, WAYS = "chart.js", "card.js", "tile.js", "plotly.min.js", "ways.js"


@cache
def content(file: str) -> str:
    """Twelve characters that stand for every byte of a file in FOLDER."""
    return sha256((FOLDER / file).read_bytes()).hexdigest()[:12]


def base() -> str:
    """What stands before the paths of all pages: "" or "/something"."""
    path = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{path}" if path else ""


def address(file: str, below: str | None = None) -> str:
    """The address of a file in FOLDER, without host, `below` the base path: that of Streamlit's settings by default."""
    return f"{base() if below is None else below}/{SERVED}/{file}?v={content(file)}"


def names_content(file: Path, query: str) -> bool:
    """Whether the query of an address names the content that a file in FOLDER has."""
    return query == f"v={content(file.name)}"
