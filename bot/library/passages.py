"""Turn an index's entries into passages and excluded parts of the article."""

import base64
import hashlib
from collections.abc import Sequence
from itertools import accumulate

from bot.library.edges import check_edges
from bot.library.entries import Index, PassageEntry, Place
from bot.library.findings import Findings
from bot.library.models import Excluded, Kind, Passage, Span
from bot.library.paragraphs import line_number
from bot.library.places import locate
from bot.library.quoted import quoted_spans
from bot.library.wording import Wording, Words, comparable, find

_ID_LENGTH = 8


def find_passages(index: Index, wording: Wording, findings: Findings) -> tuple[tuple[PassageEntry, Passage], ...]:
    """The passages that are found, each with its entry, in the index's order; what is wrong with them is noted."""
    found = [(entry, span) for entry in index.passages for span in locate(entry.place, wording, findings)]
    _note_overlaps([(entry.place, span) for entry, span in found], wording.original, findings)
    return tuple((entry, _passage(entry, span, index.article.slug, wording, findings)) for entry, span in found)


def find_excluded(
    index: Index, passages: Sequence[Passage], wording: Wording, findings: Findings
) -> tuple[Excluded, ...]:
    """The parts that are not to be quoted; one that overlaps a passage is noted."""
    excluded = []
    for entry in index.excluded:
        for span in locate(entry.place, wording, findings, whole_words=False):
            for passage in passages:
                if span.start < passage.span.end and passage.span.start < span.end:
                    line = line_number(passage.span.start, wording.original)
                    what = f"{entry.place.what} overlaps a passage (article.txt line {line})"
                    findings.error(entry.place.words.line, what, "exclude it or quote it; or say which place is meant")
            if entry.reason is not None:
                excluded.append(Excluded(index.article.slug, span, entry.reason))
    return tuple(excluded)


def passage_id(slug: str, words: str, occurrence: int) -> str:
    """Eight characters of a-z2-7. The words are comparable ones, so that mended quotation marks keep the id."""
    key = f"{slug}\n{words}\n{occurrence}" if occurrence else f"{slug}\n{words}"
    return base64.b32encode(hashlib.sha256(key.encode()).digest()).decode().lower()[:_ID_LENGTH]


def _passage(entry: PassageEntry, span: Span, slug: str, wording: Wording, findings: Findings) -> Passage:
    text = wording.original[span.start : span.end]
    words = comparable(text)
    occurrence = sum(other.start < span.start for other in find(Words(words), wording))
    check_edges(entry.place, span, wording.original, findings)
    return Passage(
        id=passage_id(slug, words, occurrence),
        article=slug,
        span=span,
        text=text,
        kind=entry.kind or Kind.NARRATION,
        quoted=quoted_spans(entry, span, wording.original, findings),
        speaker=entry.speaker.text if entry.speaker else None,
        via=entry.via.text if entry.via else None,
        topics=tuple(topic.text for topic in entry.topics),
        questions=entry.questions,
    )


def _note_overlaps(found: Sequence[tuple[Place, Span]], text: str, findings: Findings) -> None:
    ordered = sorted(found, key=lambda each: each[1])
    for place, (other, span) in zip(ordered[1:], accumulate(ordered, _longer), strict=False):
        if place[1].start < span.end:
            line = line_number(place[1].start, text)
            what = f"{place[0].what} overlaps {other.what} (article.txt line {line})"
            findings.error(place[0].words.line, what, "let each word stand in one passage")


def _longer(one: tuple[Place, Span], other: tuple[Place, Span]) -> tuple[Place, Span]:
    return max(one, other, key=lambda each: each[1].end)
