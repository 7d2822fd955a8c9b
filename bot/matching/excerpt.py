"""Read of a long message what tells most: its beginning, its end, and the part that is most like a passage."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from bot.matching.index import Index

END = 24
"""Words of the beginning and of the end: there stands a question, if there is one."""
CREDIT = 10
"""Words of these that may say whose words the part has."""
PART = 16
"""Words of the part at most: enough to know a quotation by, a half-remembered one too."""
ENOUGH = 10.0
"""What the part tells at least, as `Telling` has it; other texts seldom do (docs/matching.md)."""
OF_A_WORD = 0.6
"""What a word at the edge of the part must tell with those behind it to belong to it."""
AROUND = 1
"""Words on each side that are read with the part."""
SHORT = 48
"""Words of a message that is read as a whole."""
SHORT_ENOUGH = 256
"""Characters up to which nobody counts words."""

_WORD = re.compile(r"\w+")
_NO_WORD = re.compile(r"\S{48,}")
"""Longer than any word of a language that has spaces: addresses, keys, noise."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What is read of a long message."""

    beginning: str
    end: str
    part: str
    """What is most like a passage, with what may say whose words these are; empty where nothing is like one."""


def excerpt(text: str, index: Index) -> str | Excerpt:
    """The text, without noise where it is long, or what is read of it. Takes any text; its time grows with the length.

    Words of passages alone count: the words of all aliases together make much of any text look telling.
    """
    if len(text) <= SHORT_ENOUGH:
        return text
    text = _NO_WORD.sub(" ", text)
    found = list(_WORD.finditer(text))
    if len(found) <= SHORT:
        return text[: found[-1].end() + 1] if found else ""
    return Excerpt(text[: _end(found, END)], text[found[-END].start() :], _part(text, found, index))


def telling_part(text: str, index: Index) -> str:
    """The part of a text that is most like a passage; empty where none is, or where that is nearly all of it."""
    found = list(_WORD.finditer(text))
    return _part(text, found, index) if len(found) > PART else ""


def _part(text: str, found: Sequence[re.Match[str]], index: Index) -> str:
    words = [each[0].lower() for each in found]
    part = _most_telling(index.telling.in_each(words))
    places = _joined(
        range(_credit(words[:CREDIT], index)),
        range(max(0, part.start - AROUND), min(len(words), part.stop + AROUND)),
        range(len(words) - _credit(words[-CREDIT:], index), len(words)),
    )
    return "\n".join(text[found[each.start].start() : _end(found, each.stop)] for each in places if part)


def _most_telling(weights: Sequence[float]) -> range:
    """The words that tell most, without those at their edges that don't; none where that is not enough."""
    sums = [0.0, *accumulate(weights)]
    told = [end - start for start, end in zip(sums, sums[PART:], strict=False)]
    most = max(told)
    at = told.index(most)
    return _trimmed(weights, range(at, at + PART)) if most >= ENOUGH else range(0)


def _trimmed(weights: Sequence[float], place: range) -> range:
    """The piece of this place with the greatest sum of what its words tell more than `OF_A_WORD`."""
    best, most = range(place.start, place.start), 0.0
    start, told = place.start, 0.0
    for at in place:
        if told <= 0:
            start, told = at, 0.0
        told += weights[at] - OF_A_WORD
        if told > most:
            best, most = range(start, at + 1), told
    return best


def _credit(words: list[str], index: Index) -> int:
    """How many of these words at an end are read with the part: none where they name nobody."""
    return len(words) if any(map(index.people.by_name, words)) else 0


def _joined(*places: range) -> list[range]:
    """The same places, those that touch each other as one: a quotation may run over both."""
    joined: list[range] = []
    for each in filter(None, places):
        if joined and joined[-1].stop >= each.start:
            joined[-1] = range(joined[-1].start, each.stop)
        else:
            joined.append(each)
    return joined


def _end(found: Sequence[re.Match[str]], last: int) -> int:
    """The end of a part, the mark behind its last word included."""
    return found[last].start() if last < len(found) else found[-1].end() + 1
