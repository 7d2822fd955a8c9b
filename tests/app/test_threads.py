import asyncio
import threading

import pytest

from bot.app.threads import in_thread


async def test_it_gives_what_the_work_gives() -> None:
    assert await in_thread(lambda: threading.current_thread().daemon)


async def test_it_raises_what_the_work_raises() -> None:
    def fail() -> None:
        raise ValueError("ours")

    with pytest.raises(ValueError, match="ours"):
        await in_thread(fail)


def test_the_end_of_the_loop_does_not_wait_for_what_nobody_wants_any_more() -> None:
    gate, ended = threading.Event(), threading.Event()

    def work() -> None:
        gate.wait(60)
        ended.set()

    async def leave() -> None:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.01):
                await in_thread(work)

    asyncio.run(leave())
    assert not ended.is_set()
    gate.set()
    assert ended.wait(10)  # nobody is there to hear of it, and that is no error
