"""The simulator, the bot on it, and the page beside it: started, put together, and stopped."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial

from bot.app import Parts, load_parts
from bot.app.reload import Reloads
from bot.app.service import Service
from bot.app.watch import LOOK_SECONDS, Marks
from bot.settings import Secret, Serving, Settings
from bot.simulator.listener import Listener
from bot.simulator.server import Simulator
from bot.tryout.address import port_of
from bot.tryout.stage import Stage
from bot.tryout.web import application
from bot.web.pages import source_pages


@contextlib.asynccontextmanager
async def served(
    settings: Settings,
    parts: Parts,
    telegram: Simulator,
    door: socket.socket,
    *,
    language: str,
    seen: Marks | None = None,
    every: float = LOOK_SECONDS,
) -> AsyncIterator[asyncio.Task[None]]:
    """Serve the page on `door`, whose address is the public one, until the end of the block; the task of the bot.

    `telegram` is started and stopped here. Other pages of the browser reach it too: its token keeps them out.
    `seen` is how the seeds were before they were loaded: the library is loaded anew when they change. With nothing
    seen, they aren't watched.
    """
    async with telegram:
        stage = Stage(telegram, language, parts.texts.say(language, "tryout.group"))
        service = Service(_of_bot(settings, telegram), parts)
        reloads = Reloads(service.current, partial(load_parts, settings), service.announce, service.metrics)
        pages = source_pages(service.current, settings.public_url)
        page = Listener(application(stage, service.current, port_of(door), pages))
        async with service, reloads.served(settings.seeds_dir, seen, every), _working(service) as working:
            try:
                await page.start(on=door)
                yield working
            finally:
                await page.stop()


@contextlib.asynccontextmanager
async def _working(service: Service) -> AsyncIterator[asyncio.Task[None]]:
    working = asyncio.create_task(service.run())
    try:
        yield working
    finally:
        working.cancel()
        await asyncio.wait({working})


def _of_bot(settings: Settings, telegram: Simulator) -> Settings:
    """Settings for a bot that polls the simulator: nothing of the operator's own token, ports and storage is touched.

    It has no public address: the page serves what would be there.
    """
    return replace(
        settings,
        token=Secret(telegram.token),
        api_url=telegram.url,
        public_url=None,
        serving=Serving(),
        database_url=None,
    )
