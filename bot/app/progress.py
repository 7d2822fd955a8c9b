"""Whether the handling of an update has done anything that must not be done twice."""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(slots=True)
class Progress:
    """Of one update."""

    may_have_acted: bool = False
    """A request was made of Telegram, and is not known to have done nothing."""


_PROGRESS: ContextVar[Progress | None] = ContextVar("progress", default=None)


def follow(progress: Progress) -> None:
    """Note in `progress` what the running task and those that it starts do from now on."""
    _PROGRESS.set(progress)


def act() -> Callable[[], None]:
    """Note that a request is made; what is given back is to be called if it surely did nothing."""
    progress = _PROGRESS.get() or Progress()
    before, progress.may_have_acted = progress.may_have_acted, True

    def undo() -> None:
        progress.may_have_acted = before

    return undo
