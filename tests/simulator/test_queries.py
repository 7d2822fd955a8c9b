from collections.abc import Callable
from typing import Any

import pytest
from telegram import Bot, InlineQueryResultArticle, InputTextMessageContent
from telegram.error import BadRequest

from bot.simulator.model import User
from bot.simulator.server import Simulator
from tests.simulator.asking import Ask

BUTTON = {"inline_keyboard": [[{"text": "More", "callback_data": "1|more"}]]}


@pytest.fixture
def ada(telegram: Simulator) -> User:
    """Somebody to whom the bot may write."""
    user = telegram.user("Ada")
    telegram.say(user, "hello")
    return user


def article(result_id: str = "a", text: str = "x", **fields: Any) -> dict[str, Any]:
    content = {"message_text": text}
    return {"type": "article", "id": result_id, "title": "T", "input_message_content": content} | fields


async def updates(ask: Ask) -> list[dict[str, Any]]:
    """What has not been confirmed, and is from now on."""
    found: list[dict[str, Any]] = await ask.result("getUpdates")
    await ask.result("getUpdates", offset=found[-1]["update_id"] + 1 if found else 0)
    return found


async def test_a_press_is_answered_once(telegram: Simulator, bot: Bot, ask: Ask, ada: User) -> None:
    await ask.result("sendMessage", chat_id=ada.id, text="x", reply_markup=BUTTON)
    press = telegram.press(ada, await telegram.next_message(telegram.private(ada)), "More")
    query = (await updates(ask))[-1]["callback_query"]
    assert (query["data"], query["from"]["id"], query["message"]["text"]) == ("1|more", ada.id, "x")
    await bot.answer_callback_query(query["id"], "Here", show_alert=True)
    answered = await telegram.answer_to(press)
    assert (answered.notice, answered.is_alert) == ("Here", True)
    with pytest.raises(BadRequest, match=r"[Qq]uery is too old"):
        await bot.answer_callback_query(query["id"])


async def test_queries_that_are_unknown_old_or_of_another_kind_are_refused(
    telegram: Simulator, ask: Ask, ada: User
) -> None:
    press = telegram.press_data(ada, telegram.say(ada, "x"), "forged")
    typed = telegram.type_inline(ada, "x")
    assert "too old" in await ask.refusal("answerCallbackQuery", callback_query_id="5")
    assert "too old" in await ask.refusal("answerCallbackQuery", callback_query_id=typed.id)
    assert "too old" in await ask.refusal("answerInlineQuery", inline_query_id=press.id, results=[])
    assert "URL_INVALID" in await ask.refusal("answerCallbackQuery", callback_query_id=press.id, url="x y")
    press.expired = True
    assert "too old" in await ask.refusal("answerCallbackQuery", callback_query_id=press.id)


async def test_only_buttons_that_are_there_can_be_pressed(telegram: Simulator, ask: Ask, ada: User) -> None:
    await ask.result("sendMessage", chat_id=ada.id, text="x", reply_markup=BUTTON)
    message = await telegram.next_message(telegram.private(ada))
    with pytest.raises(LookupError, match=r"there are .'More'."):
        telegram.press(ada, message, "Less")


async def test_results_are_offered_and_chosen(telegram: Simulator, bot: Bot, ask: Ask, ada: User) -> None:
    telegram.bot.inline_feedback = True
    group = telegram.supergroup("Elsewhere", [ada], with_bot=False)
    typed = telegram.type_inline(ada, "words", chat=group)
    query = (await updates(ask))[-1]["inline_query"]
    assert (query["query"], query["offset"], query["chat_type"]) == ("words", "", "supergroup")
    offered = [InlineQueryResultArticle("a", "T", InputTextMessageContent("“words”"))]
    await bot.answer_inline_query(query["id"], offered, cache_time=5, is_personal=True, next_offset="10")
    found = await telegram.results_of(typed)
    assert (found.next_offset, found.cache_time, found.is_personal) == ("10", 5, True)
    message = telegram.choose(found, "a", group)
    assert (message.text, message.sender_id, message.inline_message_id) == ("“words”", ada.id, None)
    assert message.fields["via_bot"]["id"] == telegram.bot.id
    assert (await updates(ask))[-1]["chosen_inline_result"]["result_id"] == "a"
    with pytest.raises(LookupError, match="'b' was not offered"):
        telegram.choose(found, "b", group)
    with pytest.raises(BadRequest, match=r"[Qq]uery is too old"):
        await bot.answer_inline_query(query["id"], offered)


async def test_a_message_from_inline_mode_is_pressed_and_edited_by_its_own_id(
    telegram: Simulator, ask: Ask, ada: User
) -> None:
    group = telegram.supergroup("Elsewhere", [ada], with_bot=False)
    typed = telegram.type_inline(ada, "words")
    await ask.result("answerInlineQuery", inline_query_id=typed.id, results=[article(reply_markup=BUTTON)])
    message = telegram.choose(typed, "a", group)
    telegram.press(ada, message, "More")
    query = (await updates(ask))[-1]["callback_query"]
    assert query["inline_message_id"] == message.inline_message_id
    assert "message" not in query
    target = {"inline_message_id": query["inline_message_id"]}
    assert await ask.result("editMessageText", text="y", **target) is True
    assert ((await telegram.next_edit(message)).text, message.buttons) == ("y", [])
    assert "message is not modified" in await ask.refusal("editMessageText", text="y", **target)
    assert await updates(ask) == []


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ({"results": [article(str(each)) for each in range(51)]}, "RESULTS_TOO_MUCH"),
        ({"results": [article("a"), article("a")]}, "RESULT_ID_DUPLICATE"),
        ({"results": [article("я" * 33)]}, "RESULT_ID_INVALID"),
        ({"results": [], "next_offset": "я" * 33}, "NEXT_OFFSET_INVALID"),
        ({"results": [], "cache_time": -1}, "cache_time must not be negative"),
        ({"results": [article(text=" ")]}, "message text is empty"),
        ({"results": [{"type": "photo", "id": "a", "photo_url": "x", "thumbnail_url": "x"}]}, "photo is not simulated"),
        ({"results": [article(input_message_content={"latitude": 1, "longitude": 2})]}, "is not simulated"),
    ],
)
async def test_an_inline_answer_that_is_wrong_is_refused(
    telegram: Simulator, ask: Ask, ada: User, answer: dict[str, Any], reason: str
) -> None:
    typed = telegram.type_inline(ada, "words")
    assert reason in await ask.refusal("answerInlineQuery", inline_query_id=typed.id, **answer)
    assert not typed.answered


async def test_an_inline_answer_at_the_limits_is_taken(telegram: Simulator, ask: Ask, ada: User) -> None:
    typed = telegram.type_inline(ada, "я" * 256)
    results = [article(f"{each:02}" + "я" * 31) for each in range(50)]
    await ask.result("answerInlineQuery", inline_query_id=typed.id, results=results, next_offset="я" * 32)
    assert len(typed.results) == 50


async def test_what_a_client_would_not_let_one_do_cannot_be_done(telegram: Simulator, ada: User) -> None:
    group = telegram.group("Readers", [ada])
    with pytest.raises(ValueError, match="cut an inline query"):
        telegram.type_inline(ada, "x" * 257)
    with pytest.raises(ValueError, match="cut a text"):
        telegram.say(ada, "🙂" * 2048 + "x")
    with pytest.raises(ValueError, match="is not in Readers"):
        telegram.say(telegram.user("Ben"), "x", group)
    with pytest.raises(ValueError, match="not in the message"):
        telegram.say(ada, "x", reply_to=telegram.say(ada, "one"), quote="two")
    for nothing in (" ", "\x00"):
        with pytest.raises(ValueError, match="a message has a text"):
            telegram.say(ada, nothing)
        with pytest.raises(ValueError, match="a message has a text"):
            telegram.edit(telegram.say(ada, "one"), nothing)
    with pytest.raises(LookupError, match="Readers has no topic 5"):
        telegram.say(ada, "x", group, topic=5)
    with pytest.raises(ValueError, match="Readers is no forum"):
        telegram.topic(group, "News", by=ada)
    with pytest.raises(LookupError, match="there was no update yet"):
        Simulator().repeat_last_update()
    with pytest.raises(ValueError, match="guest mode is off"):
        telegram.call_guest(ada, "@VerbatimBot x", group)
    telegram.bot.supports_guest_queries = True
    with pytest.raises(ValueError, match="the bot is in Readers"):
        telegram.call_guest(ada, "@VerbatimBot x", group)
    telegram.bot.supports_inline_queries = False
    with pytest.raises(ValueError, match="inline mode is off"):
        telegram.type_inline(ada, "x")


async def test_what_people_write_is_cleaned(telegram: Simulator, ada: User) -> None:
    asked = telegram.say(ada, "  /syria\x00\n")
    assert (asked.text, asked.marked("bot_command")) == ("/syria", ["/syria"])
    assert telegram.edit(asked, "\n what\t?").text == "what ?"
    assert telegram.say(ada, " a caption ", media="photo").text == "a caption"
    assert telegram.post(telegram.channel("News"), "news\r\n").text == "news"
    telegram.bot.supports_guest_queries = True
    group = telegram.group("Elsewhere", [ada], with_bot=False)
    assert telegram.call_guest(ada, " @VerbatimBot ", group).message.text == "@VerbatimBot"


async def test_half_a_character_is_refused_and_the_next_words_come_through(telegram: Simulator, bot: Bot) -> None:
    ada, half = telegram.user("Ada"), "\ud83d"
    group, forum = telegram.group("Readers", [ada], with_bot=False), telegram.supergroup("Forum", [ada], forum=True)
    telegram.bot.supports_guest_queries = True
    asked = telegram.say(ada, "words")
    answer = telegram.world.post(group, {"from": telegram.bot.to_user(), "text": "x"}, by_bot=True)
    acts: list[Callable[[], object]] = [
        lambda: telegram.say(ada, half),
        lambda: telegram.say(ada, half, media="photo"),
        lambda: telegram.say(ada, "x", forwarded_from=half),
        lambda: telegram.edit(asked, half),
        lambda: telegram.post(telegram.channel("News"), half),
        lambda: telegram.type_inline(ada, half),
        lambda: telegram.type_inline(ada, "x", offset=half),
        lambda: telegram.press_data(ada, answer, half),
        lambda: telegram.call_guest(ada, f"@VerbatimBot {half}", group),
        lambda: telegram.user(half),
        lambda: telegram.group(half),
        lambda: telegram.topic(forum, half, by=ada),
    ]
    for act in acts:
        with pytest.raises(ValueError, match="half a character"):
            act()
    telegram.say(ada, "more \U0001f642")
    assert [each.message.text for each in await bot.get_updates() if each.message] == ["words", "more \U0001f642"]


async def test_a_guest_answers_once_in_a_chat_that_it_is_not_in(telegram: Simulator, ask: Ask, ada: User) -> None:
    telegram.bot.supports_guest_queries = True
    group = telegram.supergroup("Elsewhere", [ada], with_bot=False)
    call = telegram.call_guest(ada, "@VerbatimBot what of Syria", group)
    update = (await updates(ask))[-1]["guest_message"]
    assert (update["guest_query_id"], update["text"]) == (call.id, "@VerbatimBot what of Syria")
    given = {"guest_query_id": call.id, "result": article(text="“words”", reply_markup=BUTTON)}
    sent = await ask.result("answerGuestQuery", **given)
    reply = (await telegram.guest_answer(call)).reply
    assert reply is not None
    assert (reply.text, reply.by_bot, reply.reply_to) == ("“words”", True, call.message)
    assert reply.inline_message_id == sent["inline_message_id"]
    assert "too old" in await ask.refusal("answerGuestQuery", **given)
    assert "not a member" in await ask.refusal("sendMessage", chat_id=group.id, text="x")
