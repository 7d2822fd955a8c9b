import asyncio
from contextlib import AsyncExitStack
from dataclasses import replace

import pytest
from telegram.error import InvalidToken

from bot.app import Parts
from bot.app.application import UPDATES, build_application
from bot.app.polling import CONFIRMING, Poller
from bot.app.service import Service
from bot.app.turns import Turns
from bot.metrics import Metrics
from bot.settings import Secret, SettingsError
from bot.simulator.server import Simulator
from bot.storage import Memory
from tests.handlers.running import ask, own, running, settings_for


async def test_the_bot_waits_for_telegram_to_come_up(telegram: Simulator, parts: Parts) -> None:
    telegram.faults.broken("getMe", times=2)
    telegram.faults.hang_up("deleteWebhook")
    async with running(telegram, parts, retries=0):
        assert await ask(telegram)


async def test_a_start_that_telegram_puts_off_waits_as_long_as_it_asks_for(
    telegram: Simulator, parts: Parts, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.faults.flood("getMe", retry_after=3600)
    service = Service(settings_for(telegram), parts)
    starting = asyncio.create_task(service.__aenter__())
    async with asyncio.timeout(10):
        while not any("again in 3600.1 s" in message for message in caplog.messages):  # noqa: ASYNC110 (of the log there are no events)
            await asyncio.sleep(0.01)
    assert len(telegram.calls("getMe")) == 1
    starting.cancel()
    await asyncio.wait({starting})


async def test_a_token_that_is_refused_ends_the_start(telegram: Simulator, parts: Parts) -> None:
    wrong = replace(settings_for(telegram), token=Secret("123456789:wrong-token-wrong-token-wrong-token"))
    with pytest.raises(SettingsError, match=r"^TELEGRAM_BOT_TOKEN .*refused.*@BotFather") as caught:
        async with Service(wrong, parts):
            pass
    assert "wrong-token" not in str(caught.value)


@pytest.mark.parametrize("status", [400, 403])
async def test_a_server_that_refuses_ends_the_start(telegram: Simulator, parts: Parts, status: int) -> None:
    telegram.faults.broken("getMe", status=status)
    with pytest.raises(SettingsError, match=r"^TELEGRAM_API_URL .*must be a Bot API server's"):
        async with Service(settings_for(telegram), parts):
            pass


async def test_the_kinds_of_updates_are_set_anew_at_every_start(telegram: Simulator, parts: Parts) -> None:
    telegram.world.updates.allowed = ["poll"]
    async with running(telegram, parts):
        await telegram.wait_until(lambda: set(telegram.world.updates.allowed) == set(UPDATES))
        assert await ask(telegram)


async def test_a_token_that_is_revoked_ends_the_polling(telegram: Simulator, parts: Parts) -> None:
    wrong = replace(settings_for(telegram), token=Secret("123456789:wrong-token-wrong-token-wrong-token"))
    application = build_application(wrong, lambda: parts.replies, Memory(), Turns(at_once=1), Metrics())
    poller = Poller(application.bot, UPDATES, 1, Metrics())
    with pytest.raises(InvalidToken):
        await application.bot.initialize()
    async with asyncio.timeout(5):
        with pytest.raises(InvalidToken):
            await poller.run(application.update_queue.put)
    await application.bot.shutdown()


async def test_of_two_pollers_the_older_one_leaves(telegram: Simulator, parts: Parts) -> None:
    ada = telegram.user("Ada")
    async with running(telegram, parts) as older:
        await ask(telegram)
        async with running(telegram, parts) as newer:
            with pytest.raises(SettingsError, match=r"another process gets the updates"):
                await asyncio.wait_for(older.task, 5)
            telegram.say(ada, "/privacy")
            await telegram.next_message(telegram.private(ada))
            assert not newer.task.done()
    assert len(own(telegram, telegram.private(ada))) == 1


async def test_a_stop_finishes_what_was_taken_and_tells_telegram(telegram: Simulator, parts: Parts) -> None:
    people = [telegram.user(f"Ada {number}") for number in range(5)]
    async with running(telegram, parts):
        await ask(telegram)
        telegram.faults.slow("sendMessage", times=5, seconds=0.2)
        for person in people:
            telegram.say(person, "/privacy")
            telegram.say(person, "/about")
        await telegram.wait_until(lambda: len(telegram.calls("sendMessage")) >= 2)
    assert [len(own(telegram, telegram.private(person))) for person in people] == [2] * 5
    assert telegram.world.updates.count == 0
    assert telegram.refusals == []


async def test_a_stop_waits_no_longer_than_it_may(
    telegram: Simulator, parts: Parts, caplog: pytest.LogCaptureFixture
) -> None:
    ada = telegram.user("Ada")
    async with running(telegram, parts, stop_seconds=0.1):
        await ask(telegram)
        telegram.faults.silence("sendMessage")
        telegram.say(ada, "/about")
        telegram.say(ada, "/privacy")
        await telegram.wait_until(lambda: not telegram.faults.ordered)
    assert own(telegram, telegram.private(ada)) == []
    assert "2 updates could not be finished in time" in caplog.messages


async def test_a_stop_ends_though_telegram_does_not_hear_of_it(telegram: Simulator, parts: Parts) -> None:
    async with asyncio.timeout(CONFIRMING + 20):
        async with running(telegram, parts, stop_seconds=0):
            await ask(telegram)
            await telegram.wait_until(lambda: telegram.open_polls)
            telegram.faults.silence("getUpdates")
    assert not telegram.faults.ordered


async def test_a_poller_that_had_to_leave_does_not_drive_out_the_other_one(telegram: Simulator, parts: Parts) -> None:
    """As it would by telling Telegram what it took."""
    async with AsyncExitStack() as stack:
        older = await stack.enter_async_context(running(telegram, parts))
        await ask(telegram)
        async with running(telegram, parts) as newer:
            with pytest.raises(SettingsError):
                await asyncio.wait_for(older.task, 5)
            await stack.aclose()
            assert await ask(telegram)
            assert not newer.task.done()
