"""The Application of python-telegram-bot: its connection, and who handles what, in order."""

import random
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from telegram import Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.app.connection import Connection
from bot.app.incoming import Updates
from bot.app.patience import Patience
from bot.app.turns import Turns
from bot.handlers.buttons import on_press
from bot.handlers.desk import Desk
from bot.handlers.edits import on_edit
from bot.handlers.errors import on_error
from bot.handlers.guests import on_guest
from bot.handlers.inline import on_inline
from bot.handlers.membership import on_first_message, on_membership, on_migration
from bot.handlers.messages import on_message
from bot.handlers.once import stop_repeated
from bot.metrics import Metrics
from bot.replies import Replies
from bot.settings import Settings, token_of
from bot.storage import Storage

UPDATES = (
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.MY_CHAT_MEMBER,
    Update.GUEST_MESSAGE,
)
"""The kinds of updates that are asked for. The server remembers the list, so it is sent at every start."""

_CONNECTIONS = 256

AnyApplication = Application[Any, Any, Any, Any, Any, Any]
AnyHandler = BaseHandler[Update, Any, Any]
Handle = Callable[[Desk, Update, ContextTypes.DEFAULT_TYPE], Awaitable[None]]


def build_application(
    settings: Settings, current: Callable[[], Replies], storage: Storage, turns: Turns, metrics: Metrics
) -> AnyApplication:
    """An Application that answers; not started, and without an Updater: updates are put into its queue."""
    desk = Desk(current, storage, settings.telegram, random.SystemRandom().random, metrics)
    builder = (
        ApplicationBuilder()
        .token(token_of(settings).value)
        .request(_connection(Connection, settings, _CONNECTIONS))
        .get_updates_request(_connection(Updates, settings, 1))
        .rate_limiter(_patience(settings, metrics))
        .concurrent_updates(turns)
        .updater(None)
        .job_queue(None)
    )
    if settings.api_url:
        builder = builder.base_url(f"{settings.api_url}/bot").base_file_url(f"{settings.api_url}/file/bot")
    application = builder.build()
    for group, handlers in enumerate(_handlers(desk)):
        application.add_handlers(handlers, group)
    application.add_error_handler(on_error)
    return application


def _handlers(desk: Desk) -> list[list[AnyHandler]]:
    """All handlers, group after group; in each group, the first that an update fits has it."""

    def by(handle: Handle) -> Any:
        return partial(handle, desk)

    # UpdateType: without it, MessageHandler takes edited messages and guest messages for new ones.
    new, edited, guest = filters.UpdateType.MESSAGE, filters.UpdateType.EDITED_MESSAGE, filters.UpdateType.GUEST_MESSAGE
    return [
        [TypeHandler(Update, by(stop_repeated))],
        [MessageHandler(new & filters.ChatType.SUPERGROUP, by(on_first_message))],
        [
            MessageHandler(new & filters.StatusUpdate.MIGRATE, by(on_migration)),
            MessageHandler(new, by(on_message)),
            MessageHandler(edited, by(on_edit)),
            MessageHandler(guest, by(on_guest)),
            CallbackQueryHandler(by(on_press)),
            InlineQueryHandler(by(on_inline)),
            ChatMemberHandler(by(on_membership), ChatMemberHandler.MY_CHAT_MEMBER),
        ],
    ]


def _connection(kind: type[Connection], settings: Settings, connections: int) -> Connection:
    return kind(settings.api_url, seconds=settings.telegram.send_seconds, connections=connections)


def _patience(settings: Settings, metrics: Metrics) -> Patience:
    return Patience(
        metrics,
        per_second=settings.telegram.messages_per_second,
        per_group_minute=settings.telegram.group_messages_per_minute,
        retries=settings.telegram.retries,
    )
