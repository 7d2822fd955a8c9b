"""Note where a passage begins or ends in the middle of a sentence, or without the mark next to it.

Half a sentence can say the opposite of the whole: "betting on a specific person", of "was not betting on a specific
person". Grammar is not known here, marks are: a sentence may be parted where it has one (", ; : — –" or a quotation
mark), and behind a dot always, since no list of abbreviations is complete.
"""

import re
from collections.abc import Iterator

from bot.library.entries import Place
from bot.library.findings import Findings
from bot.library.models import Span
from bot.library.paragraphs import paragraph_around
from bot.library.wording import DOUBLE_QUOTES, LINE_BREAKS, SINGLE_QUOTES

_BREAK = re.compile(f"[{LINE_BREAKS}]")
_CLOSING = tuple('.!?…"”»)]')
_OPENING = tuple('"“„«([')

_NEAR = 60
"""Characters on each side of an edge that are looked at for marks: more than ever stand between two words."""
_SHOWN = 60
"""Characters of the sentence beyond the edge, as shown in messages."""
_ENDS = ".!?…‽。！？؟।॥։"
"""Marks that end a sentence, in whatever language."""
_PARTS = ",;:—―、，；：،؛·•|¿¡"
"""Marks that part clauses, or the items of a list."""
_NOTE = re.compile(rf"(?<=[{_ENDS}{DOUBLE_QUOTES})])(?:\[\w{{1,3}}\]|[⁰¹²³⁴-⁹])+\s*$")
"""The number of a note behind a sentence."""
_NUMBER = re.compile(r"\d[.,:]\d")
_APART = re.compile(
    rf"[{_ENDS}{_PARTS}{DOUBLE_QUOTES}]|\s[-–]+\s|--"
    rf"|[\s(\[][{SINGLE_QUOTES}](?=\S)|(?<![sxzSXZ\s])[{SINGLE_QUOTES}](?!\w)"
)
"""What parts sentences or clauses. A single mark does where it is no apostrophe: "the States' readiness"."""
_LAST_WORD = re.compile(r"\w\W*$")
_FIRST_WORD = re.compile(r"\W*\w")
_SENTENCE = re.compile(rf"[{_ENDS}][{DOUBLE_QUOTES}{SINGLE_QUOTES})\]]*(?=\s|$)")


def check_edges(place: Place, span: Span, text: str, findings: Findings) -> None:
    """Note what is wrong with the beginning and the end of a passage."""
    for what in _cut(span, text):
        advice = "take the whole sentence into the words, up to a mark at least: half of one may say the opposite"
        findings.error(place.words.line, f"{place.what} {what}", advice)
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    for mark in [before] * (before in _OPENING) + [after] * (after in _CLOSING):
        findings.warn(place.words.line, f"{place.what} leaves out the “{mark}” next to it", "take it into the words")


def _cut(span: Span, text: str) -> Iterator[str]:
    """How the passage cuts sentences in two, with the words that it leaves out."""
    if _is_inside_a_sentence(span.start, text):
        start = paragraph_around(span.start, text).start
        beyond = _SENTENCE.split(text[start : span.start])[-1]
        yield f"begins in the middle of a sentence, behind “{_last(beyond)}”"
    if _is_inside_a_sentence(span.end, text):
        end = paragraph_around(span.end, text).end
        beyond = text[span.end : end]
        stop = _SENTENCE.search(beyond)
        yield f"ends in the middle of a sentence, before “{_first(beyond[: stop.end() if stop else None])}”"


def _is_inside_a_sentence(at: int, text: str) -> bool:
    """Whether words stand on both sides in the paragraph, and no mark between them that parts sentences or clauses."""
    before = _NOTE.sub(" ", _BREAK.split(text[max(0, at - _NEAR) : at])[-1])
    after = _BREAK.split(text[at : at + _NEAR])[0]
    last, first = _LAST_WORD.search(before), _FIRST_WORD.match(after)
    if last is None or first is None:
        return False
    between = last[0] + first[0]
    return bool(_NUMBER.fullmatch(between)) or not _APART.search(between)


def _last(words: str) -> str:
    shown = " ".join(words.split())
    return shown if len(shown) <= _SHOWN else "… " + shown[-_SHOWN:].partition(" ")[2]


def _first(words: str) -> str:
    shown = " ".join(words.split())
    return shown if len(shown) <= _SHOWN else shown[:_SHOWN].rpartition(" ")[0] + " …"
