"""A language as the matching sees it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import Stemmer

from bot.matching.languages.frequencies import frequencies_of, words_from
from bot.matching.languages.phrases import Phrases

KNOWN_STEMS = 65536
"""How many stems are remembered."""


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """A kind of fact that a question may ask for."""

    asked: Phrases
    """Turns that ask for it: "how many"."""
    told: frozenset[str]
    """Words that tell it, beside figures: "dozens"."""


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """Words, letters and habits of one language. All words are folded (`bot.matching.fold`)."""

    code: str
    letters: str
    """The letters that its words are written in."""
    stemmer: str | None
    """Name of the Snowball stemmer; none where there is none."""
    words: Mapping[str, frozenset[str]]
    """Fillers by class: those below, and function words, question words, chat words…"""
    fillers: frozenset[str]
    """The words of all classes: they carry no content."""
    particles: frozenset[str]
    """What stands in names and is none by itself: al, von."""
    stances: frozenset[str]
    """What asks for all that a person said where nothing else is asked: position, reaction. A subject elsewhere."""
    claiming: frozenset[str]
    """Verbs that put words into somebody's mouth, and carry content all the same: called, believes, denied."""
    facts: Mapping[str, "Fact"]
    """What a question may ask for: time, number."""
    nations: Mapping[str, frozenset[str]]
    """Nation, by its code in ISO 3166 -> its names, what belongs to it, and its capital."""
    turns: tuple[str, ...]
    """Ways to put a person and a subject together, with {who} and {what} in their places."""
    asking: Phrases
    """Ways to ask for somebody's words, and other turns of phrase without content: "any news on"."""
    own_words: Phrases
    """Ways to ask for direct quotation: "exact words"."""
    excluding: Phrases
    """Ways to say what is not wanted: "but not", "except"."""
    courtesies: Phrases
    """Greetings and small talk of several words: "how are you"."""
    sounds: tuple[tuple[str, str], ...]
    """Regular expressions for single words and what they become, one after the other: what sounds alike is written
    alike."""
    keyboard: Mapping[str, str]
    """Character of a US keyboard -> the character on the same key; empty where the layout is Latin."""
    latin: Mapping[str, tuple[str, ...]]
    """One or more letters -> ways to write them in Latin ones, the usual one first; empty where the script is Latin."""
    latin_read: Mapping[str, tuple[str, ...]]
    """The same for ways that people use, but that are not to be expected: "6" for "ш"."""
    look_alikes: Mapping[str, str]
    """Letter, small or capital -> the Latin letter that looks like it."""

    @property
    def polite(self) -> frozenset[str]:
        """Greetings, thanks, goodbyes: a message of these alone asks for nothing."""
        return self.words["polite"]

    @property
    def joining(self) -> frozenset[str]:
        """What stands between two things asked for in one message: and, versus. May be empty."""
        return self.words.get("joining", frozenset())

    @property
    def parting(self) -> frozenset[str]:
        """What stands between chatter and a question: but, so. May be empty."""
        return self.words.get("parting", frozenset())

    @property
    def asking_for(self) -> frozenset[str]:
        """What may stand around a subject that is asked for by its name alone: about, find, the, please."""
        return (
            self.words.get("finding", frozenset()) | self.words.get("articles", frozenset()) | self.about | self.polite
        )

    @property
    def personal(self) -> frozenset[str]:
        """Who writes and who reads: I, my, you. May be empty."""
        return self.words.get("personal", frozenset())

    @property
    def persons(self) -> frozenset[str]:
        """What stands for somebody named before: he, her. May be empty."""
        return self.words.get("persons", frozenset())

    @property
    def questions(self) -> frozenset[str]:
        """What a question begins with: what, when, did. May be empty."""
        return self.words.get("questions", frozenset())

    @property
    def owning(self) -> frozenset[str]:
        """What stands between an office and whose it is: of. Empty where that simply follows, in a case of its own."""
        return self.words.get("owning", frozenset())

    @property
    def introducing(self) -> frozenset[str]:
        """Words that lead from a question or a doubt to what is said: "is it true that X said"."""
        return self.words.get("introducing", frozenset())

    @property
    def crediting(self) -> frozenset[str]:
        """What leads, alone or with a word behind it, to the name of whose words follow: according (to), per."""
        return self.words.get("crediting", frozenset())

    @property
    def verifying(self) -> frozenset[str]:
        """Question words that are answered by yes or no: "did X say that"."""
        return self.words.get("verifying", frozenset())

    @property
    def saying(self) -> frozenset[str]:
        """Verbs and nouns of speech: said, told, statement."""
        return self.words["saying"]

    @property
    def about(self) -> frozenset[str]:
        """What leads from a person to the subject: on, about, according to."""
        return self.words["about"]

    @property
    def attribution(self) -> frozenset[str]:
        """Words that stand between a person and what the person is asked for: `saying`, `claiming` and `about`."""
        return self.saying | self.claiming | self.about

    def spells(self, word: str) -> bool:
        """Whether all of the word's letters are the language's; false for the empty word."""
        return bool(word) and not word.strip(self.letters)

    def knows(self, word: str) -> bool:
        """Whether the word is in use."""
        return word in self.fillers or (self.spells(word) and self.zipf(word) > 0)

    def stem(self, word: str) -> str:
        """The Snowball stem; the word itself if it is not in the language's letters."""
        return str(_stemmer(self.stemmer).stemWord(word)) if self.stemmer and self.spells(word) else word

    def zipf(self, word: str) -> float:
        """How common the word is in general use: log10 of its uses per billion words; 0 if unknown."""
        return frequencies_of(self.code).get(word, 0.0)

    def forms_in_use(self, word: str) -> int:
        """How many words in use are forms of this one: names have few, other words mostly several."""
        stem = self.stem(word)
        return sum(self.stem(other) == stem for other in words_from(self.code, stem[:-1]))

    def sounds_of(self, words: Sequence[str]) -> dict[str, str]:
        """Words -> how they sound, roughly: the same for words that are easily mistaken for each other."""
        text = "\n".join(words)
        for pattern, replacement in _compiled(self.sounds):
            text = pattern.sub(replacement, text)
        return dict(zip(words, text.split("\n"), strict=True))


@cache
def _compiled(sounds: tuple[tuple[str, str], ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Made when first needed: most messages hold no misspelt word."""
    return tuple((re.compile(pattern, re.MULTILINE), becomes) for pattern, becomes in sounds)


@cache
def _stemmer(name: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(name, KNOWN_STEMS)
