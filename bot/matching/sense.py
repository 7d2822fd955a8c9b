"""How much sense words make: to choose between several ways to read them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from bot.matching.fold import words
from bot.matching.languages import Language
from bot.matching.languages.plausibility import plausibility

UNKNOWN = 0.6
"""The sense of an unknown word at most, where a known one has 1: by how much it looks like a word."""
UNCLEAR = 0.4
"""The sense of an unknown word that is too short to look like anything."""
SHORTEST = 3
LONGEST = 40
"""Words with more letters are none."""


class Known(Protocol):
    """Folded words that a library knows."""

    def __contains__(self, word: str, /) -> bool: ...


@dataclass(frozen=True, slots=True)
class Sense:
    """What makes sense in these languages and in a library."""

    languages: Mapping[str, Language]
    known: Known

    def knows(self, word: str) -> bool:
        """Whether the folded word is in use; numbers are."""
        return any(each.knows(word) for each in self.languages.values()) or word.isdecimal() or word in self.known

    def of_word(self, word: str) -> float:
        """The sense of a folded word, 0 to 1."""
        if self.knows(word):
            return 1.0
        if len(word) > LONGEST:
            return 0.0
        if len(word) < SHORTEST:
            return UNCLEAR
        spelled = (plausibility(word, each.code) for each in self.languages.values() if each.spells(word))
        return UNKNOWN * max(spelled, default=0.0) ** 2

    def of_text(self, text: str) -> float:
        """The mean sense of a text's words, by their letters; 0 where there are none."""
        found = words(text)
        letters = sum(map(len, found))
        return sum(self.of_word(word) * len(word) for word in found) / letters if letters else 0.0
