"""Requests to the Bot API: what is known for sure when one fails, and nothing of its body in the logs."""

import os

# From python-telegram-bot 22.2 on durations are timedeltas; without this every 429 warns of it.
os.environ.setdefault("PTB_TIMEDELTA", "true")

import json
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import httpx
from telegram.error import NetworkError
from telegram.request import HTTPXRequest

from bot.app.progress import act
from bot.settings.forms import is_loopback

_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_NOT_DONE = {500, 502, 503}
"""What the gateways in front of Telegram say when they could not pass a request on; not 504: that one may be done."""

_HARMLESS = "/answerCallbackQuery"
"""May be done twice: the second time is refused, and nobody sees it."""


class NotDoneError(NetworkError):
    """The request has done nothing: it can be made again without doing anything twice."""


class Connection(HTTPXRequest):
    """HTTP to one Bot API server."""

    def __init__(self, api_url: str | None, *, seconds: float, connections: int) -> None:
        """`seconds` is how long an answer may take, beyond what a request for updates waits for them."""
        super().__init__(
            connection_pool_size=connections,
            read_timeout=seconds,
            write_timeout=seconds,
            connect_timeout=min(seconds, 10),
            pool_timeout=seconds,
            # A proxy that the environment names is no way to this machine's own loopback.
            httpx_kwargs={"trust_env": not is_loopback(urlsplit(api_url or "").hostname or "")},
        )

    async def do_request(self, url: str, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Make a request; status and body. Raises NotDoneError, TimedOut and other NetworkErrors."""
        undo = act()
        if url.endswith(_HARMLESS):
            undo()
        try:
            status, body = await super().do_request(url, *args, **kwargs)
        except NetworkError as error:
            if isinstance(error.__cause__, _NEVER_SENT):
                undo()
                raise NotDoneError(f"not connected: {type(error.__cause__).__name__}") from error
            raise
        if status in _NOT_DONE or status == HTTPStatus.TOO_MANY_REQUESTS:
            undo()
        if status in _NOT_DONE:
            raise NotDoneError(f"the server answered {status}")
        return status, body

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The body as an object; where it is none, that is said without showing it."""
        try:
            parsed = json.loads(payload)
        except ValueError:
            parsed = None
        if not isinstance(parsed, dict):
            raise NetworkError("the server answered something that is not the Bot API")
        return parsed
