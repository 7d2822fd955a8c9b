"""Whether the parts that the bot needs do their work."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable

from telegram.ext import ExtBot

from bot.app.calls import webhook_url
from bot.app.current import Current
from bot.app.patience import ONCE
from bot.settings import WEBHOOK, Settings
from bot.storage import Storage
from bot.web.health import Check

_LOG = logging.getLogger(__name__)

AnyBot = ExtBot[int]
FRESH_SECONDS = 10.0
"""For which Telegram's answer stands, or its silence: who asks for our health must not be able to flood Telegram."""


def checks_of(settings: Settings, bot: AnyBot, current: Current, storage: Storage) -> dict[str, Check]:
    """All checks by name. None of them waits and tries again: whoever asks will."""

    async def library() -> bool:
        return bool(current.parts.library.articles)

    async def fetches() -> bool:
        return bool(await bot.get_me(rate_limit_args=ONCE))

    async def reads() -> bool:
        await storage.reply_to(0, 0)  # nobody's, but it has to be looked for
        return True

    telegram = _Hook(settings, bot) if settings.serving.updates == WEBHOOK else fetches
    return {"library": library, "telegram": Remembered(telegram), "storage": reads}


class _Hook:
    """Whether Telegram calls this process."""

    def __init__(self, settings: Settings, bot: AnyBot) -> None:
        self._url = webhook_url(settings)
        self._bot = bot
        self._was_ours = False

    async def __call__(self) -> bool:
        is_ours = (await self._bot.get_webhook_info(rate_limit_args=ONCE)).url == self._url
        if self._was_ours and not is_ours:
            _LOG.warning("Telegram does not call here any more: another process polls, or has set another address")
        self._was_ours = is_ours
        return is_ours


class Remembered:
    """A check whose result stands for a while, and that is made once however many ask at the same time.

    One that fails, or is given up, stands for no.
    """

    def __init__(self, check: Check, clock: Callable[[], float] = time.monotonic) -> None:
        self._check = check
        self._clock = clock
        self._lock = asyncio.Lock()
        self._result = False
        self._until = float("-inf")

    def __call__(self) -> Awaitable[bool]:
        """The result, from now or from a moment ago. Whoever has the check made gets what it raises."""
        return self._found()

    async def _found(self) -> bool:
        async with self._lock:
            if self._clock() >= self._until:
                self._result = False
                try:
                    self._result = await self._check()
                finally:
                    self._until = self._clock() + FRESH_SECONDS
            return self._result
