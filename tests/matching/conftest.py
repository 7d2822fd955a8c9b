"""Libraries to be asked."""

from pathlib import Path

import pytest

from bot.library.load import load_library
from bot.matching.index import Index

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def talks() -> Index:
    """The article on Tillerson's visit to Moscow."""
    return Index.build(load_library(ROOT / "seeds"))


@pytest.fixture(scope="session")
def towns() -> Index:
    """Two made-up articles, on a football ground and, in Russian, on a museum."""
    return Index.build(load_library(ROOT / "tests" / "seeds"))
