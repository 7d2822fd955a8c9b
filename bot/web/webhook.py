"""What Telegram calls with updates. Whoever lacks the secret gets nothing but a status, and so does Telegram."""

import asyncio
import hmac
import json
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from bot.metrics import Metrics

PATH = "/telegram"
"""Below the public address; no secret, since every call must carry one."""
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 (the header's name)
MOST_BYTES = 1_048_576
"""Of a call's body; the largest updates have some hundred thousand."""
BODY_SECONDS = 10.0
"""In which the body must have come."""
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

    def __init__(self, secret: str, take: Take, metrics: Metrics) -> None:
        self._secret = secret.encode()
        self._take = take
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one call."""
        request = Request(scope, receive)
        status = await self._status(request)
        self._metrics.webhook_calls.labels(status.value).inc()
        # After a refusal nothing more is wanted on this connection.
        headers = {} if status is HTTPStatus.OK else {"Connection": "close"}
        await Response(status_code=status, headers=headers)(scope, receive, send)

    async def _status(self, request: Request) -> HTTPStatus:
        try:
            self._check(request)
            update = _object(await _body(request))
        except _RefusedError as refused:
            await _drain(request)
            return refused.status
        except ClientDisconnect:
            return HTTPStatus.BAD_REQUEST
        return await self._take(update)

    def _check(self, request: Request) -> None:
        """Raise _RefusedError for what can't be Telegram's."""
        if request.method != "POST":
            raise _RefusedError(HTTPStatus.NOT_FOUND)
        given = request.headers.get(SECRET_HEADER, "").encode("latin-1")
        if not hmac.compare_digest(given, self._secret):
            raise _RefusedError(HTTPStatus.FORBIDDEN)
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            raise _RefusedError(HTTPStatus.FORBIDDEN)


async def _body(request: Request) -> bytes:
    """The body. Raises _RefusedError where it is too long or too slow, ClientDisconnect where it breaks off."""
    if _declared(request) > MOST_BYTES:
        raise _RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for chunk in request.stream():
                body += chunk
                if len(body) > MOST_BYTES:
                    raise _RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    except TimeoutError:
        raise _RefusedError(HTTPStatus.REQUEST_TIMEOUT) from None
    return bytes(body)


def _declared(request: Request) -> int:
    """The length that the call says its body has; the server has refused what is no number."""
    return int(request.headers.get("content-length", "0"))


def _object(body: bytes) -> dict[str, Any]:
    """The body as the object that it is. Raises _RefusedError where it is none."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or type(found.get("update_id")) is not int:
        raise _RefusedError(HTTPStatus.BAD_REQUEST)
    return found


async def _drain(request: Request) -> None:
    """Read what is still coming, within bounds."""
    length = 0
    try:
        async with asyncio.timeout(_DRAIN_SECONDS):
            while length < _DRAIN_BYTES:
                message = await request.receive()
                length += len(message.get("body", b""))
                if not message.get("more_body"):
                    return
    except TimeoutError:
        return
