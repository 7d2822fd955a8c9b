"""The questions that wait for the bot's answer: presses, inline queries, guest messages."""

from dataclasses import dataclass, field

from bot.simulator.model import Chat, Json, Message, User


@dataclass(eq=False)
class Press:
    """A pressed button: the callback query, and what the bot answered."""

    id: str
    user: User
    message: Message
    data: str
    answered: bool = False
    notice: str | None = None
    """The toast, or the alert's text."""
    is_alert: bool = False
    url: str | None = None
    expired: bool = False
    """Set it to make the query too old to be answered."""


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
    expired: bool = False
    """Set it to make the query too old to be answered."""


Query = Press | InlineQuery | GuestQuery
