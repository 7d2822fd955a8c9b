"""The check that `verbatim try` makes where nobody looks."""

import socket

import pytest
from starlette.applications import Starlette
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from bot.simulator.listener import Listener
from bot.tryout.check import CheckError, ask
from tests.tryout.visiting import Visitor

START = 'data: {"chats": [{"id": 1}], "people": [{"id": 1}]}\n\n'


def page(events: str, status: int = 200) -> ASGIApp:
    """A server that is like the page's, as far as it goes."""

    async def home(_: object) -> Response:
        return PlainTextResponse("", status)

    async def told(_: object) -> Response:
        return PlainTextResponse(events)

    async def say(_: object) -> Response:
        return JSONResponse({})

    routes = [Route("/try/", home), Route("/try/api/events", told), Route("/try/api/say", say, methods=["POST"])]
    return Starlette(routes=routes)


async def test_it_gives_the_answers_text(visitor: Visitor) -> None:
    assert (await ask(visitor.address, "/assad")).startswith("Assad's future\n")


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (page("", 500), "500"),
        (page(""), "StopAsyncIteration"),
        (page(START), "ended before there was an answer"),
        (page(START.replace("data: ", "")), "StopAsyncIteration"),
    ],
)
async def test_it_says_where_the_chain_is_broken(broken: ASGIApp, why: str) -> None:
    server = Listener(broken)
    port = await server.start()
    try:
        with pytest.raises(CheckError, match=why):
            await ask(f"http://127.0.0.1:{port}")
    finally:
        await server.stop()


async def test_it_says_that_nobody_answers() -> None:
    with socket.socket() as reserved:
        reserved.bind(("127.0.0.1", 0))
        with pytest.raises(CheckError, match="ConnectError"):
            await ask(f"http://127.0.0.1:{reserved.getsockname()[1]}")
