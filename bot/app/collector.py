"""Keeping Python's garbage collector from what lives as long as the process: it would look through it in vain."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """Collect nothing until the end of the block, which makes much and throws little away."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def set_aside() -> None:
    """Never look again at what there is now. It is freed all the same once nothing refers to it."""
    gc.freeze()
