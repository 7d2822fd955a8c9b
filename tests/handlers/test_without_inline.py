"""Inline mode is switched off in @BotFather while the bot runs: nothing more can be shared, all else goes on."""

from bot.app import Parts
from bot.simulator.model import Message
from bot.simulator.server import Simulator
from tests.handlers.running import is_quoted, running


def shares(message: Message) -> bool:
    return any(button.kind.startswith("switch_inline") for button in message.buttons)


def refused(telegram: Simulator) -> list[tuple[str, str]]:
    return [(each.method, each.description.removeprefix("Bad Request: ")) for each in telegram.refusals]


async def test_answers_come_without_the_button_and_one_refusal_is_enough(telegram: Simulator, parts: Parts) -> None:
    ada = telegram.user("Ada")
    chat = telegram.private(ada)
    async with running(telegram, parts):
        telegram.say(ada, "/assad")
        assert shares(await telegram.next_message(chat))
        telegram.bot.supports_inline_queries = False
        for topic in ("assad", "syria"):
            telegram.say(ada, f"/{topic}")
            answer = await telegram.next_message(chat)
            assert is_quoted(answer, parts)
            assert answer.buttons
            assert not shares(answer)
    assert refused(telegram) == [("sendMessage", "BUTTON_TYPE_INVALID")]


async def test_pages_can_still_be_turned(telegram: Simulator, parts: Parts) -> None:
    ada = telegram.user("Ada")
    async with running(telegram, parts):
        telegram.say(ada, "/assad")
        answer = await telegram.next_message(telegram.private(ada))
        telegram.bot.supports_inline_queries = False
        telegram.press(ada, answer, "›")
        await telegram.next_edit(answer)
    assert is_quoted(answer, parts)
    assert not shares(answer)
    assert refused(telegram) == [("editMessageText", "BUTTON_TYPE_INVALID")]


async def test_guests_are_still_answered(telegram: Simulator, parts: Parts) -> None:
    telegram.bot.supports_guest_queries = True
    ada = telegram.user("Ada")
    group = telegram.supergroup("Strangers", [ada], with_bot=False)
    async with running(telegram, parts):
        telegram.bot.supports_inline_queries = False
        query = telegram.call_guest(ada, f"@{telegram.bot.username} /assad", group)
        reply = (await telegram.guest_answer(query)).reply
    assert reply is not None
    assert is_quoted(reply, parts)
    assert not shares(reply)
    assert refused(telegram) == [("answerGuestQuery", "BUTTON_TYPE_INVALID")]


async def test_an_answer_comes_even_if_the_bot_cannot_learn_more_about_itself(
    telegram: Simulator, parts: Parts
) -> None:
    ada = telegram.user("Ada")
    async with running(telegram, parts):
        telegram.bot.supports_inline_queries = False
        telegram.faults.garbage("getMe")
        for _ in range(2):
            telegram.say(ada, "/assad")
            assert is_quoted(await telegram.next_message(telegram.private(ada)), parts)
    assert refused(telegram) == [("sendMessage", "BUTTON_TYPE_INVALID")] * 2
