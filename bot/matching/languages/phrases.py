"""Fixed turns of phrase, with alternatives, and where they stand in a message."""

import re
from collections.abc import Iterable, Sequence
from typing import Self

from bot.matching.fold import words

_SLOT = re.compile(r"\(([^()]*)\)|([^\s()]+)")

Slot = frozenset[tuple[str, ...]]
"""The alternatives at one place of a phrase, in folded words; the empty one where the place may be left out."""


class Phrases:
    """Patterns like "(tell|show) (me|us|) about"."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self.patterns = tuple(patterns)
        self._by_first: dict[str, list[tuple[Slot, ...]]] = {}
        for pattern in self.patterns:
            slots = _slots(pattern)
            for first in _first_words(slots):
                self._by_first.setdefault(first, []).append(slots)

    @classmethod
    def together(cls, several: Iterable["Phrases"]) -> Self:
        """The patterns of several."""
        return cls(pattern for each in several for pattern in each.patterns)

    def find(self, message: Sequence[str]) -> list[range]:
        """Where the phrases stand, the longest ones: positions in a message of folded words, none overlapping."""
        found: list[range] = []
        behind = 0
        for at, word in enumerate(message):
            if at >= behind and word in self._by_first:
                end = max(_end(message, at, slots) for slots in self._by_first[word])
                if end > at:
                    found.append(range(at, end))
                    behind = end
        return found


def _slots(pattern: str) -> tuple[Slot, ...]:
    return tuple(
        frozenset(words(alternative) for alternative in (word or alternatives).split("|"))
        for alternatives, word in _SLOT.findall(pattern)
    )


def _first_words(slots: tuple[Slot, ...]) -> set[str]:
    """The words that a phrase can begin with."""
    found: set[str] = set()
    for slot in slots:
        found.update(alternative[0] for alternative in slot if alternative)
        if () not in slot:
            break
    return found


def _end(message: Sequence[str], at: int, slots: tuple[Slot, ...]) -> int:
    """The position behind the longest form of the phrase that begins here; -1 if none does."""
    if not slots:
        return at
    fitting = (each for each in slots[0] if tuple(message[at : at + len(each)]) == each)
    return max((_end(message, at + len(each), slots[1:]) for each in fitting), default=-1)
