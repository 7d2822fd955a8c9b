"""How fast the bot sends, and what it does when Telegram wants it slower or can't be reached."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

from telegram.error import RetryAfter, TelegramError
from telegram.ext import AIORateLimiter

from bot.app.connection import NotDoneError
from bot.metrics import Metrics

_LOG = logging.getLogger(__name__)

ONCE = -1
"""For python-telegram-bot's `rate_limit_args`, of which 0 would not come through."""
LONGEST = 60.0
"""Seconds that a message is kept back at most; after that nobody expects it any more."""
PROMPT = 5.0
"""The same for what somebody is watching: a pressed button, an inline list."""
_PROMPT = {"answerCallbackQuery", "answerInlineQuery", "answerGuestQuery"}
_SENDING = ("send", "edit", "answer")
_FIRST = 0.5
"""Seconds before the first repetition of a request that did not get through; twice as many each time."""

Result = bool | dict[str, Any] | list[dict[str, Any]]


class Patience(AIORateLimiter):
    """Spreads requests out, and repeats one that surely did nothing; the others go on meanwhile.

    python-telegram-bot's own repetition holds up every chat when one of them is told to wait.
    """

    def __init__(self, metrics: Metrics, *, per_second: int, per_group_minute: int, retries: int) -> None:
        super().__init__(overall_max_rate=per_second, group_max_rate=per_group_minute, max_retries=0)
        self._tries = retries + 1
        self._metrics = metrics

    async def process_request(  # noqa: PLR0917 (the base class's signature)
        self,
        callback: Callable[..., Coroutine[Any, Any, Result]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Result:
        """Make a request, again if need be. Raises what it fails with at last; a timeout at once.

        With ONCE as `rate_limit_args` it is not made again.
        """
        tries = 1 if rate_limit_args == ONCE else self._tries
        for attempt in range(1, tries):
            try:
                return await self._counted(callback, args, kwargs, endpoint, data)
            except (RetryAfter, NotDoneError) as error:
                pause = pause_after(error, attempt)
                if pause > (PROMPT if endpoint in _PROMPT else LONGEST):
                    raise
                _LOG.warning("%s: %s; again in %g s", endpoint, error, pause)
            await asyncio.sleep(pause)
        return await self._counted(callback, args, kwargs, endpoint, data)

    async def _counted(
        self,
        callback: Callable[..., Coroutine[Any, Any, Result]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
    ) -> Result:
        """Make a request once, when its time has come."""
        try:
            result = await super().process_request(callback, args, kwargs, endpoint, data, None)
        except TelegramError as error:
            self._metrics.telegram_errors.labels(endpoint, type(error).__name__).inc()
            raise
        if endpoint.startswith(_SENDING):
            self._metrics.sends.labels(endpoint).inc()
        return result


def pause_after(error: RetryAfter | NotDoneError, attempt: int) -> float:
    """Seconds to wait after a request failed for the `attempt`-th time (from 1)."""
    if isinstance(error, RetryAfter):
        return _seconds(error) + 0.1
    return float(_FIRST * 2 ** (attempt - 1))


def _seconds(error: RetryAfter) -> float:
    asked = error.retry_after
    return float(asked) if isinstance(asked, int) else asked.total_seconds()
