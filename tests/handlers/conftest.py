from collections.abc import AsyncIterator

import pytest

from bot.app import Parts, load_parts
from bot.settings import Settings
from bot.simulator.server import Simulator
from tests.handlers.running import ROOT, Bot, running


@pytest.fixture(scope="session")
def parts() -> Parts:
    """The project's own library and what answers from it."""
    return load_parts(Settings(seeds_dir=ROOT / "seeds", config_dir=ROOT / "config"))


@pytest.fixture
async def bot(telegram: Simulator, parts: Parts) -> AsyncIterator[Bot]:
    """The bot, running against the simulator."""
    async with running(telegram, parts) as started:
        yield started
