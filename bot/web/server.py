"""An HTTP server in a running event loop, which is stopped in two steps: finish, then cut off."""

import asyncio
import contextlib
import socket
from collections.abc import Iterator

import uvicorn
from starlette.types import ASGIApp

from bot.web.connections import HEAD_SECONDS, MOST_CONNECTIONS, Config

_CUTTING_SECONDS = 1.0


class Server:
    """Serves an ASGI application on a socket that is bound already.

    server.start()
    ...
    await server.finish()
    await server.cut_off()
    """

    def __init__(
        self, app: ASGIApp, on: socket.socket, *, most: int = MOST_CONNECTIONS, head_seconds: float = HEAD_SECONDS
    ) -> None:
        """`most` is how many connections there may be, `head_seconds` how long one may take to ask for something."""
        config = Config(
            app,
            most=most,
            head_seconds=head_seconds,
            lifespan="off",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
        )
        self._socket = on
        self._server = _Uvicorn(config)
        self._task: asyncio.Task[None] | None = None

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._socket.getsockname()[1])

    def start(self) -> None:
        """Listen."""
        self._task = asyncio.create_task(self._server.serve([self._socket]), name=f"server on port {self.port}")

    async def ended(self) -> None:
        """Wait until it serves no more. Raises what has ended it."""
        if self._task is not None:
            await asyncio.shield(self._task)

    async def finish(self) -> None:
        """Listen no more, and wait until every call is answered."""
        self._server.should_exit = True
        if self._task is not None:
            await asyncio.wait({self._task})

    async def cut_off(self) -> None:
        """End what did not finish: give answers that are on their way a second, then close every connection."""
        self._server.should_exit = True
        if self._task is None:
            self._socket.close()
            return
        await asyncio.wait({self._task}, timeout=_CUTTING_SECONDS)
        self._server.force_exit = True
        for connection in list(self._server.server_state.connections):
            connection.transport.abort()
        await self._task


class _Uvicorn(uvicorn.Server):
    """Leaves signals to whoever runs the event loop."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def bound(host: str, port: int) -> socket.socket:
    """A socket bound to an address; to every one, of both kinds, where the host is empty. Raises OSError."""
    if host:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family)
    if socket.has_dualstack_ipv6():
        with contextlib.suppress(OSError):  # IPv6 may be there and switched off
            return socket.create_server(("", port), family=socket.AF_INET6, dualstack_ipv6=True)
    return socket.create_server(("", port))
