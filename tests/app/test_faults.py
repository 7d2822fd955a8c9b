import io
import logging
from collections.abc import Callable

import pytest

from bot.app import Parts
from bot.simulator.faults import Faults
from bot.simulator.server import Simulator
from tests.handlers.running import ask, own, running


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


async def test_quick_questions_are_answered_at_the_speed_that_telegram_allows(parts: Parts) -> None:
    async with Simulator(flood_limits=True) as telegram, running(telegram, parts):
        ada = telegram.user("Ada")
        asked = ["/about", "/privacy", "/help"]
        for text in asked:
            telegram.say(ada, text)
        answers = [(await telegram.next_message(telegram.private(ada), within=10)).text for _ in asked]
        assert len(set(answers)) == 3
        assert len(own(telegram, telegram.private(ada))) == 3


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
