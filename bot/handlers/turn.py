"""An update's turn in its chat: what is done for a press before it comes, and what only then."""

import asyncio
from contextvars import ContextVar

from telegram import Update

_COME: ContextVar[asyncio.Event | None] = ContextVar("come", default=None)


def is_prompt(update: object) -> bool:
    """Whether the handling of an update begins before its turn: somebody watches the button that they pressed."""
    return isinstance(update, Update) and update.callback_query is not None


def comes_with(come: asyncio.Event) -> None:
    """Let the turn of what the running task and those that it starts handle come when `come` is set."""
    _COME.set(come)


async def own_turn() -> None:
    """Wait until all that came earlier in the chat is done; outside of a handling that began before, not at all."""
    if come := _COME.get():
        await come.wait()
