import asyncio
import io
import logging
from collections.abc import Callable
from dataclasses import replace

import pytest
from telegram.error import InvalidToken

from bot.app import Parts
from bot.app.application import UPDATES, build_application
from bot.app.polling import Poller
from bot.app.service import Service
from bot.app.turns import Turns
from bot.settings import Secret, SettingsError
from bot.simulator.faults import Faults
from bot.simulator.server import Simulator
from bot.storage import Memory
from tests.handlers.running import own, running, settings_for


async def ask(telegram: Simulator, text: str = "/privacy") -> str:
    """A new person's question, and the answer's text."""
    ada = telegram.user("Ada")
    telegram.say(ada, text)
    return (await telegram.next_message(telegram.private(ada))).text


@pytest.mark.parametrize(
    "fault",
    [
        lambda faults: faults.flood("sendMessage"),
        lambda faults: faults.broken("sendMessage", status=502),
        lambda faults: faults.broken("sendMessage", status=500, times=2),
    ],
)
async def test_what_was_not_sent_is_sent_again(
    telegram: Simulator, parts: Parts, fault: Callable[[Faults], None]
) -> None:
    ada = telegram.user("Ada")
    fault(telegram.faults)
    async with running(telegram, parts):
        telegram.say(ada, "/privacy")
        await telegram.next_message(telegram.private(ada))
        await telegram.until_idle()
    assert len(own(telegram, telegram.private(ada))) == 1


@pytest.mark.parametrize(
    "fault",
    [
        lambda faults: faults.silence("sendMessage", after_work=True),
        lambda faults: faults.garbage("sendMessage", after_work=True),
        lambda faults: faults.hang_up("sendMessage", after_work=True),
        lambda faults: faults.broken("sendMessage", status=504),
    ],
)
async def test_what_may_have_been_sent_is_not_sent_again(
    telegram: Simulator, parts: Parts, fault: Callable[[Faults], None]
) -> None:
    ada = telegram.user("Ada")
    fault(telegram.faults)
    async with running(telegram, parts, send_seconds=0.3):
        telegram.say(ada, "/about")
        telegram.say(ada, "/privacy")
        await telegram.wait_until(lambda: len(telegram.calls("sendMessage")) == 2)
        await telegram.until_idle()
    assert len(telegram.calls("sendMessage")) == 2
    assert telegram.refusals == []


@pytest.mark.parametrize(
    "fault",
    [
        lambda faults: faults.broken("getUpdates", times=2),
        lambda faults: faults.garbage("getUpdates"),
        lambda faults: faults.hang_up("getUpdates"),
        lambda faults: faults.flood("getUpdates"),
        lambda faults: faults.silence("getUpdates"),
    ],
)
async def test_polling_goes_on_with_one_line_about_it(
    telegram: Simulator, parts: Parts, fault: Callable[[Faults], None], caplog: pytest.LogCaptureFixture
) -> None:
    fault(telegram.faults)
    async with running(telegram, parts, poll_seconds=0, send_seconds=0.5):
        assert await ask(telegram)
    told = [record for record in caplog.records if record.name == "bot.app.polling"]
    assert told
    assert all(record.levelno == logging.WARNING and record.exc_info is None for record in told)
    assert all("\n" not in record.getMessage() for record in told)


async def test_an_update_whose_delivery_was_broken_off_is_answered_once(telegram: Simulator, parts: Parts) -> None:
    ada = telegram.user("Ada")
    telegram.say(ada, "/privacy")
    telegram.faults.garbage("getUpdates", after_work=True)
    async with running(telegram, parts):
        await telegram.next_message(telegram.private(ada))
        await ask(telegram)
    assert len(own(telegram, telegram.private(ada))) == 1


@pytest.mark.parametrize(
    "unreadable",
    [
        {},
        {"text": "sesame"},
        {"message_id": 1, "date": 10**20, "chat": {"id": 1, "type": "private"}},
        {"chat": "sesame"},
    ],
)
async def test_an_update_that_cannot_be_read_is_passed_over(
    telegram: Simulator, parts: Parts, unreadable: dict[str, object], caplog: pytest.LogCaptureFixture
) -> None:
    ada = telegram.user("Ada")
    telegram.say(ada, "/privacy")
    telegram.world.updates.add("message", unreadable)
    telegram.say(ada, "/about")
    async with running(telegram, parts):
        answers = [(await telegram.next_message(telegram.private(ada))).text for _ in range(2)]
        assert len(set(answers)) == 2
        await telegram.until_idle()
    assert telegram.world.updates.count == 0
    told = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
    assert len(told) == 1
    assert "can't be read, and is passed over" in told[0]
    assert "sesame" not in told[0]


async def test_the_bot_waits_for_telegram_to_come_up(telegram: Simulator, parts: Parts) -> None:
    telegram.faults.broken("getMe", times=2)
    telegram.faults.hang_up("deleteWebhook")
    async with running(telegram, parts, retries=0):
        assert await ask(telegram)


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
    application = build_application(wrong, parts.replies, Memory(), Turns(at_once=1))
    poller = Poller(application.bot, UPDATES, seconds=1)
    with pytest.raises(InvalidToken):
        await application.bot.initialize()
    async with asyncio.timeout(5):
        with pytest.raises(InvalidToken):
            await poller.run(application.update_queue.put)
    await application.bot.shutdown()


async def test_quick_questions_are_answered_at_the_speed_that_telegram_allows(parts: Parts) -> None:
    async with Simulator(flood_limits=True) as telegram, running(telegram, parts):
        ada = telegram.user("Ada")
        asked = ["/about", "/privacy", "/help"]
        for text in asked:
            telegram.say(ada, text)
        answers = [(await telegram.next_message(telegram.private(ada), within=10)).text for _ in asked]
        assert len(set(answers)) == 3
        assert len(own(telegram, telegram.private(ada))) == 3


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


async def test_a_slow_chat_delays_no_other(telegram: Simulator, parts: Parts) -> None:
    ada, bob = telegram.user("Ada"), telegram.user("Bob")
    telegram.faults.silence("sendMessage")
    async with running(telegram, parts, send_seconds=20, stop_seconds=0):
        telegram.say(ada, "/privacy")
        telegram.say(ada, "/about")
        await telegram.wait_until(lambda: telegram.open_requests == 1 and not telegram.faults.ordered)
        telegram.say(bob, "/privacy")
        assert (await telegram.next_message(telegram.private(bob))).text
        assert own(telegram, telegram.private(ada)) == []


async def test_in_a_chat_answers_come_in_the_order_of_the_questions(telegram: Simulator, parts: Parts) -> None:
    ada = telegram.user("Ada")
    telegram.faults.slow("sendMessage", seconds=0.2)
    asked = ["/about", "/privacy", "/help", "/about", "/start"]
    for text in asked:
        telegram.say(ada, text)
    async with running(telegram, parts):
        texts = [(await telegram.next_message(telegram.private(ada))).text for _ in asked]
    assert texts[0] == texts[3]
    assert len(set(texts)) == 4
    assert texts[1] == parts.replies.to_command("privacy", "", "en").rendered.text  # type: ignore[union-attr]


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


async def test_nothing_that_people_write_and_nothing_of_the_token_is_logged(
    telegram: Simulator, parts: Parts, log: io.StringIO
) -> None:
    telegram.faults.garbage("sendMessage", after_work=True)
    telegram.faults.hang_up("getUpdates")
    async with running(telegram, parts, send_seconds=0.3):
        ada = telegram.user("Ada")
        for word in ("sesame", "sesame open", "/start sesame", "/ask sesame"):
            telegram.say(ada, word)
        telegram.type_inline(ada, "sesame")
        await telegram.answer_to(telegram.press_data(ada, await telegram.next_message(telegram.private(ada)), "sesame"))
        await telegram.until_idle()
    said = log.getvalue()
    assert "menu.start" in said
    assert "sesame" not in said
    assert telegram.token.partition(":")[2] not in said
