"""People mention the bot in chats that it is not in (guest mode, Bot API 10.0)."""

from dataclasses import dataclass

from bot.simulator.model import Chat, Json, Message, User
from bot.simulator.world import World


@dataclass(eq=False)
class GuestQuery:
    """A guest message, and what the bot answered."""

    id: str
    message: Message
    answered: bool = False
    result: Json | None = None
    """The API's InlineQueryResult that the bot gave."""
    reply: Message | None = None
    """The answer as it stands in the chat."""


class Visiting:
    """The act of calling the bot as a guest."""

    world: World

    def call_guest(self, user: User, text: str, chat: Chat, *, reply_to: Message | None = None) -> GuestQuery:
        """Let a user mention the bot (the text holds `@TheBot`) where it is no member: a guest_message update."""
        raise NotImplementedError

    async def guest_answer(self, query: GuestQuery, *, within: float = 5.0) -> GuestQuery:
        """Wait (at most `within` seconds) until the bot has answered; TimeoutError if it doesn't."""
        raise NotImplementedError
