"""Who is served when: chats side by side, one update after the other within a chat."""

import asyncio
from collections.abc import Awaitable, Coroutine, Hashable
from typing import Any
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.app.handling import handling
from bot.handlers.turn import comes_with, is_prompt

_NO_BOUND = 2**31
"""For the base class, whose bound would let one busy chat take every place; `Turns` keeps its own."""


class Turns(BaseUpdateProcessor):
    """Lets updates wait for the earlier ones of their chat, and begins `at_once` of them at the same time.

    The handling of a press begins before: in a group that waits for its next twenty messages, the button would go on
    spinning for a minute. It waits for its turn by itself (`bot.handlers.turn`).
    `room()` waits while there are `most` updates taken and not finished.
    """

    def __init__(self, at_once: int, most: int = 5_000) -> None:
        super().__init__(_NO_BOUND)
        self._places = asyncio.Semaphore(at_once)
        self._locks: WeakValueDictionary[Hashable, asyncio.Lock] = WeakValueDictionary()
        self._most = most
        self._tasks: set[asyncio.Task[Any] | None] = set()
        self._has_room = asyncio.Event()
        self._has_room.set()

    async def initialize(self) -> None:
        """Nothing to do."""

    async def shutdown(self) -> None:
        """Nothing to do."""

    async def room(self) -> None:
        """Wait until another update can be taken."""
        await self._has_room.wait()

    @property
    def taken(self) -> int:
        """How many updates are taken and not finished."""
        return len(self._tasks)

    def cancel(self) -> None:
        """Break off everything that is not finished."""
        for task in self._tasks:
            if task is not None:
                task.cancel()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Wait for the update's turn and handle it."""
        task, is_begun = asyncio.current_task(), False
        self._tasks.add(task)
        self._note_room()
        try:
            with handling(update):
                if is_prompt(update):
                    is_begun = True
                    await self._promptly(update, coroutine)
                else:
                    async with self._lock(turn_of(update)), self._places:
                        is_begun = True
                        await coroutine
        finally:
            if not is_begun and isinstance(coroutine, Coroutine):
                coroutine.close()
            self._tasks.remove(task)
            self._note_room()

    async def _promptly(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Begin to handle the update at once; its turn is told when it comes."""
        come = asyncio.Event()
        work = asyncio.create_task(_with_turn(come, coroutine))
        try:
            async with self._lock(turn_of(update)), self._places:
                come.set()
                await work
        finally:
            work.cancel()
            await asyncio.wait({work})

    def _lock(self, turn: Hashable) -> asyncio.Lock:
        """The lock of a chat; it lives as long as somebody holds it or waits for it."""
        return self._locks.setdefault(turn, asyncio.Lock())

    def _note_room(self) -> None:
        if len(self._tasks) < self._most:
            self._has_room.set()
        else:
            self._has_room.clear()


async def _with_turn(come: asyncio.Event, coroutine: Awaitable[Any]) -> None:
    comes_with(come)
    await coroutine


def turn_of(update: object) -> Hashable:
    """What an update has to wait for: the others of its chat; of inline queries, those of the same person."""
    if not isinstance(update, Update):
        return None
    if update.inline_query is not None:
        return "inline", update.inline_query.from_user.id
    if update.effective_chat is not None:
        return "chat", update.effective_chat.id
    if update.effective_user is not None:
        return "user", update.effective_user.id
    return "update", update.update_id
