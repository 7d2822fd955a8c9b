"""Compare words up to spaces, quotation marks, dashes and dots, and find them in an article.

Nobody can type an article's non-breaking spaces and curly quotes, so these are the forms that are forgiven; characters
that can't be seen at all are passed over. Letters, accents, case and every other mark count.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from bot.library.models import Span

SPACES = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
LINE_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
DASHES = "\\-\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
DOUBLE_QUOTES = '"“”„‟«»″＂'
SINGLE_QUOTES = "'‘’‚‛′´`＇"
_INVISIBLE = "\u00ad\u200b\u200e\u200f\u2060\ufeff"

_UNSEEN = f"[{_INVISIBLE}]*"
_VARIANTS = re.compile(
    f"(?P<space>[{SPACES}](?:{_UNSEEN}[{SPACES}])+|[{SPACES[1:]}])"
    f"|(?P<dash>[{DASHES}](?:{_UNSEEN}[{DASHES}])+|[{DASHES[2:]}])"
    f"|(?P<dots>\\.{_UNSEEN}\\.{_UNSEEN}\\.|…)"
    f"|(?P<double>[{DOUBLE_QUOTES[1:]}])"
    f"|(?P<single>[{SINGLE_QUOTES[1:]}])"
    f"|(?P<nothing>[{_INVISIBLE}]+)"
)
_FORMS = {"space": " ", "dash": "-", "dots": "…", "double": '"', "single": "'", "nothing": ""}
_MARKER = re.compile(r"\s*<(?:\.\.\.|…)>\s*")
_BREAK = re.compile(f"[{LINE_BREAKS}]")


@dataclass(frozen=True, slots=True)
class Wording:
    """A text in the form in which words are compared."""

    text: str
    original: str
    _at: tuple[int, ...]
    """Offsets in `text` from which a shift holds, ascending, the first one 0."""
    _shifts: tuple[int, ...]
    """What to add to an offset to get the original's."""

    @classmethod
    def of(cls, original: str) -> "Wording":
        """The wording of a text; linear in its length."""
        pieces: list[str] = []
        at, shifts = [0], [0]
        length = done = 0
        for match in _VARIANTS.finditer(original):
            form = _FORMS[match.lastgroup or ""]
            pieces += (original[done : match.start()], form)
            length += match.start() - done + len(form)
            done = match.end()
            if len(match[0]) != len(form):
                at.append(length)
                shifts.append(done - length)
        return cls("".join((*pieces, original[done:])), original, tuple(at), tuple(shifts))

    def span(self, start: int, end: int) -> Span:
        """Where `text[start:end]` stands in the original, without spaces at its ends."""
        first, last = self._offset(start), self._offset(end)
        while first < last and _is_blank(self.original[last - 1]):
            last -= 1
        while first < last and _is_blank(self.original[first]):
            first += 1
        return Span(first, last)

    def _offset(self, offset: int) -> int:
        return offset + self._shifts[bisect_right(self._at, offset) - 1]


def comparable(text: str) -> str:
    """A text in the form in which words are compared, without spaces at its ends."""
    return Wording.of(text).text.strip()


@dataclass(frozen=True, slots=True)
class Words:
    """What an author gives to name a part of an article, comparable."""

    begin: str
    end: str | None = None
    """What stands behind the marker for "the words between", where there is one."""


class MarkerError(ValueError):
    """There are several markers, or nothing on one side of the marker."""


def parse_words(text: str) -> Words:
    """The words with their marker understood. Raises MarkerError."""
    begin, *ends = (comparable(piece) for piece in _MARKER.split(text))
    if not ends:
        return Words(begin)
    if ends[1:]:
        raise MarkerError("more than one <...>")
    if not (begin and ends[0]):
        raise MarkerError("no words after <...>" if begin else "no words before <...>")
    return Words(begin, ends[0])


def find(words: Words, wording: Wording) -> tuple[Span, ...]:
    """All places where the words stand, from the top; with a marker, the shortest spans, each in one paragraph."""
    if words.end is None:
        size = len(words.begin)
        return tuple(wording.span(at, at + size) for at in _occurrences(words.begin, wording.text))
    return tuple(wording.span(*place) for place in _between(words.begin, words.end, wording.text))


def _occurrences(needle: str, text: str) -> Iterator[int]:
    at = text.find(needle)
    while at >= 0:
        yield at
        at = text.find(needle, at + 1)


def _between(begin: str, end: str, text: str) -> Iterator[tuple[int, int]]:
    shortest: dict[int, int] = {}
    paragraph_end = -1
    for start in _occurrences(begin, text):
        if start >= paragraph_end:
            line_break = _BREAK.search(text, start)
            paragraph_end = line_break.start() if line_break else len(text)
        at = text.find(end, start + len(begin), paragraph_end)
        if at >= 0:
            shortest[at + len(end)] = start
    return ((start, stop) for stop, start in shortest.items())


def cuts_a_word(span: Span, text: str) -> bool:
    """Whether the span begins or ends inside a word."""
    return any(0 < at < len(text) and _in_word(text[at - 1]) and _in_word(text[at]) for at in (span.start, span.end))


def _in_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character).startswith("M")


def _is_blank(character: str) -> bool:
    return character.isspace() or character in _INVISIBLE
