"""Work that blocks, in a thread that nobody has to wait for."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


async def in_thread(work: Callable[[], T]) -> T:
    """What `work` returns or raises. Whoever is cancelled meanwhile is free at once, and so is the process.

    Not `asyncio.to_thread`: the end of the event loop, and of Python, waits for the threads of that.
    """
    future: Future[T] = Future()
    Thread(target=_do, args=(work, future), daemon=True).start()
    return await asyncio.wrap_future(future)


def _do(work: Callable[[], T], future: Future[T]) -> None:
    future.set_running_or_notify_cancel()
    try:
        future.set_result(work())
    except BaseException as error:  # noqa: BLE001 (it is raised where the work is waited for)
        future.set_exception(error)
