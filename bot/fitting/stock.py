"""The words that made-up messages are made of: a library's own, and those that it does not know."""

import random

from bot.evaluation.examples import Example
from bot.matching.index import Index
from bot.matching.languages import LANGUAGES, Language
from bot.matching.languages.frequencies import frequencies_of
from bot.matching.lexicon import fullness

SHORTEST = 4
"""Letters of the words that are made use of."""
RARE, COMMON = (2.6, 4.4), (4.2, 5.8)
"""Zipf values of words on other things."""


class Stock:
    """Words to choose from by chance, for messages to one library."""

    def __init__(self, index: Index, chance: random.Random) -> None:
        self.index = index
        self.library = index.library
        self.chance = chance
        self.rare = {code: self._outside(language, RARE) for code, language in LANGUAGES.items()}
        self.common = {code: self._outside(language, COMMON) for code, language in LANGUAGES.items()}
        self.little = [
            word
            for word in sorted(index.lexicon.forms)
            if fullness(word) == 1 and any(each.zipf(word) > COMMON[0] for each in LANGUAGES.values())
        ]

    def _outside(self, language: Language, between: tuple[float, float]) -> list[str]:
        """Words in general use that the library does not know."""
        least, most = between
        return sorted(
            word
            for word, value in frequencies_of(language.code).items()
            if least <= value <= most
            and len(word) >= SHORTEST
            and fullness(word) == 1
            and not self.index.lexicon.meanings_known(word)
        )

    def few(self, listed: list[str], least: int, most: int) -> list[str]:
        """By chance `least` to `most` of the words; none where there are none."""
        return self.chance.choices(listed, k=self.chance.randint(least, most)) if listed else []

    def shuffled(self, parts: list[str]) -> str:
        """The words in any order."""
        self.chance.shuffle(parts)
        return " ".join(parts)

    def surname(self, named: str, language: str) -> str:
        """What a person is called for short, in the language's letters where that is known."""
        person = self.library.person(named)
        own = person.name.split()[-1].lower()
        single = [each.lower() for each in person.spellings.get(language, ()) if " " not in each]
        return own if not single or (language in LANGUAGES and LANGUAGES[language].spells(own)) else single[0]

    def common_in(self, article: str) -> list[str]:
        """Common words in the language of an article; none where the language is unknown."""
        return self.common.get(self.library.articles[article].language, [])


def example(text: str, right: frozenset[int], kind: str, group: str) -> Example:
    """A made-up message."""
    return Example(text, right, kind, group, made_up=True)


def off(text: str, kind: str) -> Example:
    """A made-up message that nothing in the library answers."""
    return example(text, frozenset(), kind, f"{kind} {text}")


def turns_in(language: str) -> tuple[str, ...]:
    """Ways to put a person and a subject together; none where the language has none or is unknown."""
    return LANGUAGES[language].turns if language in LANGUAGES else ()


def saying_in(language: str) -> list[str]:
    """Words of speech: said, told, statement; none where the language is unknown."""
    return sorted(LANGUAGES[language].saying) if language in LANGUAGES else []
