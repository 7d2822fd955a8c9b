"""Read of a long message what tells most: its beginning, its end, and the part that is most like a passage."""

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from operator import itemgetter

from bot.matching.index import Index
from bot.matching.languages.roles import CREDITING, SAYING
from bot.matching.telling import WORD, written_words

END = 24
"""Words of the beginning and of the end: there stands a question, if there is one."""
CREDIT = 10
"""Words of the beginning and of the end that may say whose words a part has."""
PART = 16
"""Words of the part at most: enough to know a quotation by, a half-remembered one too."""
ENOUGH = 10.0
"""What the part tells at least, as `Telling` has it; other texts seldom do (docs/matching.md)."""
SENTENCE = 40
"""Words of a sentence that is read as a whole."""
ENOUGH_OF_A_SENTENCE = 0.7
"""Weight that its words of passages have at least."""
OF_A_WORD = 0.6
"""What a word at the edge of the part must tell with those behind it to belong to it."""
AROUND = 1
"""Words on each side that are read with the part."""
A_SIGNATURE = 4
"""Words of a line with a name that says whose words the others are."""
SHORT = 48
"""Words of a message that is read as a whole."""
SHORT_ENOUGH = 256
"""Characters up to which nobody counts words."""

_CREDITS = SAYING | CREDITING
_MARKED = re.compile(r"\s*[:–—-]\s")
_BREAK = re.compile(r"[.!?…;]+(?=\s)|\n")
_NO_WORD = re.compile(r"\S{48,}")
"""Longer than any word of a language that has spaces: addresses, keys, noise."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What is read of a long message."""

    text: str
    """All of it, without noise."""
    beginning: str
    end: str
    parts: tuple[str, ...]
    """What may have a passage's words, with what may say whose words these are: none, one or two."""

    @property
    def main(self) -> str:
        """The first of them."""
        return next(iter(self.parts), "")


def excerpt(text: str, index: Index) -> str | Excerpt:
    """The text, without noise where it is long, or what is read of it. Takes any text; its time grows with the length.

    Words of passages alone count: the words of all aliases together make much of any text look telling.
    """
    if len(text) <= SHORT_ENOUGH:
        return text
    text = _NO_WORD.sub(" ", text)
    found = list(WORD.finditer(text))
    if len(found) <= SHORT:
        return text[: found[-1].end() + 1] if found else ""
    words = [each[0].lower() for each in found]
    own = index.telling.of_each(words)
    places = filter(None, (_most_telling(index.telling.in_place(words, own)), _sentence(text, found, own)))
    parts = tuple(dict.fromkeys(_with_credit(each, text, found, index) for each in places))
    return Excerpt(text, text[: _end(found, END)], text[found[-END].start() :], parts)


def telling_part(text: str, index: Index) -> str:
    """The part of a text that is most like a passage; empty where none is, or where that is nearly all of it."""
    found = list(WORD.finditer(text))
    if len(found) <= PART:
        return ""
    words = [each[0].lower() for each in found]
    part = _most_telling(index.telling.in_place(words, index.telling.of_each(words)))
    return _with_credit(part, text, found, index) if part else ""


def _with_credit(part: range, text: str, found: Sequence[re.Match[str]], index: Index) -> str:
    """The words at these places, and of the text's ends what may say whose words they are."""
    lines = text.strip().splitlines()
    places = _joined(
        range(_credit(text, found[:CREDIT], lines[0], index)),
        part,
        range(len(found) - _credit(text, found[-CREDIT:], lines[-1], index), len(found)),
    )
    return "\n".join(text[found[each.start].start() : _end(found, each.stop)] for each in places)


def _sentence(text: str, found: Sequence[re.Match[str]], own: Sequence[float]) -> range:
    """The sentence with the most words of passages, by weight; none where that is little."""
    starts = [each.start() for each in found]
    ends = (bisect(starts, each.start()) for each in _BREAK.finditer(text))
    sums = [0.0, *accumulate(own)]
    sentences = ((start, stop) for start, stop in pairwise((0, *ends, len(found))) if start < stop <= start + SENTENCE)
    told = ((sums[stop] - sums[start], start, stop) for start, stop in sentences)
    most, start, stop = max(told, default=(0.0, 0, 0), key=itemgetter(0))
    return range(start, stop) if most >= ENOUGH_OF_A_SENTENCE else range(0)


def _most_telling(weights: Sequence[float]) -> range:
    """The words that tell most, without those at their edges that don't; none where that is not enough."""
    sums = [0.0, *accumulate(weights)]
    told = [end - start for start, end in zip(sums, sums[PART:], strict=False)]
    most = max(told)
    at = told.index(most)
    if most < ENOUGH:
        return range(0)
    part = _trimmed(weights, range(at, at + PART))
    return range(max(0, part.start - AROUND), min(len(weights), part.stop + AROUND))


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


def _credit(text: str, end: Sequence[re.Match[str]], line: str, index: Index) -> int:
    """How many of the words at an end of a text are read with a part; `line` is the outermost one.

    None where they name nobody beside "said", a colon or a dash, and the line is no signature: "my dog is Lavrov".
    """
    signature = written_words(line)
    if len(signature) <= A_SIGNATURE and any(map(index.people.is_surname, signature)):
        return len(end)
    words = [each[0].lower() for each in end]
    for at, word in enumerate(words):
        if index.people.is_surname(word):
            is_marked = _MARKED.match(text, end[at].end()) or _MARKED.search(text[: end[at].start()][-2:])
            if is_marked or not _CREDITS.isdisjoint(words[max(0, at - 2) : at + 3]):
                return len(end)
    return 0


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
