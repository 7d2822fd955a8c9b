"""What the Procfile starts, started as platforms do: by a shell, with PORT in the environment."""

import asyncio
import os
import re
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path

import httpx
import pytest

from bot.simulator.server import Simulator
from tests.app.calling import HOST, free_port
from tests.app.processes import end, stopped
from tests.handlers.running import ROOT


def commands() -> dict[str, str]:
    """Command by the process's name."""
    text = (ROOT / "Procfile").read_text("utf-8")
    return dict(re.findall(r"^([A-Za-z0-9_-]+):\s*(.+)$", text, re.MULTILINE))


async def start(name: str, telegram: Simulator, **environ: str) -> Process:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    given = {"TELEGRAM_API_URL": telegram.url, "TELEGRAM_BOT_TOKEN": telegram.token, "PATH": path} | environ
    return await asyncio.create_subprocess_shell(
        commands()[name], env=os.environ | given, cwd=ROOT, stdout=PIPE, stderr=PIPE
    )


def test_there_is_one_process_that_is_called_and_one_that_polls() -> None:
    assert commands().keys() == {"web", "worker"}


@pytest.mark.parametrize("name", ["web", "worker"])
async def test_each_answers_serves_and_stops(name: str, telegram: Simulator) -> None:
    port = free_port()
    process = await start(name, telegram, PUBLIC_URL=f"http://{HOST}:{port}", PORT=str(port), LOG_LEVEL="DEBUG")
    async with stopped(process):
        ada = telegram.user("Ada")
        telegram.say(ada, "/about")
        await telegram.next_message(telegram.private(ada), within=30)
        await telegram.until_idle(within=10)
        assert bool(telegram.world.webhook.url) == (name == "web")
        secret = telegram.world.webhook.secret_token or "not called, so without a secret"
        async with httpx.AsyncClient(trust_env=False) as client:
            assert (await client.get(f"http://{HOST}:{port}/healthz")).status_code == 200
        process.terminate()
        code, errors = await end(process)
    assert code == 0, errors
    assert "stopped" in errors
    assert telegram.token.partition(":")[2] not in errors
    assert secret not in errors


async def test_a_web_process_without_an_address_says_what_it_needs(telegram: Simulator) -> None:
    code, errors = await end(await start("web", telegram, PUBLIC_URL=""))
    assert code == 1
    assert errors.startswith("PUBLIC_URL (environment): it is not set")
