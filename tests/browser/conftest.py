from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from functools import partial
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page

from bot.app import Parts
from bot.tryout.gate import HOME
from tests.browser.chromium import NAMES, chromium, find_chromium
from tests.browser.watched import opened, watched
from tests.handlers.conftest import parts
from tests.tryout.visiting import Visitor, visiting

__all__ = ["parts"]

Open = Callable[..., Awaitable[Page]]

fixture = partial(pytest_asyncio.fixture, loop_scope="package")


@fixture(scope="package")
async def browser() -> AsyncIterator[Browser]:
    path = find_chromium()
    if path is None:
        pytest.skip(f"Chromium is missing (Debian's package chromium): there is none of {', '.join(NAMES)}")
    async with chromium(path) as started:
        yield started


@fixture
async def visitor(parts: Parts) -> AsyncIterator[Visitor]:
    """`verbatim try`, new for each test, as another page sees it."""
    async with visiting(parts) as found:
        yield found


@fixture
async def address(visitor: Visitor) -> str:
    """Where it is."""
    return visitor.address


@fixture
async def open_page(browser: Browser, address: str) -> AsyncIterator[Open]:
    """Opens an address, in a browser context of its own with what options it is given, and watches it."""
    async with AsyncExitStack() as stack:

        async def open_it(path: str = HOME, **options: Any) -> Page:
            context, _ = await stack.enter_async_context(watched(browser, address, **options))
            return await opened(context, path)

        yield open_it


@fixture
async def page(open_page: Open) -> Page:
    """The try-out page on a desktop."""
    return await open_page()
