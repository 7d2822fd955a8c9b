import asyncio
import socket

import pytest

from bot.web.server import Server, bound
from tests.web.calling import GET, HOST, Slow, call, request


async def test_a_stop_waits_for_what_was_begun_and_takes_nothing_new() -> None:
    slow = Slow()
    server = Server(slow.app, bound(HOST, 0))
    server.start()
    idle = await asyncio.open_connection(HOST, server.port)
    port = server.port
    calling = asyncio.create_task(call(port, GET))
    await slow.begun.acquire()
    finishing = asyncio.create_task(server.finish())
    assert await idle[0].read() == b""  # hung up
    with pytest.raises(ConnectionRefusedError):
        await call(port, GET)
    assert not finishing.done()
    slow.gate.set()
    assert (await calling)[::2] == (200, b"done")
    await finishing
    await server.cut_off()
    idle[1].close()


async def test_what_does_not_finish_is_cut_off() -> None:
    slow = Slow()
    server = Server(slow.app, bound(HOST, 0))
    server.start()
    calling = asyncio.create_task(call(server.port, GET))
    await slow.begun.acquire()
    cutting = asyncio.create_task(server.cut_off())
    with pytest.raises((ConnectionResetError, asyncio.IncompleteReadError)):
        await calling
    slow.gate.set()
    await cutting


async def test_a_server_that_never_started_lets_its_port_go() -> None:
    server = Server(Slow().app, bound(HOST, 0))
    port = server.port
    await server.finish()
    await server.cut_off()
    bound(HOST, port).close()


@pytest.mark.parametrize("host", ["", HOST, "::1"])
async def test_it_listens_where_it_is_told(host: str) -> None:
    server = Server(Slow().app, bound(host, 0))
    server.start()
    reached = set()
    for address in (HOST, "::1"):
        try:
            _, writer = await asyncio.open_connection(address, server.port)
        except OSError:
            continue
        reached.add(address)
        writer.close()
    await server.cut_off()
    assert reached == ({HOST, "::1"} if not host and socket.has_dualstack_ipv6() else {host or HOST})


async def test_what_is_no_http_gets_400() -> None:
    server = Server(Slow().app, bound(HOST, 0))
    server.start()
    for raw in (b"sesame\r\n\r\n", request({}, method="GET", length=-1), request({"Content-Length": "9" * 5000})):
        reader, writer = await asyncio.open_connection(HOST, server.port)
        writer.write(raw)
        assert (await reader.read()).startswith(b"HTTP/1.1 400 ")
        writer.close()
    assert (await call(server.port, request({}, method="GET", path="/quick")))[2] == b"quick"
    await server.cut_off()
