"""Other ways to read a message: typed on another keyboard layout, in other letters, in letters that look alike."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.matching.fold import words
from bot.matching.languages import LANGUAGES, Language


class How(StrEnum):
    """What a reading takes the message for."""

    WRITTEN = "written"
    """As it is."""
    LOOK_ALIKE = "look_alike"
    """Letters of another script that look the same are put right."""
    LAYOUT = "layout"
    """Typed on the wrong keyboard layout."""
    TRANSLITERATION = "transliteration"
    """A language in the letters of another."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a message."""

    text: str
    how: How


def readings(
    text: str, languages: Mapping[str, Language] = LANGUAGES, known: Container[str] = frozenset()
) -> list[Reading]:
    """What the message may say, as it is written first.

    `known` holds folded words beside those that the languages know: the library's.
    """
    found = [Reading(text, How.WRITTEN)]
    for language in languages.values():
        for table in (language.keyboard, {letter: key for key, letter in language.keyboard.items()}):
            swapped = text.translate(str.maketrans({**table}))
            if swapped != text and _known(swapped, languages, known) > _known(text, languages, known):
                found.append(Reading(swapped, How.LAYOUT))
    return found


def transliterate(word: str, languages: Mapping[str, Language] = LANGUAGES) -> list[str]:
    """The folded word in other letters, the likeliest first: to be looked up in a vocabulary."""
    return [
        "".join(language.latin[letter][0] for letter in word).replace("'", "")
        for language in languages.values()
        if language.latin and language.spells(word)
    ]


def _known(text: str, languages: Mapping[str, Language], known: Container[str]) -> int:
    return sum(word in known or any(each.zipf(word) > 0 for each in languages.values()) for word in words(text))
