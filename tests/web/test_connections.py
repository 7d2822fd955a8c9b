"""Connections that ask for nothing are in nobody's way."""

import asyncio
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from starlette.types import ASGIApp

from bot.web.server import Server, bound
from tests.web.calling import GET, HOST, Slow, call, request

QUICK = request({}, method="GET", path="/quick")
SHORT, LONG = 0.2, 60.0
"""Seconds that a request's head may take."""
MOST = 20


@asynccontextmanager
async def served(app: ASGIApp, *, most: int = MOST, head_seconds: float = LONG) -> AsyncIterator[int]:
    server = Server(app, bound(HOST, 0), most=most, head_seconds=head_seconds)
    server.start()
    try:
        yield server.port
    finally:
        await server.cut_off()


async def hung_up(reader: StreamReader) -> bool:
    """Whether the server has closed the connection, or does so soon."""
    try:
        async with asyncio.timeout(5):
            return await reader.read() == b""
    except ConnectionResetError:
        return True


async def is_open(connection: tuple[StreamReader, StreamWriter]) -> bool:
    """Whether a request is answered on it."""
    reader, writer = connection
    writer.write(QUICK)
    try:
        return (await reader.readuntil(b"quick")).startswith(b"HTTP/1.1 200 ")
    except (asyncio.IncompleteReadError, ConnectionResetError):
        return False


@pytest.mark.parametrize("begun", [b"", b"GET", QUICK[:-2]], ids=["nothing", "a word", "all but the end"])
async def test_a_connection_without_a_whole_request_is_closed(begun: bytes) -> None:
    async with served(Slow().app, head_seconds=SHORT) as port:
        reader, writer = await asyncio.open_connection(HOST, port)
        writer.write(begun)
        assert await hung_up(reader)
        writer.close()


async def test_a_head_that_trickles_gains_no_time() -> None:
    async with served(Slow().app, head_seconds=SHORT) as port:
        reader, writer = await asyncio.open_connection(HOST, port)
        began = asyncio.get_running_loop().time()
        for each in QUICK:
            writer.write(bytes([each]))
            await asyncio.sleep(SHORT / 10)
            if reader.at_eof():
                break
        assert asyncio.get_running_loop().time() - began < 4 * SHORT
        assert await hung_up(reader)
        writer.close()


async def test_an_answer_may_take_longer_than_a_head_and_the_next_request_may_wait() -> None:
    slow = Slow()
    async with served(slow.app, head_seconds=SHORT) as port:
        reader, writer = await asyncio.open_connection(HOST, port)
        writer.write(GET)
        await slow.begun.acquire()
        await asyncio.sleep(2 * SHORT)
        slow.gate.set()
        assert (await reader.readuntil(b"done")).startswith(b"HTTP/1.1 200 ")
        await asyncio.sleep(2 * SHORT)
        assert await is_open((reader, writer))
        writer.close()


async def test_the_one_that_was_idle_longest_makes_room() -> None:
    async with served(Slow().app) as port:
        opened = []
        for _ in range(MOST + 10):
            opened.append(await asyncio.open_connection(HOST, port))
            await asyncio.sleep(0)
        assert (await call(port, QUICK))[0] == 200
        assert [await is_open(each) for each in (opened[0], opened[9], opened[-1])] == [False, False, True]
        for _, writer in opened:
            writer.close()


async def test_one_that_has_asked_before_stays_longer_than_those_that_never_did() -> None:
    async with served(Slow().app) as port:
        regular = await asyncio.open_connection(HOST, port)
        assert await is_open(regular)
        strangers = [await asyncio.open_connection(HOST, port) for _ in range(MOST + 10)]
        assert (await call(port, QUICK))[0] == 200
        assert await is_open(regular)
        for _, writer in [regular, *strangers]:
            writer.close()


async def test_what_is_being_answered_makes_room_for_nobody() -> None:
    slow = Slow()
    async with served(slow.app, most=3) as port:
        calling = [asyncio.create_task(call(port, GET)) for _ in range(3)]
        for _ in calling:
            await slow.begun.acquire()
        assert (await call(port, QUICK))[0] == 503
        slow.gate.set()
        assert [status for status, _, _ in await asyncio.gather(*calling)] == [200] * 3
        assert (await call(port, QUICK))[0] == 200
