"""Somebody presses a button under a message of the bot."""

import logging

from telegram import CallbackQuery, Message, Update
from telegram.ext import ContextTypes

from bot.handlers.asker import REMOVE, asker_in
from bot.handlers.desk import Desk
from bot.handlers.incoming import replied_to
from bot.handlers.presses import acknowledge, message_of
from bot.handlers.removal import remove
from bot.handlers.sending import Shown, edit
from bot.handlers.turn import own_turn

_LOG = logging.getLogger(__name__)


async def on_press(desk: Desk, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer the press at once; when its turn comes, turn the message into what was asked for."""
    query = update.callback_query
    if query is None:
        return
    if query.data and query.data.startswith(REMOVE):
        await remove(desk, query)
        return
    message = await message_of(desk, query)
    language, shown = _language(desk, query, message), await _where(desk, query, message)
    data = query.data if shown and query.data else ""  # of what can't be changed nothing is to be had
    ready = desk.ready(language, lambda: desk.replies.to_press(data, language))
    await acknowledge(query, ready.notice)
    outcome = "no change"
    if shown is not None and ready.message is not None and not ready.is_failure:
        await own_turn()
        outcome = await edit(context.bot, desk, shown, ready.message)
    _LOG.info("%s: %s", ready.outcome, outcome, extra={"outcome": ready.outcome})


async def _where(desk: Desk, query: CallbackQuery, message: Message | None) -> Shown | None:
    """The message with the button; None where it is not accessible any more, or the bot gave it no button.

    Whoever can send data of their own could change what somebody else posted inline: of the messages without a chat
    only the answers to guests have buttons that are pressed.
    """
    if query.inline_message_id is not None:
        is_own = await desk.storage.is_guest_answer(query.inline_message_id)
        return Shown(inline=query.inline_message_id) if is_own else None
    if message is None:
        return None
    return Shown(message.chat.id, message.message_id, asker=asker_in(message))


def _language(desk: Desk, query: CallbackQuery, message: Message | None) -> str:
    """What the message speaks: in company the language of the one who asked, whoever presses."""
    if message and (asker := asker_in(message)):
        return desk.replies.texts.best(asker.language)
    question = replied_to(message) if message else None
    return desk.language_of(question.from_user if question else query.from_user)
