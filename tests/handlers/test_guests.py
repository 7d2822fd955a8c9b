import pytest

from bot.app import Parts
from bot.render.callback import Show, encode
from bot.render.source import OfTopic
from bot.simulator.server import Simulator
from tests.handlers.running import is_quoted, own, running


@pytest.mark.parametrize("text", ["@{bot} /assad", "/assad@{bot}"])
@pytest.mark.usefixtures("bot")
async def test_a_guest_message_gets_one_answer(telegram: Simulator, parts: Parts, text: str) -> None:
    telegram.bot.supports_guest_queries = True
    ada = telegram.user("Ada")
    group = telegram.supergroup("Strangers", [ada], with_bot=False)
    query = telegram.call_guest(ada, text.format(bot=telegram.bot.username), group)
    answered = await telegram.guest_answer(query)
    assert answered.reply is not None
    assert is_quoted(answered.reply, parts)
    assert telegram.refusals == []


@pytest.mark.usefixtures("bot")
async def test_a_bare_guest_mention_looks_up_what_it_replies_to(telegram: Simulator, parts: Parts) -> None:
    telegram.bot.supports_guest_queries = True
    ada, bob = telegram.user("Ada"), telegram.user("Bob")
    group = telegram.supergroup("Strangers", [ada, bob], with_bot=False)
    claim = telegram.say(
        ada, "Lavrov stressed that Russia was not betting on a specific person in Syria including Assad", group
    )
    query = telegram.call_guest(bob, f"@{telegram.bot.username}", group, reply_to=claim)
    answered = await telegram.guest_answer(query)
    assert answered.reply is not None
    assert is_quoted(answered.reply, parts)
    assert own(telegram, group) in ([], [answered.reply])


@pytest.mark.usefixtures("bot")
async def test_the_pages_of_a_guest_answer_can_be_turned(telegram: Simulator, parts: Parts) -> None:
    telegram.bot.supports_guest_queries = True
    ada = telegram.user("Ada")
    group = telegram.supergroup("Strangers", [ada], with_bot=False)
    query = telegram.call_guest(ada, f"@{telegram.bot.username} /assad", group)
    reply = (await telegram.guest_answer(query)).reply
    assert reply is not None
    before = reply.text
    telegram.press_data(ada, reply, encode(Show(OfTopic("assad"), 1)))
    await telegram.next_edit(reply)
    assert reply.text != before
    assert is_quoted(reply, parts)
    assert telegram.refusals == []


async def test_buttons_of_guest_answers_do_not_outlive_a_restart(telegram: Simulator, parts: Parts) -> None:
    telegram.bot.supports_guest_queries = True
    ada = telegram.user("Ada")
    group = telegram.supergroup("Strangers", [ada], with_bot=False)
    async with running(telegram, parts):
        query = telegram.call_guest(ada, f"@{telegram.bot.username} /assad", group)
        reply = (await telegram.guest_answer(query)).reply
    assert reply is not None
    async with running(telegram, parts):
        press = await telegram.answer_to(telegram.press_data(ada, reply, encode(Show(OfTopic("assad"), 1))))
    assert press.notice == parts.texts.say("en", "notice.gone")
    assert reply.edits == 0
    assert telegram.refusals == []


async def test_without_inline_mode_a_guest_is_answered_too(telegram: Simulator, parts: Parts) -> None:
    telegram.bot.supports_guest_queries, telegram.bot.supports_inline_queries = True, False
    ada = telegram.user("Ada")
    group = telegram.supergroup("Strangers", [ada], with_bot=False)
    async with running(telegram, parts):
        query = telegram.call_guest(ada, f"@{telegram.bot.username} /assad", group)
        reply = (await telegram.guest_answer(query)).reply
    assert reply is not None
    assert is_quoted(reply, parts)
    assert telegram.refusals == []


async def test_a_guest_message_that_is_too_old_is_no_error(
    telegram: Simulator, parts: Parts, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.bot.supports_guest_queries = True
    ada = telegram.user("Ada")
    group = telegram.supergroup("Strangers", [ada], with_bot=False)
    query = telegram.call_guest(ada, f"@{telegram.bot.username} /assad", group)
    query.expired = True
    async with running(telegram, parts):
        telegram.say(ada, "/privacy")
        await telegram.next_message(telegram.private(ada))
        await telegram.until_idle()
    assert [each.method for each in telegram.calls("answerGuestQuery")]
    assert [record for record in caplog.records if record.levelname in {"WARNING", "ERROR"}] == []
