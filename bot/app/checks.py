"""Whether the parts that the bot needs do their work."""

import asyncio
import time
from collections.abc import Awaitable, Callable

from telegram import Bot

from bot.app.calls import webhook_url
from bot.app.current import Current
from bot.settings import WEBHOOK, Settings
from bot.storage import Storage
from bot.web.health import Check

FRESH_SECONDS = 10.0
"""For which Telegram's last answer stands: whoever asks for our health must not be able to flood Telegram."""


def checks_of(settings: Settings, bot: Bot, current: Current, storage: Storage) -> dict[str, Check]:
    """All checks by name."""

    async def library() -> bool:
        return bool(current.parts.library.articles)

    async def telegram() -> bool:
        if settings.serving.updates == WEBHOOK:
            return (await bot.get_webhook_info()).url == webhook_url(settings)
        return bool(await bot.get_me())

    async def reads() -> bool:
        await storage.reply_to(0, 0)  # nobody's, but it has to be looked for
        return True

    return {"library": library, "telegram": Remembered(telegram), "storage": reads}


class Remembered:
    """A check whose result stands for a while, and that is made once however many ask at the same time."""

    def __init__(self, check: Check, clock: Callable[[], float] = time.monotonic) -> None:
        self._check = check
        self._clock = clock
        self._lock = asyncio.Lock()
        self._result = False
        self._until = float("-inf")

    def __call__(self) -> Awaitable[bool]:
        """The result, from now or from a moment ago. Raises what the check raises."""
        return self._found()

    async def _found(self) -> bool:
        async with self._lock:
            if self._clock() >= self._until:
                self._result = await self._check()
                self._until = self._clock() + FRESH_SECONDS
            return self._result
