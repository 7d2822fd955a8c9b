"""What Telegram calls with updates. Whoever lacks the secret gets nothing but a status, and so does Telegram."""

import asyncio
import contextlib
import hmac
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from http import HTTPStatus
from typing import Any

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from bot.metrics import Metrics
from bot.web.headers import media_type

PATH = "/telegram"
"""Below the public address; no secret, since every call must carry one."""
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 (the header's name)
MOST_BYTES = 1_048_576
"""Of a call's body; the largest updates have some hundred thousand."""
_DRAIN_SECONDS = 1.0
_DRAIN_BYTES = 16 * MOST_BYTES
"""What is read of a refused call, so that its sender gets to see the refusal instead of a broken connection."""

Take = Callable[[dict[str, Any]], Awaitable[HTTPStatus]]
"""Handle an update, given as an object, to its end; the status to answer with."""


class _RefusedError(Exception):
    """A call that nothing is done for."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status)
        self.status = status


class Webhook:
    """An ASGI application for one path. A call is answered with 200 once its update is handled.

    Anything else makes Telegram call again: 400 where the body is no update (it may have been damaged on the way), 408
    where it did not come in time, and whatever `take` says. Calls that are not Telegram's get 403 or 404, bodies that
    are too long 413; no answer has a body.
    """

    def __init__(self, secret: str, take: Take, metrics: Metrics, *, seconds: float = 10.0) -> None:
        """`seconds` is how long a body may take to come."""
        self._secret = secret.encode()
        self._take = take
        self._metrics = metrics
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one call."""
        body = _Body(receive)
        try:
            self._check(scope["method"], Headers(scope=scope))
            status = await self._take(_object(await body.read(self._seconds)))
        except _RefusedError as refused:
            await body.drain()
            status = refused.status
        self._metrics.webhook_calls.labels(status.value).inc()
        # After a refusal nothing more is wanted on this connection.
        headers = {} if status is HTTPStatus.OK else {"Connection": "close"}
        await Response(status_code=status, headers=headers)(scope, receive, send)

    def _check(self, method: str, headers: Headers) -> None:
        """Raise _RefusedError for what can't be Telegram's, or is said to be too long."""
        if method != "POST":
            raise _RefusedError(HTTPStatus.NOT_FOUND)
        if not hmac.compare_digest(headers.get(SECRET_HEADER, "").encode("latin-1"), self._secret):
            raise _RefusedError(HTTPStatus.FORBIDDEN)
        if media_type(headers) != "application/json":
            raise _RefusedError(HTTPStatus.FORBIDDEN)
        if int(headers.get("content-length", "0")) > MOST_BYTES:  # the server has refused what is no number
            raise _RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


class _Body:
    """A call's body, as it comes."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._is_whole = False

    async def read(self, seconds: float) -> bytes:
        """All of it. Raises _RefusedError where it is too long, too slow, or breaks off."""
        found = bytearray()
        try:
            async with asyncio.timeout(seconds):
                async for chunk in self._chunks():
                    found += chunk
                    if len(found) > MOST_BYTES:
                        raise _RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        except TimeoutError:
            raise _RefusedError(HTTPStatus.REQUEST_TIMEOUT) from None
        return bytes(found)

    async def drain(self) -> None:
        """Read what is still coming, within bounds."""
        length = 0
        with contextlib.suppress(TimeoutError, _RefusedError):
            async with asyncio.timeout(_DRAIN_SECONDS):
                async for chunk in self._chunks():
                    length += len(chunk)
                    if length > _DRAIN_BYTES:
                        return

    async def _chunks(self) -> AsyncIterator[bytes]:
        while not self._is_whole:
            message = await self._receive()
            self._is_whole = not message.get("more_body", False)
            if message["type"] == "http.disconnect":
                raise _RefusedError(HTTPStatus.BAD_REQUEST)
            yield message.get("body", b"")


def _object(body: bytes) -> dict[str, Any]:
    """The body as the object that it is. Raises _RefusedError where it is no update."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or type(found.get("update_id")) is not int:
        raise _RefusedError(HTTPStatus.BAD_REQUEST)
    return found
