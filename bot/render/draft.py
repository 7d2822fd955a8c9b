"""A message while it is being written."""

from bot.library.models import Article, Span
from bot.render.limits import units
from bot.render.message import Button, Quotation, Rendered, Style, StyledSpan


class Draft:
    """Text with its styles and quotations, added up piece by piece."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._spans: list[StyledSpan] = []
        self._quotations: list[Quotation] = []
        self.units = 0
        """UTF-16 units so far."""

    def add(self, text: str, style: Style | None = None) -> None:
        """Our own words, in one style or none."""
        if style and text:
            self._style(0, len(text), style)
        self._append(text)

    def link(self, text: str, url: str | None) -> None:
        """Our own words that open an address, if there is one."""
        if url and text:
            self._spans.append(StyledSpan(self._length, self._length + len(text), Style.LINK, url))
        self._append(text)

    def line(self, text: str, style: Style | None = None) -> None:
        """Our own words on a line of their own."""
        self.add("\n" if self._length else "")
        self.add(text, style)

    def gap(self) -> None:
        """An empty line, unless nothing stands before it."""
        self.add("\n" if self._length else "")

    def quote(self, article: Article, span: Span, style: Style | None = None, *, own: tuple[Span, ...] = ()) -> None:
        """The article's words at `span`, exactly; `own` (spans of the article) is what the speaker's own words are."""
        start, end = self._length, self._length + span.end - span.start
        self._quotations.append(Quotation(start, end, article.slug, span.start, span.end))
        if style:
            self._style(0, span.end - span.start, style)
        for each in own:
            self.mark(span, each, Style.ITALIC)
        self._append(article.text[span.start : span.end])

    def mark(self, quoted: Span, part: Span, style: Style) -> None:
        """Style the `part` of what is about to be quoted (both spans of the article)."""
        start, end = max(part.start, quoted.start), min(part.end, quoted.end)
        if start < end:
            self._style(start - quoted.start, end - quoted.start, style)

    def extend(self, draft: "Draft") -> None:
        """Everything of another draft."""
        other = draft.rendered()
        at = self._length
        self._spans += [StyledSpan(at + each.start, at + each.end, each.style, each.url) for each in other.spans]
        self._quotations += [
            Quotation(at + each.start, at + each.end, each.article, each.source_start, each.source_end)
            for each in other.quotations
        ]
        self._append(other.text)

    def rendered(self, *rows: tuple[Button, ...]) -> Rendered:
        """The message, with those of the rows that have buttons."""
        return Rendered(
            "".join(self._parts), tuple(self._spans), tuple(row for row in rows if row), tuple(self._quotations)
        )

    def _style(self, start: int, end: int, style: Style) -> None:
        """Style what is about to be added; offsets are relative to it."""
        self._spans.append(StyledSpan(self._length + start, self._length + end, style))

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        self.units += units(text)
