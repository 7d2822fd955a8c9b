"""The bot as a process of its own."""

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from bot.simulator.model import User
from bot.simulator.server import TOKEN, Simulator
from tests.handlers.running import ROOT, own

SECRET = TOKEN.partition(":")[2]


async def start(url: str, token: str = TOKEN, **environ: str) -> Process:
    settings = {"TELEGRAM_API_URL": url, "TELEGRAM_BOT_TOKEN": token, "PYTHONPATH": str(ROOT)} | environ
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", env=os.environ | settings, cwd=ROOT, stdout=PIPE, stderr=PIPE
    )


async def end(process: Process) -> tuple[int | None, str]:
    """Exit code, and what was said on standard error."""
    try:
        async with asyncio.timeout(30):
            out, errors = await process.communicate()
    except TimeoutError:
        process.kill()
        raise
    assert out == b""
    return process.returncode, errors.decode()


async def start_called(telegram: Simulator, port: int, **environ: str) -> Process:
    """A process that this simulator calls."""
    return await start(telegram.url, PUBLIC_URL=f"http://127.0.0.1:{port}", PORT=str(port), **environ)


@asynccontextmanager
async def stopped(process: Process) -> AsyncIterator[None]:
    """A process that does not outlive the block, whatever fails in it."""
    try:
        yield
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()


async def until_answered(telegram: Simulator, people: list[User], number: int) -> None:
    """Until they have got so many answers in all."""
    await telegram.wait_until(
        lambda: sum(len(own(telegram, telegram.private(each))) for each in people) >= number, within=60
    )


@asynccontextmanager
async def started(
    telegram: Simulator, seeds: Path, *run: str, stream: int = PIPE, **environ: str
) -> AsyncIterator[Process]:
    """`python -m bot run` (or `run`, as Python's arguments), its log as JSON; killed if it is there at the end.

    `stream` is its standard input.
    """
    settings = {
        "TELEGRAM_API_URL": telegram.url,
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "SEEDS_DIR": str(seeds),
        "WATCH_SEEDS": "no",
        "LOG_FORMAT": "json",
        "PYTHONPATH": str(ROOT),
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *(run or ("-m", "bot", "run")),
        env=os.environ | settings | environ,
        cwd=ROOT,
        stdin=stream,
        stderr=PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def logged(process: Process, words: str) -> dict[str, Any]:
    """The next record whose message holds the words."""
    assert process.stderr is not None
    async with asyncio.timeout(30):
        while line := await process.stderr.readline():
            record: dict[str, Any] = json.loads(line)
            if words in record["message"]:
                return record
    raise AssertionError(f"it ended without saying {words!r}")
