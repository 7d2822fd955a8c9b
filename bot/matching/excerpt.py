"""Read of a long message what tells most: its beginning, its end, and the part with the most of the passages' words."""

import re
from itertools import accumulate
from typing import NamedTuple

from bot.matching.index import Index

ENDS = 10
"""Words of the beginning and of the end that are always read: there stands a question, or who is credited."""
PART = 30
"""Words between them that are read as well: enough to know a quotation by."""
SHORT = 2 * ENDS + PART
"""Longer messages, in words, are not read as a whole."""
SHORT_ENOUGH = 256
"""Characters up to which nobody counts words."""

_WORD = re.compile(r"\w+")
_NO_WORD = re.compile(r"\S{48,}")
"""Longer than any word of a language that has spaces: addresses, keys, noise."""


class _Place(NamedTuple):
    """Part of a text, in words: from the first up to but not including the last."""

    first: int
    last: int


def excerpt(text: str, index: Index) -> str:
    """The text, or the parts of it that are read, in their order. Takes any text; its time grows with the length."""
    if len(text) <= SHORT_ENOUGH:
        return text
    text = _NO_WORD.sub(" ", text)
    found = list(_WORD.finditer(text))
    if len(found) <= SHORT:
        return text[: found[-1].end() + 1] if found else ""
    part = _most_telling([_weight(each[0], index) for each in found])
    places = _joined(_Place(0, ENDS), part, _Place(len(found) - ENDS, len(found)))
    return "\n".join(text[found[each.first].start() : _end(found, each.last)] for each in places)


def _weight(word: str, index: Index) -> float:
    """How telling a written word of the passages is, by its very form: looking up others takes too long for so many.

    Words of aliases alone don't count: all of them together make much of any text look telling.
    """
    term = index.lexicon.forms.get(word.lower())
    is_own = term is not None and any(posting.own for posting in index.postings.get(term, ()))
    return index.weights[term] if term and is_own else 0.0


def _most_telling(weights: list[float]) -> _Place:
    """The part between the ends with the greatest sum; the first of them if there are several."""
    sums = [0.0, *accumulate(weights)]
    starts = range(ENDS, len(weights) - ENDS - PART + 1)
    best = max(starts, key=lambda at: sums[at + PART] - sums[at])
    return _Place(best, best + PART)


def _joined(*places: _Place) -> list[_Place]:
    """The same places, those that touch each other as one: a quotation may run over both."""
    joined: list[_Place] = []
    for each in places:
        if joined and joined[-1].last == each.first:
            joined[-1] = _Place(joined[-1].first, each.last)
        else:
            joined.append(each)
    return joined


def _end(found: list[re.Match[str]], last: int) -> int:
    """The end of a part, the mark behind its last word included."""
    return found[last].start() if last < len(found) else found[-1].end() + 1
