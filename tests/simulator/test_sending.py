from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity, ReplyParameters

from bot.simulator.check import check_object
from bot.simulator.model import Chat, Message, User
from bot.simulator.server import Simulator
from tests.simulator.asking import Ask


@pytest.fixture
def ada(telegram: Simulator) -> User:
    """Somebody to whom the bot may write."""
    user = telegram.user("Ada")
    telegram.say(user, "hello")
    return user


@pytest.fixture
def question(telegram: Simulator, ada: User) -> Message:
    """Something that can be replied to."""
    return telegram.say(ada, "What did “Lavrov” say — 🙂 and when?")


async def test_a_message_is_shown_as_it_was_sent(telegram: Simulator, bot: Bot, ada: User) -> None:
    sent = await bot.send_message(
        ada.id,
        "🙂 “words”",
        entities=[MessageEntity("blockquote", 3, 7)],
        reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("More", callback_data="1|more")]]),
    )
    shown = await telegram.next_message(telegram.private(ada))
    assert (sent.message_id, sent.text) == (shown.id, "🙂 “words”")
    assert shown.marked("blockquote") == ["“words”"]
    assert [(each.text, each.kind, each.value) for each in shown.buttons] == [("More", "callback_data", "1|more")]
    assert (shown.by_bot, shown.sender_id) == (True, telegram.bot.id)


async def test_the_bots_own_messages_are_no_updates(telegram: Simulator, ask: Ask) -> None:
    ada = telegram.user("Ada")
    telegram.say(ada, "hello")
    group, channel = telegram.group("Readers", [ada]), telegram.channel("News", [ada])
    before = telegram.world.updates.count
    for chat in (telegram.private(ada), group, channel):
        posted = await ask.result("sendMessage", chat_id=chat.id, text="x")
        check_object(posted, "Message")
        await ask.result("editMessageText", chat_id=chat.id, message_id=posted["message_id"], text="y")
        assert (await telegram.next_message(chat)).text == "y"
    assert telegram.world.updates.count == before


async def test_a_reply_quotes_the_message_word_for_word(bot: Bot, ada: User, question: Message) -> None:
    reply = ReplyParameters(question.id, quote="say — 🙂 and")
    sent = await bot.send_message(ada.id, "x", reply_parameters=reply)
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == question.text
    assert sent.quote is not None
    assert (sent.quote.text, sent.quote.position) == ("say — 🙂 and", 18)


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        ({"message_id": 999}, "message to be replied not found"),
        ({"message_id": "QUESTION", "quote": "say - 🙂"}, "QUOTE_TEXT_INVALID"),
        ({"message_id": "QUESTION", "quote": "lavrov"}, "QUOTE_TEXT_INVALID"),
        (
            {"message_id": "QUESTION", "quote": "say", "quote_entities": [{"type": "bold", "offset": 2, "length": 2}]},
            "not within",
        ),
        ({"message_id": "QUESTION", "chat_id": 5}, "a reply to another chat is not simulated"),
        ({}, "message identifier is not specified"),
    ],
)
async def test_a_reply_that_points_at_nothing_is_refused(
    ask: Ask, ada: User, question: Message, reply: dict[str, Any], reason: str
) -> None:
    given = {name: question.id if value == "QUESTION" else value for name, value in reply.items()}
    assert reason in await ask.refusal("sendMessage", chat_id=ada.id, text="x", reply_parameters=given)


async def test_a_reply_to_a_deleted_message_can_be_sent_without_it(
    telegram: Simulator, ask: Ask, ada: User, question: Message
) -> None:
    telegram.delete(question)
    given = {"message_id": question.id}
    assert "replied not found" in await ask.refusal("sendMessage", chat_id=ada.id, text="x", reply_parameters=given)
    given["allow_sending_without_reply"] = True
    sent = await ask.result("sendMessage", chat_id=ada.id, text="x", reply_parameters=given)
    assert "reply_to_message" not in sent


async def test_in_a_forum_a_message_goes_to_its_topic(telegram: Simulator, ask: Ask, ada: User) -> None:
    forum = telegram.supergroup("Forum", [ada], forum=True)
    news = telegram.topic(forum, "News", by=ada)
    asked = telegram.say(ada, "/ask@VerbatimBot x", forum, topic=news)
    assert (asked.thread_id, asked.to_json()["reply_to_message"]["message_id"]) == (news, news)
    sent = await ask.result("sendMessage", chat_id=forum.id, text="x", message_thread_id=news)
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (news, True)
    replied = await ask.result("sendMessage", chat_id=forum.id, text="x", reply_parameters={"message_id": asked.id})
    assert replied["message_thread_id"] == news
    general = await ask.result("sendMessage", chat_id=forum.id, text="x")
    assert "message_thread_id" not in general
    for each in (sent, replied, general):
        check_object(each, "Message")


async def test_a_thread_that_is_no_topic_is_not_found(telegram: Simulator, ask: Ask, ada: User) -> None:
    group = telegram.supergroup("Readers", [ada])
    first = telegram.say(ada, "one", group)
    second = telegram.say(ada, "/ask@VerbatimBot two", group, reply_to=first)
    thread = second.to_json()["message_thread_id"]
    assert (thread, second.thread_id) == (first.id, None)
    for method, more in (("sendMessage", {"text": "x"}), ("sendChatAction", {"action": "typing"})):
        refusal = await ask.refusal(method, chat_id=group.id, message_thread_id=thread, **more)
        assert refusal == "Bad Request: message thread not found"


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({"text": " \n "}, "message text is empty"),
        ({"text": "*x*", "parse_mode": "MarkdownV2"}, "parse_mode (send entities) is not simulated"),
        ({"text": "x", "message_effect_id": "1"}, "message_effect_id of sendMessage is not simulated"),
        ({"text": "x", "reply_markup": {"force_reply": True}}, "other than an inline keyboard is not simulated"),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "b", "pay": True}]]}},
            "a button with pay is not simulated",
        ),
        ({"text": "x", "entities": [{"type": "bold", "offset": 0, "length": 2}]}, "not within the text"),
        ({"text": "x", "reply_to_message_id": 1}, 'there is no "reply_to_message_id"'),
    ],
)
async def test_what_cannot_be_sent_is_refused_and_noted(
    telegram: Simulator, ask: Ask, ada: User, parameters: dict[str, Any], reason: str
) -> None:
    assert reason in await ask.refusal("sendMessage", chat_id=ada.id, **parameters)
    assert reason in telegram.refusals[0].description
    assert not any(each.by_bot for each in telegram.private(ada).messages)


async def test_inline_buttons_need_inline_mode(telegram: Simulator, ask: Ask, ada: User) -> None:
    telegram.bot.supports_inline_queries = False
    markup = {"inline_keyboard": [[{"text": "Share", "switch_inline_query": "x"}]]}
    assert "BUTTON_TYPE_INVALID" in await ask.refusal("sendMessage", chat_id=ada.id, text="x", reply_markup=markup)


async def test_the_bot_shows_what_it_is_doing(telegram: Simulator, ask: Ask, ada: User) -> None:
    await ask.result("sendChatAction", chat_id=ada.id, action="typing")
    assert telegram.world.actions == [(ada.id, "typing")]
    assert "wrong parameter action" in await ask.refusal("sendChatAction", chat_id=ada.id, action="thinking")


@pytest.fixture
async def answer(telegram: Simulator, ask: Ask, ada: User) -> Message:
    """A message of the bot, with a button."""
    markup = {"inline_keyboard": [[{"text": "More", "callback_data": "more"}]]}
    await ask.result("sendMessage", chat_id=ada.id, text="An answer", reply_markup=markup)
    return await telegram.next_message(telegram.private(ada))


async def test_an_edit_changes_text_and_buttons(telegram: Simulator, bot: Bot, ada: User, answer: Message) -> None:
    await bot.edit_message_text("Another", ada.id, answer.id)
    edited = await telegram.next_edit(answer)
    assert (edited.text, edited.buttons, edited.edits) == ("Another", [], 1)
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Back", callback_data="back")]])
    await bot.edit_message_reply_markup(ada.id, answer.id, reply_markup=markup)
    assert [each.text for each in (await telegram.next_edit(answer)).buttons] == ["Back"]


async def test_an_edit_that_changes_nothing_is_refused(ask: Ask, ada: User, answer: Message) -> None:
    same = {"chat_id": ada.id, "message_id": answer.id, "reply_markup": answer.fields["reply_markup"]}
    assert "message is not modified" in await ask.refusal("editMessageText", text="An answer ", **same)
    assert "message is not modified" in await ask.refusal("editMessageReplyMarkup", **same)


async def test_only_what_the_bot_wrote_can_be_edited(
    telegram: Simulator, ask: Ask, ada: User, question: Message, answer: Message
) -> None:
    async def refusal(**target: Any) -> str:
        return await ask.refusal("editMessageText", text="x", **target)

    assert "message can't be edited" in await refusal(chat_id=ada.id, message_id=question.id)
    assert "message to edit not found" in await refusal(chat_id=ada.id, message_id=999)
    assert "message identifier is not specified" in await refusal(chat_id=ada.id)
    assert "chat_id is empty" in await refusal(message_id=answer.id)
    assert "MESSAGE_ID_INVALID" in await refusal(inline_message_id="x")
    assert "stands alone" in await refusal(inline_message_id="x", chat_id=ada.id)
    wordless = await ask.refusal("editMessageText", chat_id=ada.id, message_id=answer.id)
    assert "message text is empty" in wordless
    telegram.delete(answer)
    assert "message to edit not found" in await refusal(chat_id=ada.id, message_id=answer.id)
    with pytest.raises(ValueError, match="only the bot"):
        telegram.edit(answer, "x")


async def test_in_groups_the_bot_deletes_its_own_messages_only_unless_it_is_an_admin(
    telegram: Simulator, ask: Ask, ada: User
) -> None:
    group = telegram.supergroup("Readers", [ada])
    theirs = telegram.say(ada, "/ask x", group)
    own = await ask.result("sendMessage", chat_id=group.id, text="x")
    await ask.result("deleteMessage", chat_id=group.id, message_id=own["message_id"])
    again = await ask.refusal("deleteMessage", chat_id=group.id, message_id=own["message_id"])
    assert "message to delete not found" in again
    refusal = await ask.refusal("deleteMessages", chat_id=group.id, message_ids=[theirs.id, 999])
    assert "message can't be deleted" in refusal
    telegram.promote_bot(group, by=ada)
    await ask.result("deleteMessages", chat_id=group.id, message_ids=[theirs.id, 999])
    assert theirs.deleted
    assert "1 to 100" in await ask.refusal("deleteMessages", chat_id=group.id, message_ids=[])


@pytest.fixture
def elsewhere(telegram: Simulator) -> Chat:
    """A group that the bot is not in."""
    return telegram.supergroup("Elsewhere", [telegram.user("Ben")], with_bot=False, username="elsewhere")


async def test_chats_that_are_closed_to_the_bot_say_so(
    telegram: Simulator, ask: Ask, ada: User, elsewhere: Chat
) -> None:
    async def refusal(chat_id: int | str) -> str:
        return await ask.refusal("sendMessage", chat_id=chat_id, text="x")

    stranger, other = telegram.user("Cy"), telegram.user("Bot", is_bot=True)
    telegram.private(stranger)
    telegram.private(other)
    group = telegram.group("Kicked", [ada])
    telegram.remove_bot(group, by=ada)
    kicked = telegram.supergroup("Kicked", [ada])
    telegram.remove_bot(kicked, by=ada)
    channel = telegram.channel("News", [ada])
    telegram.demote_bot(channel, by=ada)
    assert await refusal(5) == "Bad Request: chat not found"
    assert await refusal("@nowhere") == "Bad Request: chat not found"
    assert await refusal(stranger.id) == "Forbidden: bot can't initiate conversation with a user"
    assert await refusal(other.id) == "Forbidden: bots can't send messages to bots"
    assert await refusal(telegram.bot.id) == "Forbidden: bots can't send messages to bots"
    assert await refusal(elsewhere.id) == "Forbidden: bot is not a member of the supergroup chat"
    assert await refusal("@Elsewhere") == "Forbidden: bot is not a member of the supergroup chat"
    assert await refusal(group.id) == "Forbidden: bot was kicked from the group chat"
    assert await refusal(kicked.id) == "Forbidden: bot was kicked from the supergroup chat"
    assert await refusal(channel.id) == "Bad Request: need administrator rights in the channel chat"
    telegram.block(ada)
    assert await refusal(ada.id) == "Forbidden: bot was blocked by the user"
    telegram.unblock(ada)
    assert (await ask("sendMessage", chat_id=ada.id, text="x"))["ok"]
