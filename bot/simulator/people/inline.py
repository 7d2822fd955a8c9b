"""People type inline queries and post what they choose."""

from bot.simulator.content import complete_entities
from bot.simulator.model import Chat, Json, Membership, Message, User
from bot.simulator.queries import InlineQuery
from bot.simulator.rules.text import typed, utf16_length
from bot.simulator.views import Viewing

MOST_UNITS = 256
"""The length of an inline query (Bot API, InlineQuery)."""


class Inlining(Viewing):
    """The acts of inline mode."""

    def type_inline(self, user: User, query: str, *, offset: str = "", chat: Chat | None = None) -> InlineQuery:
        """Let a user type `@bot query` in a chat; `offset` asks for the next page.

        Raises ValueError if the query is over 256 characters (clients cut it there) or inline mode is off.
        """
        if not self.world.bot.supports_inline_queries:
            raise ValueError("inline mode is off: BotFather, /setinline")
        if utf16_length(query) > MOST_UNITS:
            raise ValueError(f"clients cut an inline query at {MOST_UNITS} UTF-16 units")
        asked = InlineQuery("", user, typed(query), typed(offset), chat)
        self.world.open_query(asked)
        update: Json = {"id": asked.id, "from": user.to_json(), "query": query, "offset": offset}
        if chat is not None:
            update["chat_type"] = "sender" if chat.user == user else chat.type
        self.world.updates.add("inline_query", update)
        self.world.change.announce()
        return asked

    async def results_of(self, query: InlineQuery, *, within: float = 5.0) -> InlineQuery:
        """Wait (at most `within` seconds) until the bot has answered; TimeoutError if it doesn't."""
        return await self.wait_until(lambda: query if query.answered else None, within=within)

    def choose(self, query: InlineQuery, result_id: str, chat: Chat) -> Message:
        """Let the user post a result in a chat, as a message of his own via the bot.

        The message has an inline_message_id if it has a keyboard, as in Telegram; with
        `bot.inline_feedback` the bot gets a chosen_inline_result. LookupError for an id not offered.
        """
        offered = {each["id"]: each for each in query.results}
        if result_id not in offered:
            raise LookupError(f"result {result_id!r} was not offered; there are {list(offered)}")
        if chat.type != "private" and not chat.members.get(query.user.id, Membership.LEFT).is_inside:
            raise ValueError(f"{query.user.first_name} is not in {chat.title}")
        result = offered[result_id]
        fields = {"from": query.user.to_json(), "via_bot": self.world.bot.to_user()} | inline_fields(result)
        message = Message(chat, self.world.next_message_id(chat), {"date": self.world.now} | fields)
        if "reply_markup" in result:
            self.world.make_inline(message)
        self.world.add(message)
        self._feed_back(query, result_id, message)
        return message

    def _feed_back(self, query: InlineQuery, result_id: str, message: Message) -> None:
        if not self.world.bot.inline_feedback:
            return
        chosen: Json = {"result_id": result_id, "from": query.user.to_json(), "query": query.query}
        if message.inline_message_id is not None:
            chosen["inline_message_id"] = message.inline_message_id
        self.world.updates.add("chosen_inline_result", chosen)
        self.world.change.announce()


def inline_fields(result: Json) -> Json:
    """The fields of the message that an inline result becomes."""
    content = result["input_message_content"]
    text = content["message_text"]
    entities = complete_entities(text, content.get("entities", []))
    found = {
        "text": text,
        "entities": entities or None,
        "link_preview_options": content.get("link_preview_options"),
        "reply_markup": result.get("reply_markup"),
    }
    return {name: value for name, value in found.items() if value is not None}
