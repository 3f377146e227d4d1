"""The tools in the words of the Model Context Protocol, by its own SDK. Loaded only when somebody asks."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextvars import ContextVar
from functools import cache, partial
from typing import Annotated, Literal, Protocol

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp.server.transport_security import TransportSecuritySettings
from mcp_types import ToolAnnotations
from pydantic import Field
from starlette.types import Receive, Scope, Send

from dashboard.content.questions import Unknown
from dashboard.service import searching
from dashboard.service.tools import answers
from dashboard.service.tools.told import Desk, Told
from dashboard.service.views import Teller, client_of, origin
from dashboard.service.workers import Busy

NAME = "flanders-in-the-world"
INSTRUCTIONS = """\
Figures of the foreign policy of Flanders: trade, services, tourism, diplomacy, budgets, research. Every answer has the
value, its unit, whose figure it is, the period, its status, the source, a link, a citation, and what it must not be taken
for: repeat these when you quote it. A figure of Belgium is none of Flanders. Where no figure is held, say so and estimate
nothing. It can only be read."""

Lang = Annotated[Literal["en", "nl"], Field(description="The language of names, notes and sentences.")]
About = Annotated[
    str,
    Field(
        min_length=2,
        max_length=200,
        description="What is measured, in a few words or as its code: goods exports, nights, R&D intensity.",
    ),
]
Place = Annotated[
    str, Field(max_length=80, description="A country or group, by a name or its code; empty for any.")
]
Year = Annotated[
    str,
    Field(
        pattern=r"^(\d{4}(-\d{4})?)?$",
        description="A calendar year, or a span of years (the first, a hyphen, the last); empty for the newest.",
    ),
]

SECONDS = 15.0
"""So long a question may take."""

BUSY = "Much is being asked for, so this was not looked up; nothing may be inferred from that. Ask again in a moment."


class _Answering(Protocol):
    async def __call__(self, tool: Callable[[Desk], Told], lang: str) -> Told: ...


_answering: ContextVar[_Answering] = ContextVar("who answers")


async def answer(teller: Teller, base: str, scope: Scope, receive: Receive, send: Send) -> None:
    """Answers one question. The host was checked before it came here."""
    here, client = origin(scope) + base, client_of(scope)
    edition = await teller.edition()

    async def told(tool: Callable[[Desk], Told], lang: str) -> Told:
        work = partial(_told, tool, partial(Desk.of, edition, lang, here))
        return await teller.written(object(), work, seconds=SECONDS, client=client)

    _answering.set(told)
    manager = StreamableHTTPSessionManager(
        _server().session_manager.app,
        json_response=True,
        stateless=True,
        security_settings=TransportSecuritySettings(enable_dns_rebinding_protection=False),
    )
    async with manager.run():
        await manager.handle_request(scope, receive, send)


@cache
def _server() -> MCPServer:
    """The tools with their names and what they take. It knows no data: who answers is known to each question."""
    # What is asked stands in no log.
    server: MCPServer = MCPServer(
        NAME, title="Flanders in the world", instructions=INSTRUCTIONS, log_level="WARNING"
    )
    logging.getLogger("mcp").setLevel(logging.WARNING)
    server.streamable_http_app()
    only_read = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)

    @server.tool(annotations=only_read)
    async def search(
        question: Annotated[str, Field(min_length=searching.SHORTEST, max_length=searching.LONGEST)],
        limit: Annotated[int, Field(ge=1, le=searching.MOST)] = 10,
        lang: Lang = "en",
    ) -> Told:
        """Searches all that has a page: figures by name or number (€418 bn), partners, themes, posts, treaties, events. Of a
        question for a partner's figure it says what is held, what is not, and what is near.
        """
        return await _asked(lambda desk: answers.search(desk, question, limit), lang)

    @server.tool(annotations=only_read)
    async def find_figures(
        about: About,
        partner: Place = "",
        whose: Place = "",
        year: Year = "",
        limit: Annotated[int, Field(ge=1, le=answers.MOST)] = 10,
        lang: Lang = "en",
    ) -> Told:
        """Finds figures: what is measured, with which partner, whose (Flanders, Belgium, a region), in which year.
        Without a year the newest of each series. An empty list means that no figure is held.
        """
        return await _asked(lambda desk: answers.find_figures(desk, about, partner, whose, year, limit), lang)

    @server.tool(annotations=only_read)
    async def read_figure(figure: Annotated[str, Field(max_length=200)], lang: Lang = "en") -> Told:
        """Reads one figure by its id: with its source, definition, citation in full, and what it was worked out from."""
        return await _asked(lambda desk: answers.read_figure(desk, figure), lang)

    @server.tool(annotations=only_read)
    async def compare_partners(
        about: About,
        partners: Annotated[
            list[str], Field(max_length=60, description="Names or codes; none for all.")
        ] = [],  # noqa: B006
        whose: Place = "",
        year: Year = "",
        lang: Lang = "en",
    ) -> Told:
        """Sets the same figure of several partners side by side, in one period, the largest first. Names those without."""
        return await _asked(lambda desk: answers.compare_partners(desk, about, partners, whose, year), lang)

    @server.tool(annotations=only_read)
    async def check_claim(
        text: Annotated[str, Field(min_length=1, max_length=answers.LONGEST_TEXT)], lang: Lang = "en"
    ) -> Told:
        """Checks sentences in English or Dutch against the figures: a verdict on each, why, and what is true instead."""
        return await _asked(lambda desk: answers.check_claim(desk, text), lang)

    @server.tool(annotations=only_read)
    async def mirror(partner: Place, year: Year = "", lang: Lang = "en") -> Told:
        """Sets what a partner counts of a flow (its imports from us, its trips to us) beside what is counted here: the gap,
        its likely reasons, and a sentence to answer with. Without a year the newest of each flow.
        """
        return await _asked(lambda desk: answers.mirror(desk, partner, year), lang)

    @server.tool(annotations=only_read)
    async def what_changed(
        since_version: Annotated[
            str,
            Field(max_length=20, description="A version of the data, such as 1.0.0, or a day as YYYY-MM-DD."),
        ],
        partner: Place = "",
        lang: Lang = "en",
    ) -> Told:
        """Tells what changed in the data since a version or a day: what is new, which figures were revised, from what to
        what and why, and which were withdrawn. Of one partner, or of all.
        """
        return await _asked(lambda desk: answers.what_changed(desk, since_version, partner), lang)

    return server


async def _asked(tool: Callable[[Desk], Told], lang: str) -> Told:
    """What a tool answers to whoever asks now. Raises ToolError where that would take too long."""
    try:
        return await _answering.get()(tool, lang)
    except Busy:
        raise ToolError(BUSY) from None


def _told(tool: Callable[[Desk], Told], desk: Callable[[], Desk]) -> Told:
    """What a tool answers; that something is not known is an answer too, with no figure in it."""
    try:
        return tool(desk())
    except Unknown as error:
        return {"figures": [], "said": str(error)}
