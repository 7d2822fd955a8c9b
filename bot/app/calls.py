"""Updates that Telegram calls with: each call is answered when its update is handled."""

import asyncio
import hashlib
import hmac
import logging
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

from telegram import Bot, Update

from bot.app.incoming import readable
from bot.app.progress import Progress, follow
from bot.handlers.errors import trace_of
from bot.settings import Settings, token_of
from bot.web import webhook

_LOG = logging.getLogger(__name__)

_MOST_CONNECTIONS = 100
"""Telegram's own bound (https://core.telegram.org/bots/api#setwebhook)."""


class Calls:
    """Hands updates on, and says what became of them. Nothing is taken before `open` and after `close`."""

    def __init__(self, bot: Bot, handle: Callable[[Update], Awaitable[None]]) -> None:
        self._bot = bot
        self._handle = handle
        self._is_open = False

    def open(self) -> None:
        """Take updates from now on."""
        self._is_open = True

    def close(self) -> None:
        """Take none any more; those that were taken are finished."""
        self._is_open = False

    async def take(self, raw: dict[str, Any]) -> HTTPStatus:
        """Handle an update: 200 when that is done, 503 where Telegram is to call again.

        An update that can't be read is as good as done: it would not be readable the next time, and hold up its chat.
        So is one that was broken off while something was being sent: better no answer than two.
        """
        if not self._is_open:
            return HTTPStatus.SERVICE_UNAVAILABLE
        progress = Progress()
        work = asyncio.create_task(self._work(Update.de_json(readable(raw), self._bot), progress))
        await asyncio.wait({work})  # whoever called may leave: the work goes on
        if work.cancelled():
            return HTTPStatus.OK if progress.may_have_acted else HTTPStatus.SERVICE_UNAVAILABLE
        if error := work.exception():
            _LOG.error("update %s: %s", raw["update_id"], trace_of(error))
        return HTTPStatus.OK

    async def _work(self, update: Update, progress: Progress) -> None:
        follow(progress)
        await self._handle(update)


async def set_webhook(bot: Bot, settings: Settings, kinds: tuple[str, ...]) -> None:
    """Ask Telegram to call. Raises TelegramError."""
    await bot.set_webhook(
        webhook_url(settings),
        allowed_updates=kinds,
        max_connections=min(settings.telegram.chats_at_once, _MOST_CONNECTIONS),
        secret_token=webhook_secret(settings),
    )


def webhook_url(settings: Settings) -> str:
    """Where Telegram calls."""
    return f"{settings.public_url}{webhook.PATH}"


def webhook_secret(settings: Settings) -> str:
    """What every call must carry: the one that is set, else one that only the token's owner can know."""
    if settings.serving.webhook_secret is not None:
        return settings.serving.webhook_secret.value
    return hmac.new(token_of(settings).value.encode(), b"verbatim webhook", hashlib.sha256).hexdigest()
