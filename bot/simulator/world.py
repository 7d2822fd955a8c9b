"""The state of the simulated Telegram, and the one place where messages enter it."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any

from bot.simulator.change import Change
from bot.simulator.model import BotProfile, Chat, Json, Membership, Message, User
from bot.simulator.queries import Query
from bot.simulator.rules.flood import Flood
from bot.simulator.updates import UpdateQueue
from bot.simulator.visibility import Seen, visibility

FIRST_USER_ID = 200_000_001
FIRST_GROUP_ID = 4_000_000_001
FIRST_SUPERGROUP_ID = 1_000_000_000_001
"""Groups and supergroups carry it negated; a supergroup's, with -100 in front, is beyond 32 bits."""


@dataclass
class Settings:
    """What the bot has set about itself, by language code ("" for all)."""

    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    """By scope (as canonical JSON) and language code."""
    menu_buttons: dict[int | None, Json] = field(default_factory=dict)
    """By chat; None for all."""
    admin_rights: dict[bool, Json] = field(default_factory=dict)
    """Wished as an admin; True for channels."""


@dataclass
class Webhook:
    """Where updates are pushed to, and how that goes."""

    url: str = ""
    secret_token: str | None = None
    max_connections: int = 40
    ip_address: str = "127.0.0.1"
    last_error_date: int | None = None
    last_error_message: str | None = None


class World:
    """Users, chats, messages, the bot's account and its updates. Every change is announced."""

    def __init__(self, bot: BotProfile, now: Callable[[], datetime], *, flood_limits: bool = False) -> None:
        self.bot = bot
        self._now = now
        self.users: dict[int, User] = {}
        self.chats: dict[int, Chat] = {}
        self.updates = UpdateQueue()
        self.webhook = Webhook()
        self.settings = Settings()
        self.queries: dict[str, Query] = {}
        self.inline_messages: dict[str, Message] = {}
        self.actions: list[tuple[int, str]] = []
        """What the bot showed itself to be doing ("typing"): chat and action."""
        self.change = Change()
        self.flood = Flood(is_on=flood_limits)
        self.polls = 0
        """How many getUpdates there were: a new one ends the one before."""
        self._ids = count(FIRST_USER_ID)
        self._query_ids = count(7_000_000_000_000_000_001)
        self._private_message_ids = count(1)
        self._own_message_ids: dict[int, count[int]] = {}

    @property
    def now(self) -> int:
        """The time, in seconds of the Unix epoch."""
        return int(self._now().timestamp())

    def next_id(self) -> int:
        """An id for a new user or chat."""
        return next(self._ids)

    def next_message_id(self, chat: Chat) -> int:
        """Supergroups and channels count for themselves, all other chats of the bot together."""
        if chat.type in {"supergroup", "channel"}:
            return next(self._own_message_ids.setdefault(chat.id, count(1)))
        return next(self._private_message_ids)

    def open_query(self, query: Query) -> None:
        """Give a new query its id, and keep it until it is answered."""
        query.id = str(next(self._query_ids))
        self.queries[query.id] = query

    def make_inline(self, message: Message) -> None:
        """Give a message that a user posts via the bot the id by which the bot can edit it."""
        message.inline_message_id = f"inline-{next(self._query_ids)}"
        self.inline_messages[message.inline_message_id] = message

    def post(self, chat: Chat, fields: Json, *, reply_to: Message | None = None, by_bot: bool = False) -> Message:
        """Put a message into a chat; the bot gets it if it would.

        A reply in a supergroup that is no forum belongs to a thread, named by the thread's first message.
        """
        fields = {"date": self.now} | fields
        if reply_to is not None and chat.type == "supergroup" and not chat.is_forum:
            fields["message_thread_id"] = reply_to.fields.get("message_thread_id", reply_to.id)
        message = Message(chat, self.next_message_id(chat), fields, reply_to, by_bot=by_bot)
        self.add(message)
        return message

    def add(self, message: Message) -> None:
        """Put a message that is already made into its chat."""
        seen = visibility(message, self.bot)
        message.chat.messages.append(message)
        if isinstance(seen, Seen) and not message.by_bot:
            self.updates.add("channel_post" if message.chat.type == "channel" else "message", message.to_json())
        self.change.announce()

    def edited(self, message: Message, **fields: Any) -> None:
        """Change fields of a message (None removes one); the bot gets a user's edit if it would."""
        merged = message.fields | deepcopy(fields)
        message.fields = {name: value for name, value in merged.items() if value is not None}
        message.edits += 1
        if not message.by_bot and isinstance(visibility(message, self.bot), Seen):
            kind = "edited_channel_post" if message.chat.type == "channel" else "edited_message"
            if message.inline_message_id is None:
                self.updates.add(kind, message.to_json())
        self.change.announce()

    def is_inside(self, chat: Chat) -> bool:
        """Whether the bot is in a chat."""
        return chat.members.get(self.bot.id, Membership.LEFT).is_inside

    def find_message(self, chat: Chat, message_id: int) -> Message | None:
        """A message that is there (not a deleted one)."""
        return next((each for each in reversed(chat.messages) if each.id == message_id and not each.deleted), None)
