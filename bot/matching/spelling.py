"""Find the known words that an unknown one was meant to be."""

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

SHORTEST = 4
"""Words with fewer letters are not corrected: too many others are one letter away."""
ENOUGH = 0.74
"""Similarity from which a word is taken for another."""
ENOUGH_WHEN_COMMON = 0.86
"""The same for a word that is common in general use: it is more likely meant as it is written."""
COMMON = 4.0
"""The Zipf value from which a word is common."""


class Vocabulary:
    """Known words, folded, and what is near them."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(words)
        self._list = sorted(self.words)
        self._cached = lru_cache(maxsize=8192)(self._search)

    def __contains__(self, word: str) -> bool:
        return word in self.words

    def nearest(self, word: str, limit: int = 3, least: float = ENOUGH) -> list[tuple[str, float]]:
        """Known words like this folded one with their similarity (`least` to 1), the likest first."""
        return [each for each in self._cached(word) if each[1] >= least][:limit]

    def split(self, word: str) -> tuple[str, str] | None:
        """The two known words that are glued together here; none where there are not exactly two."""
        for at in range(3, len(word) - 2):
            if word[:at] in self.words and word[at:] in self.words:
                return word[:at], word[at:]
        return None

    def join(self, first: str, second: str) -> str | None:
        """The known word that stands here in two parts."""
        joined = first + second
        return joined if joined in self.words else None

    def _search(self, word: str) -> list[tuple[str, float]]:
        if len(word) < SHORTEST:
            return []
        found = process.extract(
            word, self._list, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=0.6, limit=20
        )
        return [(each, score) for each, score, _ in found]
