"""What the passages are known by in a text that is too long to be read: words as they are written, in lower case."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

from bot.matching.fold import words as folded_words

NEIGHBOURLY = 4.0
"""How much more than words by themselves two tell that stand near each other in a passage, too."""
COMMON = 0.05
"""What they tell if both are common."""

WORD = re.compile(r"\w+")
"""A word as it is written: folding takes too long for many."""


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """Words and neighbours of a library's passages."""

    words: Mapping[str, float]
    """Word of a passage -> how telling it is; figures stand in all kinds of texts, and are 0."""
    neighbours: frozenset[tuple[str, str]]
    """Words that stand one or two places apart in a passage, in its order: one is often left out, or put between."""

    @classmethod
    def of(cls, texts: Iterable[str], weights: Mapping[str, float]) -> Self:
        """From the texts of passages; `weights` are those of folded words."""
        words: dict[str, float] = {}
        neighbours: set[tuple[str, str]] = set()
        for text in texts:
            written = written_words(text)
            words.update((word, _weight(word, weights)) for word in written)
            neighbours.update(pairwise(written))
            neighbours.update(zip(written, written[2:], strict=False))
        return cls(words, frozenset(neighbours))

    def of_each(self, written: Sequence[str]) -> list[float]:
        """How telling each of these words is by itself."""
        return [self.words.get(word, 0.0) for word in written]

    def in_place(self, written: Sequence[str], own: Sequence[float]) -> list[float]:
        """The same where it stands: much more where its neighbours are a passage's, too. `own`: by themselves."""
        found = list(own)
        for apart in (1, 2):
            pairs = enumerate(zip(written, written[apart:], strict=False))
            for at in [at for at, pair in pairs if pair in self.neighbours]:
                joint = NEIGHBOURLY / 2 * (own[at] + own[at + apart] + COMMON)
                found[at] += joint
                found[at + apart] += joint
        return found


def _weight(word: str, weights: Mapping[str, float]) -> float:
    return 0.0 if word.isdecimal() else weights.get("".join(folded_words(word)), 0.0)


def written_words(text: str) -> list[str]:
    """The words of a text in lower case, not folded."""
    return [word.lower() for word in WORD.findall(text)]
