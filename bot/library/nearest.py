"""Find the wording of an article that is nearest to words that it doesn't have, and mark what differs."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from bot.library.models import Span
from bot.library.paragraphs import line_number, paragraphs
from bot.library.wording import comparable

LIKE_ENOUGH = 55
"""Below this likeness (0 to 100, of characters in order) a wording is no help."""

_CANDIDATES = 8
"""Paragraphs that are looked at closely: those that share the most words."""
_AROUND = 6
"""Unchanged words that are shown on each side of a change."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Nearest:
    """The nearest wording."""

    line: int
    """In article.txt."""
    difference: str
    """Two lines, the article's words and the seed's, or three, with the changed words marked."""


def nearest(words: str, text: str) -> Nearest | None:
    """The nearest wording in an article's text, if there is one near enough."""
    found = max(_alignments(words, text), default=None)
    if found is None or found[0] < LIKE_ENOUGH:
        return None
    _, start, end = found
    ours, theirs = words.split(), text[start:end].split()
    return Nearest(line_number(start, text), "\n".join(_difference(theirs, ours)))


def _alignments(words: str, text: str) -> Iterator[tuple[float, int, int]]:
    """(likeness, start, end) of the likest part of each candidate, grown to whole words."""
    needle = comparable(words)
    for paragraph in _candidates(needle, text):
        hay = text[paragraph.start : paragraph.end]
        aligned = fuzz.partial_ratio_alignment(needle, hay)
        if aligned is None:
            continue
        start, end = (0, len(hay)) if len(needle) > len(hay) else (aligned.dest_start, aligned.dest_end)
        start, end = _whole_words(start, end, hay)
        yield fuzz.ratio(needle, comparable(hay[start:end])), paragraph.start + start, paragraph.start + end


def _candidates(needle: str, text: str) -> list[Span]:
    wanted = Counter(_WORD.findall(needle.casefold()))
    shared = [
        (len(wanted & Counter(_WORD.findall(text[span.start : span.end].casefold()))), span)
        for span in paragraphs(text)
    ]
    return [span for _, span in sorted(shared, key=lambda each: -each[0])[:_CANDIDATES]]


def _whole_words(start: int, end: int, text: str) -> tuple[int, int]:
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def _difference(article: Sequence[str], seed: Sequence[str]) -> Iterator[str]:
    matcher = SequenceMatcher(None, [comparable(word) for word in article], [comparable(word) for word in seed], False)
    changes = matcher.get_opcodes()
    marks = ("[[", "]]") if any("«" in word for word in (*article, *seed)) else ("«", "»")
    yield "article: " + _marked(article, [(tag, start, end) for tag, start, end, _, _ in changes], marks)
    yield "seed:    " + _marked(seed, [(tag, start, end) for tag, _, _, start, end in changes], marks)
    for tag, start, end, other, stop in changes:
        if tag == "replace" and (alike := _look_alike("".join(article[start:end]), "".join(seed[other:stop]))):
            yield alike
            return


def _marked(words: Sequence[str], changes: Sequence[tuple[str, int, int]], marks: tuple[str, str]) -> str:
    pieces: list[str] = []
    for number, (tag, start, end) in enumerate(changes):
        if tag != "equal":
            pieces += [marks[0] + " ".join(words[start:end]) + marks[1]] if start < end else []
            continue
        head = () if number == 0 else words[start:end][:_AROUND]
        tail = () if number == len(changes) - 1 else words[start:end][-_AROUND:]
        whole = end - start <= len(head) + len(tail)
        pieces += words[start:end] if whole else (*head, "…", *tail)
    return " ".join(pieces)


def _look_alike(article: str, seed: str) -> str | None:
    """Say which characters differ where nobody can see it: Latin c and Cyrillic с, é in one character or in two."""
    if unicodedata.normalize("NFKC", article) == unicodedata.normalize("NFKC", seed):
        return "these look alike, but one is written with combining or compatibility characters"
    pairs = [(ours, theirs) for theirs, ours in zip(article, seed, strict=False) if ours != theirs]
    if len(article) != len(seed) or all(theirs.isascii() == ours.isascii() for ours, theirs in pairs):
        return None
    ours, theirs = pairs[0]
    return f"article has {_name(theirs)}, the seed {_name(ours)}"


def _name(character: str) -> str:
    return f"{character} (U+{ord(character):04X}, {unicodedata.name(character, 'no name').lower()})"
