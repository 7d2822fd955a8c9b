from dataclasses import dataclass

import pytest

from bot.app import Parts
from bot.handlers.outgoing import REMOVE
from bot.render.callback import Show, decode, encode
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


def is_removable(message: Message) -> bool:
    return [button.text for button in message.buttons if button.value == REMOVE] == ["✕"]


def test_the_button_is_no_other_button() -> None:
    assert decode(REMOVE) is None


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
    await telegram.until_idle()
    assert not asked.answer.deleted
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
