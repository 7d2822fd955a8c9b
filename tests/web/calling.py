"""A server for one application, and calls of it as bytes, however wrong they are."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from bot.web.server import Server, bound

HOST = "127.0.0.1"


@asynccontextmanager
async def served(app: ASGIApp) -> AsyncIterator[int]:
    """The port of a server that runs until the end of the block."""
    server = Server(app, bound(HOST, 0))
    server.start()
    try:
        yield server.port
    finally:
        await server.cut_off()


def request(
    headers: Mapping[str, str], body: bytes = b"", *, method: str = "POST", path: str = "/", length: int | None = None
) -> bytes:
    """A request; `length` is what it says of its body."""
    lines = [f"{method} {path} HTTP/1.1", "Host: test", f"Content-Length: {len(body) if length is None else length}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def chunked(headers: Mapping[str, str], *chunks: bytes, path: str = "/") -> bytes:
    """A request whose body comes in chunks, without a word on how long it is."""
    lines = [f"POST {path} HTTP/1.1", "Host: test", "Transfer-Encoding: chunked"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    body = b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks)
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body + b"0\r\n\r\n"


async def call(port: int, raw: bytes) -> tuple[int, dict[str, str], bytes]:
    """Send bytes; status, headers and body of the answer."""
    reader, writer = await asyncio.open_connection(HOST, port)
    try:
        async with asyncio.timeout(20):
            writer.write(raw)
            await writer.drain()
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            first, *lines = head.strip().split("\r\n")
            headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
            body = await reader.readexactly(int(headers.get("content-length", "0")))
    finally:
        writer.close()
    return int(first.split(" ")[1]), headers, body


class Slow:
    """Answers when it is let go; each request that is begun lets one more acquire `begun`."""

    def __init__(self) -> None:
        self.begun, self.gate = asyncio.Semaphore(0), asyncio.Event()
        self.app = Starlette(routes=[Route("/", self.answer), Route("/quick", self.quick)])

    async def answer(self, _: Request) -> Response:
        self.begun.release()
        await self.gate.wait()
        return PlainTextResponse("done")

    async def quick(self, _: Request) -> Response:
        return PlainTextResponse("quick")


GET = request({}, method="GET")
