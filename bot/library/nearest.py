"""Find the wording of an article that is nearest to words that it doesn't have."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from bot.library.difference import difference
from bot.library.models import Span
from bot.library.paragraphs import line_number, paragraphs
from bot.library.wording import Wording, comparable

LIKE_ENOUGH = 55
"""Below this likeness (0 to 100, of characters in order) a wording is no help."""

_CANDIDATES = 8
"""Paragraphs that are looked at closely: those that share the most words."""
_LONGEST = 2_000
"""Characters of the words that are looked for."""
_PIECE = 2 * _LONGEST
_REACH = 5
"""Words by which an end may be moved until the likest part is found."""
_COST = 0.15
"""In words shared, of each word that one text has more than the other: less than a shared word for `_REACH` of them."""
_WORD = re.compile(r"\w+")
_UNSPACED = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Nearest:
    """The nearest wording."""

    line: int
    """In article.txt."""
    difference: str
    """Two lines, the article's words and the seed's, or three, with the changed words marked."""


def nearest(words: str, text: str, within: Span | None = None) -> Nearest | None:
    """The nearest wording in an article's text, or in a part of it, if there is one near enough."""
    needle = comparable(words)[:_LONGEST]
    found = max(_alignments(needle, text, within), default=None)
    if found is None:
        return None
    _, candidate, start, end = found
    wording = Wording.of(text[candidate.start : candidate.end])
    start, end = _fitted(needle, start, end, wording.text)
    if fuzz.ratio(needle, wording.text[start:end]) < LIKE_ENOUGH:
        return None
    span = wording.span(start, end)
    at = candidate.start + span.start
    return Nearest(line_number(at, text), difference(text[at : candidate.start + span.end], words[:_LONGEST]))


def _alignments(needle: str, text: str, within: Span | None) -> Iterator[tuple[float, Span, int, int]]:
    """The likest part of each candidate: how like it is, and where it stands in the candidate's wording."""
    for candidate in [within] if within else _candidates(needle, text):
        wording = Wording.of(text[candidate.start : candidate.end])
        aligned = fuzz.partial_ratio_alignment(needle, wording.text)
        if aligned is None:
            continue
        longer = len(needle) > len(wording.text)
        start, end = (0, len(wording.text)) if longer else (aligned.dest_start, aligned.dest_end)
        yield fuzz.ratio(needle, wording.text[start:end]), candidate, start, end


def _candidates(needle: str, text: str) -> list[Span]:
    wanted = Counter(_WORD.findall(needle.casefold()))
    shared = [((wanted & words).total(), span) for words, span in _pieces(text)]
    return [span for _, span in sorted(shared, key=lambda each: -each[0])[:_CANDIDATES]]


@lru_cache(maxsize=1)
def _pieces(text: str) -> Sequence[tuple[Counter[str], Span]]:
    """The article's paragraphs, very long ones in overlapping pieces, with the words of each."""
    spans = (
        Span(start, min(start + _PIECE, paragraph.end))
        for paragraph in paragraphs(text)
        for start in range(paragraph.start, paragraph.end, _PIECE // 2)
    )
    return [(Counter(_WORD.findall(text[span.start : span.end].casefold())), span) for span in spans]


def _fitted(needle: str, start: int, end: int, text: str) -> tuple[int, int]:
    """Of the parts in whole words that begin and end near these offsets the one that shares the most words.

    What is aligned is always as long as the needle, however many words have come in or gone.
    """
    words = [word.span() for word in _UNSPACED.finditer(text)]
    first = max(0, bisect_right(words, start, key=lambda word: word[0]) - 1)
    last = bisect_left(words, end, key=lambda word: word[1])
    begins = [begin for begin, _ in words[max(0, first - _REACH) : first + _REACH + 1]]
    stops = [stop for _, stop in words[max(0, last - _REACH) : last + _REACH + 1]]
    wanted = _WORD.findall(needle)
    *_, begin, stop = max(
        (_shared(wanted, _WORD.findall(text, begin, stop)), fuzz.ratio(needle, text[begin:stop]), begin, stop)
        for begin in begins
        for stop in stops
        if begin < stop
    )
    return begin, stop


def _shared(wanted: Sequence[str], words: Sequence[str]) -> float:
    """How many words two texts have in common, in order, less what a difference in their number costs."""
    return LCSseq.similarity(wanted, words) - _COST * abs(len(words) - len(wanted))
