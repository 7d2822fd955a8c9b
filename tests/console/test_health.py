"""`verbatim health`."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import Parts
from bot.console.health import health, place_of
from bot.settings import Place, Secret, Serving, Settings, load_settings
from bot.simulator.server import Simulator
from tests.app.calling import free_port, serving
from tests.console.terminals import environment, verbatim
from tests.handlers.conftest import parts
from tests.handlers.running import settings_for

__all__ = ["parts"]
TOKEN = "0123456789abcdef"  # noqa: S105 (of nobody)


@pytest.fixture
def settings(telegram: Simulator) -> Settings:
    status = Place("127.0.0.1", free_port())
    return replace(settings_for(telegram), serving=Serving(status=status, status_token=Secret(TOKEN)))


async def test_it_tells_whether_the_bot_is_alive_and_whether_it_can_answer(
    telegram: Simulator, parts: Parts, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    async with serving(settings, parts):
        assert await asyncio.to_thread(health, settings, ready=False) == 0
        assert await asyncio.to_thread(health, settings, ready=True) == 0
    alive, ready = capsys.readouterr().out.splitlines()
    assert alive == "alive"
    assert set(json.loads(ready).values()) == {"ok"}
    assert health(settings, ready=False) == 1
    assert "nobody answers on port" in capsys.readouterr().err


async def test_a_bot_that_cannot_answer_is_not_ready(
    telegram: Simulator, parts: Parts, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    async with serving(settings, parts):
        telegram.faults.broken("getMe", times=100)
        assert await asyncio.to_thread(health, settings, ready=True) == 1
        assert await asyncio.to_thread(health, settings, ready=False) == 0
        stranger = replace(settings, serving=replace(settings.serving, status_token=None))
        assert await asyncio.to_thread(health, stranger, ready=True) == 1
    out, err = capsys.readouterr()
    assert (out, err.splitlines()[1:]) == ("alive\n", ["403"])
    assert json.loads(err.splitlines()[0])["telegram"] == "failing"


@pytest.mark.parametrize(
    ("environ", "place"),
    [
        ({}, None),
        ({"PORT": "81"}, None),
        ({"STATUS_ADDRESS": "127.0.0.1:9100"}, Place("127.0.0.1", 9100)),
        ({"STATUS_ADDRESS": "0.0.0.0:9100", "PUBLIC_URL": "https://bot.example.org"}, Place("127.0.0.1", 9100)),
        ({"STATUS_ADDRESS": "[::]:9100"}, Place("::1", 9100)),
        ({"PUBLIC_URL": "https://bot.example.org"}, Place("127.0.0.1", 8080)),
        ({"PUBLIC_URL": "https://bot.example.org", "LISTEN_HOST": "10.0.0.7", "PORT": "81"}, Place("10.0.0.7", 81)),
    ],
)
def test_it_asks_where_health_is_served(environ: Mapping[str, str], place: Place | None, tmp_path: Path) -> None:
    assert place_of(load_settings(environ, tmp_path)) == place


def test_where_health_is_not_served_it_says_what_to_set() -> None:
    run = verbatim("health", env=environment())
    assert (run.returncode, run.stdout) == (1, b"")
    assert run.stderr.startswith(b"health is served nowhere: set STATUS_ADDRESS")
