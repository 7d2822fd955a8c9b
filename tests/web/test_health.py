import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from starlette.applications import Starlette

from bot.metrics import Metrics
from bot.web.health import Check, Health
from tests.web.calling import call, request, served

TOKEN = "only-for-this-test_"  # noqa: S105 (it opens nothing)


async def yes() -> bool:
    return True


async def no() -> bool:
    return False


async def broken() -> bool:
    raise OSError("sesame")


async def hanging() -> bool:
    await asyncio.Event().wait()
    return True


@asynccontextmanager
async def health(
    checks: dict[str, Check], token: str | None = None
) -> AsyncIterator[Callable[..., Awaitable[tuple[int, str]]]]:
    """What to ask for a path with: gives status and body."""
    app = Starlette(routes=list(Health(checks, Metrics(), token, seconds=0.05).routes()))
    async with served(app) as port:

        async def get(path: str, **headers: str) -> tuple[int, str]:
            status, _, body = await call(port, request(headers, method="GET", path=path))
            return status, body.decode()

        yield get


@pytest.mark.parametrize(
    ("checks", "status", "said"),
    [
        ({}, 200, {}),
        ({"library": yes, "storage": yes}, 200, {"library": "ok", "storage": "ok"}),
        ({"library": yes, "telegram": no}, 503, {"library": "ok", "telegram": "failing"}),
        ({"storage": broken, "library": yes}, 503, {"storage": "failing", "library": "ok"}),
        ({"telegram": hanging}, 503, {"telegram": "failing"}),
    ],
    ids=["none", "all hold", "one does not", "one breaks", "one hangs"],
)
async def test_it_is_ready_when_every_check_holds(checks: dict[str, Check], status: int, said: dict[str, str]) -> None:
    async with health(checks) as get:
        found, body = await get("/readyz")
        assert (found, json.loads(body)) == (status, said)
        assert (await get("/healthz"))[0] == 200


async def test_metrics_are_in_prometheus_format() -> None:
    async with health({}) as get:
        status, body = await get("/metrics")
    assert status == 200
    assert "# TYPE verbatim_updates_total counter" in body


@pytest.mark.parametrize("path", ["/readyz", "/metrics"])
async def test_with_a_token_only_who_has_it_gets_anything(path: str) -> None:
    async with health({"library": yes}, TOKEN) as get:
        for wrong in ("", TOKEN, f"Bearer {TOKEN[:-1]}", f"Bearer {TOKEN}x", f"Basic {TOKEN}"):
            assert await get(path, Authorization=wrong) == (403, "")
        assert await get(path) == (403, "")
        assert (await get(path, Authorization=f"Bearer {TOKEN}"))[0] == 200


async def test_that_it_is_alive_platforms_learn_without_the_token() -> None:
    async with health({"library": no}, TOKEN) as get:
        assert await get("/healthz") == (200, "alive\n")
