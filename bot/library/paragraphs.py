"""The paragraphs of an article: its lines that are not empty."""

import re
from collections.abc import Iterator

from bot.library.models import Span
from bot.library.wording import LINE_BREAKS

_LINE = re.compile(f"[^{LINE_BREAKS}]+")
_NEW_LINE = re.compile("\r\n|\n|\r")


def paragraphs(text: str) -> Iterator[Span]:
    """The article's lines, without their line breaks; those of spaces alone are left out."""
    return (Span(*match.span()) for match in _LINE.finditer(text) if not match[0].isspace())


def paragraph_around(offset: int, text: str) -> Span:
    """The paragraph that holds a character."""
    return next(span for span in paragraphs(text) if span.start <= offset < span.end)


def line_number(offset: int, text: str) -> int:
    """The line of a character as editors count it, from 1."""
    return len(_NEW_LINE.findall(text, 0, offset)) + 1
