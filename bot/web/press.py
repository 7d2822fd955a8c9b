"""Pages of a library: rendered in a thread, one at a time, and kept as long as the library is in service."""

import asyncio
import hashlib
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Protocol
from weakref import WeakKeyDictionary

from starlette.concurrency import run_in_threadpool

from bot.library.models import Library
from bot.texts import Texts
from bot.web.sheets import Sheet, sheets

_MOST_KEPT = 100
"""Pages of one library; an article's takes some 100 KB."""


class Shelf(Protocol):
    """What the pages show. The same as long as its library is in service, and gone afterwards."""

    @property
    def library(self) -> Library: ...  # noqa: D102
    @property
    def texts(self) -> Texts: ...  # noqa: D102
    def __hash__(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is sent."""

    body: bytes
    etag: str


@dataclass(slots=True)
class _Stock:
    sheets: dict[str, Sheet]
    pages: dict[Hashable, Page] = field(default_factory=dict)
    """Those asked for last stand last."""

    def kept(self, key: Hashable) -> Page | None:
        page = self.pages.pop(key, None)
        if page:
            self.pages[key] = page
        return page

    def keep(self, key: Hashable, page: Page) -> None:
        self.pages[key] = page
        if len(self.pages) > _MOST_KEPT:
            del self.pages[next(iter(self.pages))]


class Press:
    """Renders pages, and keeps them; what belongs to a shelf goes with it."""

    def __init__(self) -> None:
        self._stocks: WeakKeyDictionary[Shelf, _Stock] = WeakKeyDictionary()
        self._turn = asyncio.Lock()

    def sheets(self, shelf: Shelf) -> dict[str, Sheet]:
        """The shelf's articles by slug."""
        return self._stock(shelf).sheets

    async def page(self, shelf: Shelf, key: Hashable, render: Callable[[], str]) -> Page:
        """The page that is kept under the key, else what is rendered now; with None for a key it isn't kept."""
        stock = self._stock(shelf)
        if page := stock.kept(key):
            return page
        async with self._turn:
            if page := stock.kept(key):
                return page
            page = await run_in_threadpool(_printed, render)
        if key is not None:
            stock.keep(key, page)
        return page

    def _stock(self, shelf: Shelf) -> _Stock:
        if shelf not in self._stocks:
            self._stocks[shelf] = _Stock(sheets(shelf.library))
        return self._stocks[shelf]


def _printed(render: Callable[[], str]) -> Page:
    body = render().encode()
    return Page(body, hashlib.sha256(body).hexdigest())
