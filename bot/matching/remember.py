"""Remember what a method found, without keeping its object alive."""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar
from weakref import WeakMethod

Found = TypeVar("Found")


def remembering(method: Callable[[str], Found], size: int) -> Callable[[str], Found]:
    """The method of one word, its last `size` results remembered.

    A cache around a bound method holds the object that holds the cache, and only a full garbage collection would find
    them: a library that is replaced would stay. This holds the object weakly; to be called while it lives.
    """
    weak = WeakMethod(method)

    def found(word: str) -> Found:
        bound = weak()
        if bound is None:
            raise ReferenceError("the object of this method is gone")
        return bound(word)

    return lru_cache(maxsize=size)(found)
