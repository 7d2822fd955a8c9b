"""Write words in other letters: a language's in Latin ones, and back."""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from bot.matching.languages.language import Language

LONGEST = 32
"""Words with more letters are not transliterated."""
MOST = 6
"""How many ways to write a word are given."""
BEAM = 8
"""How many beginnings of a word are followed at a time."""
EVERY_LETTER = 0.2
"""What each letter costs: of ways to read as well, the one with fewer letters is likelier."""
ALREADY_READ = 0.6
"""What it costs to read letters otherwise than as what stands before in the table."""
UNEXPECTED = 1.0
"""What a way to write costs that only `latin_read` knows; one in `latin` costs as much as ways stand before it."""


@lru_cache(maxsize=16384)
def to_latin(word: str, language: Language) -> tuple[str, ...]:
    """The folded word in Latin letters, the usual way first. Other ways differ in one kind of letter each."""
    if not language.latin or len(word) > LONGEST or not language.spells(word):
        return ()
    parts: list[str] = _parts_of(language).findall(word)
    found = dict.fromkeys(["".join(language.latin[part][0] for part in parts)])
    ways = max(len(language.latin[part]) for part in parts)
    for way in range(1, ways):
        for changed in dict.fromkeys(parts):
            if way < len(language.latin[changed]):
                found["".join(language.latin[part][way if part == changed else 0] for part in parts)] = None
    return tuple(found)[:MOST]


@lru_cache(maxsize=16384)
def from_latin(word: str, language: Language) -> tuple[str, ...]:
    """What the folded word in Latin letters may be in the language's own: words in use first, then the likeliest."""
    if not language.latin or len(word) > LONGEST:
        return ()
    found = _beam(word, _readings_of(language))
    return tuple(sorted(found, key=lambda each: (-language.zipf(each), found[each]))[:MOST])


def _beam(word: str, readings: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """Ways to read the whole word, with their cost."""
    longest = max(map(len, readings))
    beams: list[dict[str, float]] = [{"": 0.0}, *({} for _ in word)]
    for at in range(len(word)):
        likeliest = sorted(beams[at].items(), key=lambda each: each[1])[:BEAM]
        for end in range(at + 1, min(at + longest, len(word)) + 1):
            for letters, cost in readings.get(word[at:end], {}).items():
                for beginning, spent in likeliest:
                    whole = beginning + letters
                    beams[end][whole] = min(spent + cost, beams[end].get(whole, spent + cost))
    return beams[-1]


@cache
def _parts_of(language: Language) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, language.latin), key=len, reverse=True)))


@cache
def _readings_of(language: Language) -> Mapping[str, Mapping[str, float]]:
    """Latin letters -> letters of the language that they may stand for -> cost."""
    readings: dict[str, dict[str, float]] = defaultdict(dict)
    for letters, ways in language.latin.items():
        for place, way in enumerate(filter(None, ways)):
            readings[way][letters] = place + EVERY_LETTER * len(letters) + ALREADY_READ * len(readings[way])
    for letters, ways in language.latin_read.items():
        for way in ways:
            readings[way].setdefault(letters, UNEXPECTED + EVERY_LETTER * len(letters))
    return readings
