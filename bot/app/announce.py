"""What the bot tells at its start: to Telegram its commands and profile, to its operator what works."""

import logging
from collections.abc import Awaitable, Iterator

from telegram import Bot, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats, User
from telegram.error import TelegramError

from bot.handlers.errors import described, trace_of
from bot.replies import Replies

_LOG = logging.getLogger(__name__)


async def announce(bot: Bot, replies: Replies) -> None:
    """Set the command menus and profile texts in every language; what fails is logged and left as it was."""
    try:
        await _set_all(bot, replies)
    except Exception as error:  # noqa: BLE001 (the bot answers without a menu too)
        _LOG.error("commands and profile could not be set: %s", trace_of(error))


async def _set_all(bot: Bot, replies: Replies) -> None:
    for language in replies.texts.languages:
        # The first language is for everybody whose own has no menu.
        code = None if language == replies.texts.languages[0] else language
        for what, request in _requests(bot, replies, language, code):
            try:
                await request
            except TelegramError as error:
                _LOG.warning("%s (%s) could not be set: %s", what, language, described(error))


def _requests(bot: Bot, replies: Replies, language: str, code: str | None) -> Iterator[tuple[str, Awaitable[bool]]]:
    commands = replies.suggested_commands(language)
    profile = replies.profile(language)
    for scope in (BotCommandScopeAllPrivateChats(), BotCommandScopeAllGroupChats()):
        yield f"the commands for {scope.type}", bot.set_my_commands(commands, scope, code)
    yield "the description", bot.set_my_description(profile.description, code)
    yield "the short description", bot.set_my_short_description(profile.short_description, code)


def log_what_works(me: User) -> None:
    """Say what BotFather's switches let the bot do."""
    groups = (
        "reads every message of its groups (privacy mode is off)"
        if me.can_read_all_group_messages
        else "gets commands and replies in groups, and mentions only where it is an admin (privacy mode is on)"
    )
    inline = "inline mode is on" if me.supports_inline_queries else "inline mode is off (BotFather: /setinline)"
    _LOG.info("@%s %s; %s", me.username, groups, inline)
