"""Somebody calls the bot by name in a chat that it is not in: one answer, at once."""

import logging
from collections.abc import Awaitable

from telegram import Bot, SentGuestMessage, Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.handlers.addressing import Silence, addressed
from bot.handlers.desk import Desk, Vetted
from bot.handlers.errors import is_too_late
from bot.handlers.incoming import facts_of
from bot.handlers.outgoing import article
from bot.handlers.sending import with_buttons

_LOG = logging.getLogger(__name__)


async def on_guest(desk: Desk, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer a guest message."""
    message = update.guest_message
    if message is None or message.guest_query_id is None:
        return
    asked = addressed(facts_of(message, as_guest=True), desk.me(context.bot))
    if isinstance(asked, Silence):
        _LOG.debug("silent: %s", asked, extra={"outcome": "silent"})
        return
    ready = desk.reply(asked, desk.language_of(message.from_user))
    if ready.message is not None:
        await _answer(desk, context.bot, message.guest_query_id, ready.message)
    _LOG.info("%s", ready.outcome, extra={"outcome": ready.outcome})


async def _answer(desk: Desk, bot: Bot, query: str, message: Vetted) -> None:
    def attempt(inline: bool) -> Awaitable[SentGuestMessage]:
        return bot.answer_guest_query(query, article("answer", bot.first_name, "", message, inline=inline))

    try:
        sent = await with_buttons(bot, attempt)
    except TelegramError as error:
        if not is_too_late(error):
            raise
    else:
        await desk.storage.record_guest_answer(sent.inline_message_id)
