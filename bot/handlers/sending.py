"""Sending and editing messages."""

from dataclasses import dataclass, replace

from telegram import Bot, InlineKeyboardMarkup, Message, ReplyParameters
from telegram.error import ChatMigrated, TelegramError

from bot.handlers.asker import Asker, asker_of
from bot.handlers.desk import Desk, Vetted
from bot.handlers.errors import is_gone, is_unchanged
from bot.handlers.outgoing import NO_PREVIEW, entities_of, keyboard_of


@dataclass(frozen=True, slots=True)
class Address:
    """Where a message goes."""

    chat: int
    topic: int | None = None
    """A forum topic's message_thread_id."""
    reply_to: int | None = None
    """The message that it answers."""
    asker: Asker | None = None
    """Whom it answers, in company."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Where a message of the bot stands: in a chat, or in a message that somebody posted inline."""

    chat: int | None = None
    message: int | None = None
    inline: str | None = None
    asker: Asker | None = None
    """Whom it answers, in company."""


def address_of(message: Message, language: str) -> Address:
    """Where the answer to a message goes: in company as a reply to it, in a forum into its topic.

    `language` is the one that the answer speaks.
    """
    return Address(
        chat=message.chat.id,
        topic=message.message_thread_id if message.is_topic_message else None,
        reply_to=None if message.chat.type == message.chat.PRIVATE else message.message_id,
        asker=asker_of(message, language),
    )


async def send(bot: Bot, desk: Desk, address: Address, message: Vetted) -> Message:
    """Send a message; to the supergroup, where the group has become one. Raises TelegramError."""
    try:
        return await _send(bot, address, message)
    except ChatMigrated as error:
        await desk.storage.move_chat(address.chat, error.new_chat_id)
        # Message ids start again there: the old one may be somebody else's message.
        return await _send(bot, replace(address, chat=error.new_chat_id, topic=None, reply_to=None), message)


async def edit(bot: Bot, desk: Desk, shown: Shown, message: Vetted) -> str:
    """Turn a message into another; how it went: "edited", "unchanged" or "gone". Raises other TelegramErrors."""
    try:
        await bot.edit_message_text(
            message.text,
            chat_id=shown.chat,
            message_id=shown.message,
            inline_message_id=shown.inline,
            entities=entities_of(message),
            link_preview_options=NO_PREVIEW,
            reply_markup=_keyboard(bot, message, shown.asker),
        )
    except ChatMigrated as error:
        if shown.chat is not None:
            await desk.storage.move_chat(shown.chat, error.new_chat_id)
        return "gone"
    except TelegramError as error:
        if is_unchanged(error):
            return "unchanged"
        if is_gone(error):
            return "gone"
        raise
    return "edited"


async def _send(bot: Bot, address: Address, message: Vetted) -> Message:
    reply = ReplyParameters(address.reply_to, allow_sending_without_reply=True) if address.reply_to else None
    return await bot.send_message(
        address.chat,
        message.text,
        entities=entities_of(message),
        link_preview_options=NO_PREVIEW,
        reply_markup=_keyboard(bot, message, address.asker),
        message_thread_id=address.topic,
        reply_parameters=reply,
    )


def _keyboard(bot: Bot, message: Vetted, asker: Asker | None) -> InlineKeyboardMarkup | None:
    return keyboard_of(message, inline=bool(bot.bot.supports_inline_queries), asker=asker)
