"""A language as the matching sees it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from bot.matching.languages.frequencies import frequencies_of

Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
"""First word -> the phrases that begin with it, longest first. All words are folded."""


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """Words, letters and habits of one language. All words are folded (`bot.matching.fold`)."""

    code: str
    letters: frozenset[str]
    """The letters that its words are written in, folded."""
    stemmer: str | None
    """Name of the Snowball stemmer; none where there is none."""
    fillers: frozenset[str]
    """Words that carry no content: of all the classes below, and function words, question words, chat words…"""
    polite: frozenset[str]
    """Greetings, thanks, goodbyes: a message of these alone asks for nothing."""
    negations: frozenset[str]
    attribution: frozenset[str]
    """Words that stand between a person and what the person is asked for: said, says, on, about, according."""
    persons: frozenset[str]
    """Pronouns that stand for a person: he, his, she."""
    asking: Phrases
    """Ways to ask for somebody's words, that carry no content themselves: "tell me about", "any news on"."""
    own_words: Phrases
    """Ways to ask for direct quotation: "exact words", "verbatim"."""
    keyboard: Mapping[str, str]
    """Character on a US keyboard -> the character on the same key; empty where the layout is Latin."""
    latin: Mapping[str, tuple[str, ...]]
    """Letter -> ways to write it in Latin letters, the most usual one first; empty where the script is Latin."""

    def spells(self, word: str) -> bool:
        """Whether all of the word's letters are the language's."""
        return self.letters.issuperset(word)

    def stem(self, word: str) -> str:
        """The Snowball stem, cached."""
        return _stem(self.stemmer, word) if self.stemmer else word

    def zipf(self, word: str) -> float:
        """How common the word is in general use: log10 of its uses per billion words; 0 if unknown."""
        return frequencies_of(self.code).get(word, 0.0)


def phrases_in(words: Sequence[str], phrases: Phrases) -> list[range]:
    """Where phrases stand in a message: ranges of word positions that don't overlap, from left to right."""
    found: list[range] = []
    at = 0
    while at < len(words):
        length = _length_at(words, at, phrases)
        if length:
            found.append(range(at, at + length))
        at += length or 1
    return found


def _length_at(words: Sequence[str], at: int, phrases: Phrases) -> int:
    """Number of words of the longest phrase that begins at this position; 0 if none does."""
    fitting = (each for each in phrases.get(words[at], ()) if tuple(words[at : at + len(each)]) == each)
    return len(next(fitting, ()))


@lru_cache(maxsize=65536)
def _stem(stemmer: str, word: str) -> str:
    return str(snowballstemmer.stemmer(stemmer).stemWord(word))
