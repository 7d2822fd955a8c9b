from datetime import UTC, datetime, timedelta

import pytest

from bot.app import Parts
from bot.simulator.server import Simulator
from tests.handlers.running import is_quoted, own, running

pytestmark = pytest.mark.usefixtures("bot")


async def test_when_the_question_is_edited_so_is_its_answer(telegram: Simulator, parts: Parts) -> None:
    ada = telegram.user("Ada")
    asked = telegram.say(ada, "how do I bake a sourdough bread")
    note = await telegram.next_message(telegram.private(ada))
    assert not is_quoted(note, parts)
    telegram.edit(asked, "/assad")
    await telegram.next_edit(note)
    assert is_quoted(note, parts)
    assert own(telegram, telegram.private(ada)) == [note]
    assert telegram.refusals == []


async def test_an_edited_caption_counts(telegram: Simulator, parts: Parts) -> None:
    ada = telegram.user("Ada")
    asked = telegram.say(ada, "/privacy", media="photo")
    answer = await telegram.next_message(telegram.private(ada))
    telegram.edit(asked, "/assad")
    assert is_quoted(await telegram.next_edit(answer), parts)


@pytest.mark.parametrize("command", ["/syria", "/random"])
async def test_a_question_with_the_same_words_leaves_the_answer_as_it_was_paged_to(
    telegram: Simulator, command: str
) -> None:
    ada, bob = telegram.user("Ada"), telegram.user("Bob")
    group = telegram.supergroup("Friends", [ada, bob])
    asked = telegram.say(ada, f"{command}@{telegram.bot.username}", group)
    answer = await telegram.next_message(group)
    telegram.press(bob, answer, "In context")
    shown = (await telegram.next_edit(answer)).text
    telegram.edit(asked, asked.text)
    telegram.say(ada, f"/privacy@{telegram.bot.username}", group)
    await telegram.next_message(group)
    assert (answer.edits, answer.text) == (1, shown)
    assert telegram.refusals == []


async def test_words_that_are_put_back_are_answered_again(telegram: Simulator) -> None:
    ada = telegram.user("Ada")
    asked = telegram.say(ada, "/assad")
    answer = await telegram.next_message(telegram.private(ada))
    first = answer.text
    for words in ("/syria", "/assad"):
        telegram.edit(asked, words)
        await telegram.next_edit(answer)
    assert answer.text == first
    assert telegram.refusals == []


async def test_an_edit_that_asks_the_same_changes_nothing(telegram: Simulator) -> None:
    ada = telegram.user("Ada")
    asked = telegram.say(ada, "/assad")
    answer = await telegram.next_message(telegram.private(ada))
    telegram.edit(asked, "/ASSAD")
    telegram.say(ada, "/privacy")
    await telegram.next_message(telegram.private(ada))
    assert answer.edits == 0
    assert [refusal.description for refusal in telegram.refusals if "not modified" not in refusal.description] == []


async def test_a_message_that_is_addressed_only_after_an_edit_is_answered(telegram: Simulator, parts: Parts) -> None:
    telegram.bot.can_read_all_group_messages = True
    ada = telegram.user("Ada")
    group = telegram.supergroup("Friends", [ada])
    asked = telegram.say(ada, "what did he say?", group)
    telegram.edit(asked, f"/assad@{telegram.bot.username}")
    answer = await telegram.next_message(group)
    assert answer.reply_to is asked
    assert is_quoted(answer, parts)


async def test_an_answer_that_somebody_deleted_stays_away(telegram: Simulator) -> None:
    ada = telegram.user("Ada")
    chat = telegram.private(ada)
    asked = telegram.say(ada, "/assad")
    telegram.delete(await telegram.next_message(chat))
    telegram.edit(asked, "/privacy")
    telegram.say(ada, "/about")
    about = await telegram.next_message(chat)
    assert own(telegram, chat) == [about]


async def test_an_answer_stays_when_the_question_is_no_question_any_more(telegram: Simulator) -> None:
    telegram.bot.can_read_all_group_messages = True
    ada = telegram.user("Ada")
    group = telegram.supergroup("Friends", [ada])
    asked = telegram.say(ada, f"/assad@{telegram.bot.username}", group)
    answer = await telegram.next_message(group)
    telegram.edit(asked, "never mind")
    telegram.say(ada, f"/privacy@{telegram.bot.username}", group)
    await telegram.next_message(group)
    assert (answer.edits, answer.deleted) == (0, False)


@pytest.mark.parametrize(("age", "is_answered"), [(timedelta(seconds=299), True), (timedelta(seconds=301), False)])
async def test_an_old_message_that_has_no_known_answer_is_left_alone(
    parts: Parts, age: timedelta, is_answered: bool
) -> None:
    time = datetime(2026, 1, 1, tzinfo=UTC)
    async with Simulator(now=lambda: time) as telegram:
        ada = telegram.user("Ada")
        chat = telegram.private(ada)
        async with running(telegram, parts):
            asked = telegram.say(ada, "/assad")
            await telegram.next_message(chat)
            await telegram.until_idle()
        time += age
        async with running(telegram, parts):
            telegram.edit(asked, "/syria")
            telegram.say(ada, "/privacy")
            await telegram.wait_until(lambda: len(own(telegram, chat)) >= 2 + is_answered)
            await telegram.until_idle()
        assert len(own(telegram, chat)) == 2 + is_answered
