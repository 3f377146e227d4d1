"""What a page shows, as data: its cards with their figures or rows, of any page and of a single card."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import parse_qsl, urlencode

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.content import PageContent, links
from dashboard.content.blocks import BriefFiles
from dashboard.content.outline import outline
from dashboard.data.problems import listed, nearest
from dashboard.data.store import Edition
from dashboard.render.card import Card, FactCard
from dashboard.render.sheets import MEDIA_TYPE, csv_of
from dashboard.service.api.answers import BOM, CSV, YES, form_of, send, send_json, split_form
from dashboard.service.api.asking import OF_VIEWS, parameters_here
from dashboard.service.api.faults import Fault
from dashboard.service.api.records import records
from dashboard.service.contents import entries
from dashboard.service.views import Teller, TooMuch, client_of, origin, read
from dashboard.service.workers import Busy

PATH = "/v1/cards"
SECONDS = 15.0
OWN = ("page", "card", BOM)
"""The parameters of this address itself; all others are those of the page."""

BUSY = "This takes longer than usual. Try again in a moment."


def routes(teller: Teller, base: str) -> list[Route]:
    """The addresses of cards, below that of the data."""

    async def answer(request: Request) -> Response:
        client, query = client_of(request.scope), request.scope["query_string"]
        slug, key = _page(request), request.query_params.get("card", "")
        pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
        rest = urlencode([pair for pair in pairs if pair[0] not in OWN])
        try:
            edition = await teller.edition(query, client=client)
            asked = read(slug, rest.encode(), edition, request.headers.get("accept-language", ""))
        except TooMuch:
            raise Fault(414, "That is longer than any address of the dashboard.") from None
        except Busy:
            raise Fault(503, BUSY) from None
        content = await teller.content(asked, edition, seconds=SECONDS, client=client)
        if content is None:
            raise Fault(503, BUSY)
        make = partial(_answer, request, edition, content, key, origin(request.scope) + base)
        try:
            return await teller.written(object(), make, seconds=SECONDS, client=client)
        except Busy:
            raise Fault(503, BUSY) from None

    return [Route(f"{PATH}{ending}", answer, methods=["GET"]) for ending in ("", ".json", ".csv")]


def _page(request: Request) -> str:
    slug = request.query_params.get("page", entries()[0].slug)
    pages = [entry.slug for entry in entries()]
    if slug not in pages:
        raise Fault(400, f"There is no page {listed([slug[:60]])}. Pages: {', '.join(pages)}.")
    return slug


def _answer(request: Request, edition: Edition, content: PageContent, key: str, here: str) -> Response:
    remarks = content.remarks.values.get("remarks", ()) if content.remarks else ()
    if remarks:
        page = content.page
        own = [choice.name for choice in page.choices]
        own += ["pin", "note"] if page.slug == links.BRIEF else []
        known = [*dict.fromkeys((*OWN[:2], *OF_VIEWS[1:], *own, *outline(page.slug).written))]
        raise Fault(400, " ".join(Markup(said).striptags() for said in remarks) + parameters_here(known))
    shown = _cards(content, key)
    if form_of(request, split_form(request.scope["path"])[1]) == CSV:
        marked = request.query_params.get(BOM) == YES
        told = links.edition(content.page, here)
        body = csv_of(shown, told, edition.package, "excel" if marked else "program")
        return send(request, edition, body, MEDIA_TYPE, name=f"{content.page.slug}-{key or 'cards'}.csv")
    known_figures = records(edition, content.page.reader.lang, here)
    record = partial(_card, figure=known_figures.record)
    said = {
        "page": content.page.slug,
        "lang": content.page.reader.lang,
        "title": content.title,
        "link": links.permalink(content.page, here),
        "headlines": [known_figures.record(each.figure["id"]) for each in content.headlines if each.figure],
        "cards": [record(card) for card in shown],
    }
    return send_json(request, edition, said)


def _cards(content: PageContent, key: str) -> list[Card | FactCard]:
    """The cards of a view, or the one that is asked for. Raises Fault where it has none of that name."""
    pinned = next((block for block in content.walk() if isinstance(block, BriefFiles)), None)
    shown = [*pinned.cards()] if pinned else content.cards
    if not key:
        return shown
    found = [card for card in shown if card.key == key]
    if not found:
        keys = [card.key for card in shown]
        near = nearest(key[:80], keys)
        hint = (
            f" Did you mean {' or '.join(near)}?"
            if near
            else f" Cards in this view: {', '.join(keys) or 'none'}."
        )
        raise Fault(404, f"This view has no card {listed([key[:60]])}.{hint}")
    return found


def _card(card: Card | FactCard, *, figure: Callable[[str], dict[str, Any]]) -> dict[str, Any]:
    said: dict[str, Any] = {
        "card": card.key,
        "heading": card.heading,
        "subtitle": card.subtitle,
        "notes": list(card.notes),
        "source": card.source_line,
        "in_words": card.alt,
    }
    if card.table is not None:
        said["columns"] = list(card.table.columns)
        said["rows"] = [[str(cell) for cell in row] for row in card.table.itertuples(index=False)]
    if isinstance(card, Card) and (drawn := _drawn(card)):
        said["worked_out"] = drawn
    return said if card.chosen is None else said | {"figures": [figure(one) for one in card.chosen["id"]]}


def _drawn(card: Card) -> list[dict[str, Any]]:
    """What the lines of a card show that no figure says: an index, a share, an amount by inhabitants."""
    if card.spec.kind != "lines":
        return []
    return [
        {
            "line": one.code,
            "time_period": point.row["time_period"],
            "value": point.value,
            "unit": point.row["unit_name"],
        }
        for one in card.spec.series
        for _, point in one.present
        if point.worked_out
    ]
