"""Telegram's messages as facts: what addressing needs to know of them."""

from collections.abc import Sequence

from telegram import Chat, Message, MessageEntity

from bot.handlers.addressing import Facts, Mark, Place, Replied
from bot.handlers.rich import plain_text

_PLACES = {
    Chat.PRIVATE: Place.PRIVATE,
    Chat.GROUP: Place.GROUP,
    Chat.SUPERGROUP: Place.GROUP,
    Chat.CHANNEL: Place.CHANNEL,
}
_TELLING = {MessageEntity.BOT_COMMAND, MessageEntity.MENTION, MessageEntity.TEXT_MENTION}


def facts_of(message: Message, *, as_guest: bool = False) -> Facts:
    """The facts of a message; `as_guest` where the bot is no member of the chat."""
    sender = message.from_user
    return Facts(
        place=Place.GUEST if as_guest else _PLACES[message.chat.type],
        text=_text(message),
        marks=tuple(_marks(_text(message), message.entities or message.caption_entities)),
        from_bot=sender is not None and sender.is_bot and message.sender_chat is None,
        from_channel=bool(message.is_automatic_forward),
        via=message.via_bot.id if message.via_bot else None,
        is_forwarded=message.forward_origin is not None,
        is_content=bool(_text(message) or message.effective_attachment or _is_other_content(message)),
        replied=_replied(message),
        quote=message.quote.text if message.quote else None,
    )


def fingerprint(message: Message) -> int:
    """A number that stays as long as the words do, in this process; nobody can tell the words from it."""
    return hash(_text(message))


def _text(message: Message) -> str:
    return message.text or message.caption or plain_text(message.api_kwargs.get("rich_message"))


def _is_other_content(message: Message) -> bool:
    """Whether somebody sent what python-telegram-bot doesn't call an attachment."""
    return bool(
        message.checklist or message.giveaway or message.giveaway_winners or "rich_message" in message.api_kwargs
    )


def _marks(text: str, entities: Sequence[MessageEntity]) -> list[Mark]:
    at = _code_points(text)
    return [
        Mark(
            start=at[entity.offset],
            end=at[entity.offset + entity.length],
            is_command=entity.type == MessageEntity.BOT_COMMAND,
            user=entity.user.id if entity.user else None,
        )
        for entity in entities
        if entity.type in _TELLING and entity.offset + entity.length < len(at)
    ]


def _code_points(text: str) -> list[int]:
    """Offset in UTF-16 units -> offset in code points, the end of the text included.

    The second unit of a pair stands for its code point's beginning.
    """
    widths = [2 if character > "\uffff" else 1 for character in text]
    return [point for point, width in enumerate(widths) for _ in range(width)] + [len(text)]


def replied_to(message: Message) -> Message | None:
    """What a message replies to. In a forum, what replies to nothing does so to the message that opened the topic."""
    replied = message.reply_to_message
    return None if replied is None or replied.forum_topic_created else replied


def _replied(message: Message) -> Replied | None:
    replied = replied_to(message)
    if replied is None:
        return None
    sender = replied.from_user
    via = replied.via_bot
    return Replied(sender.id if sender else None, _text(replied), via.id if via else None)
