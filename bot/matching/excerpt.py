"""Read of a long message what tells most: its beginning, its end, and the part that is most like a passage."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, islice, pairwise
from operator import attrgetter, itemgetter
from typing import NamedTuple, Self

from bot.matching.index import Index
from bot.matching.languages.roles import CREDITING, SAYING
from bot.matching.lexicon import content_of, rarity
from bot.matching.telling import WORD, written_words

END = 24
"""Words of the beginning and of the end: there stands a question, if there is one."""
CREDIT = 10
"""Words of the beginning and of the end that may say whose words a part has."""
FEW_BESIDE, BESIDE = 5, 80
"""Words next to a part that may say so, too, and characters in which they are looked for."""
PART = 16
"""Words of the part at most: enough to know a quotation by, a half-remembered one too."""
ENOUGH = 10.0
"""What the part tells at least, as `Telling` has it; other texts seldom do (docs/matching.md)."""
SENTENCE = 40
"""Words of a sentence that is read as a whole."""
ENOUGH_OF_A_SENTENCE = 0.7
"""Weight that its words of passages have at least."""
SHARE = 0.15
"""Share of the rarity of all its words that these have at least: half-remembered quotations have .17 or more."""
OF_A_WORD = 0.6
"""What a word at the edge of the part must tell with those behind it to belong to it."""
AROUND = 1
"""Words on each side that are read with the part."""
A_SIGNATURE = 4
"""Words of a line with a name that says whose words the others are."""
LONGEST_SIGNATURE = 80
"""Characters of such a line."""
LONGEST_END = 480
"""Characters in which the words of an end are looked for first."""
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
    part: str
    """The words that are most like a passage's, with what may say whose words they are; empty where none are."""
    sentence: str
    """The same of the sentence with the most words of passages."""

    @property
    def main(self) -> str:
        """The part, or else the sentence."""
        return self.part or self.sentence


def excerpt(text: str, index: Index) -> str | Excerpt:
    """The text, without noise where it is long, or what is read of it. Takes any text; its time grows with the length.

    Words of passages alone count: the words of all aliases together make much of any text look telling.
    """
    if len(text) <= SHORT_ENOUGH:
        return text
    text = _NO_WORD.sub(" ", text)
    sentences = _sentences(text)
    words = list(chain.from_iterable(each.words for each in sentences))
    if len(words) <= SHORT:
        found = list(WORD.finditer(text))
        return text[: found[-1].end() + 1] if found else ""
    own = index.telling.of_each(words)
    part, sentence = _most_telling(index.telling.in_place(words, own)), _likest(sentences, own)
    ends = _Ends.of(text)
    return Excerpt(
        text,
        ends.beginning,
        ends.end,
        ends.with_credit(_place(part, text), index) if part else "",
        ends.with_credit(range(sentence.start, sentence.end), index) if sentence else "",
    )


def telling_part(text: str, index: Index) -> str:
    """The part of a text that is most like a passage; empty where none is, or where that is nearly all of it."""
    words = written_words(text)
    if len(words) <= PART:
        return ""
    part = _most_telling(index.telling.in_place(words, index.telling.of_each(words)))
    return _Ends.of(text).with_credit(_place(part, text), index) if part else ""


class _Sentence(NamedTuple):
    """A sentence of a text, with the mark behind it. `start` and `end` are code points."""

    start: int
    end: int
    words: list[str]
    """As `written_words` has them."""


def _sentences(text: str) -> list[_Sentence]:
    breaks = pairwise((0, *(each.end() for each in _BREAK.finditer(text)), len(text)))
    return [_Sentence(start, end, written_words(text[start:end])) for start, end in breaks if start < end]


def _likest(sentences: Iterable[_Sentence], own: Iterable[float]) -> _Sentence | None:
    """The sentence with the most words of passages, by weight; none where that is little. `own`: of all words."""
    weights = iter(own)
    told = [(sum(islice(weights, len(each.words))), each) for each in sentences]
    most, sentence = max(
        (each for each in told if len(each[1].words) <= SENTENCE), default=(0.0, None), key=itemgetter(0)
    )
    if sentence is None or most < ENOUGH_OF_A_SENTENCE:
        return None
    return sentence if most >= SHARE * sum(rarity(word) for word in content_of(sentence.words)) else None


def _place(words: range, text: str) -> range:
    """The code points of these words, the mark behind the last one included."""
    found = list(islice(WORD.finditer(text), words.start, words.stop + 1))
    is_last = len(found) == len(words)
    return range(found[0].start(), len(text) if is_last else found[-1].start())


@dataclass(frozen=True, slots=True)
class _Ends:
    """The first and the last words of a text."""

    text: str
    first: list[re.Match[str]]
    last: list[re.Match[str]]

    @classmethod
    def of(cls, text: str) -> Self:
        last = list(WORD.finditer(text, max(0, len(text) - LONGEST_END)))
        if len(last) <= END:
            last = list(WORD.finditer(text))
        return cls(text, list(islice(WORD.finditer(text), END + 1)), last[-END:])

    @property
    def beginning(self) -> str:
        return self.text[: self.first[END].start()]

    @property
    def end(self) -> str:
        return self.text[self.last[0].start() :]

    def with_credit(self, part: range, index: Index) -> str:
        """The text at these code points, and what of the ends may say whose words they are."""
        lines = self.text.strip().splitlines()
        places = [part, *_beside(part, self.text, index)]
        if _is_credit(self.text, self.first[:CREDIT], lines[0], index):
            places.append(range(self.first[CREDIT].start()))
        if _is_credit(self.text, self.last[-CREDIT:], lines[-1], index):
            places.append(range(self.last[-CREDIT].start(), len(self.text)))
        return "\n".join(self.text[each.start : each.stop] for each in _joined(places))


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


def _is_credit(text: str, end: Sequence[re.Match[str]], line: str, index: Index) -> bool:
    """Whether these words at an end of a text may say whose words a part has; `line` is the outermost one.

    Not where they name nobody beside "said", a colon or a dash, and the line is no signature: "my dog is Lavrov".
    """
    signature = written_words(line) if len(line) <= LONGEST_SIGNATURE else []
    if len(signature) <= A_SIGNATURE and any(map(index.people.is_surname, signature)):
        return True
    words = [each[0].lower() for each in end]
    for at, word in enumerate(words):
        if index.people.is_surname(word):
            is_marked = _MARKED.match(text, end[at].end()) or _MARKED.search(text[: end[at].start()][-2:])
            if is_marked or not _CREDITS.isdisjoint(words[max(0, at - 2) : at + 3]):
                return True
    return False


def _beside(part: range, text: str, index: Index) -> Iterator[range]:
    """The words next to a part that, with its outermost word, may say whose words it has: "…", said X."""
    inside = list(WORD.finditer(text, part.start, part.stop))
    before = [*list(WORD.finditer(text, max(0, part.start - BESIDE), part.start))[-FEW_BESIDE:], inside[0]]
    after = [inside[-1], *islice(WORD.finditer(text, part.stop, part.stop + BESIDE), FEW_BESIDE)]
    if _is_credit(text, before, "", index):
        yield range(before[0].start(), part.start)
    if _is_credit(text, after, "", index):
        named = next(at for at, each in enumerate(after) if index.people.is_surname(each[0].lower()))
        said = [each for each in after[named + 1 : named + 2] if each[0].lower() in _CREDITS]
        yield range(part.stop, max(part.stop, (said or [after[named]])[0].end()))


def _joined(places: Iterable[range]) -> list[range]:
    """The same places in order, those that touch each other as one: a quotation may run over both."""
    joined: list[range] = []
    for each in sorted(places, key=attrgetter("start")):
        if joined and joined[-1].stop >= each.start:
            joined[-1] = range(joined[-1].start, max(joined[-1].stop, each.stop))
        else:
            joined.append(each)
    return joined
