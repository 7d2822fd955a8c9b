"""Say which words of a passage are its speaker's own, and whether it is as direct as its author says."""

import re
from collections.abc import Sequence

from bot.library.entries import PassageEntry, Place
from bot.library.findings import Findings
from bot.library.models import Kind, Span
from bot.library.paragraphs import paragraph_around, paragraphs
from bot.library.quotations import UnpairedError, find_quotations, opens_with_quotation, trim
from bot.library.tree import Scalar
from bot.library.wording import DOUBLE_QUOTES, SINGLE_QUOTES, Wording, Words, comparable, cuts_a_word, find

_MARKS = frozenset(DOUBLE_QUOTES + SINGLE_QUOTES)
_SENTENCE_END = re.compile(r"(\w+)[.!?…][\"”»’')\]]*\s+[\"“«„‘'(\[]*(\w)")
_LONGEST_ABBREVIATION = 4
"""Letters: "Prof. Novak" is no sentence's end."""
_ASIDE = re.compile(r"[,!?…]\s*[—–-]\s+(?=[^\W\d_])(?P<words>[^—–]+)")
"""«Yes, — said Novak. — We will»: so Russian and others set an attribution inside the marks."""
_SAY_WHAT = "say what is really quoted: “quoted: [words, words]”, or “quoted: []” for nothing"


def quoted_spans(entry: PassageEntry, span: Span, text: str, findings: Findings) -> tuple[Span, ...]:
    """The speaker's own words in a passage, without their quotation marks; whatever is unclear is noted."""
    if entry.kind is Kind.NARRATION or entry.kind is None:
        return ()
    if entry.quoted is None:
        spans = _derived(entry.place, span, text, findings)
    else:
        spans = _given(entry.quoted, entry.place.what, span, text, findings)
    if entry.kind is Kind.DIRECT and spans is not None and (problem := not_direct(span, spans, text)):
        what = f"{entry.place.what} is not direct: {problem}"
        findings.error(entry.place.words.line, what, "make it “reported”, or two passages")
    return spans or ()


def _derived(place: Place, span: Span, text: str, findings: Findings) -> tuple[Span, ...] | None:
    try:
        spans = in_quotation_marks(span, text)
    except UnpairedError as error:
        around = " ".join(text[max(0, error.at - 20) : error.at + 20].split())
        what = f"{place.what}: a quotation mark has no partner, near “{around}”"
        findings.error(place.words.line, what, _SAY_WHAT)
        return None
    for part in spans:
        aside = _ASIDE.search(text, part.start, part.end)
        if aside and aside["words"][0].islower():
            what = f"{place.what}: “{aside['words'].strip()}” stands in quotation marks, but may be an attribution"
            findings.error(place.words.line, what, _SAY_WHAT)
    return spans


def in_quotation_marks(span: Span, text: str) -> tuple[Span, ...]:
    """What stands in quotation marks inside a span of one paragraph. Raises UnpairedError (offset into the text).

    The whole paragraph is read, since a quotation may begin before the passage; where its marks don't pair, the passage
    alone. A quotation that is not closed runs on to the paragraph's end if the next paragraph opens with a mark again.
    """
    paragraph = paragraph_around(span.start, text)
    try:
        inside = _read_marks(paragraph, text)
    except UnpairedError:
        inside = _read_marks(span, text)
    parts = (Span(max(part.start, span.start), min(part.end, span.end)) for part in inside)
    trimmed = (trim(part, text) for part in parts if part.start < part.end)
    return tuple(part for part in trimmed if _has_words(text[part.start : part.end]))


def _read_marks(span: Span, text: str) -> tuple[Span, ...]:
    try:
        found = find_quotations(text[span.start : span.end])
    except UnpairedError as error:
        raise UnpairedError(span.start + error.at) from None
    inside = tuple(Span(span.start + part.start, span.start + part.end) for part in found.inside)
    if found.open is None:
        return inside
    following = next(paragraphs(text, span.end), None)
    if following is None or not opens_with_quotation(text[following.start : following.end]):
        raise UnpairedError(span.start + found.open)
    return (*inside, Span(span.start + found.open + 1, span.end))


def _given(quoted: Sequence[Scalar], what: str, span: Span, text: str, findings: Findings) -> tuple[Span, ...]:
    spans: list[Span] = []
    for words in quoted:
        part = _find_given(words, what, span, text, findings) if comparable(words.text) else None
        if part is not None and any(part.start < other.end and other.start < part.end for other in spans):
            findings.error(words.line, f"{what}: “{words.text}” is quoted twice", "let each word stand in one of them")
        elif part is not None:
            spans.append(part)
    return tuple(sorted(spans))


def _find_given(words: Scalar, what: str, span: Span, text: str, findings: Findings) -> Span | None:
    wording, needle = Wording.of(text[span.start : span.end]), Words(comparable(words.text))
    places = [place for place in find(needle, wording) if not cuts_a_word(place, wording.original)]
    if len(places) != 1:
        where = f"{len(places)} times" if places else "nowhere"
        findings.error(words.line, f"{what}: “{words.text}” is quoted, but stands {where} in it", _COPY_ONCE)
        return None
    part = Span(span.start + places[0].start, span.start + places[0].end)
    if not _is_in_marks(part, text):
        findings.error(words.line, f"{what}: “{words.text}” does not stand in quotation marks", _ONLY_QUOTED)
    return part


_COPY_ONCE = "copy enough words from the passage to name one place"
_ONLY_QUOTED = "only words inside the article's quotation marks are someone's own"


def _is_in_marks(part: Span, text: str) -> bool:
    """Whether the article's marks enclose the part, as far as that can be known where they don't pair."""
    paragraph = paragraph_around(part.start, text)
    if text[part.start - 1 : part.start] in _MARKS and text[part.end : part.end + 1] in _MARKS:
        return True
    try:
        inside = _read_marks(paragraph, text)
    except UnpairedError:
        return any(mark in text[paragraph.start : part.start] for mark in _MARKS)
    return any(each.start <= part.start and part.end <= each.end for each in inside)


def not_direct(span: Span, quoted: Sequence[Span], text: str) -> str | None:
    """Why a passage is not all quotation but for one attribution; none if it is."""
    if not quoted:
        return "nothing of it stands in quotation marks"
    edges = [span.start, *(edge for part in quoted for edge in (part.start, part.end)), span.end]
    outside = [text[start:end].strip() for start, end in zip(edges[::2], edges[1::2], strict=True)]
    words = [piece for piece in outside if _has_words(piece)]
    if len(words) > 1:
        return "words stand outside the quotation marks in more than one place"
    if words and _holds_sentence_end(words[0]):
        return "a whole sentence stands outside the quotation marks"
    if any(_is_woven_in(part, span, text) for part in quoted):
        return "what stands in quotation marks is part of a sentence outside them"
    return None


def _is_woven_in(part: Span, span: Span, text: str) -> bool:
    """Whether a quotation is a fragment of the article's sentence: Hale called it “a disgrace with railings”.

    A whole quotation is set off: by a mark before or after it, or by the capital that it begins with.
    """
    marks = "".join(_MARKS)
    before = text[span.start : part.start].rstrip(marks).rstrip()
    after = text[part.end : span.end].lstrip(marks).lstrip()
    begins_inside = bool(before) and before[-1].isalnum() and text[part.start].islower()
    ends_inside = bool(after) and after[0].isalnum() and text[part.end - 1].isalnum()
    return begins_inside or ends_inside


def _holds_sentence_end(text: str) -> bool:
    return any(match[2].isupper() and not _is_abbreviation(match[1]) for match in _SENTENCE_END.finditer(text))


def _is_abbreviation(word: str) -> bool:
    return len(word) == 1 or (word[0].isupper() and len(word) <= _LONGEST_ABBREVIATION)


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)
