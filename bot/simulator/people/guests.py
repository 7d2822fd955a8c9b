"""People mention the bot in chats that it is not in (guest mode, Bot API 10.0)."""

from bot.simulator.content import written
from bot.simulator.model import Chat, Message, User
from bot.simulator.queries import GuestQuery
from bot.simulator.views import Viewing


class Visiting(Viewing):
    """The act of calling the bot as a guest."""

    def call_guest(self, user: User, text: str, chat: Chat, *, reply_to: Message | None = None) -> GuestQuery:
        """Let a user mention the bot (the text holds `@TheBot`) where it is no member: a guest_message update.

        Raises ValueError if guest mode is off, the bot is a member, or not mentioned.
        """
        if not self.world.bot.supports_guest_queries:
            raise ValueError("guest mode is off: set bot.supports_guest_queries")
        if self.world.is_inside(chat):
            raise ValueError(f"the bot is in {chat.title}: a mention there is a plain message")
        if f"@{self.world.bot.username}".lower() not in text.lower():
            raise ValueError(f"the text does not mention @{self.world.bot.username}")
        kept, entities = written(text)
        message = self.world.post(chat, {"from": user.to_json(), "text": kept, "entities": entities}, reply_to=reply_to)
        query = GuestQuery("", message)
        self.world.open_query(query)
        self.world.updates.add("guest_message", message.to_json() | {"guest_query_id": query.id})
        self.world.change.announce()
        return query

    async def guest_answer(self, query: GuestQuery, *, within: float = 5.0) -> GuestQuery:
        """Wait (at most `within` seconds) until the bot has answered; TimeoutError if it doesn't."""
        return await self.wait_until(lambda: query if query.answered else None, within=within)
