import pytest

from bot.app import Parts
from bot.render.callback import Show, encode
from bot.render.source import OfTopic
from bot.simulator.model import Message, User
from bot.simulator.server import Simulator
from tests.handlers.running import is_quoted, own, running

LATER = encode(Show(OfTopic("assad"), 1))

pytestmark = pytest.mark.usefixtures("bot")


async def assad(telegram: Simulator) -> Message:
    """An answer with several pages."""
    ada = telegram.user("Ada")
    telegram.say(ada, "/assad")
    return await telegram.next_message(telegram.private(ada))


def asker(answer: Message) -> User:
    """Whom a private chat belongs to."""
    assert answer.chat.user is not None
    return answer.chat.user


async def test_a_press_is_answered_before_the_message_changes(telegram: Simulator) -> None:
    answer = await assad(telegram)
    telegram.press_data(asker(answer), answer, LATER)
    await telegram.next_edit(answer)
    methods = [each.method for each in telegram.requests]
    assert methods.index("answerCallbackQuery") < methods.index("editMessageText")
    assert telegram.refusals == []


async def test_a_press_is_answered_while_the_group_still_waits_for_its_answers(parts: Parts) -> None:
    async with Simulator() as telegram:
        ada = telegram.user("Ada")
        group = telegram.supergroup("Friends", [ada])
        async with running(telegram, parts, stop_seconds=0.5, group_messages_per_minute=2):
            for _ in range(5):
                telegram.say(ada, f"/assad@{telegram.bot.username}", group)
            answer = await telegram.next_message(group)
            press = await telegram.answer_to(telegram.press(ada, answer, "›"))
            forged = await telegram.answer_to(telegram.press_data(ada, answer, "x"))
        assert press.notice is None
        assert forged.notice == parts.texts.say("en", "notice.gone")
        assert answer.edits == 0
        assert len(own(telegram, group)) < 5


async def test_a_button_under_a_message_from_before_a_restart_works(parts: Parts) -> None:
    async with Simulator() as telegram:
        bob = telegram.user("Bob")
        telegram.say(bob, "/start")
        async with running(telegram, parts):
            old = await telegram.next_message(telegram.private(bob))
        async with running(telegram, parts):
            await telegram.answer_to(telegram.press_data(bob, old, LATER))
            assert is_quoted(await telegram.next_edit(old), parts)


async def test_somebody_else_may_press_and_the_language_stays_the_askers(telegram: Simulator, parts: Parts) -> None:
    ada, bob = telegram.user("Ada", language_code="ru"), telegram.user("Bob", language_code="en")
    group = telegram.supergroup("Friends", [ada, bob])
    telegram.say(ada, f"/topics@{telegram.bot.username}", group)
    topics = await telegram.next_message(group)
    title = topics.text
    button = next(each for each in topics.buttons if each.kind == "callback_data")
    telegram.press(bob, topics, button.text)
    await telegram.next_edit(topics)
    assert topics.text != title
    assert not topics.text.isascii()


async def test_a_message_that_was_deleted_meanwhile_gets_a_polite_notice(telegram: Simulator, parts: Parts) -> None:
    answer = await assad(telegram)
    telegram.delete(answer)
    press = await telegram.answer_to(telegram.press_data(asker(answer), answer, LATER))
    assert press.notice == parts.texts.say("en", "notice.gone")
    telegram.say(asker(answer), "/privacy")
    last = await telegram.next_message(answer.chat)
    assert own(telegram, answer.chat) == [last]
    assert telegram.refusals == []


async def test_a_message_that_is_deleted_after_the_press_is_no_error(
    telegram: Simulator, caplog: pytest.LogCaptureFixture
) -> None:
    answer = await assad(telegram)
    telegram.press_data(asker(answer), answer, LATER)
    telegram.delete(answer)
    telegram.say(asker(answer), "/privacy")
    last = await telegram.next_message(answer.chat)
    assert own(telegram, answer.chat) == [last]
    assert [record for record in caplog.records if record.levelname in {"WARNING", "ERROR"}] == []


async def test_a_press_that_nobody_waits_for_any_more_still_turns_the_page(telegram: Simulator, parts: Parts) -> None:
    answer = await assad(telegram)
    before = answer.text
    press = telegram.press_data(asker(answer), answer, LATER)
    press.expired = True
    await telegram.next_edit(answer)
    assert answer.text != before
    assert is_quoted(answer, parts)
