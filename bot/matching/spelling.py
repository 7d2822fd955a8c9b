"""Find the known words that an unknown one was meant to be."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Self

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.matching.languages import sound_of, sounds, zipf
from bot.matching.remember import remembering

SHORTEST = 4
"""Words with fewer letters are not corrected: too many others are one letter away."""
KNOWN_WORDS = 8192
"""Words whose neighbours are remembered."""
ENOUGH = 0.74
"""Similarity from which a word is taken for another."""
ENOUGH_WHEN_SHORT = {4: 0.85, 5: 0.79}
"""The same where the longer of the two has so many letters: iran is not iraq."""
ENOUGH_WHEN_COMMON = 0.86
"""The same for a word that is common in general use: it is likelier meant as it is written."""
RARE = 2.5
COMMON = 3.5
"""The Zipf values up to which a word is rare, and from which it is common: between them `enough` rises evenly."""

LONGEST = 40
"""Nor are words with more letters: they are none."""
FLOOR = 0.6
"""Words less like than this are never looked at."""
SHORT = 6
"""Words of so many letters are compared with all short ones that begin alike: a slip may leave no three in a row."""
SWAPPED_LETTERS = 0.5
"""What two neighbours in the wrong order cost, where any other slip of one letter costs 1."""
A_SLIP = 0.6
"""The same for any one slip in a long word that is none in general use: it can hardly be meant otherwise."""
LONG = 6
"""Letters of such a word."""
WRONG_START = 0.05
"""What a wrong first letter costs in similarity, beside what it costs as a letter: people seldom miss it."""
LOOKED_AT = 10
"""How many of the likest words are compared closely."""
SHORTEST_PART = 3
"""Letters that each part of a glued word has at least."""


def enough(word: str, other: str) -> float:
    """The similarity from which the folded `word` may be taken for `other`."""
    least = ENOUGH_WHEN_SHORT.get(max(len(word), len(other)), ENOUGH)
    commonness = min(1.0, max(0.0, (zipf(word) - RARE) / (COMMON - RARE)))
    return max(least, ENOUGH + commonness * (ENOUGH_WHEN_COMMON - ENOUGH))


class Vocabulary:
    """Known words, folded, and what is near them."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(words)
        self._alike = remembering(self._search, KNOWN_WORDS)
        self._near_enough = remembering(self._search_enough, KNOWN_WORDS)

    def __contains__(self, word: str) -> bool:
        return word in self.words

    def nearest(self, word: str, limit: int = 3, least: float | None = None) -> list[tuple[str, float]]:
        """Known words that the folded one may be meant to be, with their similarity (0 to 1), the likest first.

        Only those of similarity `least` or more; if it isn't given, of `enough`. A known word is its own nearest; a
        word with fewer than SHORTEST or more than LONGEST letters has none.
        """
        if not SHORTEST <= len(word) <= LONGEST:
            return []
        near = self._near_enough(word) if least is None else [each for each in self._alike(word) if each[1] >= least]
        return near[:limit]

    def split(self, word: str) -> tuple[str, str] | None:
        """The two known words that are glued together here."""
        places = range(SHORTEST_PART, min(len(word), LONGEST) - SHORTEST_PART + 1)
        for at in sorted(places, key=lambda each: abs(2 * each - len(word))):
            first, second = word[:at], word[at:]
            if first in self.words and second in self.words:
                return first, second
        return None

    @cached_property
    def _near(self) -> "_Near":
        """Made when the first word is looked for: most messages hold no misspelt one."""
        return _Near.of(sorted(word for word in self.words if len(word) >= SHORTEST - 1))

    def _search(self, word: str) -> tuple[tuple[str, float], ...]:
        near, sound = self._near, sound_of(word)
        likest = process.extract(
            word, near.candidates(word), scorer=OSA.normalized_similarity, score_cutoff=FLOOR, limit=LOOKED_AT
        )
        looked_at = {*near.by_sound.get(sound, ()), *(other for other, _, _ in likest)}
        found = [(other, _similarity(word, sound, other, near.sounds[other])) for other in looked_at]
        return tuple(sorted(found, key=lambda each: (-each[1], each[0])))

    def _search_enough(self, word: str) -> list[tuple[str, float]]:
        return [each for each in self._alike(word) if each[1] >= enough(word, each[0])]


@dataclass(frozen=True, slots=True, eq=False)
class _Near:
    """Known words by what those that are alike have in common."""

    sounds: Mapping[str, str]
    """Word -> how it sounds."""
    by_sound: Mapping[str, Sequence[str]]
    by_part: Mapping[str, Sequence[str]]
    """Letters in a row -> words that have them."""

    @classmethod
    def of(cls, listed: Sequence[str]) -> Self:
        """From words in order."""
        heard = sounds(listed)
        by_sound: dict[str, list[str]] = defaultdict(list)
        by_part: dict[str, list[str]] = defaultdict(list)
        for word in listed:
            by_sound[heard[word]].append(word)
            for part in _parts(word):
                by_part[part].append(word)
        return cls(heard, by_sound, by_part)

    def candidates(self, word: str) -> list[str]:
        """Words that share a part with this one, each once, in an order that is the same every time."""
        return list(dict.fromkeys(chain.from_iterable(self.by_part.get(part, ()) for part in _parts(word))))


def similarity(word: str, other: str) -> float:
    """How likely it is that one folded word was meant to be the other: 0 to 1, 1 for the same word.

    The mean of the normalised optimal string alignments of the letters and of the sounds, where the sounds are more
    alike; a little less where the first letter is another one.
    """
    return _similarity(word, sound_of(word), other, sound_of(other))


def _similarity(word: str, sound: str, other: str, other_sound: str) -> float:
    if word == other:
        return 1.0
    longer = max(len(word), len(other))
    distance = OSA.distance(word, other)
    letters = 1 - (_cost(word, other) if distance == 1 else distance) / longer
    heard = OSA.normalized_similarity(sound, other_sound)
    like = (letters + heard) / 2 if heard > letters else letters
    return like if word[0] == other[0] or sound[:1] == other_sound[:1] else max(0.0, like - WRONG_START)


def _cost(word: str, other: str) -> float:
    """What the one slip between two words costs."""
    if len(word) == len(other) and sorted(word) == sorted(other):
        return SWAPPED_LETTERS
    return A_SLIP if len(word) >= LONG and not zipf(word) else 1.0


def _parts(word: str) -> list[str]:
    """What words that are alike share at least one of: three letters in a row, edges counted; if short, the first."""
    edged = f"<{word}>"
    parts = [edged[at : at + 3] for at in range(len(word))]
    return [*parts, word[0]] if len(word) <= SHORT else parts
