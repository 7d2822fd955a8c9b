"""What a running bot does when it is sent SIGHUP."""

import asyncio
import os
import pty
import re
import signal
from pathlib import Path

import httpx

from bot.simulator.server import Simulator
from tests.app.calling import free_port
from tests.app.orchard import HELD, HELD_ARTICLE, HOLD, KEPT, rewrite
from tests.app.processes import logged, started
from tests.handlers.running import ask, own


async def attempts(port: int) -> dict[str, float]:
    async with httpx.AsyncClient(trust_env=False) as client:
        text = (await client.get(f"http://127.0.0.1:{port}/metrics")).text
    return {result: float(count) for result, count in re.findall(r'reloads_total{result="(\w+)"} (\S+)', text)}


async def test_it_loads_the_library_anew_and_says_what_came_of_it(telegram: Simulator, seeds: Path) -> None:
    port = free_port()
    async with started(telegram, seeds, STATUS_ADDRESS=f"127.0.0.1:{port}") as process:
        await telegram.wait_until(lambda: telegram.open_polls, within=30)
        assert KEPT in await ask(telegram, "/sale")
        rewrite(seeds, HOLD, article=HELD_ARTICLE)
        process.send_signal(signal.SIGHUP)
        assert (await logged(process, "a new library"))["level"] == "INFO"
        assert HELD in await ask(telegram, "/sale")
        rewrite(seeds, article=HELD_ARTICLE)
        process.send_signal(signal.SIGHUP)
        refused = await logged(process, "the old one stays")
        assert refused["level"] == "ERROR"
        assert f"{seeds / 'orchard' / 'index.yaml'}:29: passage 1" in refused["message"]
        assert "-> " in refused["detail"]
        assert HELD in await ask(telegram, "/sale")
        assert await attempts(port) == {"loaded": 1, "refused": 1, "failed": 0}
        process.terminate()
        assert (await logged(process, "stopped"))["logger"] == "bot.app.service"
        assert await process.wait() == 0


async def test_it_sees_by_itself_that_a_seed_has_changed(telegram: Simulator, seeds: Path) -> None:
    async with started(telegram, seeds, WATCH_SEEDS="yes") as process:
        await telegram.wait_until(lambda: telegram.open_polls, within=30)
        assert KEPT in await ask(telegram, "/sale")
        rewrite(seeds, HOLD, article=HELD_ARTICLE)
        await logged(process, "a new library")
        assert HELD in await ask(telegram, "/sale")


async def test_it_stops_where_the_terminal_has_gone_that_it_was_started_on(telegram: Simulator, seeds: Path) -> None:
    master, slave = pty.openpty()
    async with started(telegram, seeds, stream=slave) as process:
        os.close(slave)
        await telegram.wait_until(lambda: telegram.open_polls, within=30)
        process.send_signal(signal.SIGHUP)
        await logged(process, "a new library")
        os.close(master)
        ada = telegram.user("Ada")
        telegram.faults.slow("sendMessage", seconds=0.5)
        telegram.say(ada, "/about")
        await telegram.wait_until(lambda: telegram.open_requests and not telegram.faults.ordered)
        process.send_signal(signal.SIGHUP)  # by the shell
        await logged(process, "SIGHUP: stopping")
        process.send_signal(signal.SIGHUP)  # by the kernel
        await logged(process, "stopped")
        assert await process.wait() == 0
    assert len(own(telegram, telegram.private(ada))) == 1


LOADING_UNTIL_TOLD = """
import json, pathlib, sys, time
import bot.app
from bot import cli

load_parts = bot.app.load_parts

def load(settings):
    print(json.dumps({"message": "waiting"}), file=sys.stderr, flush=True)
    while not (settings.seeds_dir / "go").exists():
        time.sleep(0.01)
    return load_parts(settings)

bot.app.load_parts = load
raise SystemExit(cli.main(["run"]))
"""


async def test_while_the_library_is_loaded_at_the_start_it_is_noted(telegram: Simulator, seeds: Path) -> None:
    async with started(telegram, seeds, "-c", LOADING_UNTIL_TOLD) as process:
        await logged(process, "waiting")
        process.send_signal(signal.SIGHUP)
        (seeds / "go").touch()
        await logged(process, "SIGHUP: loading the library")
        await logged(process, "a new library")
        assert KEPT in await ask(telegram, "/sale")


LOADING_FOR_EVER = """
import logging, threading
from bot import cli
from bot.app import process

def load(settings):
    logging.getLogger("test").info("for ever")
    threading.Event().wait()

process.load_to_stay = load
raise SystemExit(cli.main(["run"]))
"""


async def test_a_stop_does_not_wait_for_a_library_that_is_being_loaded(telegram: Simulator, seeds: Path) -> None:
    async with started(telegram, seeds, "-c", LOADING_FOR_EVER) as process:
        await telegram.wait_until(lambda: telegram.open_polls, within=30)
        process.send_signal(signal.SIGHUP)
        await logged(process, "for ever")
        process.terminate()
        await logged(process, "stopped")
        async with asyncio.timeout(10):
            assert await process.wait() == 0
