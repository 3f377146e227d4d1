"""Signposts for programs that come by: what may be read (robots.txt), where every page is (sitemap.xml), what is where
(llms.txt), and the sign that browsers show beside the title.
"""

from __future__ import annotations

import io
from functools import cache
from xml.sax.saxutils import escape

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from dashboard.data.store import Edition, Store
from dashboard.locale import FALLBACK, LANGUAGES, reader_for
from dashboard.render.palette import palette
from dashboard.service.contents import entries, path_of
from dashboard.service.tools import PATH as TOOLS
from dashboard.service.views import origin

ROBOTS, SITEMAP, LLMS, ICON = "/robots.txt", "/sitemap.xml", "/llms.txt", "/favicon.ico"
PATHS = (ROBOTS, SITEMAP, LLMS, ICON)
MARKDOWN = ".md"
"""The ending of a page's twin in Markdown, below /plain."""

KEPT = {"cache-control": "public, max-age=3600"}


def routes(store: Store, base: str) -> list[Route]:
    """The addresses of the signposts."""

    async def robots(request: Request) -> Response:
        # Views differ in endless ways; their pages without filters say it all.
        lines = ["User-agent: *", f"Disallow: {base}/_stcore/", f"Disallow: {base}/media/", "Allow: /", ""]
        return PlainTextResponse(
            "\n".join([*lines, f"Sitemap: {origin(request.scope)}{base}{SITEMAP}", ""]), headers=KEPT
        )

    async def sitemap(request: Request) -> Response:
        edition = await run_in_threadpool(store.edition)
        return Response(
            _sitemap(edition, origin(request.scope), base), media_type="application/xml", headers=KEPT
        )

    async def llms(request: Request) -> Response:
        edition = await run_in_threadpool(store.edition)
        return PlainTextResponse(_llms(edition, origin(request.scope) + base), headers=KEPT)

    async def icon(request: Request) -> Response:
        return Response(await run_in_threadpool(_icon), media_type="image/x-icon", headers=KEPT)

    found = ((ROBOTS, robots), (SITEMAP, sitemap), (LLMS, llms), (ICON, icon))
    return [Route(base + path, answer) for path, answer in found]


def _sitemap(edition: Edition, outside: str, base: str) -> str:
    """Every page in every language, each naming the others."""

    def address(slug: str, lang: str) -> str:
        return f"{outside}{path_of(slug, base)}?lang={lang}"

    changed = edition.package.created[:10]
    lines = []
    for entry in entries():
        beside = "".join(
            f'<xhtml:link rel="alternate" hreflang="{lang}" href="{escape(address(entry.slug, lang))}"/>'
            for lang in LANGUAGES
        )
        for lang in LANGUAGES:
            last = f"<lastmod>{changed}</lastmod>" if changed else ""
            lines.append(f"<url><loc>{escape(address(entry.slug, lang))}</loc>{last}{beside}</url>")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{chr(10).join(lines)}\n</urlset>\n'
    )


def _llms(edition: Edition, here: str) -> str:
    """What is where, for programs that read text, in the form of llms.txt."""
    reader, package = reader_for(FALLBACK), edition.package
    pages = [
        f"- [{reader.text(entry.title)}]({here}/plain/{entry.slug}{MARKDOWN}?lang={FALLBACK})"
        for entry in entries()
    ]
    return "\n".join(
        [
            f"# {reader.text('Flanders in the world')}",
            "",
            f"> {len(package.observations())} figures of the foreign policy of Flanders, each with unit, whose it is, period, "
            f"status and source. Data version {package.version}. English and Dutch (`lang=nl`).",
            "",
            "Quote a figure with its unit, whose it is, its period, its source and its status. Figures of Belgium are none of "
            "Flanders. What is not held is not known here: estimate nothing.",
            "",
            "## Pages as Markdown",
            "",
            *pages,
            "",
            "## Data",
            "",
            f"- [Catalogue]({here}/api/v1/catalogue): pages, codes, indicators, sources",
            f"- [Figures]({here}/api/v1/figures?page=overview): of a view, with the parameters of the pages; `.csv` for a table",
            f"- [Description in OpenAPI]({here}/api/v1/openapi.json)",
            f"- [Everything as a data package]({here}/api/v1/package.zip)",
            f"- [What it all is, in schema.org and Croissant]({here}/api/v1/croissant.json)",
            f"- [A catalogue in StatDCAT-AP]({here}/api/v1/statdcat.ttl); [structure in SDMX-ML]({here}/api/v1/structure.xml)",
            "",
            "## Tools",
            "",
            f"- {here}{TOOLS}: Model Context Protocol (streamable HTTP, POST): find, read and compare figures, check a claim",
            "",
        ]
    )


@cache
def _icon() -> bytes:
    """A small sign in the colours of the dashboard: three bars."""
    from PIL import Image, ImageDraw

    colours = palette("light")
    picture = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    pen.rounded_rectangle((0, 0, 63, 63), 12, fill=colours.text)
    for left, top in ((12, 36), (27, 24), (42, 12)):
        pen.rectangle((left, top, left + 10, 52), fill=colours.flanders)
    file = io.BytesIO()
    picture.save(file, "ICO", sizes=[(16, 16), (32, 32), (64, 64)])
    return file.getvalue()
