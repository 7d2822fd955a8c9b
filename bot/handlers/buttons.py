"""Somebody presses a button under a message of the bot."""

import logging

from telegram import CallbackQuery, Update, User
from telegram.ext import ContextTypes

from bot.handlers.desk import Desk
from bot.handlers.outgoing import REMOVE
from bot.handlers.presses import acknowledge, message_of
from bot.handlers.removal import remove
from bot.handlers.sending import Shown, edit

_LOG = logging.getLogger(__name__)


async def on_press(desk: Desk, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer the press at once, then turn the message into what was asked for."""
    query = update.callback_query
    if query is None:
        return
    if query.data == REMOVE:
        await remove(desk, query)
        return
    language = desk.language_of(_reader(query))
    shown = _where(query)
    data = query.data if shown and query.data else ""  # of what can't be reached any more nothing is to be had
    ready = desk.ready(language, lambda: desk.replies.to_press(data, language))
    await acknowledge(query, ready.notice)
    outcome = "no change"
    if shown is not None and ready.message is not None and not ready.is_failure:
        outcome = await edit(context.bot, shown, ready.message)
    _LOG.info("%s: %s", ready.outcome, outcome, extra={"outcome": ready.outcome})


def _where(query: CallbackQuery) -> Shown | None:
    """The message with the button; None where it is not accessible any more."""
    if query.inline_message_id is not None:
        return Shown(inline=query.inline_message_id)
    message = message_of(query)
    if message is None:
        return None
    return Shown(message.chat.id, message.message_id, removable=message.reply_to_message is not None)


def _reader(query: CallbackQuery) -> User | None:
    """Whom the message answers: in company the one who asked, whoever presses."""
    message = message_of(query)
    if message and message.reply_to_message and message.reply_to_message.from_user:
        return message.reply_to_message.from_user
    return query.from_user
