"""An HTTP listener on the loopback interface that starts and stops within a running event loop.

uvicorn's own Server handles signals, ticks, and takes a while to stop; its HTTP protocol does not.
"""

import asyncio
import socket
from typing import cast

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

HOST = "127.0.0.1"


class Listener:
    """Serves an ASGI application on a free port (or a given one)."""

    def __init__(self, app: ASGIApp) -> None:
        self._config = uvicorn.Config(app, lifespan="off", http="h11", ws="none", log_config=None, access_log=False)
        self._state = ServerState()
        self._server: asyncio.Server | None = None

    async def start(self, port: int = 0, *, on: socket.socket | None = None) -> int:
        """Listen, on a socket that is bound already if one is given; the port."""
        self._config.load()
        loop = asyncio.get_running_loop()
        if on is None:
            self._server = await loop.create_server(self._protocol, HOST, port)
        else:
            self._server = await loop.create_server(self._protocol, sock=on)
        return int(self._server.sockets[0].getsockname()[1])

    async def stop(self) -> None:
        """Listen no more, cut every connection, and wait until each request's task has noticed."""
        if self._server is None:
            return
        self._server.close()
        for connection in self._connections():
            connection.transport.abort()
        while self._state.tasks:
            await asyncio.wait(self._state.tasks)
        await self._server.wait_closed()

    def hang_up(self, client: tuple[str, int]) -> None:
        """Cut the connection of one client."""
        for connection in self._connections():
            if connection.client == client:
                connection.transport.abort()

    def _protocol(self) -> H11Protocol:
        return H11Protocol(self._config, self._state, {})

    def _connections(self) -> list[H11Protocol]:
        return cast("list[H11Protocol]", list(self._state.connections))
