"""Account for every word of an article."""

from collections.abc import Iterator, Sequence
from itertools import islice

from bot.library.findings import Findings
from bot.library.models import Span
from bot.library.paragraphs import line_number, paragraphs

MOST_TOLD = 1_000
"""Parts that are told one by one; the others are counted."""
_SHOWN = 80
"""Characters of a part that nobody accounts for, as shown in messages."""


def check_coverage(spans: Sequence[Span], text: str, findings: Findings) -> None:
    """Note each part of a paragraph with letters or digits that is in none of the spans. About article.txt."""
    left = _left_over(spans, text)
    for span in islice(left, MOST_TOLD):
        words = " ".join(text[span.start : span.end].split())
        shown = words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
        what = f"neither a passage nor excluded: “{shown}”"
        findings.error(line_number(span.start, text), what, "index it as a passage, or exclude it with a reason")
    if more := sum(1 for _ in left):
        findings.error(None, f"{more} more parts are neither a passage nor excluded", "begin with those above")


def merge(spans: Sequence[Span]) -> list[Span]:
    """The same characters in spans that don't overlap, ascending."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return merged


def _left_over(spans: Sequence[Span], text: str) -> Iterator[Span]:
    for gap in _gaps(spans, len(text)):
        for left in paragraphs(text, gap.start, gap.end):
            if any(character.isalnum() for character in text[left.start : left.end]):
                yield left


def _gaps(spans: Sequence[Span], length: int) -> Iterator[Span]:
    at = 0
    for span in merge(spans):
        yield Span(at, span.start)
        at = span.end
    yield Span(at, length)
