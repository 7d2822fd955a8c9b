"""What every test may ask for."""

from collections.abc import AsyncIterator

import pytest

from bot.simulator.server import Simulator


@pytest.fixture
async def telegram() -> AsyncIterator[Simulator]:
    """A running simulator, empty of people and chats."""
    async with Simulator() as simulator:
        yield simulator
