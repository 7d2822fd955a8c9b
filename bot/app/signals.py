"""What the process does when it is sent a signal."""

import asyncio
import contextlib
import logging
import os
import signal
from collections.abc import Callable

_LOG = logging.getLogger(__name__)

_STOPPING = (signal.SIGTERM, signal.SIGINT)


class Signals:
    """SIGTERM and Ctrl-C stop; so does SIGHUP where the terminal has gone that the bot was started on, else it reloads.

    SIGHUP is noted from the beginning, or it would end a process that is still loading; all of them are heeded once
    `heed` is called.
    """

    def __init__(self) -> None:
        self._terminals = _terminals()
        self._was_hung_up = False
        self._is_stopping = False
        with contextlib.suppress(AttributeError):  # Windows has no SIGHUP
            signal.signal(signal.SIGHUP, self._note)

    def heed(self, stop: Callable[[], object], reload: Callable[[], None]) -> None:
        """Call these in the running event loop from now on, and at once for a SIGHUP that came before."""
        self._loop, self._stop, self._reload = asyncio.get_running_loop(), stop, reload
        with contextlib.suppress(NotImplementedError, AttributeError):  # Windows
            for each in _STOPPING:
                self._loop.add_signal_handler(each, self._end, each)
            self._loop.add_signal_handler(signal.SIGHUP, self._hang_up)
        if self._was_hung_up:
            self._hang_up()

    def _note(self, *_: object) -> None:
        self._was_hung_up = True

    def _end(self, number: signal.Signals) -> None:
        """Stop gracefully; a second SIGTERM or Ctrl-C stops at once."""
        _LOG.info("%s: stopping", number.name)
        self._is_stopping = True
        for each in _STOPPING:
            self._loop.remove_signal_handler(each)
        self._stop()

    def _hang_up(self) -> None:
        """A terminal that goes hangs up more than once: the second time must not break off the stop."""
        if self._is_stopping:
            return
        if self._terminals and not _terminals():
            self._end(signal.SIGHUP)
        else:
            _LOG.info("SIGHUP: loading the library")
            self._reload()


def _terminals() -> list[int]:
    """Which of the standard streams are on a terminal that is there."""
    return [stream for stream in (0, 1, 2) if os.isatty(stream)]
