"""The bot is added to a group, or removed; a group becomes a supergroup."""

import logging

from telegram import Bot, Chat, ChatMember, ChatMemberRestricted, Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.handlers.desk import Desk
from bot.handlers.errors import log_failure
from bot.handlers.sending import Address, send
from bot.storage import Joined

_LOG = logging.getLogger(__name__)

_ADMINS = {ChatMember.ADMINISTRATOR, ChatMember.OWNER}
_INSIDE = {ChatMember.MEMBER, *_ADMINS}
_GROUPS = {Chat.GROUP, Chat.SUPERGROUP}


async def on_membership(desk: Desk, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Greet a group that adds the bot; forget a chat that removes it."""
    change = update.my_chat_member
    if change is None:
        return
    was_inside, is_inside = _is_inside(change.old_chat_member), _is_inside(change.new_chat_member)
    if was_inside and not is_inside:
        await desk.storage.forget_chat(change.chat.id)
        _LOG.info("removed or blocked", extra={"outcome": "removed"})
    if is_inside and not was_inside and change.chat.type in _GROUPS and desk.settings.group_hello:
        joined = Joined(desk.language_of(change.from_user), change.new_chat_member.status in _ADMINS)
        await _meet(desk, context.bot, change.chat, joined)


async def on_first_message(desk: Desk, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Greet a supergroup that the bot has come into, unless it is a group that has grown."""
    message = update.message
    joined = await desk.storage.take_joined(message.chat.id) if message else None
    if message is not None and joined is not None and message.migrate_from_chat_id is None:
        await _greet(desk, context.bot, message.chat.id, joined)


async def on_migration(desk: Desk, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Note that a group has another id now; both chats tell of it, in any order."""
    message = update.message
    if message is None:
        return
    if message.migrate_to_chat_id is not None:
        await desk.storage.move_chat(message.chat.id, message.migrate_to_chat_id)
    elif message.migrate_from_chat_id is not None:
        await desk.storage.move_chat(message.migrate_from_chat_id, message.chat.id)
    _LOG.info("a group became a supergroup", extra={"outcome": "migrated"})


async def _meet(desk: Desk, bot: Bot, chat: Chat, joined: Joined) -> None:
    """Greet a group at once, and a supergroup with the first message that comes from it, mostly that the bot was added.

    When a group grows into a supergroup, Telegram may tell that the bot has joined it before it tells of the growth
    (https://github.com/tdlib/telegram-bot-api/issues/266); the message of that is then the first one.
    """
    if chat.type == chat.SUPERGROUP:
        await desk.storage.record_joined(chat.id, joined)
    else:
        await _greet(desk, bot, chat.id, joined)


async def _greet(desk: Desk, bot: Bot, chat: int, joined: Joined) -> None:
    """Say once what works here. Privacy mode is asked for anew: groups take it over when the bot is added."""
    if not await desk.storage.greet(chat):
        return
    language = joined.language
    try:
        me = await bot.get_me()
        ready = desk.ready(
            language,
            lambda: desk.replies.hello(
                language,
                can_read_all=bool(me.can_read_all_group_messages) or joined.as_admin,
                inline=bool(me.supports_inline_queries),
                username=bot.username,
            ),
        )
        if ready.message is not None:
            await send(bot, desk, Address(chat), ready.message)
    except TelegramError as error:
        log_failure(error)
    _LOG.info("added to a group", extra={"outcome": "added"})


def _is_inside(member: ChatMember) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status in _INSIDE
