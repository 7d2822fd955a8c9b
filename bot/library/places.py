"""Find in the article the words that an author gives, or say why they name no place."""

import re
from collections.abc import Sequence

from bot.library.entries import Index, Place
from bot.library.findings import Findings
from bot.library.models import Span
from bot.library.nearest import nearest
from bot.library.paragraphs import line_number, paragraph_around
from bot.library.wording import MarkerError, Wording, Words, cuts_a_word, find, parse_words

_SHOWN = 10
"""Places that a message lists at most."""
_COPY = "copy the words from article.txt"
_LIKE_MARKER = re.compile(r"\s*(?:<[\s.…]*>|[\[({][\s.…]*[\])}]|…|\.{2,})\s*")
"""What people write instead of <...>, in comparable words: "[…]", "< … >", "…"."""


def locate(place: Place, wording: Wording, findings: Findings, *, whole_words: bool = True) -> tuple[Span, ...]:
    """Where the words stand: one place, or all where all are meant; none where that isn't clear, which is noted."""
    words = _parse(place, findings)
    if words is None:
        return ()
    found = find(words, wording)
    whole = tuple(span for span in found if not (whole_words and cuts_a_word(span, wording.original)))
    if not found:
        _note_missing(place, words, wording, findings)
    elif not whole:
        what = f"{place.what} begins or ends inside a word (line {line_number(found[0].start, wording.original)})"
        findings.error(place.words.line, what, f"give whole words; {_COPY}")
    return _choose(place, whole, wording.original, findings)


def check_words(index: Index, findings: Findings) -> None:
    """Note words that could stand in no article, where there is none to look them up in."""
    for place in (entry.place for entries in (index.passages, index.excluded) for entry in entries):
        _parse(place, findings)


def _parse(place: Place, findings: Findings) -> Words | None:
    text, line = place.words.text, place.words.line
    if len(text.splitlines()) > 1:
        findings.error(line, f"{place.what}: its words run over a line break", "keep a passage within one paragraph")
        return None
    try:
        words = parse_words(text)
    except MarkerError as error:
        advice = "write the beginning, <...> and the end: “We will <...> in spring”"
        findings.error(line, f"{place.what}: {error}", advice)
        return None
    if text and not any(character.isalnum() for character in text):
        findings.error(line, f"{place.what} has no words, only “{text}”", _COPY)
    return words if any(character.isalnum() for character in text) else None


def _choose(place: Place, found: tuple[Span, ...], text: str, findings: Findings) -> tuple[Span, ...]:
    if place.everywhere or not found:
        return found
    if place.which is not None and place.which <= len(found):
        return (found[place.which - 1],)
    if len(found) == 1 and place.which is None:
        return found
    findings.error(place.words.line, *_unclear(place, [line_number(span.start, text) for span in found]))
    return ()


def _unclear(place: Place, lines: Sequence[int]) -> tuple[str, str]:
    """What is wrong with the choice of a place, and what to do."""
    if place.which is not None:
        what = f"{place.what}: there is no place {place.which} where its words stand, only {len(lines)}"
        return f"{what} ({_listed(lines)})", f"correct “which: {place.which}”"
    what = f"{place.what}: its words stand {len(lines)} times in the article ({_listed(lines)})"
    return what, f"add “which: 1” to “which: {len(lines)}”, counted from the top, or give more words"


def _listed(lines: Sequence[int]) -> str:
    shown = ", ".join(str(line) for line in lines[:_SHOWN])
    return ("line " if len(lines) == 1 else "lines ") + shown + (" …" if len(lines) > _SHOWN else "")


def _note_missing(place: Place, words: Words, wording: Wording, findings: Findings) -> None:
    missing = [part for part in (words.begin, words.end) if part is not None and part not in wording.text]
    if not missing:
        what = f"{place.what}: the words before and after <...> stand in no paragraph together, in this order"
        findings.error(place.words.line, what, "keep both in one paragraph, with the beginning first")
        return
    if mistaken := _mistaken_marker(words, wording):
        what = f"{place.what}: its words are not in the article, but those before and after “{mistaken}” are"
        findings.error(place.words.line, what, "write <...> for the words between")
        return
    part = "" if words.end is None else " before <...>" if missing[0] == words.begin else " after <...>"
    what = f"{place.what}: its words{part} are not in the article"
    near = nearest(missing[0], wording.original, _begun(words, wording))
    if near is None:
        findings.error(place.words.line, what, f"nothing in the article is like them: {_COPY}")
    else:
        findings.error(place.words.line, what, f"{_COPY}, line {near.line}", near.difference)


def _mistaken_marker(words: Words, wording: Wording) -> str | None:
    """What stands where the marker should, if that would name a place."""
    for match in _LIKE_MARKER.finditer(words.begin) if words.end is None else ():
        begin, end = words.begin[: match.start()], words.begin[match.end() :]
        if begin and end and find(Words(begin, end), wording):
            return match[0].strip()
    return None


def _begun(words: Words, wording: Wording) -> Span | None:
    """The paragraph in which the words begin, where only their end is missing."""
    begun = find(Words(words.begin), wording) if words.end is not None else ()
    return paragraph_around(begun[0].start, wording.original) if begun else None
