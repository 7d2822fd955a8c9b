"""Which update is being handled: known to everything that is done for its sake, so that every line of the log tells."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from telegram import Message, Update

_CURRENT: ContextVar["Handling | None"] = ContextVar("handling", default=None)


@dataclass(frozen=True, slots=True)
class Handling:
    """An update in somebody's hands."""

    update: Update
    taken: float = field(default_factory=time.monotonic)

    @property
    def milliseconds(self) -> float:
        """Time since it was taken, its waiting for earlier ones of the same chat included."""
        return round(1000 * (time.monotonic() - self.taken), 1)


@contextmanager
def handling(update: object) -> Iterator[None]:
    """Until the end of the block, in this task and those that it starts, it is this update."""
    token = _CURRENT.set(Handling(update) if isinstance(update, Update) else None)
    try:
        yield
    finally:
        _CURRENT.reset(token)


def current() -> Handling | None:
    """What is being handled here; none outside of any update."""
    return _CURRENT.get()


def kind_of(update: Update) -> str:
    """What kind of update it is, by the name of its field: "message", "callback_query"."""
    return next((str(kind) for kind in Update.ALL_TYPES if getattr(update, kind) is not None), "unknown")


def text_of(update: Update) -> str | None:
    """What a person wrote, typed inline or pressed."""
    if update.inline_query is not None:
        return update.inline_query.query
    if update.callback_query is not None:
        return update.callback_query.data
    message = update.effective_message
    return (message.text or message.caption) if isinstance(message, Message) else None
