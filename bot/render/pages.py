"""Cut a passage that is too long for one message into pages: at sentence ends, never inside one if it can be helped."""

import re
import unicodedata
from collections.abc import Callable

from bot.library.models import Span
from bot.render.limits import units

_SENTENCE = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[^\W_a-zа-яё])|[。！？][”’」』）]*")
_ABBREVIATION = re.compile(r"(?:\b\w|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Gov|No|vs|ул|им|гг|тыс|млн|млрд|руб|см))\.$")
_CLAUSE = re.compile(r"[,;:—–][\"'”’»)\]]*(?=\s)")
_SPACE = re.compile(r"(?=\s)")
_AHEAD = 16
"""Characters around a cut that tell whether it ends a sentence."""


def pages(
    text: str, span: Span, most_units: int, marks: tuple[Span, ...] = (), most_marks: int = 40
) -> tuple[Span, ...]:
    """The pages of `text[span]`, each at most `most_units` UTF-16 units long and with at most `most_marks` marks.

    Between two pages only white space is left out. A page ends where a sentence does; where one sentence alone is too
    long, after a clause, else at a space, else (text without any space) anywhere.
    """
    found = []
    start, end = span.start, span.end
    while start < end:
        most = _before_too_many(start, _reach(text, start, end, most_units), marks, most_marks)
        stop = end if most >= end else _best_cut(text, start, most)
        found.append(Span(start, _trimmed_end(text, start, stop)))
        start = stop
        while start < end and text[start].isspace():
            start += 1
    return tuple(found)


def first_sentences(text: str, span: Span, most_units: int) -> Span | None:
    """As many whole sentences from the beginning of `text[span]` as fit, None where the first one doesn't."""
    if units(text[span.start : span.end]) <= most_units:
        return span
    stop = _reach(text, span.start, span.end, most_units) if most_units > 0 else span.start
    end = _last(_SENTENCE, _is_sentence_end, text, span.start, stop)
    return Span(span.start, end) if end else None


def last_sentences(text: str, span: Span, most_units: int) -> Span | None:
    """As many whole sentences from the end of `text[span]` as fit, None where the last one doesn't."""
    if units(text[span.start : span.end]) <= most_units:
        return span
    for found in _SENTENCE.finditer(text, max(span.start, span.end - max(0, most_units) - _AHEAD), span.end):
        start = found.end() + len(text[found.end() : span.end]) - len(text[found.end() : span.end].lstrip())
        if start < span.end and _is_sentence_end(text, found.end()) and units(text[start : span.end]) <= most_units:
            return Span(start, span.end)
    return None


def opening(text: str, span: Span, most: int) -> Span:
    """The first words of `text[span]`, at most `most` code points, cut at a space if there is one."""
    if span.end - span.start <= most:
        return span
    cut = _last(_SPACE, _always, text, span.start, span.start + most)
    return Span(span.start, cut or _between_characters(text, span.start, span.start + most))


def begun(text: str, most: int) -> str:
    """The first words of `text`, at most `most` code points, with a mark behind them if there are more."""
    shown = opening(text, Span(0, len(text)), most).end
    return text[:shown] + ("" if shown == len(text) else " …")


def _reach(text: str, start: int, end: int, most_units: int) -> int:
    """How far from `start` this many units reach, and at least one character."""
    stop = min(end, start + most_units)
    while stop > start + 1 and units(text[start:stop]) > most_units:
        stop -= max(1, (units(text[start:stop]) - most_units) // 2)
    return max(start + 1, stop)


def _before_too_many(start: int, stop: int, marks: tuple[Span, ...], most: int) -> int:
    """Where the mark starts that is one too many between `start` and `stop`, else `stop`."""
    begun = [mark.start for mark in sorted(marks) if start < mark.end and mark.start < stop]
    return max(start + 1, begun[most]) if len(begun) > most else stop


def _best_cut(text: str, start: int, most: int) -> int:
    for pattern, fits in ((_SENTENCE, _is_sentence_end), (_CLAUSE, _always), (_SPACE, _always)):
        if cut := _last(pattern, fits, text, start, most):
            return cut
    return _between_characters(text, start, most)


def _last(pattern: re.Pattern[str], fits: Callable[[str, int], bool], text: str, start: int, most: int) -> int | None:
    ends = [found.end() for found in pattern.finditer(text, start + 1, most + _AHEAD) if found.end() <= most]
    return next((end for end in reversed(ends) if fits(text, end)), None)


def _is_sentence_end(text: str, end: int) -> bool:
    return not _ABBREVIATION.search(text[max(0, end - 12) : end])


def _always(_text: str, _end: int) -> bool:
    return True


def _between_characters(text: str, start: int, most: int) -> int:
    """A cut that leaves accents and joined emoji with what they belong to, if there is one."""
    cut = most
    while cut > start + 1 and (unicodedata.combining(text[cut]) or "\u200d" in text[cut - 1 : cut + 1]):
        cut -= 1
    return cut if cut > start + 1 else most


def _trimmed_end(text: str, start: int, stop: int) -> int:
    while stop > start + 1 and text[stop - 1].isspace():
        stop -= 1
    return stop
