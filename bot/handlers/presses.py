"""A press on a button: its message, and its acknowledgement."""

from telegram import CallbackQuery, Message
from telegram.error import TelegramError

from bot.handlers.desk import Desk
from bot.handlers.errors import is_too_late, log_failure


async def acknowledge(query: CallbackQuery, notice: str | None) -> None:
    """Stop the button's spinning; the press is carried out even if that fails."""
    try:
        await query.answer(notice)
    except TelegramError as error:
        if not is_too_late(error):
            log_failure(error)


async def message_of(desk: Desk, query: CallbackQuery) -> Message | None:
    """The message, if it can be reached: python-telegram-bot 22.8 makes a Message of it in any case."""
    message = query.message
    if not isinstance(message, Message) or not message.is_accessible:
        return None
    return None if await desk.storage.has_moved(message.chat.id) else message
