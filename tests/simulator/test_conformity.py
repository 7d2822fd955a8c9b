"""What the simulator itself sends is what the Bot API says: it is held to its own checks."""

from typing import Any

import pytest

from bot.simulator.check import check_object
from bot.simulator.model import Chat, User
from bot.simulator.server import Simulator
from tests.simulator.asking import Ask

KEYBOARD = {"inline_keyboard": [[{"text": "More", "callback_data": "m"}, {"text": "Copy", "copy_text": {"text": "x"}}]]}
ARTICLE = {
    "type": "article",
    "id": "a",
    "title": "T",
    "input_message_content": {"message_text": "see https://example.org"},
    "reply_markup": KEYBOARD,
}
MEDIA = ["photo", "video", "voice", "document", "sticker"]
OF_MESSAGES = {"message", "edited_message", "channel_post", "edited_channel_post"}
OF_MEMBERS = {"my_chat_member", "chat_member"}
OF_QUERIES = {"callback_query", "inline_query", "chosen_inline_result", "guest_message"}


def talk(telegram: Simulator, ada: User, group: Chat, channel: Chat) -> None:
    """Say things in every way there is."""
    first = telegram.say(ada, "/start@VerbatimBot see #this https://example.org 🇷🇺", group)
    telegram.edit(first, "@VerbatimBot was that all")
    telegram.say(ada, "why", group, reply_to=first, quote="was that")
    for kind in MEDIA:
        telegram.say(ada, "" if kind == "sticker" else "a caption", media=kind)
    for origin in (ada, group, channel, "Somebody"):
        telegram.say(ada, "forwarded", forwarded_from=origin)
    telegram.say(ada, "as the group", group, anonymous=True)
    telegram.say(ada, "as a channel", group, as_channel=channel)
    telegram.edit(telegram.post(channel, "news", media="photo"), "better news")
    telegram.say(ada, "there", group, topic=telegram.topic(group, "Talk", by=ada))


def come_and_go(telegram: Simulator, ada: User, group: Chat) -> None:
    """Change members in every way there is."""
    bea = telegram.user("Bea", last_name="B", username="bea", language_code=None)
    telegram.promote_bot(group, by=ada)
    telegram.join(bea, group)
    telegram.make_admin(bea, group)
    telegram.leave(bea, group)
    telegram.demote_bot(group, by=ada)
    telegram.remove_bot(group, by=ada)
    telegram.add_bot(group, by=ada, as_admin=True)
    telegram.block(ada)
    telegram.unblock(ada)
    telegram.migrate(telegram.group("Small", [ada]))
    telegram.migrate(telegram.group("Nobody's"), joins_first=True)


async def ask_and_press(telegram: Simulator, ask: Ask, ada: User, group: Chat) -> None:
    """Use every kind of query."""
    await ask.result("sendMessage", chat_id=ada.id, text="x", reply_markup=KEYBOARD)
    sent = await telegram.next_message(telegram.private(ada))
    telegram.press(ada, sent, "More")
    query = telegram.type_inline(ada, "x", chat=group)
    await ask.result("answerInlineQuery", inline_query_id=query.id, results=[ARTICLE])
    telegram.press(ada, telegram.choose(query, "a", group), "More")
    telegram.delete(sent)
    telegram.press_data(ada, sent, "m")
    stranger = telegram.supergroup("Elsewhere", [ada], with_bot=False)
    telegram.call_guest(ada, "@VerbatimBot?", stranger, reply_to=telegram.say(ada, "hm", stranger))


async def test_every_kind_of_update_is_as_the_api_describes_it(telegram: Simulator, ask: Ask) -> None:
    telegram.bot.can_read_all_group_messages = telegram.bot.inline_feedback = True
    telegram.bot.supports_guest_queries = True
    kinds = OF_MESSAGES | OF_MEMBERS | OF_QUERIES
    await ask.result("getUpdates", allowed_updates=sorted(kinds))
    ada = telegram.user("Ada")
    group = telegram.supergroup("Group", [ada], forum=True)
    talk(telegram, ada, group, telegram.channel("Channel", [ada], username="channel"))
    come_and_go(telegram, ada, group)
    await ask_and_press(telegram, ask, ada, group)
    updates = await ask.result("getUpdates")
    for update in updates:
        check_object(update, "Update")
    assert {kind for update in updates for kind in update} == kinds | {"update_id"}
    assert [update["update_id"] for update in updates] == sorted({update["update_id"] for update in updates})
    assert telegram.refusals == []


@pytest.mark.parametrize(
    ("method", "parameters", "returned"),
    [
        ("getMe", {}, "User"),
        ("sendMessage", {"text": "x", "reply_parameters": {"message_id": 1, "quote": "hell"}}, "Message"),
        ("sendMessage", {"text": "x", "reply_markup": KEYBOARD, "protect_content": True}, "Message"),
        ("getChat", {}, "ChatFullInfo"),
        ("getChatMember", {"user_id": 123456789}, "ChatMember"),
        ("getWebhookInfo", {}, "WebhookInfo"),
        ("getMyName", {}, "BotName"),
        ("getMyDescription", {"language_code": "ru"}, "BotDescription"),
        ("getMyShortDescription", {}, "BotShortDescription"),
        ("getChatMenuButton", {}, "MenuButton"),
        ("sendChatAction", {"action": "typing"}, "Boolean"),
    ],
)
async def test_every_result_is_as_the_api_describes_it(
    telegram: Simulator, ask: Ask, method: str, parameters: dict[str, Any], returned: str
) -> None:
    ada = telegram.user("Ada", username="ada")
    telegram.say(ada, "hello")
    about_a_chat = {"chat_id": ada.id} if method.startswith(("send", "getChat")) else {}
    check_object(await ask.result(method, **about_a_chat, **parameters), returned)


async def test_every_admin_is_as_the_api_describes_one(telegram: Simulator, ask: Ask) -> None:
    ada, bea = telegram.user("Ada"), telegram.user("Bea")
    group = telegram.supergroup("Group", [ada, bea])
    telegram.promote_bot(group, by=ada)
    admins = await ask.result("getChatAdministrators", chat_id=group.id)
    for admin in admins:
        check_object(admin, "ChatMember")
    assert [admin["user"]["id"] for admin in admins] == [ada.id, telegram.bot.id]
    assert await ask.result("getChatMemberCount", chat_id=group.id) == 3
