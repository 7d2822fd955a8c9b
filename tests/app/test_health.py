import asyncio
from dataclasses import replace

import httpx
import pytest

from bot.app import Parts
from bot.app.checks import FRESH_SECONDS, Remembered
from bot.app.service import Service
from bot.settings import POLLING, Place, Secret, Serving, Settings
from bot.simulator.server import Simulator
from tests.app.calling import HOST, called_at, free_port, serving
from tests.handlers.running import ask, settings_for

SOUND = {"library": "ok", "telegram": "ok", "storage": "ok"}


def client(port: int) -> httpx.AsyncClient:
    return httpx.AsyncClient(base_url=f"http://{HOST}:{port}", trust_env=False)


def polling_at(telegram: Simulator, port: int) -> Settings:
    return replace(settings_for(telegram), serving=Serving(status=Place(HOST, port)))


async def test_a_bot_that_polls_says_how_it_is_at_an_address_of_its_own(telegram: Simulator, parts: Parts) -> None:
    async with serving(polling_at(telegram, port := free_port()), parts), client(port) as web:
        assert await ask(telegram)
        assert (await web.get("/healthz")).status_code == 200
        ready = await web.get("/readyz")
        assert (ready.status_code, ready.json()) == (200, SOUND)
        assert "verbatim_updates_total" in (await web.get("/metrics")).text
        for path in ("/", "/telegram", f"/a/{next(iter(parts.library.articles))}"):
            assert ((found := await web.get(path)).status_code, found.content) == (404, b"")


async def test_with_an_address_of_its_own_health_is_nowhere_else(telegram: Simulator, parts: Parts) -> None:
    settings = called_at(telegram, port := free_port())
    status = free_port()
    apart = replace(settings, serving=replace(settings.serving, status=Place(HOST, status)))
    async with serving(apart, parts) as bot, client(port) as public, client(status) as private:
        assert bot.service.ports == [port, status]
        assert (await public.get("/")).status_code == 200
        for path in ("/healthz", "/readyz", "/metrics"):
            assert (await public.get(path)).status_code == 404
            assert (await private.get(path)).status_code == 200


async def test_the_token_that_is_set_is_asked_for(telegram: Simulator, parts: Parts) -> None:
    settings = called_at(telegram, port := free_port())
    token = "only-for-this-test_"  # noqa: S105 (it opens nothing)
    guarded = replace(settings, serving=replace(settings.serving, status_token=Secret(token)))
    async with serving(guarded, parts), client(port) as web:
        assert (await web.get("/metrics")).status_code == 403
        assert (await web.get("/metrics", headers={"Authorization": f"Bearer {token}"})).status_code == 200


@pytest.mark.parametrize("is_called", [False, True])
async def test_while_telegram_cannot_be_reached_it_is_alive_but_not_ready(parts: Parts, is_called: bool) -> None:
    async with Simulator() as telegram:
        gone = telegram
    port = free_port()
    settings = called_at(gone, port) if is_called else polling_at(gone, port)
    service = Service(settings, parts)
    starting = asyncio.create_task(service.__aenter__())
    async with client(port) as web:
        await until_listening(web)
        assert (await web.get("/healthz")).status_code == 200
        ready = await web.get("/readyz")
        assert (ready.status_code, ready.json()) == (503, SOUND | {"telegram": "failing"})
    starting.cancel()
    assert isinstance((await asyncio.gather(starting, return_exceptions=True))[0], asyncio.CancelledError)


async def until_listening(web: httpx.AsyncClient) -> None:
    """Until the server, which begins to listen in a moment, does."""
    async with asyncio.timeout(5):
        while True:
            try:
                await web.get("/healthz")
            except httpx.ConnectError:
                await asyncio.sleep(0)
            else:
                return


async def test_a_bot_whose_webhook_was_taken_away_is_not_ready(telegram: Simulator, parts: Parts) -> None:
    async with serving(called_at(telegram, port := free_port()), parts), client(port) as web:
        assert (await web.get("/healthz")).status_code == 200
        telegram.world.webhook.url = "http://127.0.0.1:1/elsewhere"
        ready = await web.get("/readyz")
        assert (ready.status_code, ready.json()) == (503, SOUND | {"telegram": "failing"})


async def test_telegram_is_not_asked_more_often_than_need_be() -> None:
    asked, now = 0, 100.0

    async def check() -> bool:
        nonlocal asked
        asked += 1
        await asyncio.sleep(0)
        return asked % 2 == 1

    remembered = Remembered(check, lambda: now)
    assert await asyncio.gather(*(remembered() for _ in range(5))) == [True] * 5
    now += FRESH_SECONDS - 0.1
    assert await remembered()
    now += 0.2
    assert not await remembered()
    assert asked == 2


@pytest.mark.parametrize("is_called", [False, True])
@pytest.mark.parametrize("fault", ["silent", "flooded", "broken"])
async def test_telegram_in_trouble_is_not_asked_again_by_everybody_who_wants_to_know(
    telegram: Simulator, parts: Parts, is_called: bool, fault: str
) -> None:
    port = free_port()
    settings = called_at(telegram, port) if is_called else polling_at(telegram, port)
    method = "getWebhookInfo" if is_called else "getMe"
    async with serving(settings, parts), client(port) as web:
        before = len(telegram.calls(method))
        match fault:
            case "silent":
                telegram.faults.silence(method, times=50)
            case "flooded":
                telegram.faults.flood(method, times=50, retry_after=1)
            case _:
                telegram.faults.broken(method, times=50)
        for _ in range(3):
            answers = await asyncio.gather(*(web.get("/readyz") for _ in range(5)))
            assert {(each.status_code, each.json()["telegram"]) for each in answers} == {(503, "failing")}
        assert len(telegram.calls(method)) == before + 1


async def test_the_status_address_alone_does_not_make_the_bot_called(telegram: Simulator, parts: Parts) -> None:
    async with serving(polling_at(telegram, free_port()), parts):
        assert await ask(telegram)
        assert telegram.world.webhook.url == ""
    assert polling_at(telegram, 1).serving.updates == POLLING
