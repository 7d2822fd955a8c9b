"""How the bot is: for the platform that runs it, and for those who watch it."""

import asyncio
import hmac
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.metrics import CONTENT_TYPE, Metrics

_FRESH: Mapping[str, str] = {"Cache-Control": "no-store"}

Check = Callable[[], Awaitable[bool]]
"""Whether a part does its work; may raise, which means no."""


class Health:
    """The routes `/healthz` (alive), `/readyz` (able to answer) and `/metrics`.

    `checks` are asked at each call of `/readyz`, by the name that it shows. With a token, whoever asks for these or for
    the metrics must have it: `Authorization: Bearer <token>`. That the process is alive everybody may know: platforms
    ask without a token.
    """

    def __init__(
        self, checks: Mapping[str, Check], metrics: Metrics, token: str | None = None, *, seconds: float = 3.0
    ) -> None:
        """`seconds` is how long a check may take before it counts as failed."""
        self._checks = checks
        self._metrics = metrics
        self._seconds = seconds
        self._expected = f"Bearer {token}".encode() if token else None

    def routes(self) -> list[Route]:
        """All three."""
        return [
            Route("/healthz", self._alive),
            Route("/readyz", self._ready),
            Route("/metrics", self._count),
        ]

    @staticmethod
    async def _alive(_request: Request) -> Response:
        return PlainTextResponse("alive\n", headers=_FRESH)

    async def _ready(self, request: Request) -> Response:
        if refusal := self._refusal(request):
            return refusal
        found = await asyncio.gather(*(_holds(check, self._seconds) for check in self._checks.values()))
        said = {name: "ok" if holds else "failing" for name, holds in zip(self._checks, found, strict=True)}
        status = HTTPStatus.OK if all(found) else HTTPStatus.SERVICE_UNAVAILABLE
        return JSONResponse(said, status, headers=_FRESH)

    async def _count(self, request: Request) -> Response:
        refusal = self._refusal(request)
        return refusal or Response(self._metrics.text(), headers={**_FRESH, "Content-Type": CONTENT_TYPE})

    def _refusal(self, request: Request) -> Response | None:
        """The answer to whoever lacks the token."""
        given = request.headers.get("authorization", "").encode("latin-1")
        if self._expected is None or hmac.compare_digest(given, self._expected):
            return None
        return Response(status_code=HTTPStatus.FORBIDDEN)


async def _holds(check: Check, seconds: float) -> bool:
    """What a check says; nothing of why it fails, which is in the log of whoever failed."""
    try:
        async with asyncio.timeout(seconds):
            return await check()
    except Exception:  # noqa: BLE001 (whatever is wrong with it: it does not do its work)
        return False
