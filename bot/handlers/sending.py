"""Sending and editing messages."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from telegram import Bot, Message, ReplyParameters
from telegram.error import ChatMigrated, TelegramError

from bot.handlers.asker import Asker, asker_of
from bot.handlers.desk import Desk, Vetted
from bot.handlers.errors import is_gone, is_unchanged, is_without_inline
from bot.handlers.outgoing import NO_PREVIEW, entities_of, keyboard_of

Sent = TypeVar("Sent")


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
        return await with_buttons(bot, partial(_send, bot, address, message))
    except ChatMigrated as error:
        await desk.storage.move_chat(address.chat, error.new_chat_id)
        # Message ids start again there: the old one may be somebody else's message.
        moved = replace(address, chat=error.new_chat_id, topic=None, reply_to=None)
        return await with_buttons(bot, partial(_send, bot, moved, message))


async def edit(bot: Bot, desk: Desk, shown: Shown, message: Vetted) -> str:
    """Turn a message into another; how it went: "edited", "unchanged" or "gone". Raises other TelegramErrors."""
    try:
        await with_buttons(bot, partial(_edit, bot, shown, message))
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


async def with_buttons(bot: Bot, attempt: Callable[[bool], Awaitable[Sent]]) -> Sent:
    """Make a request that brings a message along; `attempt` is told whether the message may have buttons that share.

    Inline mode can be switched off in @BotFather at any time, and nobody tells the bot: it learns so from the refusal.
    """
    inline = bool(bot.bot.supports_inline_queries)
    try:
        return await attempt(inline)
    except TelegramError as error:
        if not inline or not is_without_inline(error):
            raise
    with suppress(TelegramError):
        await bot.get_me()  # from now on it is known
    return await attempt(False)


async def _edit(bot: Bot, shown: Shown, message: Vetted, inline: bool) -> None:
    await bot.edit_message_text(
        message.text,
        chat_id=shown.chat,
        message_id=shown.message,
        inline_message_id=shown.inline,
        entities=entities_of(message),
        link_preview_options=NO_PREVIEW,
        reply_markup=keyboard_of(message, inline=inline, asker=shown.asker),
    )


async def _send(bot: Bot, address: Address, message: Vetted, inline: bool) -> Message:
    reply = ReplyParameters(address.reply_to, allow_sending_without_reply=True) if address.reply_to else None
    return await bot.send_message(
        address.chat,
        message.text,
        entities=entities_of(message),
        link_preview_options=NO_PREVIEW,
        reply_markup=keyboard_of(message, inline=inline, asker=address.asker),
        message_thread_id=address.topic,
        reply_parameters=reply,
    )
