import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.app.logs import AT_LEAST, set_up
from bot.simulator.server import TOKEN
from tests.handlers.conftest import parts
from tests.library.writing import write_seed

__all__ = ["log", "parts"]


@contextmanager
def logging_to(stream: io.StringIO, **how: Any) -> Iterator[None]:
    """Logs down to DEBUG, set up as `run` does it; logging is as before afterwards."""
    root, loggers = logging.getLogger(), [logging.getLogger(name) for name in AT_LEAST]
    handlers, levels = root.handlers[:], [logger.level for logger in (root, *loggers)]
    root.handlers = []
    set_up("DEBUG", TOKEN, stream, **how)
    try:
        yield
    finally:
        root.handlers = handlers
        for logger, level in zip((root, *loggers), levels, strict=True):
            logger.setLevel(level)


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What is logged."""
    stream = io.StringIO()
    with logging_to(stream):
        yield stream


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A folder of seeds with one that says “keep”."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    write_seed(folder)
    return folder
