"""Somebody edits a question: the bot edits its answer."""

import logging

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot.handlers.addressing import Silence, Wordless, addressed
from bot.handlers.desk import Desk
from bot.handlers.incoming import facts_of
from bot.handlers.messages import answer
from bot.handlers.sending import Shown, edit

_LOG = logging.getLogger(__name__)

LATE = 300
"""Seconds. A message without a known answer that is edited later than this is left alone: it may be one that was
answered before the bot's last start."""


async def on_edit(desk: Desk, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Bring the answer in line with the edited question; an answer that somebody deleted stays away."""
    message = update.edited_message
    if message is None:
        return
    asked = addressed(facts_of(message), desk.me(context.bot))
    if isinstance(asked, Silence | Wordless):
        _LOG.debug("silent: %s", asked, extra={"outcome": "silent"})
        return
    answered_by = await desk.storage.reply_to(message.chat.id, message.message_id)
    if answered_by is not None:
        ready = desk.reply(asked, desk.language_of(message.from_user))
        shown = Shown(message.chat.id, answered_by, removable=message.chat.type != message.chat.PRIVATE)
        outcome = await edit(context.bot, shown, ready.message) if ready.message else "nothing to say"
        _LOG.info("%s: %s", ready.outcome, outcome, extra={"outcome": ready.outcome})
    elif _is_late(message):
        _LOG.debug("too late", extra={"outcome": "too late"})
    else:
        outcome = await answer(desk, context.bot, message, asked)
        _LOG.info("%s", outcome, extra={"outcome": outcome})


def _is_late(message: Message) -> bool:
    return message.edit_date is not None and (message.edit_date - message.date).total_seconds() > LATE
