"""Who and what there is in the simulated Telegram: users, chats, messages, buttons."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Json = dict[str, Any]
"""An object of the Bot API as it goes over the wire, by the API's own field names."""


@dataclass(frozen=True)
class User:
    """A person, or another bot."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False

    def to_json(self) -> Json:
        """The API's User."""
        found = {
            "id": self.id,
            "is_bot": self.is_bot,
            "first_name": self.first_name,
            "last_name": self.last_name,
            "username": self.username,
            "language_code": self.language_code,
        }
        return {name: value for name, value in found.items() if value is not None}


@dataclass
class BotProfile:
    """The bot's own account, as BotFather sets it up; change a field and getMe tells it."""

    id: int = 123456789
    first_name: str = "Verbatim"
    username: str = "VerbatimBot"
    can_join_groups: bool = True
    can_read_all_group_messages: bool = False
    """False: privacy mode is on, as for every new bot."""
    supports_inline_queries: bool = True
    supports_guest_queries: bool = False
    inline_feedback: bool = False
    """Whether BotFather's /setinlinefeedback is on: chosen_inline_result updates are sent."""

    def to_user(self) -> Json:
        """The API's User as it stands in messages."""
        return {"id": self.id, "is_bot": True, "first_name": self.first_name, "username": self.username}

    def to_json(self) -> Json:
        """The API's User as getMe returns it."""
        return self.to_user() | {
            "can_join_groups": self.can_join_groups,
            "can_read_all_group_messages": self.can_read_all_group_messages,
            "supports_inline_queries": self.supports_inline_queries,
            "supports_guest_queries": self.supports_guest_queries,
            "can_connect_to_business": False,
            "has_main_web_app": False,
            "has_topics_enabled": False,
            "allows_users_to_create_topics": False,
        }


class Membership(StrEnum):
    """A member's status, in the API's words."""

    CREATOR = "creator"
    ADMINISTRATOR = "administrator"
    MEMBER = "member"
    LEFT = "left"
    KICKED = "kicked"

    @property
    def is_inside(self) -> bool:
        """Whether such a one reads the chat at all."""
        return self not in {Membership.LEFT, Membership.KICKED}

    @property
    def is_admin(self) -> bool:
        """Whether such a one administers the chat."""
        return self in {Membership.CREATOR, Membership.ADMINISTRATOR}


@dataclass(frozen=True)
class Button:
    """One inline button as a user sees it."""

    text: str
    kind: str
    """The API's field that says what it does: callback_data, url, copy_text, switch_inline_query…"""
    value: Any


@dataclass(eq=False)
class Chat:
    """A chat and all that was ever posted in it, the bot's messages and everybody's."""

    id: int
    type: str
    """private, group, supergroup or channel."""
    title: str | None = None
    username: str | None = None
    is_forum: bool = False
    user: User | None = None
    """The other side of a private chat."""
    members: dict[int, Membership] = field(default_factory=dict, repr=False)
    """Status by user id; the bot's own stands here too."""
    has_spoken: bool = False
    """Whether its user ever wrote to the bot in it: only then may the bot write first."""
    topics: dict[int, "Message"] = field(default_factory=dict, repr=False)
    """A forum's topics by message_thread_id: the service message that opened each."""
    messages: list["Message"] = field(default_factory=list, repr=False)
    """In order of posting; deleted ones stay and say so."""
    migrated_to: "Chat | None" = None

    @property
    def shown(self) -> list["Message"]:
        """The messages that a user sees now."""
        return [message for message in self.messages if not message.deleted]

    def to_json(self) -> Json:
        """The API's Chat."""
        found: Json = {"id": self.id, "type": self.type, "title": self.title, "username": self.username}
        if self.user is not None:
            found |= {
                "first_name": self.user.first_name,
                "last_name": self.user.last_name,
                "username": self.user.username,
            }
        if self.is_forum:
            found["is_forum"] = True
        return {name: value for name, value in found.items() if value is not None}


@dataclass(eq=False)
class Message:
    """A message as it stands now in its chat."""

    chat: Chat
    id: int
    fields: Json
    """The API's Message without message_id, chat and reply_to_message."""
    reply_to: "Message | None" = None
    inline_message_id: str | None = None
    """Set where the bot only wrote it: an inline result that a user posted."""
    by_bot: bool = False
    """Whether the bot wrote it, in its own name or a channel's."""
    deleted: bool = False
    edits: int = 0
    """How often its text or keyboard was changed."""

    @property
    def text(self) -> str:
        """The text, or the caption, or nothing."""
        return str(self.fields.get("text") or self.fields.get("caption") or "")

    @property
    def entities(self) -> list[Json]:
        """The entities of text or caption; offset and length in UTF-16 units."""
        return list(self.fields.get("entities") or self.fields.get("caption_entities") or [])

    @property
    def sender_id(self) -> int | None:
        """Who wrote it; none for a channel's post."""
        sender: Json | None = self.fields.get("from")
        return None if sender is None else sender["id"]

    @property
    def thread_id(self) -> int | None:
        """The forum topic it stands in; a reply elsewhere has a message_thread_id too, which is no topic's."""
        thread: int | None = self.fields.get("message_thread_id")
        return thread if self.fields.get("is_topic_message") else None

    @property
    def quote(self) -> str | None:
        """The part of the replied-to message that the reply points at."""
        quote: Json | None = self.fields.get("quote")
        return None if quote is None else quote["text"]

    @property
    def keyboard(self) -> list[list[Button]]:
        """The inline buttons, row by row."""
        rows: list[list[Json]] = self.fields.get("reply_markup", {}).get("inline_keyboard", [])
        return [[_button(each) for each in row] for row in rows]

    @property
    def buttons(self) -> list[Button]:
        """The inline buttons, all in one row."""
        return [button for row in self.keyboard for button in row]

    def marked(self, kind: str) -> list[str]:
        """The pieces of text under entities of one type, say "blockquote", in order."""
        units = self.text.encode("utf-16-le")
        spans = [(each["offset"], each["offset"] + each["length"]) for each in self.entities if each["type"] == kind]
        return [units[2 * start : 2 * end].decode("utf-16-le") for start, end in spans]

    def to_json(self, *, with_reply: bool = True) -> Json:
        """The API's Message; the replied-to message stands in it without a reply of its own."""
        found = {"message_id": self.id, "chat": self.chat.to_json()} | self.fields
        if with_reply and self.reply_to is not None and not self.reply_to.deleted:
            found["reply_to_message"] = self.reply_to.to_json(with_reply=False)
        return found


def _button(found: Json) -> Button:
    styling = {"text", "style", "icon_custom_emoji_id"}
    kind = next(name for name in found if name not in styling)
    return Button(found["text"], kind, found[kind])
