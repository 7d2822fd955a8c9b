"""Reaching Telegram at the start: what is waited for, and what no waiting mends."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from itertools import count

from telegram.error import BadRequest, Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.app.polling import pause_of
from bot.handlers.errors import described
from bot.settings import Problem, SettingsError

_LOG = logging.getLogger(__name__)

_REFUSED = (
    "the token is refused; take the current one from @BotFather (and if TELEGRAM_API_URL is set, it must lead to a Bot "
    "API server)"
)
_TAKEN = (
    "another process gets the updates of this bot, by polling or a webhook; stop one of the two, or give this one a "
    "token of its own"
)
_REFUSING = (
    "the server refuses to work for this bot ({}); if an address is set, it must be a Bot API server's; a bot that has "
    "logged out of one server may have to wait for ten minutes"
)


async def until_reached(request: Callable[[], Awaitable[object]]) -> None:
    """Make a request until Telegram answers. Raises what no waiting mends."""
    for failures in count(1):
        try:
            await request()
        except (RetryAfter, NetworkError) as error:
            if not _is_passing(error):
                raise
            pause = pause_of(error, failures)
            _LOG.warning("Telegram can't be reached: %s; again in %g s", " ".join(str(error).split()), pause)
            await asyncio.sleep(pause)
        else:
            return


def _is_passing(error: TelegramError) -> bool:
    """Whether the error is the network's; python-telegram-bot counts refused requests among those too."""
    return not isinstance(error, BadRequest)


def cannot_start(error: TelegramError) -> SettingsError:
    """What to do about a refusal that no waiting mends."""
    if isinstance(error, Conflict):
        return SettingsError(Problem("TELEGRAM_BOT_TOKEN", "environment", _TAKEN))
    if isinstance(error, InvalidToken):
        return SettingsError(Problem("TELEGRAM_BOT_TOKEN", "environment", _REFUSED))
    return SettingsError(Problem("TELEGRAM_API_URL", "environment", _REFUSING.format(described(error))))
