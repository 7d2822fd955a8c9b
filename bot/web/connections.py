"""The connections of a server: those that ask for nothing go in time, and make room for those that do."""

import asyncio
from collections.abc import Iterator
from typing import Any

import uvicorn
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

MOST_CONNECTIONS = 500
"""Well below the 1,024 files that a process may usually have open; Telegram opens at most 100."""
HEAD_SECONDS = 10.0
"""For which a connection may be open without a request, or a request's head be on its way."""
KEEP_ALIVE_SECONDS = 75
"""Between requests. Longer than the routers of platforms keep theirs, or they send a call into one that is closing."""


class Config(uvicorn.Config):
    """Uvicorn's, with bounds that it does not have."""

    def __init__(self, app: ASGIApp, *, most: int, head_seconds: float, **others: Any) -> None:
        """`most` is how many connections, and requests at the same time, there may be."""
        super().__init__(
            Bounded(app, most), http=Connection, ws="none", timeout_keep_alive=KEEP_ALIVE_SECONDS, **others
        )
        self.most = most
        self.head_seconds = head_seconds


class Bounded:
    """Answers 503 beyond so many requests at the same time.

    Uvicorn's own limit counts connections, also those on which nothing is asked.
    """

    def __init__(self, app: ASGIApp, most: int) -> None:
        self._app = app
        self._places = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if self._places == 0:
            await PlainTextResponse("", 503, headers={"Connection": "close"})(scope, receive, send)
            return
        self._places -= 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._places += 1


class Connection(H11Protocol):
    """One connection. Uvicorn's own bounds only the time between two requests, and any byte ends that bound."""

    config: Config

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._head: asyncio.TimerHandle | None = None
        self._idle_since = self.loop.time()

    @property
    def is_idle(self) -> bool:
        """Whether no request is being answered."""
        return getattr(self.cycle, "response_complete", True)  # no request yet: no cycle

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for a request; where there are too many connections, another idle one goes."""
        super().connection_made(transport)
        self._await_head()
        if len(self.connections) > self.config.most:
            other = min(_idle(self.connections - {self}), key=Connection.worth, default=None)
            if other is not None:
                other.transport.abort()

    def worth(self) -> tuple[bool, float]:
        """What to sort idle connections by: first those that never asked for anything, then those idle longest."""
        return hasattr(self.cycle, "response_complete"), self._idle_since

    def data_received(self, data: bytes) -> None:
        """Take what came; where it is not the whole head of a request, its time is running."""
        super().data_received(data)
        if self.is_idle:
            self._await_head()
        else:
            self._forget_head()

    def on_response_complete(self) -> None:
        """Be idle again."""
        self._idle_since = self.loop.time()
        super().on_response_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """End."""
        self._forget_head()
        super().connection_lost(exc)

    def _await_head(self) -> None:
        if self._head is None and not self.transport.is_closing():
            self._head = self.loop.call_later(self.config.head_seconds, self.timeout_keep_alive_handler)

    def _forget_head(self) -> None:
        if self._head is not None:
            self._head.cancel()
            self._head = None


def _idle(connections: set[Any]) -> Iterator[Connection]:
    return (
        each
        for each in connections
        if isinstance(each, Connection) and each.is_idle and not each.transport.is_closing()
    )
