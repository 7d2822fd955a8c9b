"""Loading the library anew while the bot answers: a better one takes the old one's place, a broken one does not."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from bot.app import Parts
from bot.app.current import Current
from bot.app.threads import in_thread
from bot.app.watch import LOOK_SECONDS, Marks, looks, watch
from bot.handlers.errors import trace_of
from bot.library.errors import LibraryError
from bot.library.report import render_errors
from bot.metrics import Metrics

_LOG = logging.getLogger(__name__)

LOADED, REFUSED, FAILED = "loaded", "refused", "failed"
"""What becomes of an attempt: taken over; something is wrong with a seed; something is wrong with the bot."""


class Reloads:
    """Loads when asked to, one load after the other; what is asked meanwhile is one more load."""

    def __init__(
        self, current: Current, load: Callable[[], Parts], announce: Callable[[], None], metrics: Metrics
    ) -> None:
        """`load` raises LibraryError; `announce` tells Telegram the commands of what is current."""
        self._current = current
        self._load = load
        self._announce = announce
        self._attempts = metrics.reloads
        for result in (LOADED, REFUSED, FAILED):
            self._attempts.labels(result)  # shown as 0 until it happens
        self._wanted = asyncio.Event()

    def ask(self) -> None:
        """Have the library loaded soon. Not from another thread."""
        self._wanted.set()

    @contextlib.asynccontextmanager
    async def served(self, folder: Path, seen: Marks | None, every: float = LOOK_SECONDS) -> AsyncIterator[None]:
        """Load whenever it is asked for until the end of the block, and when `folder` changes from what was `seen`.

        With nothing seen, the folder isn't watched.
        """
        tasks = {asyncio.create_task(self._serve())}
        if seen is not None:
            tasks.add(asyncio.create_task(watch(looks(folder, every), seen, self.ask)))
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)

    async def _serve(self) -> None:
        while True:
            await self._wanted.wait()
            self._wanted.clear()
            self._attempts.labels(await self._reload()).inc()

    async def _reload(self) -> str:
        """Load in a thread, so that answering goes on, and a stop need not wait; what came of it."""
        try:
            parts = await in_thread(self._load)
        except LibraryError as error:
            _LOG.error(
                "the new library is wrong, so the old one stays; %d to correct, the first is %s: %s\n%s",
                len(error.errors),
                error.errors[0].place,
                error.errors[0].what,
                render_errors(error.errors).rstrip("\n"),
            )
            return REFUSED
        except Exception as error:  # noqa: BLE001 (whatever breaks, the old library goes on answering)
            _LOG.error("the library could not be loaded, so the old one stays: %s", trace_of(error))
            return FAILED
        self._take_over(parts)
        return LOADED

    def _take_over(self, parts: Parts) -> None:
        before = _announced(self._current.parts)
        self._current.parts = parts
        library = parts.library
        _LOG.info("a new library: %d articles, %d passages", len(library.articles), len(library.passages))
        if _announced(parts) != before:
            self._announce()


def _announced(parts: Parts) -> list[object]:
    """What Telegram is told of a library."""
    replies = parts.replies
    return [(replies.suggested_commands(language), replies.profile(language)) for language in parts.texts.languages]
