"""Somebody edits a question: the bot edits its answer."""

import logging

from telegram import Bot, Message, Update
from telegram.ext import ContextTypes

from bot.handlers.addressing import Command, Silence, Wordless, Words, addressed
from bot.handlers.asker import asker_of
from bot.handlers.desk import Desk
from bot.handlers.incoming import facts_of, fingerprint
from bot.handlers.messages import answer
from bot.handlers.sending import Shown, edit
from bot.storage import Answered

_LOG = logging.getLogger(__name__)

LATE = 300
"""Seconds. A message without a known answer that is edited later than this is left alone: it may be one that was
answered before the bot's last start."""


async def on_edit(desk: Desk, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Bring the answer in line with the edited question; an answer that somebody deleted stays away.

    Telegram also calls a message edited whose words are the same, say when its link's preview has come.
    """
    message = update.edited_message
    if message is None:
        return
    asked = addressed(facts_of(message), desk.me(context.bot))
    if isinstance(asked, Silence | Wordless):
        _LOG.debug("silent: %s", asked, extra={"outcome": "silent"})
        return
    answered = await desk.storage.reply_to(message.chat.id, message.message_id)
    if answered is not None and answered.fingerprint == fingerprint(message):
        _LOG.debug("the same words", extra={"outcome": "unchanged"})
    elif answered is not None:
        await _correct(desk, context.bot, message, asked, answered.answer)
    elif _is_late(message):
        _LOG.debug("too late", extra={"outcome": "too late"})
    else:
        outcome = await answer(desk, context.bot, message, asked)
        _LOG.info("%s", outcome, extra={"outcome": outcome})


async def _correct(desk: Desk, bot: Bot, question: Message, asked: Command | Words, answered_by: int) -> None:
    """Turn the answer into one to what the question says now."""
    language = desk.language_of(question.from_user)
    ready = desk.reply(asked, language)
    outcome = "nothing to say"
    if ready.message is not None:
        shown = Shown(question.chat.id, answered_by, asker=asker_of(question, language))
        outcome = await edit(bot, desk, shown, ready.message)
        answered = Answered(answered_by, fingerprint(question))
        await desk.storage.record_reply(question.chat.id, question.message_id, answered)
    _LOG.info("%s: %s", ready.outcome, outcome, extra={"outcome": ready.outcome})


def _is_late(message: Message) -> bool:
    return message.edit_date is not None and (message.edit_date - message.date).total_seconds() > LATE
