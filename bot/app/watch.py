"""Noticing that seeds change on disk: by looking every few seconds.

Not by the system's notices of changes: those don't come from network drives and the mounts of some containers, and need
a compiled package for each system. To look at a hundred seeds takes two milliseconds of a thread.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterator
from functools import partial
from pathlib import Path

from bot.app.threads import in_thread
from bot.library.folder import ARTICLE, INDEX

LOOK_SECONDS = 2.0

Marks = frozenset[tuple[str, int, int, int, int]]


def marks_of(folder: Path) -> Marks:
    """What tells one state of a folder of seeds from another: their files' names, times, sizes and places on disk."""
    return frozenset(_marks(folder))


def _marks(folder: Path) -> Iterator[tuple[str, int, int, int, int]]:
    for name in (ARTICLE, INDEX):
        for path in folder.glob(f"[!.]*/{name}"):
            with contextlib.suppress(OSError):  # it has just gone
                status = path.stat()
                yield str(path), status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino


async def looks(folder: Path, every: float) -> AsyncIterator[Marks]:
    """A look at the folder every so many seconds, without end."""
    while True:
        await asyncio.sleep(every)
        yield await in_thread(partial(marks_of, folder))


async def watch(looked: AsyncIterable[Marks], seen: Marks, changed: Callable[[], None]) -> None:
    """Call `changed` when the seeds are not as `seen` any more, as often as that comes about.

    Two looks must have found the same: editors save in pieces, and copying takes its time.
    """
    last = seen
    async for now in looked:
        if now == last and now != seen:
            seen = now
            changed()
        last = now
