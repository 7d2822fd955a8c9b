"""Somebody removes an answer that they asked for in company."""

import logging

from telegram import CallbackQuery, Message
from telegram.error import ChatMigrated, TelegramError

from bot.handlers.asker import asker_in
from bot.handlers.desk import Desk
from bot.handlers.errors import is_gone
from bot.handlers.presses import acknowledge, message_of
from bot.handlers.turn import own_turn

_LOG = logging.getLogger(__name__)


async def remove(desk: Desk, query: CallbackQuery) -> None:
    """Remove the answer if it answers whoever presses; group admins can remove it as any other message."""
    say, language = desk.replies.texts.say, desk.language_of(query.from_user)
    message = await message_of(desk, query)
    asker = asker_in(message) if message else None
    if message is None or asker is None:
        await acknowledge(query, say(language, "notice.gone"))
    elif asker.id != query.from_user.id:
        await acknowledge(query, say(language, "notice.not_yours"))
    else:
        await acknowledge(query, None)
        await own_turn()
        outcome = await _delete(desk, message)
        _LOG.info("remove: %s", outcome, extra={"outcome": "remove"})


async def _delete(desk: Desk, message: Message) -> str:
    try:
        await message.delete()
    except ChatMigrated as error:
        await desk.storage.move_chat(message.chat.id, error.new_chat_id)
        return "gone"
    except TelegramError as error:
        if is_gone(error):
            return "gone"
        raise
    return "removed"
