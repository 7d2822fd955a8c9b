"""The paragraphs of an article (its lines that are not empty), and the numbers of its lines."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.library.models import Span
from bot.library.wording import LINE_BREAKS

_LINE = re.compile(f"[^{LINE_BREAKS}]+")
_BREAK = re.compile(f"[{LINE_BREAKS}]")
_NEW_LINE = re.compile("\r\n|\n|\r")


def paragraphs(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The lines between two offsets, without their line breaks; those of spaces alone are left out."""
    lines = _LINE.finditer(text, start, len(text) if end is None else end)
    return (Span(*line.span()) for line in lines if not line[0].isspace())


def paragraph_around(offset: int, text: str) -> Span:
    """The line that holds a character, without its line break."""
    start = max(text.rfind(character, 0, offset) for character in LINE_BREAKS) + 1
    line_break = _BREAK.search(text, offset)
    return Span(start, line_break.start() if line_break else len(text))


def line_number(offset: int, text: str) -> int:
    """The line of a character as editors count it, from 1."""
    return bisect_right(_line_ends(text), offset) + 1


@lru_cache(maxsize=1)
def _line_ends(text: str) -> Sequence[int]:
    return [line.end() for line in _NEW_LINE.finditer(text)]
