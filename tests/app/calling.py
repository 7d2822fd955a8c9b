"""The real bot, called by a simulator instead of polling it."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

from bot.app import Parts
from bot.app.service import Service
from bot.settings import WEBHOOK, Serving, Settings
from bot.simulator.server import Simulator
from bot.storage import Storage
from tests.handlers.running import Bot, settings_for

HOST = "127.0.0.1"


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as reserved:
        reserved.bind((HOST, 0))
        return int(reserved.getsockname()[1])


def called_at(telegram: Simulator, port: int, *, path: str = "", **behaviour: Any) -> Settings:
    """Settings for a bot that this simulator calls; `behaviour` are fields of `bot.settings.Telegram`."""
    return replace(
        settings_for(telegram, **behaviour),
        public_url=f"http://{HOST}:{port}{path}",
        port=port,
        serving=Serving(updates=WEBHOOK, host=HOST),
    )


@asynccontextmanager
async def serving(settings: Settings, parts: Parts, storage: Storage | None = None) -> AsyncIterator[Bot]:
    """A bot that runs until the end of the block, and is stopped gracefully."""
    async with Service(settings, parts, storage) as service:
        task = asyncio.create_task(service.run())
        try:
            yield Bot(service, task)
        finally:
            task.cancel()
            await asyncio.wait({task})
