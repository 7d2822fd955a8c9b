"""People type inline queries and post what they choose."""

from dataclasses import dataclass, field

from bot.simulator.model import Chat, Json, Message, User
from bot.simulator.world import World


@dataclass(eq=False)
class InlineQuery:
    """What a user typed after the bot's name, and what the bot offered."""

    id: str
    user: User
    query: str
    offset: str
    chat: Chat | None
    """Where it was typed, if that is known."""
    answered: bool = False
    results: list[Json] = field(default_factory=list)
    """The API's InlineQueryResult objects."""
    next_offset: str = ""
    cache_time: int = 300
    is_personal: bool = False
    button: Json | None = None
    expired: bool = False
    """Set it to make the query too old to be answered."""


class Inlining:
    """The acts of inline mode."""

    world: World

    def type_inline(self, user: User, query: str, *, offset: str = "", chat: Chat | None = None) -> InlineQuery:
        """Let a user type `@bot query` in a chat; `offset` asks for the next page.

        Raises ValueError if the query is over 256 characters (clients cut it there) or inline mode is off.
        """
        raise NotImplementedError

    async def results_of(self, query: InlineQuery, *, within: float = 5.0) -> InlineQuery:
        """Wait (at most `within` seconds) until the bot has answered; TimeoutError if it doesn't."""
        raise NotImplementedError

    def choose(self, query: InlineQuery, result_id: str, chat: Chat) -> Message:
        """Let the user post a result in a chat, as a message of his own via the bot.

        The message has an inline_message_id if it has a keyboard, as in Telegram; with
        `bot.inline_feedback` the bot gets a chosen_inline_result. LookupError for an id not offered.
        """
        raise NotImplementedError
