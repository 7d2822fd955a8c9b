"""What people can do on the page: each act takes what the page sent, and gives what it needs to go on.

They raise RefusedError, what the simulator raises where Telegram would not let a person do that (ValueError,
LookupError), and TimeoutError where the bot doesn't answer.
"""

from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus

from bot.simulator.model import Button, Chat, Json, Message, User
from bot.simulator.queries import InlineQuery
from bot.tryout.given import Given, RefusedError
from bot.tryout.stage import Kind, Stage

PATIENCE = 10.0
"""Seconds that the bot may take to answer a press or an inline query."""

Act = Callable[[Stage, Given], Awaitable[Json]]


async def say(stage: Stage, given: Given) -> Json:
    """Somebody writes: {chat, user, text, reply_to?, quote?} -> {message}."""
    chat, user = _place(stage, given)
    replied = _message(stage, chat, given.number("reply_to")) if given.has("reply_to") else None
    quote = given.text("quote") if given.has("quote") else None
    since, text = stage.requests_made, given.text("text")
    message = stage.telegram.say(user, text, chat, reply_to=replied, quote=quote)
    act = stage.note(Kind.SAID, user, chat, text, message=message, since=since)
    return {"message": message.id, "act": act.number}


async def edit(stage: Stage, given: Given) -> Json:
    """Somebody changes an own message: {chat, user, message, text} -> {message}."""
    chat, user = _place(stage, given)
    message = _message(stage, chat, given.number("message"))
    if message.sender_id != user.id or "via_bot" in message.fields or not given.text("text").strip():
        raise ValueError(f"{user.first_name} can't change that message so")
    since, text = stage.requests_made, given.text("text")
    stage.telegram.edit(message, text)
    act = stage.note(Kind.EDITED, user, chat, text, message=message, since=since)
    return {"message": message.id, "act": act.number}


async def press(stage: Stage, given: Given) -> Json:
    """Somebody presses a button: {chat, user, message, row, column} -> what the bot answers: {notice, is_alert}."""
    chat, user = _place(stage, given)
    message = _message(stage, chat, given.number("message"))
    button = _button(message, given.number("row"), given.number("column"))
    since = stage.requests_made
    query = stage.telegram.press_data(user, message, str(button.value))
    act = stage.note(Kind.PRESSED, user, chat, button.text, message=message, query=query, since=since)
    await stage.telegram.answer_to(query, within=PATIENCE)
    return {"notice": query.notice, "is_alert": query.is_alert, "act": act.number}


async def type_inline(stage: Stage, given: Given) -> Json:
    """Somebody types behind the bot's name: {chat, user, query, offset} -> what the bot offers."""
    chat, user = _place(stage, given)
    since, text = stage.requests_made, given.text("query")
    query = stage.telegram.type_inline(user, text, offset=given.text("offset"), chat=chat)
    stage.note(Kind.TYPED, user, chat, text, query=query, since=since)
    await stage.telegram.results_of(query, within=PATIENCE)
    shown = ("id", "title", "description")
    return {
        "query": query.id,
        "results": [{name: each[name] for name in shown if name in each} for each in query.results],
        "next_offset": query.next_offset,
        "button": query.button,
    }


async def choose(stage: Stage, given: Given) -> Json:
    """Somebody posts an inline result: {chat, query, result} -> {message}."""
    chat, wanted = _chat(stage, given), given.text("query")
    queries = (each for each in stage.telegram.world.queries.values() if isinstance(each, InlineQuery))
    query = next((each for each in queries if each.id == wanted), None)
    if query is None:
        raise LookupError("there is no such inline query")
    return {"message": stage.telegram.choose(query, given.text("result"), chat).id}


async def set_language(stage: Stage, given: Given) -> Json:
    """Somebody switches languages: {user, language} -> {language}."""
    language = given.text("language")
    if not (language.isascii() and language.isalpha() and len(language) == len("en")):
        raise RefusedError(HTTPStatus.BAD_REQUEST, "language must be two letters")
    return {"language": stage.telegram.set_language(_user(stage, given), language).language_code}


ACTS: Mapping[str, Act] = {
    "say": say,
    "edit": edit,
    "press": press,
    "inline": type_inline,
    "choose": choose,
    "language": set_language,
}
"""By the last part of the address."""


def find_message(stage: Stage, chat_id: int, message_id: int) -> Message:
    """A message that is shown. Raises LookupError."""
    chat = next((each for each in stage.chats if each.id == chat_id), None)
    if chat is None:
        raise LookupError(f"there is no chat {chat_id}")
    return _message(stage, chat, message_id)


def _place(stage: Stage, given: Given) -> tuple[Chat, User]:
    """Where something is done, and by whom."""
    chat, user = _chat(stage, given), _user(stage, given)
    if user not in stage.members(chat):
        raise ValueError(f"{user.first_name} is not in that chat")
    return chat, user


def _chat(stage: Stage, given: Given) -> Chat:
    wanted = given.number("chat")
    found = next((each for each in stage.chats if each.id == wanted), None)
    if found is None:
        raise LookupError(f"there is no chat {wanted}")
    return found


def _user(stage: Stage, given: Given) -> User:
    wanted = given.number("user")
    found = next((each for each in stage.people if each.id == wanted), None)
    if found is None:
        raise LookupError(f"there is no person {wanted}")
    return found


def _message(stage: Stage, chat: Chat, message_id: int) -> Message:
    found = stage.telegram.world.find_message(chat, message_id)
    if found is None:
        raise LookupError(f"there is no message {message_id}")
    return found


def _button(message: Message, row: int, column: int) -> Button:
    rows = message.keyboard
    if not (0 <= row < len(rows) and 0 <= column < len(rows[row])):
        raise LookupError("there is no such button")
    button = rows[row][column]
    if button.kind != "callback_data":
        raise ValueError(f"{button.text!r} is no button that tells the bot anything")
    return button
