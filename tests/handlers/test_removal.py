from dataclasses import dataclass

import pytest

from bot.app import Parts
from bot.handlers.asker import REMOVE, Asker, button_for
from bot.render.callback import Show, decode, encode
from bot.render.limits import CALLBACK_BYTES
from bot.render.source import OfTopic
from bot.simulator.model import Chat, Message, User
from bot.simulator.server import Simulator
from tests.handlers.running import own

pytestmark = pytest.mark.usefixtures("bot")


@dataclass
class Asked:
    """Ada's question in a group with Bob, and the answer."""

    ada: User
    bob: User
    group: Chat
    question: Message
    answer: Message


async def ask(telegram: Simulator) -> Asked:
    ada, bob = telegram.user("Ada"), telegram.user("Bob", language_code="ru")
    group = telegram.supergroup("Friends", [ada, bob])
    question = telegram.say(ada, f"/assad@{telegram.bot.username}", group)
    return Asked(ada, bob, group, question, await telegram.next_message(group))


async def until_done(telegram: Simulator, user: User, chat: Chat) -> None:
    """Wait until the bot is done with all that was done in a chat: it handles that in turn, and this comes last."""
    asked = telegram.say(user, f"/privacy@{telegram.bot.username}", chat)
    await telegram.wait_until(lambda: any(each.by_bot and each.reply_to is asked for each in chat.messages))


def is_removable(message: Message) -> bool:
    return [each.text for each in message.buttons if str(each.value).startswith(REMOVE)] == ["✕"]


@pytest.mark.parametrize("user", [1, 2**52 - 1])
def test_the_button_is_no_other_button_and_fits(user: int) -> None:
    data = button_for(Asker(user, "ru")).callback_data
    assert isinstance(data, str)
    assert decode(data) is None
    assert len(data.encode()) <= CALLBACK_BYTES


async def test_who_asked_can_remove_the_answer(telegram: Simulator) -> None:
    asked = await ask(telegram)
    press = await telegram.answer_to(telegram.press(asked.ada, asked.answer, "✕"))
    await telegram.wait_until(lambda: asked.answer.deleted)
    assert press.notice is None
    telegram.edit(asked.question, f"/syria@{telegram.bot.username}")
    telegram.say(asked.bob, f"/privacy@{telegram.bot.username}", asked.group)
    last = await telegram.next_message(asked.group)
    assert own(telegram, asked.group) == [last]


async def test_nobody_else_can(telegram: Simulator, parts: Parts) -> None:
    asked = await ask(telegram)
    press = await telegram.answer_to(telegram.press(asked.bob, asked.answer, "✕"))
    assert press.notice == parts.texts.say("ru", "notice.not_yours")
    await until_done(telegram, asked.bob, asked.group)
    assert not asked.answer.deleted
    assert telegram.refusals == []


async def test_who_asked_can_remove_the_answer_after_the_question_was_deleted(telegram: Simulator) -> None:
    asked = await ask(telegram)
    telegram.delete(asked.question)
    telegram.press(asked.bob, asked.answer, "›")
    await telegram.next_edit(asked.answer)
    assert is_removable(asked.answer)
    press = await telegram.answer_to(telegram.press(asked.ada, asked.answer, "✕"))
    await telegram.wait_until(lambda: asked.answer.deleted)
    assert press.notice is None
    assert telegram.refusals == []


async def test_in_a_forum_who_opened_the_topic_is_not_taken_for_who_asked(telegram: Simulator, parts: Parts) -> None:
    ada, bob = telegram.user("Ada"), telegram.user("Bob", language_code="ru")
    forum = telegram.supergroup("Forum", [ada, bob], forum=True)
    news = telegram.topic(forum, "News", by=bob)
    question = telegram.say(ada, f"/assad@{telegram.bot.username}", forum, topic=news)
    telegram.delete(question)
    answer = await telegram.next_message(forum)
    assert answer.reply_to is forum.topics[news]
    in_english = parts.replies.to_press(encode(Show(OfTopic("assad"), 1)), "en").rendered
    assert in_english is not None
    telegram.press(bob, answer, "›")
    assert (await telegram.next_edit(answer)).text == in_english.text
    press = await telegram.answer_to(telegram.press(bob, answer, "✕"))
    assert press.notice == parts.texts.say("ru", "notice.not_yours")
    await until_done(telegram, bob, forum)
    assert not answer.deleted
    await telegram.answer_to(telegram.press(ada, answer, "✕"))
    await telegram.wait_until(lambda: answer.deleted)
    assert telegram.refusals == []


async def test_a_forged_press_removes_nothing(telegram: Simulator, parts: Parts) -> None:
    asked = await ask(telegram)
    forged = str(button_for(Asker(asked.bob.id, "ru")).callback_data)
    press = await telegram.answer_to(telegram.press_data(asked.bob, asked.answer, forged))
    assert press.notice == parts.texts.say("ru", "notice.not_yours")
    await until_done(telegram, asked.bob, asked.group)
    assert not asked.answer.deleted


async def test_a_button_that_does_not_say_who_asked_gets_a_polite_notice(telegram: Simulator, parts: Parts) -> None:
    ada = telegram.user("Ada")
    telegram.say(ada, "/assad")
    answer = await telegram.next_message(telegram.private(ada))
    press = await telegram.answer_to(telegram.press_data(ada, answer, REMOVE))
    assert press.notice == parts.texts.say("en", "notice.gone")


@pytest.mark.parametrize("way", ["anonymous", "as_channel"])
async def test_who_writes_under_another_name_gets_no_button_that_would_not_know_them(
    telegram: Simulator, way: str
) -> None:
    ada = telegram.user("Ada", language_code="ru")
    group = telegram.supergroup("Friends", [ada])
    under = {"anonymous": True} if way == "anonymous" else {"as_channel": telegram.channel("News", [ada])}
    question = telegram.say(ada, f"/assad@{telegram.bot.username}", group, **under)
    answer = await telegram.next_message(group)
    assert answer.buttons
    telegram.press(ada, answer, "›")
    await telegram.next_edit(answer)
    telegram.edit(question, f"/syria@{telegram.bot.username}")
    await telegram.next_edit(answer)
    assert not any(button.text == "✕" for button in answer.buttons)
    assert telegram.refusals == []


async def test_an_answer_stays_removable_when_it_changes(telegram: Simulator) -> None:
    asked = await ask(telegram)
    assert is_removable(asked.answer)
    telegram.press_data(asked.bob, asked.answer, encode(Show(OfTopic("assad"), 1)))
    await telegram.next_edit(asked.answer)
    assert is_removable(asked.answer)
    telegram.edit(asked.question, f"/privacy@{telegram.bot.username}")
    await telegram.next_edit(asked.answer)
    assert is_removable(asked.answer)
    assert telegram.refusals == []


async def test_an_answer_that_is_gone_already_is_no_error(
    telegram: Simulator, parts: Parts, caplog: pytest.LogCaptureFixture
) -> None:
    asked = await ask(telegram)
    first = telegram.press(asked.ada, asked.answer, "✕")
    second = telegram.press(asked.ada, asked.answer, "✕")
    await telegram.answer_to(first)
    await telegram.answer_to(second)
    telegram.say(asked.ada, f"/privacy@{telegram.bot.username}", asked.group)
    answer = await telegram.next_message(asked.group)
    telegram.delete(answer)
    press = await telegram.answer_to(telegram.press(asked.ada, answer, "✕"))
    assert press.notice == parts.texts.say("en", "notice.gone")
    assert [record for record in caplog.records if record.levelname in {"WARNING", "ERROR"}] == []


async def test_in_private_one_removes_messages_oneself(telegram: Simulator) -> None:
    ada = telegram.user("Ada")
    telegram.say(ada, "/assad")
    answer = await telegram.next_message(telegram.private(ada))
    assert answer.buttons
    assert not is_removable(answer)
