"""What goes wrong on the way to Telegram: which of it matters, and how it is logged."""

import logging
import traceback

from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.ext import ContextTypes

from bot.render.guard import VerbatimError

_LOG = logging.getLogger(__name__)

_NO_RIGHTS = (
    "not enough rights",
    "have no rights",
    "chat_write_forbidden",
    "chat_restricted",
    "topic_closed",
    "message thread not found",  # the topic was deleted
)
_GONE = (
    "message to edit not found",
    "message can't be edited",
    "message to delete not found",
    "message can't be deleted",
    "message_id_invalid",
    "message to be replied not found",
)
_LONGEST = 300


async def on_error(_update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Log what a handler did not expect, never with what people wrote."""
    if context.error is not None:
        log_failure(context.error)


def log_failure(error: Exception) -> None:
    """One line for what the network and Telegram do; a trace for what is our own mistake."""
    failed = {"outcome": "failed"}
    if isinstance(error, TelegramError):
        _LOG.log(severity(error), "%s", described(error), extra=failed)
    else:
        _LOG.error("%s", trace_of(error), extra=failed)


def severity(error: TelegramError) -> int:
    """How much an operator has to care."""
    if isinstance(error, Forbidden) or has_no_rights(error):
        return logging.INFO
    if isinstance(error, RetryAfter) or (isinstance(error, NetworkError) and not isinstance(error, BadRequest)):
        return logging.WARNING
    return logging.ERROR


def described(error: TelegramError) -> str:
    """The error in one line."""
    line = " ".join(str(error).split())[:_LONGEST]
    if isinstance(error, TimedOut):
        return f"{line}: it may have arrived, so it is not sent again"
    return f"{type(error).__name__}: {line}"


def has_no_rights(error: TelegramError) -> bool:
    """Whether the chat doesn't let the bot write."""
    return isinstance(error, BadRequest) and any(sign in error.message.lower() for sign in _NO_RIGHTS)


def is_unchanged(error: TelegramError) -> bool:
    """Whether an edit was refused because the message already says that."""
    return isinstance(error, BadRequest) and "message is not modified" in error.message.lower()


def is_gone(error: TelegramError) -> bool:
    """Whether the message that was to be edited or removed is not there any more, or too old for it."""
    return isinstance(error, BadRequest) and any(sign in error.message.lower() for sign in _GONE)


def is_without_inline(error: TelegramError) -> bool:
    """Whether a message was refused for a button that shares, which takes inline mode."""
    return isinstance(error, BadRequest) and "button_type_invalid" in error.message.lower()


def is_too_late(error: TelegramError) -> bool:
    """Whether a press or an inline query was answered when nobody waited for it any more."""
    return isinstance(error, BadRequest) and "query is too old" in error.message.lower()


def trace_of(error: BaseException) -> str:
    """Type and place of an error of ours. Its words only where they can't be somebody's message."""
    where = "".join(traceback.format_tb(error.__traceback__)).rstrip()
    what = f": {error}" if isinstance(error, VerbatimError) else ""
    return f"{type(error).__name__}{what}\n{where}"
