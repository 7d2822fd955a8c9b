"""Other ways to read a message: in letters that look alike, typed on another keyboard layout, in Latin letters."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from bot.matching.fold import Token, fold, is_latin, tokens, words
from bot.matching.languages import LANGUAGES, Language
from bot.matching.languages.transliteration import from_latin, to_latin
from bot.matching.layouts import MOST_WORDS, retyped
from bot.matching.sense import Known, Sense

EVIDENCE = 1 / 2
"""The share of letters in words that make sense out of Latin letters, from which a message is read so."""

SHORTEST_CLEAR = 3
"""Letters of a word that can be such evidence by itself."""

_WORD = re.compile(r"[^\W\d_]+")
_MIXED = re.compile(r"[A-Za-z][^\W\d_A-Za-z]|[^\W\d_A-Za-z][A-Za-z]")


class How(StrEnum):
    """What a reading takes the message for."""

    WRITTEN = "written"
    """As it is."""
    LOOK_ALIKE = "look_alike"
    """With letters of another script that look the same."""
    LAYOUT = "layout"
    """Typed on the wrong keyboard layout."""
    TRANSLITERATION = "transliteration"
    """A language in Latin letters."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a message."""

    text: str
    how: How


def readings(text: str, languages: Mapping[str, Language] = LANGUAGES, known: Known = frozenset()) -> list[Reading]:
    """What a message may say: first as it is written, last the likeliest. Mostly both are one.

    `known` are folded words of the library, which make sense beside those in general use.
    """
    sense = Sense(languages, known)
    found = [Reading(text, How.WRITTEN)]
    if _MIXED.search(text) and (one_script := in_one_script(text, sense)) != text:
        found.append(Reading(one_script, How.LOOK_ALIKE))
    written = found[-1].text
    if all(sense.knows(word) for word in words(written)[:MOST_WORDS]):
        return found
    for language in languages.values():
        if language.latin and (own := out_of_latin(written, language, sense)):
            found.append(Reading(own, How.TRANSLITERATION))
        if other := retyped(written, language, sense):
            found.append(Reading(other, How.LAYOUT))
    return found


def transliterate(word: str, languages: Mapping[str, Language] = LANGUAGES) -> list[str]:
    """The folded word in other letters, the likeliest first, to be looked up in a vocabulary."""
    turn = from_latin if is_latin(word) else to_latin
    return [other for language in languages.values() for other in turn(word, language)]


def in_latin(word: str, languages: Mapping[str, Language] = LANGUAGES) -> list[str]:
    """The folded word of another script in Latin letters, the likeliest first; nothing where it is in them."""
    return [] if is_latin(word) else transliterate(word, languages)


def in_one_script(text: str, sense: Sense) -> str:
    """The text with each word of mixed scripts in the one that makes most sense of it."""
    return _WORD.sub(lambda match: max(_scripts(match[0], sense), key=sense.of_text), text, count=MOST_WORDS)


def _scripts(word: str, sense: Sense) -> list[str]:
    """A word of mixed scripts as it is, in Latin letters, and in each language's."""
    if not _MIXED.search(word):
        return [word]
    tables = (table for language in sense.languages.values() for table in _look_alikes(language))
    return [word, *(word.translate(table) for table in tables)]


@cache
def _look_alikes(language: Language) -> tuple[dict[int, str], ...]:
    """From the language's letters to Latin ones, and back."""
    back = {latin: letter for letter, latin in language.look_alikes.items()}
    return str.maketrans({**language.look_alikes}), str.maketrans(back)


def out_of_latin(text: str, language: Language, sense: Sense) -> str | None:
    """The folded text with its Latin letters read as the language's; None if that makes no more sense.

    Words that the library knows, or that are likelier another language's, stay as they are.
    """
    folded = fold(text)
    found = [
        token for token in tokens(folded)[:MOST_WORDS] if _is_latin_word(token.text) and token.text not in sense.known
    ]
    clear = {token.text for token in found if _is_clear(token.text, language, sense)}
    if not clear:
        return None
    turned = [token for token in found if token.text in clear or _is_likelier(token.text, language, sense)]
    unknown = [token for token in found if token not in turned and not sense.knows(token.text)]
    if _letters(turned) < EVIDENCE * (_letters(found) - _letters(unknown) / 2):
        return None
    return _replaced(folded.text, sorted(turned + unknown, key=lambda each: each.start), language)


def _is_latin_word(word: str) -> bool:
    return is_latin(word) and word.isalpha()


def _is_clear(word: str, language: Language, sense: Sense) -> bool:
    """Whether an unknown word makes sense in the language's letters."""
    if len(word) < SHORTEST_CLEAR or sense.knows(word):
        return False
    return any(sense.knows(other) for other in from_latin(word, language)[:1])


def _is_likelier(word: str, language: Language, sense: Sense) -> bool:
    """Whether a word in use is still more in use if read in the language's letters."""
    written = max(each.zipf(word) for each in sense.languages.values() if each.spells(word) or each is language)
    return any(language.zipf(other) > written for other in from_latin(word, language)[:1])


def _letters(found: list[Token]) -> int:
    return sum(len(token.text) for token in found)


def _replaced(text: str, found: list[Token], language: Language) -> str:
    pieces: list[str] = []
    at = 0
    for token in found:
        pieces += text[at : token.start], (*from_latin(token.text, language), token.text)[0]
        at = token.end
    return "".join([*pieces, text[at:]])
