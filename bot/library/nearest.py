"""Find the wording of an article that is nearest to words that it doesn't have."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

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
_WORD = re.compile(r"\w+")


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
    if found is None or found[0] < LIKE_ENOUGH:
        return None
    _, span = found
    return Nearest(line_number(span.start, text), difference(text[span.start : span.end], words[:_LONGEST]))


def _alignments(needle: str, text: str, within: Span | None) -> Iterator[tuple[float, Span]]:
    """The likest part of each candidate, grown to whole words, and how like it is."""
    for candidate in [within] if within else _candidates(needle, text):
        wording = Wording.of(text[candidate.start : candidate.end])
        aligned = fuzz.partial_ratio_alignment(needle, wording.text)
        if aligned is None:
            continue
        longer = len(needle) > len(wording.text)
        start, end = (0, len(wording.text)) if longer else (aligned.dest_start, aligned.dest_end)
        start, end = _whole_words(start, end, wording.text)
        span = wording.span(start, end)
        likeness = fuzz.ratio(needle, wording.text[start:end])
        yield likeness, Span(candidate.start + span.start, candidate.start + span.end)


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


def _whole_words(start: int, end: int, text: str) -> tuple[int, int]:
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end
