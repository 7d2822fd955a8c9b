from collections.abc import AsyncIterator

import pytest

from bot.app import Parts
from tests.handlers.conftest import parts
from tests.tryout.visiting import Visitor, visiting

__all__ = ["parts"]


@pytest.fixture
async def visitor(parts: Parts) -> AsyncIterator[Visitor]:
    """Somebody on the page, with the real bot behind it."""
    async with visiting(parts) as found:
        yield found
