"""A press on a button: its message, and its acknowledgement."""

from telegram import CallbackQuery, Message
from telegram.error import TelegramError

from bot.handlers.errors import is_too_late, log_failure


async def acknowledge(query: CallbackQuery, notice: str | None) -> None:
    """Stop the button's spinning; the press is carried out even if that fails."""
    try:
        await query.answer(notice)
    except TelegramError as error:
        if not is_too_late(error):
            log_failure(error)


def message_of(query: CallbackQuery) -> Message | None:
    """The message, if it is accessible: python-telegram-bot 22.8 makes a Message of it in any case."""
    message = query.message
    return message if isinstance(message, Message) and message.is_accessible else None
