"""An article as it is read: lines, in them passages and what is excluded, in them the quoted words.

Nothing is left out and nothing is added: the pieces of an article, joined, are its text.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.library.models import Article, Excluded, Passage, Span
from bot.library.paragraphs import paragraphs


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a part."""

    text: str
    own: bool
    """Whether they are the speaker's own words, as quoted by the article."""


@dataclass(frozen=True, slots=True)
class Part:
    """Part of a line: a passage, something excluded, or what little stands between."""

    span: Span
    runs: tuple[Run, ...]
    passage: Passage | None = None
    excluded: Excluded | None = None

    @property
    def kind(self) -> str:
        """How it is marked: the passage's kind, "excluded", or "" for what is neither."""
        if self.passage:
            return self.passage.kind
        return "excluded" if self.excluded else ""

    @property
    def anchor(self) -> str:
        """Its id on the page, "" for what has none: a passage's is a promise, the others' are not."""
        if self.passage:
            return f"p-{self.passage.id}"
        return f"x-{self.span.start}" if self.excluded else ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the article that is not empty."""

    parts: tuple[Part, ...]
    before: str
    """The line breaks and spaces between the line before and this one."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An article's lines, and what follows the last of them (line breaks, spaces)."""

    lines: tuple[Line, ...]
    after: str

    @property
    def parts(self) -> Iterator[Part]:
        """The parts of all lines, in the order of the text."""
        return (part for line in self.lines for part in line.parts)


def reading(article: Article, marked: Iterable[Passage | Excluded]) -> Reading:
    """The article in pieces; `marked` is everything in it that is a passage or excluded."""
    in_order = sorted(marked, key=lambda each: each.span)
    lines, at = [], 0
    for line in paragraphs(article.text):
        parts = tuple(_parts(article.text, line, in_order))
        lines.append(Line(parts, article.text[at : line.start]))
        at = line.end
    return Reading(tuple(lines), article.text[at:])


def _parts(text: str, line: Span, marked: Iterable[Passage | Excluded]) -> Iterator[Part]:
    """The parts of a line. Where excluded parts overlap, the first one has the words."""
    at = line.start
    for each in marked:
        start, end = max(each.span.start, at), min(each.span.end, line.end)
        if start >= end:
            continue
        if at < start:
            yield _between(text, Span(at, start))
        yield _part(text, Span(start, end), each)
        at = end
    if at < line.end:
        yield _between(text, Span(at, line.end))


def _part(text: str, span: Span, marked: Passage | Excluded) -> Part:
    if isinstance(marked, Excluded):
        return Part(span, (Run(text[span.start : span.end], own=False),), excluded=marked)
    return Part(span, tuple(_runs(text, span, marked.quoted if marked.speaker else ())), passage=marked)


def _between(text: str, span: Span) -> Part:
    return Part(span, (Run(text[span.start : span.end], own=False),))


def _runs(text: str, span: Span, quoted: Iterable[Span]) -> Iterator[Run]:
    at = span.start
    for each in sorted(quoted):
        start, end = max(each.start, at), min(each.end, span.end)
        if start >= end:
            continue
        if at < start:
            yield Run(text[at:start], own=False)
        yield Run(text[start:end], own=True)
        at = end
    if at < span.end:
        yield Run(text[at : span.end], own=False)
