import asyncio
from dataclasses import replace
from typing import Any

import httpx
import pytest

from bot.app import Parts
from bot.app.application import UPDATES
from bot.app.calls import webhook_secret
from bot.app.service import Service
from bot.settings import POLLING, Place, Secret, SettingsError
from bot.simulator.courier import SECRET_HEADER
from bot.simulator.server import Simulator
from bot.web.server import bound
from tests.app.calling import HOST, called_at, free_port, serving
from tests.handlers.running import ask, own, running


async def test_what_telegram_calls_with_is_answered(telegram: Simulator, parts: Parts) -> None:
    port = free_port()
    async with serving(called_at(telegram, port), parts):
        assert await ask(telegram, "what did lavrov say on assad")
        await telegram.until_idle()
        hook = telegram.world.webhook
        assert hook.url == f"http://127.0.0.1:{port}/telegram"
        assert hook.max_connections == 64
        assert set(telegram.world.updates.allowed) == set(UPDATES)
    assert {each.status for each in telegram.deliveries} == {200}
    assert telegram.refusals == []
    assert not telegram.calls("getUpdates")


async def test_the_secret_is_made_of_the_token_unless_it_is_set(telegram: Simulator, parts: Parts) -> None:
    settings = called_at(telegram, free_port())
    made = webhook_secret(settings)
    assert len(made) == 64
    assert made == webhook_secret(settings)
    assert made != webhook_secret(replace(settings, token=Secret(f"{telegram.token}x")))
    assert telegram.token.partition(":")[2] not in made
    own_secret = replace(settings, serving=replace(settings.serving, webhook_secret=Secret("one-of-our-own_1")))
    async with serving(own_secret, parts):
        assert own_secret.serving.webhook_secret is not None
        assert telegram.world.webhook.secret_token == own_secret.serving.webhook_secret.value
        assert await ask(telegram)


async def test_who_lacks_the_secret_gets_nothing_done(telegram: Simulator, parts: Parts) -> None:
    ada = telegram.user("Ada")
    settings = called_at(telegram, port := free_port())
    async with serving(settings, parts), httpx.AsyncClient(base_url=f"http://{HOST}:{port}", trust_env=False) as client:
        telegram.say(ada, "/about")
        await telegram.next_message(telegram.private(ada))
        await telegram.until_idle()
        forged = telegram.deliveries[0].update | {"update_id": 1}
        for headers in ({}, {SECRET_HEADER: "a-guess"}, {SECRET_HEADER: telegram.token}):
            found = await client.post("/telegram", json=forged, headers=headers)
            assert (found.status_code, found.content) == (403, b"")
        right = {SECRET_HEADER: webhook_secret(settings)}
        assert (await client.post("/telegram", json=forged, headers=right)).status_code == 200
    assert len(own(telegram, telegram.private(ada))) == 2


async def test_an_update_that_comes_again_is_answered_once(telegram: Simulator, parts: Parts) -> None:
    ada = telegram.user("Ada")
    async with serving(called_at(telegram, free_port()), parts):
        telegram.say(ada, "/about")
        await telegram.next_message(telegram.private(ada))
        await telegram.until_idle()
        telegram.repeat_last_update()
        await telegram.until_idle()
    assert [each.status for each in telegram.deliveries] == [200, 200]
    assert len(own(telegram, telegram.private(ada))) == 1


async def test_an_update_that_comes_again_while_it_is_handled_waits_for_that(telegram: Simulator, parts: Parts) -> None:
    ada = telegram.user("Ada")
    settings = called_at(telegram, port := free_port())
    async with serving(settings, parts), httpx.AsyncClient(trust_env=False) as client:
        telegram.faults.slow("sendMessage", seconds=0.3)
        telegram.say(ada, "/about")
        await telegram.wait_until(lambda: telegram.calls("sendMessage"))
        update = telegram.world.updates.newest
        headers = {SECRET_HEADER: webhook_secret(settings)}
        again = await client.post(f"http://{HOST}:{port}/telegram", json=update, headers=headers)
        assert again.status_code == 200
        assert telegram.open_requests == 0
        await telegram.until_idle()
    assert len(own(telegram, telegram.private(ada))) == 1


@pytest.mark.parametrize(
    "unreadable",
    [
        {},
        {"text": "sesame"},
        {"message_id": 1, "date": 10**20, "chat": {"id": 1, "type": "private"}},
    ],
)
async def test_an_update_that_cannot_be_read_is_acknowledged(
    telegram: Simulator, parts: Parts, unreadable: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    settings = called_at(telegram, port := free_port())
    async with serving(settings, parts), httpx.AsyncClient(trust_env=False) as client:
        headers = {SECRET_HEADER: webhook_secret(settings)}
        update = {"update_id": 5, "message": unreadable}
        found = await client.post(f"http://{HOST}:{port}/telegram", json=update, headers=headers)
        assert found.status_code == 200
        assert await ask(telegram)
    told = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
    assert len(told) == 1
    assert "can't be read, and is passed over" in told[0]
    assert "sesame" not in told[0]


async def test_the_webhook_stays_and_what_comes_meanwhile_is_answered_later(telegram: Simulator, parts: Parts) -> None:
    ada = telegram.user("Ada")
    settings = called_at(telegram, free_port())
    async with serving(settings, parts):
        assert await ask(telegram)
    assert telegram.world.webhook.url
    telegram.say(ada, "/about")
    await telegram.wait_until(lambda: telegram.deliveries and telegram.deliveries[-1].status is None)
    async with serving(settings, parts):
        await telegram.next_message(telegram.private(ada))
        await telegram.until_idle()
    assert len(own(telegram, telegram.private(ada))) == 1


async def test_polling_and_webhook_take_turns(telegram: Simulator, parts: Parts) -> None:
    settings = called_at(telegram, free_port())
    async with running(telegram, parts):
        assert await ask(telegram)
    async with serving(settings, parts):
        assert await ask(telegram)
    async with running(telegram, parts):
        assert await ask(telegram)
        assert telegram.world.webhook.url == ""
    assert telegram.refusals == []


async def test_a_poller_leaves_when_somebody_sets_a_webhook(telegram: Simulator, parts: Parts) -> None:
    async with running(telegram, parts) as poller:
        await ask(telegram)
        async with serving(called_at(telegram, free_port()), parts):
            with pytest.raises(SettingsError, match=r"another process gets the updates .* webhook"):
                await asyncio.wait_for(poller.task, 5)
            assert await ask(telegram)


async def test_the_bot_waits_for_telegram_to_come_up(telegram: Simulator, parts: Parts) -> None:
    ada = telegram.user("Ada")
    settings = called_at(telegram, free_port(), retries=0)
    async with serving(settings, parts):
        assert await ask(telegram)
    telegram.say(ada, "/about")  # Telegram calls while the bot is still on its way
    telegram.faults.broken("getMe", times=2)
    telegram.faults.hang_up("setWebhook")
    async with serving(settings, parts):
        await telegram.next_message(telegram.private(ada))
        await telegram.until_idle()
    assert 503 in {each.status for each in telegram.deliveries}
    assert len(own(telegram, telegram.private(ada))) == 1


async def test_an_address_that_telegram_refuses_is_named(telegram: Simulator, parts: Parts) -> None:
    settings = replace(called_at(telegram, free_port()), public_url="ftp://bot.example.org")
    with pytest.raises(SettingsError, match=r"^PUBLIC_URL .*does not call ftp://bot\.example\.org/telegram.*https url"):
        async with Service(settings, parts):
            pass


@pytest.mark.parametrize("name", ["PORT", "STATUS_ADDRESS"])
async def test_a_port_that_is_taken_is_named(telegram: Simulator, parts: Parts, name: str) -> None:
    with bound(HOST, 0) as taken:
        port, other = int(taken.getsockname()[1]), free_port()
        site, status = (port, other) if name == "PORT" else (other, port)
        settings = called_at(telegram, site)
        settings = replace(settings, serving=replace(settings.serving, status=Place(HOST, status)))
        with pytest.raises(SettingsError, match=rf"^{name} .*nothing can listen on port {port} of 127\.0\.0\.1"):
            async with Service(settings, parts):
                pass
    bound(HOST, other).close()  # nothing is left open


async def test_an_address_of_another_machine_is_named(telegram: Simulator, parts: Parts) -> None:
    settings = called_at(telegram, free_port())
    elsewhere = replace(settings, serving=replace(settings.serving, host="192.0.2.1"))  # RFC 5737: nobody's
    with pytest.raises(SettingsError, match=r"^PORT .* of 192\.0\.2\.1: .*set an address of this machine"):
        async with Service(elsewhere, parts):
            pass


@pytest.mark.parametrize("path", ["", "/verbatim"])
async def test_pages_and_health_are_where_the_webhook_is(telegram: Simulator, parts: Parts, path: str) -> None:
    settings = called_at(telegram, port := free_port(), path=path)
    async with serving(settings, parts), httpx.AsyncClient(trust_env=False) as client:
        assert await ask(telegram)
        slug = next(iter(parts.library.articles))
        for root in {"", path}:
            for page in ("/", f"/a/{slug}", "/healthz", "/readyz", "/metrics"):
                assert (await client.get(f"http://{HOST}:{port}{root}{page}")).status_code == 200, page
            assert (await client.get(f"http://{HOST}:{port}{root}/nowhere")).status_code == 404
            assert (await client.post(f"http://{HOST}:{port}{root}/a/{slug}")).status_code == 404


async def test_who_polls_can_have_pages_too(telegram: Simulator, parts: Parts) -> None:
    settings = called_at(telegram, port := free_port())
    polling = replace(settings, serving=replace(settings.serving, updates=POLLING))
    async with serving(polling, parts), httpx.AsyncClient(trust_env=False) as client:
        assert await ask(telegram)
        assert (await client.get(f"http://{HOST}:{port}/")).status_code == 200
        headers = {SECRET_HEADER: webhook_secret(settings)}
        assert (await client.post(f"http://{HOST}:{port}/telegram", json={}, headers=headers)).status_code == 404
        assert telegram.world.webhook.url == ""


async def test_who_sets_nothing_opens_no_port(telegram: Simulator, parts: Parts) -> None:
    async with running(telegram, parts) as bot:
        assert bot.service.ports == []
