"""Somebody writes a message: a command, a question, or nothing for the bot."""

import logging

from telegram import Bot, Message, Update
from telegram.ext import ContextTypes

from bot.handlers.addressing import Command, Silence, Wordless, Words, addressed
from bot.handlers.desk import Desk
from bot.handlers.incoming import facts_of, fingerprint
from bot.handlers.sending import address_of, send
from bot.storage import Answered

_LOG = logging.getLogger(__name__)


async def on_message(desk: Desk, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer a new message, if it is for the bot."""
    message = update.message
    if message is None:
        return
    asked = addressed(facts_of(message), desk.me(context.bot))
    if isinstance(asked, Silence):
        desk.metrics.decisions.labels(f"silent.{asked.name.lower()}").inc()
        _LOG.debug("silent: %s", asked, extra={"outcome": "silent"})
    elif await _is_first_of_album(desk, message):
        outcome = await answer(desk, context.bot, message, asked)
        _LOG.info("%s", outcome, extra={"outcome": outcome})


async def answer(desk: Desk, bot: Bot, message: Message, asked: Command | Words | Wordless) -> str:
    """Send the reply to a message, and remember which it is; what kind of reply it was."""
    language = desk.language_of(message.from_user)
    ready = desk.reply(asked, language)
    if ready.message is not None:
        sent = await send(bot, desk, address_of(message, language), ready.message)
        answered = Answered(sent.message_id, fingerprint(message))
        await desk.storage.record_reply(message.chat.id, message.message_id, answered)
    return ready.outcome


async def _is_first_of_album(desk: Desk, message: Message) -> bool:
    """An album comes as several messages: captions are questions; without any, one note on it is enough."""
    if message.media_group_id is None:
        return True
    is_first = await desk.storage.is_new(f"album {message.chat.id} {message.media_group_id}")
    return is_first or bool(message.caption)
