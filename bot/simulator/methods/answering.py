"""The bot answers queries: presses, inline queries, guest messages. Each once, and in time."""

from collections.abc import Callable
from typing import TypeVar

from bot.simulator.errors import BadRequest
from bot.simulator.methods.content import checked_article
from bot.simulator.model import Json, Message
from bot.simulator.people.inline import inline_fields
from bot.simulator.queries import GuestQuery, InlineQuery, Press, Query
from bot.simulator.rules.objects import is_url
from bot.simulator.world import World

MOST_RESULTS = 50
MOST_OFFSET_BYTES = 64
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"

Q = TypeVar("Q", bound=Query)


def answer_callback_query(world: World, given: Json) -> bool:
    """Stop the button's spinner, with a toast or an alert if there is a text."""
    press = _find(world, given["callback_query_id"], Press)
    if "url" in given and not is_url(given["url"]):
        raise BadRequest("URL_INVALID")
    press.notice = given.get("text") or None
    press.is_alert = given.get("show_alert", False)
    press.url = given.get("url")
    return _close(world, press)


def answer_inline_query(world: World, given: Json) -> bool:
    """Offer results."""
    query = _find(world, given["inline_query_id"], InlineQuery)
    results = given["results"]
    if len(results) > MOST_RESULTS:
        raise BadRequest("RESULTS_TOO_MUCH")
    if len({each["id"] for each in results}) < len(results):
        raise BadRequest("RESULT_ID_DUPLICATE")
    if len(given.get("next_offset", "").encode()) > MOST_OFFSET_BYTES:
        raise BadRequest("NEXT_OFFSET_INVALID")
    if given.get("cache_time", 0) < 0:
        raise BadRequest("cache_time must not be negative")
    query.results = [checked_article(world, each) for each in results]
    query.next_offset = given.get("next_offset", "")
    query.cache_time = given.get("cache_time", 300)
    query.is_personal = given.get("is_personal", False)
    query.button = given.get("button")
    return _close(world, query)


def answer_guest_query(world: World, given: Json) -> Json:
    """Answer a guest message: one message, in the chat that the bot is no member of."""
    query = _find(world, given["guest_query_id"], GuestQuery)
    query.result = checked_article(world, given["result"])
    asked = query.message
    fields = {"date": world.now, "from": world.bot.to_user()} | inline_fields(query.result)
    fields["guest_bot_caller_user"] = asked.fields["from"]
    query.reply = Message(asked.chat, world.next_message_id(asked.chat), fields, asked, by_bot=True)
    world.make_inline(query.reply)
    world.add(query.reply)
    _close(world, query)
    return {"inline_message_id": query.reply.inline_message_id}


def _find(world: World, query_id: str, kind: type[Q]) -> Q:
    query = world.queries.get(query_id)
    if not isinstance(query, kind) or query.answered or query.expired:
        raise BadRequest(TOO_OLD)
    return query


def _close(world: World, query: Query) -> bool:
    query.answered = True
    world.change.announce()
    return True


METHODS: dict[str, Callable[[World, Json], object]] = {
    "answerCallbackQuery": answer_callback_query,
    "answerInlineQuery": answer_inline_query,
    "answerGuestQuery": answer_guest_query,
}
