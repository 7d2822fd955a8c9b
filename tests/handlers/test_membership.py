import pytest

from bot.app import Parts
from bot.render.callback import Show, encode
from bot.render.source import OfTopic
from bot.simulator.server import Simulator
from bot.storage import Memory
from tests.handlers.running import is_quoted, own, running

LATER = encode(Show(OfTopic("assad"), 1))


async def said_hello(telegram: Simulator, parts: Parts, *, language: str = "en", as_admin: bool = False) -> str:
    """What the bot says to a group that adds it."""
    ada = telegram.user("Ada", language_code=language)
    group = telegram.supergroup("Friends", [ada], with_bot=False)
    async with running(telegram, parts):
        telegram.add_bot(group, by=ada, as_admin=as_admin)
        return (await telegram.next_message(group)).text


async def test_a_group_that_adds_the_bot_is_told_what_works_there(telegram: Simulator, parts: Parts) -> None:
    with_privacy = await said_hello(telegram, parts)
    as_admin = await said_hello(telegram, parts, as_admin=True)
    telegram.bot.can_read_all_group_messages = True
    assert await said_hello(telegram, parts) == as_admin != with_privacy
    telegram.bot.supports_inline_queries = False
    assert await said_hello(telegram, parts) != as_admin
    assert not (await said_hello(telegram, parts, language="ru")).isascii()
    assert telegram.refusals == []


async def test_privacy_mode_is_asked_for_when_the_bot_is_added(telegram: Simulator, parts: Parts) -> None:
    ada = telegram.user("Ada")
    async with running(telegram, parts):
        hellos = []
        for setting in (False, True):
            telegram.bot.can_read_all_group_messages = setting
            group = telegram.supergroup("Friends", [ada], with_bot=False)
            telegram.add_bot(group, by=ada)
            hellos.append((await telegram.next_message(group)).text)
    assert hellos[0] != hellos[1]


async def test_a_group_is_greeted_once_each_time_it_adds_the_bot(telegram: Simulator, parts: Parts) -> None:
    ada = telegram.user("Ada")
    group = telegram.supergroup("Friends", [ada], with_bot=False)
    async with running(telegram, parts):
        for _ in range(2):
            telegram.add_bot(group, by=ada)
            await telegram.next_message(group)
            telegram.promote_bot(group, by=ada)
            telegram.demote_bot(group, by=ada)
            telegram.remove_bot(group, by=ada)
            await telegram.until_idle()
    assert len(own(telegram, group)) == 2
    assert telegram.refusals == []


async def test_a_group_that_makes_the_bot_an_admin_is_not_greeted_for_that(telegram: Simulator, parts: Parts) -> None:
    ada = telegram.user("Ada")
    group = telegram.supergroup("Friends", [ada])  # it had the bot before anybody was greeted
    async with running(telegram, parts):
        telegram.promote_bot(group, by=ada)
        telegram.demote_bot(group, by=ada)
        telegram.say(ada, f"/assad@{telegram.bot.username}", group)
        assert is_quoted(await telegram.next_message(group), parts)
    assert len(own(telegram, group)) == 1


async def test_hellos_can_be_turned_off_and_channels_get_none(telegram: Simulator, parts: Parts) -> None:
    ada = telegram.user("Ada")
    group = telegram.supergroup("Friends", [ada], with_bot=False)
    channel = telegram.channel("News", [ada], with_bot=False)
    async with running(telegram, parts, group_hello=False):
        telegram.add_bot(group, by=ada)
        telegram.say(ada, f"/assad@{telegram.bot.username}", group)
        assert is_quoted(await telegram.next_message(group), parts)
    async with running(telegram, parts):
        telegram.add_bot(channel, by=ada, as_admin=True)
        telegram.say(ada, "/privacy")
        await telegram.next_message(telegram.private(ada))
        await telegram.until_idle()
    assert own(telegram, channel) == []
    assert len(own(telegram, group)) == 1


async def test_a_group_that_removed_the_bot_is_forgotten(telegram: Simulator, parts: Parts) -> None:
    ada = telegram.user("Ada")
    group = telegram.supergroup("Friends", [ada], with_bot=False)
    storage = Memory()
    async with running(telegram, parts, storage):
        telegram.add_bot(group, by=ada)
        await telegram.next_message(group)
        asked = telegram.say(ada, f"/assad@{telegram.bot.username}", group)
        await telegram.next_message(group)
    assert await storage.reply_to(group.id, asked.id) is not None
    async with running(telegram, parts, storage):
        telegram.remove_bot(group, by=ada)
        await telegram.until_idle()
    assert await storage.reply_to(group.id, asked.id) is None
    assert await storage.greet(group.id)


@pytest.mark.parametrize("joins_first", [True, False])
async def test_a_group_that_grows_is_not_greeted_again(telegram: Simulator, parts: Parts, joins_first: bool) -> None:
    ada = telegram.user("Ada")
    known, stranger = (telegram.group(name, [ada], with_bot=False) for name in ("Known", "Stranger"))
    telegram.add_bot(stranger, by=ada)
    telegram.world.updates.clear()  # as after a restart: the bot doesn't know that it was there
    async with running(telegram, parts):
        telegram.add_bot(known, by=ada)
        await telegram.next_message(known)
        for group in (known, stranger):
            grown = telegram.migrate(group, joins_first=joins_first)
            telegram.say(ada, f"/assad@{telegram.bot.username}", grown)
            answer = await telegram.next_message(grown)
            assert is_quoted(answer, parts)
            assert own(telegram, grown) == [answer]
    assert telegram.refusals == []


async def test_a_supergroup_is_greeted_with_whatever_comes_from_it_first(telegram: Simulator, parts: Parts) -> None:
    ada, bob = telegram.user("Ada", language_code="ru"), telegram.user("Bob")
    group = telegram.supergroup("Friends", [ada, bob], with_bot=False)
    telegram.add_bot(group, by=ada)
    added = telegram.world.updates.pending.pop()  # another bot removes such messages at once
    assert "new_chat_members" in added["message"]
    async with running(telegram, parts):
        for _ in range(2):
            telegram.say(bob, f"/assad@{telegram.bot.username}", group)
        hello, *answers = [await telegram.next_message(group) for _ in range(3)]
        assert not hello.text.isascii()
        assert not is_quoted(hello, parts)
        assert all(is_quoted(answer, parts) for answer in answers)
    assert len(own(telegram, group)) == 3
    assert telegram.refusals == []


async def test_an_answer_to_a_group_that_has_just_grown_goes_to_the_supergroup(
    telegram: Simulator, parts: Parts
) -> None:
    ada = telegram.user("Ada")
    group = telegram.group("Friends", [ada])
    asked = telegram.say(ada, f"/assad@{telegram.bot.username}", group)
    grown = telegram.migrate(group)
    while telegram.say(ada, "Another message", grown).id < asked.id:
        pass
    async with running(telegram, parts):
        answer = await telegram.next_message(grown)
        assert is_quoted(answer, parts)
        assert answer.reply_to is None
        await telegram.answer_to(telegram.press(ada, answer, "✕"))
        await telegram.wait_until(lambda: answer.deleted)
    assert [refusal.description for refusal in telegram.refusals if "upgraded" not in refusal.description] == []


async def test_being_blocked_and_removed_is_no_error(
    telegram: Simulator, parts: Parts, caplog: pytest.LogCaptureFixture
) -> None:
    ada, bob = telegram.user("Ada"), telegram.user("Bob")
    group = telegram.supergroup("Friends", [ada])
    telegram.say(ada, "/assad")
    telegram.say(ada, f"/assad@{telegram.bot.username}", group)
    telegram.block(ada)
    telegram.remove_bot(group, by=ada)
    async with running(telegram, parts):
        telegram.say(bob, "/assad")
        await telegram.next_message(telegram.private(bob))
        await telegram.until_idle()
        telegram.unblock(ada)
        telegram.say(ada, "/assad")
        assert is_quoted(await telegram.next_message(telegram.private(ada)), parts)
    assert [record for record in caplog.records if record.levelname in {"WARNING", "ERROR"}] == []


@pytest.mark.parametrize("button", ["›", "✕"])
async def test_buttons_that_a_group_left_behind_when_it_grew_say_that_they_no_longer_work(
    telegram: Simulator, parts: Parts, button: str, caplog: pytest.LogCaptureFixture
) -> None:
    """The bot learns of it while the press waits, or by the press; a stop ends what was begun, and all is known."""
    ada = telegram.user("Ada")
    group = telegram.group("Friends", [ada])
    told, untold = Memory(), Memory()
    async with running(telegram, parts, told):
        telegram.say(ada, f"/assad@{telegram.bot.username}", group)
        answer = await telegram.next_message(group)
        telegram.press(ada, answer, button)
        telegram.migrate(group)
        await telegram.until_idle()
    async with running(telegram, parts, untold):
        press = await telegram.answer_to(telegram.press(ada, answer, button))
        assert press.notice is None
    for storage in (told, untold):
        async with running(telegram, parts, storage):
            press = await telegram.answer_to(telegram.press(ada, answer, button))
            assert press.notice == parts.texts.say("en", "notice.gone")
    assert (answer.edits, answer.deleted) == (0, False)
    assert [record for record in caplog.records if record.levelname in {"WARNING", "ERROR"}] == []
