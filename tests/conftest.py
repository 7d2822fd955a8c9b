"""What every test may ask for; and no test is skipped where all parts of the system are there."""

import os
import signal
from collections.abc import AsyncIterator, Generator
from pathlib import Path
from typing import TypeVar

import pytest

from bot.library.load import load_library
from bot.matching.index import Index
from bot.simulator.server import Simulator

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)

ROOT = Path(__file__).resolve().parents[1]

ALL_PARTS = "VERBATIM_ALL_PARTS"
"""The environment variable that says so: every skip is a failure then."""


def pytest_configure() -> None:
    """Let Ctrl-C reach the processes that tests start, also where the tests themselves run in the background.

    A shell starts background jobs with SIGINT ignored, and processes inherit that.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def talks() -> Index:
    """The article on Tillerson's visit to Moscow."""
    return Index.build(load_library(ROOT / "seeds"))


@pytest.fixture(scope="session")
def towns() -> Index:
    """Two made-up articles, on a football ground and, in Russian, on a museum."""
    return Index.build(load_library(ROOT / "tests" / "seeds"))


@pytest.fixture
async def telegram() -> AsyncIterator[Simulator]:
    """A running simulator, empty of people and chats."""
    async with Simulator() as simulator:
        yield simulator


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Look at each test's report."""
    return _unskipped((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Look at each file's report: a whole file may be skipped."""
    return _unskipped((yield))


def _unskipped(report: Report) -> Report:
    """A skip as the failure that it is where all parts should be there; an expected failure is no skip."""
    if os.environ.get(ALL_PARTS) and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, though {ALL_PARTS} is set: {_reason(report.longrepr)}"
    return report


def _reason(found: object) -> object:
    """Why it was skipped, out of pytest's (path, line, reason)."""
    return found[-1] if isinstance(found, tuple) else found
