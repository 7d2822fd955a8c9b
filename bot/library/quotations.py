"""Find what stands in quotation marks in a paragraph.

Double marks of any form count ("…", “…”, „…“, «…»); what stands in marks inside marks belongs to the outer ones. Single
marks ('…', ‘…’) count only where they can't be apostrophes: one opens at the beginning of a word, one closes at the end
of a word that is no possessive ("the States' readiness").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.library.models import Span

_CLOSERS = {'"': '"”', "“": '”"', "‟": "”", "„": '“”"', "«": "»", "”": "”", "＂": "＂"}
"""Opening mark -> marks that close it. “”…”” is Swedish; the mixed ones are slips of editors."""
_DOUBLE = re.compile('["“”„‟«»＂]')
_EITHER_WAY = '"”＂'
"""Marks that open or close, as their neighbours tell."""

_BEGIN_SINGLE = re.compile(r"(?<![^\s(\[{—–/-])['‘](?=[^\W\d_]|[\[…])")
_END_SINGLE = re.compile(r"(?<=[^\s'‘])['’](?!\w)")
_POSSESSIVE = re.compile(r"(?<=[sxzSXZ])['’](?=\s+\w)")


class UnpairedError(ValueError):
    """A quotation mark has no partner."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at
        """Its offset."""


@dataclass(frozen=True, slots=True)
class Quotations:
    """What stands in a paragraph's quotation marks, without the marks; outermost ones only."""

    inside: tuple[Span, ...]
    open: int | None = None
    """Offset of a mark that opens and is never closed."""


def find_quotations(paragraph: str) -> Quotations:
    """All quotations of a paragraph. Raises UnpairedError for a mark that can neither open nor close."""
    opened: list[int] = []
    double: list[Span] = []
    for match in _DOUBLE.finditer(paragraph):
        at = match.start()
        if opened and match[0] in _CLOSERS[paragraph[opened[-1]]] and _can_close(paragraph, at):
            double.append(Span(opened.pop() + 1, at))
        elif match[0] in _CLOSERS and _can_open(paragraph, at):
            opened.append(at)
        else:
            raise UnpairedError(at)
    end = opened[0] if opened else len(paragraph)
    single = [span for span in _find_single(paragraph) if span.end <= end]
    inside = (trim(span, paragraph) for span in _outermost([*double, *single]) if span.end <= end)
    return Quotations(tuple(span for span in inside if span.start < span.end), opened[0] if opened else None)


def opens_with_quotation(paragraph: str) -> bool:
    """Whether a mark opens at its beginning, as in each paragraph of a quotation that runs over several."""
    return paragraph.lstrip()[:1] in {*_CLOSERS, "‘"}


def trim(span: Span, text: str) -> Span:
    """The span without spaces at its ends."""
    start, end = span.start, span.end
    while start < end and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


def _can_open(text: str, at: int) -> bool:
    if text[at] not in _EITHER_WAY:
        return True
    return not text[max(0, at - 1) : at].isalnum() and bool(text[at + 1 : at + 2].strip())


def _can_close(text: str, at: int) -> bool:
    return text[at] not in _EITHER_WAY or bool(text[at - 1 : at].strip())


def _find_single(text: str) -> Iterator[Span]:
    done = 0
    for match in _BEGIN_SINGLE.finditer(text):
        end = _single_end(text, match) if match.start() >= done else None
        if end is not None and end - match.end() > 1:
            yield Span(match.end(), end)
            done = end


def _single_end(text: str, opening: re.Match[str]) -> int | None:
    ends = [each.start() for each in _END_SINGLE.finditer(text, opening.end())]
    clear = (end for end in ends if not _POSSESSIVE.match(text, end))
    only = ends[0] if opening[0] == "‘" and len(ends) == 1 else None
    return next(clear, only)


def _outermost(spans: list[Span]) -> Iterator[Span]:
    end = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= end:
            yield span
            end = span.end
