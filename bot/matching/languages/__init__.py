"""What the matching knows of each language: tables that are read from this folder's files, one per language.

A language joins by its files alone: <code>.yaml, and <code>.frequencies.txt beside it.
"""

from collections.abc import Iterable
from functools import lru_cache

from bot.matching.languages.language import Language
from bot.matching.languages.load import LANGUAGES
from bot.matching.languages.plausibility import plausibility

__all__ = ["LANGUAGES", "Language", "forms_in_use", "language_of", "sound_of", "sounds", "stem", "zipf"]

HEARD_WORDS = 8192
"""Words whose sounds are remembered."""


def language_of(word: str) -> Language | None:
    """The language that a folded word is written in: of those with its letters, the one that uses it most.

    Where none is known to use it, the one whose words look most like it.
    """
    candidates = [each for each in LANGUAGES.values() if each.spells(word)]
    if len(candidates) > 1:
        return max(candidates, key=lambda each: (each.zipf(word), plausibility(word, each.code)))
    return candidates[0] if candidates else None


def stem(word: str) -> str:
    """The stem of a folded word in its language; the word itself where the language is unknown."""
    language = language_of(word)
    return language.stem(word) if language else word


def forms_in_use(word: str) -> int:
    """How many words in use are forms of a folded one, in its language; 0 where that is unknown."""
    language = language_of(word)
    return language.forms_in_use(word) if language else 0


def zipf(word: str) -> float:
    """How common a folded word is in the language that uses it most: `Language.zipf`."""
    return max((each.zipf(word) for each in LANGUAGES.values()), default=0.0)


def sounds(words: Iterable[str]) -> dict[str, str]:
    """Folded words -> how they sound, each in its language."""
    by_language: dict[Language | None, list[str]] = {}
    for word in words:
        by_language.setdefault(language_of(word), []).append(word)
    found: dict[str, str] = {}
    for language, listed in by_language.items():
        found.update(language.sounds_of(listed) if language else zip(listed, listed, strict=True))
    return found


@lru_cache(maxsize=HEARD_WORDS)
def sound_of(word: str) -> str:
    """How a folded word sounds in its language. Remembered: it is compared with several vocabularies."""
    return sounds([word])[word]
