"""A bot that strangers keep connections open to."""

import asyncio
import contextlib

from bot.simulator.server import Simulator
from bot.web.connections import MOST_CONNECTIONS
from tests.app.calling import HOST, free_port
from tests.app.processes import end, start_called, stopped
from tests.handlers.running import ask

BATCH = 50


async def test_idle_connections_keep_no_call_of_telegrams_out(telegram: Simulator) -> None:
    port = free_port()
    process = await start_called(telegram, port)
    async with stopped(process), contextlib.AsyncExitStack() as stack:
        await ask(telegram)
        for _ in range((MOST_CONNECTIONS + 2 * BATCH) // BATCH):
            for _, writer in await asyncio.gather(*(asyncio.open_connection(HOST, port) for _ in range(BATCH))):
                stack.callback(writer.close)
        assert await ask(telegram, "/about")
        await telegram.until_idle()
        assert {each.status for each in telegram.deliveries} == {200}
        process.terminate()
        code, errors = await end(process)
    assert code == 0
    assert "Too many open files" not in errors
