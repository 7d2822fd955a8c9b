import io
import logging
from collections.abc import Iterator

import pytest

from bot.app.logs import AT_LEAST, set_up
from bot.simulator.server import TOKEN
from tests.handlers.conftest import parts

__all__ = ["log", "parts"]


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What is logged, down to DEBUG, after a set-up as `run` does it; logging is as before afterwards."""
    root, loggers = logging.getLogger(), [logging.getLogger(name) for name in AT_LEAST]
    handlers, levels = root.handlers[:], [logger.level for logger in (root, *loggers)]
    root.handlers = []
    stream = io.StringIO()
    set_up("DEBUG", TOKEN, stream)
    yield stream
    root.handlers = handlers
    for logger, level in zip((root, *loggers), levels, strict=True):
        logger.setLevel(level)
