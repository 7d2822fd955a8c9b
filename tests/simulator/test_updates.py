import asyncio

import pytest

from bot.simulator.check import check_object
from bot.simulator.server import Simulator
from bot.simulator.spec import spec
from tests.simulator.asking import Ask


def test_every_update_is_one_by_the_apis_own_description() -> None:
    """All that people can do, in one story."""
    telegram = Simulator()
    telegram.bot.supports_guest_queries = telegram.bot.can_read_all_group_messages = True
    telegram.world.updates.allow(list(spec().types["Update"].fields.keys() - {"update_id"}))
    ada = telegram.user("Ada", last_name="Lovelace", username="ada", language_code="ru")
    ben, other = telegram.user("Ben"), telegram.user("Other", is_bot=True)
    group, channel = telegram.group("Readers", [ada, ben]), telegram.channel("News", [ada], username="news")
    forum = telegram.supergroup("Forum", [ada], username="forum", forum=True)
    elsewhere = telegram.supergroup("Elsewhere", [ada], with_bot=False)
    news = telegram.topic(forum, "News", by=ada)

    first = telegram.say(ada, "/ask@VerbatimBot #сирия https://example.org 🙂", group)
    telegram.say(ben, "quoted", group, reply_to=first, quote="🙂")
    telegram.say(ada, "in a topic", forum, topic=news)
    telegram.say(ada, "in the name of the group", forum, anonymous=True)
    telegram.say(ada, "in the name of a channel", forum, as_channel=channel)
    for media in ("photo", "video", "voice", "document", "sticker"):
        telegram.say(ada, "caption" if media != "sticker" else "", media=media)
    for author in (ben, channel, group, "Somebody"):
        telegram.say(ada, "forwarded", forwarded_from=author)
    telegram.edit(first, "/ask something else")
    telegram.edit(telegram.post(channel, "posted", media="photo"), "edited")
    telegram.press_data(ada, first, "data")
    telegram.type_inline(ada, "words", chat=telegram.private(ada))
    telegram.call_guest(ada, "@VerbatimBot x", elsewhere, reply_to=telegram.say(ada, "this", elsewhere))
    telegram.add_bot(elsewhere, by=ada, as_admin=True)
    telegram.join(other, elsewhere)
    telegram.make_admin(other, elsewhere)
    telegram.leave(other, elsewhere)
    telegram.remove_bot(elsewhere, by=ada)
    telegram.block(ada)
    telegram.migrate(group)

    made = telegram.world.updates.pending
    for update in made:
        check_object(update, "Update")
    assert {kind for update in made for kind in update} == {
        "update_id",
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "callback_query",
        "inline_query",
        "guest_message",
        "my_chat_member",
        "chat_member",
    }


async def test_every_answer_is_one_by_the_apis_own_description(telegram: Simulator, ask: Ask) -> None:
    ada = telegram.user("Ada")
    group = telegram.supergroup("Readers", [ada], forum=True)
    asked = telegram.say(ada, "/ask@VerbatimBot x", group, topic=telegram.topic(group, "News", by=ada))
    channel = telegram.channel("News", [ada])
    chat = {"chat_id": group.id}
    answers = {
        "User": [await ask.result("getMe")],
        "ChatFullInfo": [await ask.result("getChat", **chat)],
        "ChatMember": [
            await ask.result("getChatMember", user_id=ada.id, **chat),
            await ask.result("getChatMember", user_id=telegram.bot.id, chat_id=channel.id),
        ],
        "WebhookInfo": [await ask.result("getWebhookInfo")],
        "MenuButton": [await ask.result("getChatMenuButton")],
        "Message": [
            await ask.result("sendMessage", chat_id=channel.id, text="x"),
            await ask.result("sendMessage", text="x", reply_parameters={"message_id": asked.id, "quote": "x"}, **chat),
        ],
    }
    for kind, found in answers.items():
        for each in found:
            check_object(each, kind)


async def test_a_wait_in_vain_tells_what_there_is_to_see(telegram: Simulator, ask: Ask) -> None:
    ada = telegram.user("Ada")
    telegram.say(ada, "hello")
    await ask("sendMessage", chat_id=5, text="x")
    with pytest.raises(TimeoutError, match=r"nothing came within 0\.01 s") as waited:
        await telegram.next_message(telegram.private(ada), within=0.01)
    for evidence in ("1 updates wait", "'hello'", "refused: sendMessage: Bad Request: chat not found"):
        assert evidence in str(waited.value)


async def test_a_live_view_is_woken_by_every_change(telegram: Simulator) -> None:
    version = telegram.world.change.version
    watching = asyncio.create_task(telegram.changed(version, within=5))
    telegram.say(telegram.user("Ada"), "hello")
    assert await watching > version
