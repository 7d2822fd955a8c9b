"""Wait for the world to change, without ever sleeping."""

import asyncio


class Change:
    """A version that only grows, and the means to wait for the next one."""

    def __init__(self) -> None:
        self.version = 0
        self._next = asyncio.Event()

    def announce(self) -> None:
        """Wake all who wait: something is different now."""
        self.version += 1
        self._next.set()
        self._next = asyncio.Event()

    async def wait(self) -> None:
        """Return after the next change."""
        await self._next.wait()
