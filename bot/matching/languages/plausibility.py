"""Tell what could be a word of a language from what could not."""

from functools import cache, lru_cache
from itertools import pairwise

from bot.matching.languages.frequencies import frequencies_of

COMMON = 4.5
"""The Zipf value from which words show how the language puts letters together."""


@lru_cache(maxsize=16384)
def plausibility(word: str, code: str) -> float:
    """The share of the folded word's pairs of letters, edges counted, that common words of the language have too."""
    pairs = list(pairwise(f" {word} "))
    return sum(pair in _pairs_of(code) for pair in pairs) / len(pairs)


@cache
def _pairs_of(code: str) -> frozenset[tuple[str, str]]:
    common = " ".join(word for word, zipf in frequencies_of(code).items() if zipf >= COMMON)
    return frozenset(pairwise(f" {common} "))
