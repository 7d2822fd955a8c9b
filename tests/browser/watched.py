"""Pages that are watched: no error in the console, no failed request, nothing from another host."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, WebError, expect

from bot.tryout.gate import HOME

PATIENCE = 10_000
"""Milliseconds after which what is awaited is taken to be missing."""


class Watch:
    """What goes wrong on the pages of a browser context; what breaks the content security policy is in the console."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.troubles: list[str] = []
        self.first = asyncio.Event()
        """Set as soon as anything has gone wrong."""
        self._host = urlsplit(address).netloc
        context.on("console", self._on_console)
        context.on("weberror", self._on_error)
        context.on("request", self._on_request)
        context.on("requestfailed", self._on_failure)
        context.on("response", self._on_response)

    def _note(self, trouble: str) -> None:
        self.troubles.append(trouble)
        self.first.set()

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning", "assert"}:
            self._note(f"console: {message.text}")

    def _on_error(self, error: WebError) -> None:
        self._note(f"error: {error.error}")

    def _on_request(self, request: Request) -> None:
        url = urlsplit(request.url)
        if url.scheme not in {"data", "about"} and url.netloc != self._host:
            self._note(f"another host: {request.url}")

    def _on_failure(self, request: Request) -> None:
        is_left = request.resource_type == "eventsource" and request.failure == "net::ERR_ABORTED"
        if not is_left:  # a page that is left hears no more
            self._note(f"failed: {request.url}: {request.failure}")

    def _on_response(self, response: Response) -> None:
        if response.status >= HTTPStatus.BAD_REQUEST:
            self._note(f"{response.status}: {response.url}")


@asynccontextmanager
async def watched(browser: Browser, address: str, **options: Any) -> AsyncIterator[tuple[BrowserContext, Watch]]:
    """A context of its own on the pages of `address`. At the end of the block there must have been no trouble."""
    context = await browser.new_context(**{"base_url": address, "reduced_motion": "reduce", "locale": "en"} | options)
    try:
        context.set_default_timeout(PATIENCE)
        watch = Watch(context, address)
        yield context, watch
        assert not watch.troubles, "\n".join(watch.troubles)
    finally:
        await context.close()


async def opened(context: BrowserContext, path: str) -> Page:
    """A page at that path; the try-out page once it knows who there is."""
    page = await context.new_page()
    await page.goto(path)
    if path.startswith(HOME):
        await expect(page.locator("#status")).not_to_be_empty()
    return page
