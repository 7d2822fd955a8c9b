from collections.abc import AsyncIterator

import httpx
import pytest
from telegram import Bot

from bot.simulator.server import Simulator
from tests.simulator.asking import Ask


@pytest.fixture
async def ask(telegram: Simulator) -> AsyncIterator[Ask]:
    """Raw requests to the simulator."""
    async with httpx.AsyncClient(base_url=f"{telegram.url}/bot{telegram.token}/", trust_env=False, timeout=5) as client:
        yield Ask(client)


@pytest.fixture
async def bot(telegram: Simulator) -> AsyncIterator[Bot]:
    """python-telegram-bot's idea of a bot."""
    async with Bot(telegram.token, base_url=f"{telegram.url}/bot") as made:
        yield made
