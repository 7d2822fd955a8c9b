"""The bot is added to a group, or removed; a group becomes a supergroup."""

import logging

from telegram import ChatMember, ChatMemberRestricted, Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.handlers.desk import Desk
from bot.handlers.errors import log_failure
from bot.handlers.sending import Address, send

_LOG = logging.getLogger(__name__)

_ADMINS = {ChatMember.ADMINISTRATOR, ChatMember.OWNER}
_INSIDE = {ChatMember.MEMBER, *_ADMINS}
_GROUPS = {"group", "supergroup"}


async def on_membership(desk: Desk, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Greet a group that adds the bot; forget a chat that removes it."""
    change = update.my_chat_member
    if change is None:
        return
    was_inside, is_inside = _is_inside(change.old_chat_member), _is_inside(change.new_chat_member)
    if was_inside and not is_inside:
        await desk.storage.forget_chat(change.chat.id)
        _LOG.info("removed or blocked", extra={"outcome": "removed"})
    if is_inside and not was_inside and change.chat.type in _GROUPS:
        await _greet(desk, update, context)


async def on_migration(desk: Desk, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Take along what is known of a group; both chats tell of it, in any order."""
    message = update.message
    if message is None:
        return
    if message.migrate_to_chat_id is not None:
        await desk.storage.move_chat(message.chat.id, message.migrate_to_chat_id)
    elif message.migrate_from_chat_id is not None:
        await desk.storage.move_chat(message.migrate_from_chat_id, message.chat.id)
    _LOG.info("a group became a supergroup", extra={"outcome": "migrated"})


async def _greet(desk: Desk, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Say once what works here. Privacy mode is asked for anew: groups take it over when the bot is added."""
    change = update.my_chat_member
    if change is None or not desk.settings.group_hello or not await desk.storage.greet(change.chat.id):
        return
    language = desk.language_of(change.from_user)
    try:
        me = await context.bot.get_me()
        ready = desk.ready(
            language,
            lambda: desk.replies.hello(
                language,
                can_read_all=bool(me.can_read_all_group_messages) or change.new_chat_member.status in _ADMINS,
                inline=bool(me.supports_inline_queries),
                username=context.bot.username,
            ),
        )
        if ready.message is not None:
            await send(context.bot, desk, Address(change.chat.id), ready.message)
    except TelegramError as error:
        log_failure(error)
    _LOG.info("added to a group", extra={"outcome": "added"})


def _is_inside(member: ChatMember) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status in _INSIDE
