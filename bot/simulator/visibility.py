"""Which messages a bot gets to see: privacy mode.

From core.telegram.org/bots/features#privacy-mode, and no more than can be counted on: that a plain
@mention does not arrive is what is widely reported of the real one, and of the replies to messages
"meant for this bot" only those to its own arrive here, not those to somebody's command.
Each answer is a reason, so that a test can name it.
"""

import re
from enum import StrEnum

from bot.simulator.model import BotProfile, Chat, Membership, Message, User
from bot.simulator.rules.text import slice_units


class Seen(StrEnum):
    """Why a bot gets a message."""

    PRIVATE = "private chat"
    CHANNEL = "channel post"
    SERVICE = "service message"
    NO_PRIVACY = "privacy mode is off"
    ADMIN = "the bot is an admin"
    VIA_BOT = "sent via the bot"
    REPLY = "a reply to the bot"
    COMMAND = "a command for the bot"


class Unseen(StrEnum):
    """Why a bot doesn't get a message."""

    OUTSIDE = "the bot is not in the chat"
    BOT = "written by a bot"
    PRIVACY = "privacy mode is on"


def visibility(message: Message, bot: BotProfile) -> Seen | Unseen:
    """Whether the bot gets a message, and why."""
    chat = message.chat
    if not chat.members.get(bot.id, Membership.LEFT).is_inside:
        return Unseen.OUTSIDE
    sender = message.fields.get("from", {})
    if sender.get("is_bot") and "sender_chat" not in message.fields and not is_service(message):
        return Unseen.BOT
    if chat.type == "private":
        return Seen.PRIVATE
    if chat.type == "channel":
        return Seen.CHANNEL
    if is_service(message):
        return Seen.SERVICE
    return _in_group(message, bot)


def _in_group(message: Message, bot: BotProfile) -> Seen | Unseen:
    if bot.can_read_all_group_messages:
        return Seen.NO_PRIVACY
    if message.chat.members[bot.id].is_admin:
        return Seen.ADMIN
    if message.fields.get("via_bot", {}).get("id") == bot.id:
        return Seen.VIA_BOT
    if message.reply_to is not None and message.reply_to.sender_id == bot.id:
        return Seen.REPLY
    return Seen.COMMAND if _commands(message, bot) else Unseen.PRIVACY


def _commands(message: Message, bot: BotProfile) -> bool:
    """Whether it begins with a command for this bot: addressed, or bare and no other bot spoke last."""
    first = next(iter(message.entities), None)
    if first is None or first["type"] != "bot_command" or first["offset"]:
        return False
    _, at, name = slice_units(message.text, 0, first["length"]).partition("@")
    return name.lower() == bot.username.lower() if at else not _other_bot_spoke_last(message.chat, bot)


def _other_bot_spoke_last(chat: Chat, bot: BotProfile) -> bool:
    speakers = (message.fields.get("from", {}) for message in reversed(chat.messages) if not is_service(message))
    last = next((each["id"] for each in speakers if each.get("is_bot") and each["id"] not in NAMES_OF_OTHERS), bot.id)
    return bool(last != bot.id)


ANONYMOUS_ADMIN_ID = 1087968824
"""GroupAnonymousBot, in whose name anonymous admins write."""
CHANNEL_AUTHOR_ID = 136817688
"""Channel_Bot, in whose name channels write in groups."""
NAMES_OF_OTHERS = frozenset({ANONYMOUS_ADMIN_ID, CHANNEL_AUTHOR_ID})
"""Bots only by name: it is people who write."""
ANONYMOUS_ADMIN = User(ANONYMOUS_ADMIN_ID, "Group", username="GroupAnonymousBot", is_bot=True)
CHANNEL_AUTHOR = User(CHANNEL_AUTHOR_ID, "Channel", username="Channel_Bot", is_bot=True)

SERVICE = re.compile(
    r"new_chat_|left_chat_|group_chat_created|supergroup_chat_created|channel_chat_created|migrate_|pinned_message|"
    r"forum_topic_|delete_chat_photo"
)


def is_service(message: Message) -> bool:
    """Whether it tells of an event instead of saying something."""
    return any(SERVICE.match(name) for name in message.fields)
