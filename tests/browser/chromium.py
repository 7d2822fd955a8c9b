"""A real browser: the system's Chromium, driven by Playwright."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, async_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
"""What its program is called on different systems."""
_FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
"""Beside Playwright's own: nothing is asked of any other host, whatever a page or the browser itself wants."""


def find_chromium() -> str | None:
    """The program's path, or None where there is none."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


@asynccontextmanager
async def chromium(path: str) -> AsyncIterator[Browser]:
    """A browser without a window and with a profile of its own, until the end of the block."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=path,
            args=_FLAGS,
            chromium_sandbox=not _is_root(),  # Chromium has none for root
        )
        try:
            yield browser
        finally:
            await browser.close()


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
