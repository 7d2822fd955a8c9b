"""Fetching updates by long polling."""

import asyncio
import contextlib
import datetime as dt
import logging
from collections.abc import Awaitable, Callable

from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.app.patience import pause_after
from bot.handlers.errors import trace_of
from bot.metrics import Metrics

_LOG = logging.getLogger(__name__)

_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 30.0
"""Seconds to wait after a request failed: twice as many each time."""
CONFIRMING = 2.0
"""Seconds that a stop may take to tell Telegram what was taken."""


class Poller:
    """Asks for updates again and again, and hands each of them on.

    python-telegram-bot's own Updater goes on asking when somebody else polls too, falls silent when the token is
    revoked, and takes as many updates as come, however many are waiting. Asking for the next updates confirms those
    before: a crash in between loses what was taken, a graceful stop finishes it.
    """

    def __init__(self, bot: Bot, kinds: tuple[str, ...], seconds: int, metrics: Metrics) -> None:
        """`kinds` are the updates to ask for; `seconds` is how long one request waits for them."""
        self._bot = bot
        self._kinds = kinds
        self._seconds = dt.timedelta(seconds=seconds)
        self._next: int | None = None
        self._errors = metrics.telegram_errors

    async def run(self, take: Callable[[Update], Awaitable[None]]) -> None:
        """Poll until cancelled. Raises Conflict where somebody else polls, InvalidToken where the token is revoked."""
        failures = 0
        while True:
            try:
                updates = await self._ask(self._seconds)
            except (Conflict, InvalidToken):
                raise
            except TelegramError as error:
                self._errors.labels("getUpdates", type(error).__name__).inc()
                failures += 1
                pause = pause_of(error, failures)
                _LOG.warning("no updates: %s; again in %g s", " ".join(str(error).split()), pause)
                await asyncio.sleep(pause)
                continue
            except Exception as error:  # noqa: BLE001 (what comes from outside must not end the bot)
                failures += 1
                pause = pause_of(None, failures)
                _LOG.error("no updates, for a fault of ours; again in %g s: %s", pause, trace_of(error))
                await asyncio.sleep(pause)
                continue
            failures = 0
            for update in updates:
                await take(update)
                self._next = update.update_id + 1

    async def confirm(self) -> None:
        """Tell Telegram which updates were taken last, so that the next start doesn't get them."""
        if self._next is None:
            return
        with contextlib.suppress(TelegramError, TimeoutError):
            async with asyncio.timeout(CONFIRMING):
                await self._ask(dt.timedelta(0), limit=1)

    async def _ask(self, patience: dt.timedelta, limit: int | None = None) -> tuple[Update, ...]:
        return await self._bot.get_updates(self._next, limit, patience, self._kinds)


def pause_of(error: TelegramError | None, failures: int) -> float:
    """Seconds to wait after the `failures`-th failure of a request (from 1); what Telegram asks for, if it does."""
    if isinstance(error, RetryAfter):
        return pause_after(error, failures)
    return float(min(_LONGEST_PAUSE, _FIRST_PAUSE * 2 ** min(failures - 1, 10)))
