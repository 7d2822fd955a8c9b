"""The paragraphs around a passage, itself marked in them."""

from collections.abc import Iterator

from bot.library.models import Article, Library, Passage, Span
from bot.render.answer import answer, kind_line, press
from bot.render.callback import Show
from bot.render.draft import Draft
from bot.render.edition import Edition
from bot.render.limits import MESSAGE_UNITS, units
from bot.render.listing import Listing
from bot.render.message import Rendered, Style
from bot.render.pages import first_sentences, last_sentences, pages

_RESERVE = 64
"""Units kept free for empty lines and the marks of what is left out."""


def context(edition: Edition, found: Listing, position: int, page: int) -> Rendered | None:
    """The paragraph of the passage at `position` between its neighbours, as much of them as fits in whole sentences.

    What can't be quoted (captions, headlines) is left out. None where the answer has no such position or page, to which
    "back" would lead; where it has more pages than fit here, the last one that does.
    """
    if answer(edition, found, position, page) is None:
        return None
    passage = found.passages[position]
    article = edition.library.articles[passage.article]
    head, foot = _head(edition, passage), _foot(edition, passage)
    budget = MESSAGE_UNITS - head.units - foot.units - _RESERVE
    before, this, after = _around(edition.library, passage)
    parts = pages(article.text, passage.span, budget, passage.quoted)
    if _units(article, this) > budget or len(parts) > 1:
        this = parts[min(page, len(parts) - 1)]
    left = budget - _units(article, this)
    draft = Draft()
    draft.extend(head)
    left -= _before(draft, article, before, left // 2)
    _marked(draft, article, this, passage)
    _after(draft, article, after, left)
    draft.extend(foot)
    back = press(edition.say("button.back"), Show(found.source, position, page))
    return draft.rendered((back,))


def paragraphs(library: Library, article: Article) -> Iterator[Span]:
    """What can be quoted of each line of the article, without the excluded parts in it."""
    passages = [each.span for each in library.passages.values() if each.article == article.slug]
    excluded = [each.span for each in library.excluded if each.article == article.slug]
    start = end = -1
    for span in sorted(passages):
        apart = article.text.find("\n", end, span.start) >= 0 or any(
            end <= each.start < span.start for each in excluded
        )
        if start >= 0 and apart:
            yield Span(start, end)
        if start < 0 or apart:
            start = span.start
        end = max(end, span.end)
    if start >= 0:
        yield Span(start, end)


def _around(library: Library, passage: Passage) -> tuple[Span | None, Span, Span | None]:
    """The paragraph before, the passage's own, and the one after."""
    every = list(paragraphs(library, library.articles[passage.article]))
    at = next(number for number, span in enumerate(every) if span.start <= passage.span.start < span.end)
    return every[at - 1] if at else None, every[at], every[at + 1] if at + 1 < len(every) else None


def _head(edition: Edition, passage: Passage) -> Draft:
    draft = Draft()
    draft.line(edition.say("context.title"), Style.BOLD)
    draft.line("")
    draft.link(edition.source(edition.library.articles[passage.article]), edition.place(passage))
    draft.gap()
    draft.line("")
    return draft


def _foot(edition: Edition, passage: Passage) -> Draft:
    draft = Draft()
    draft.add("\n\n" + edition.say("context.marked", kind=kind_line(edition, passage)))
    if attribution := edition.attribution(passage):
        draft.add("\n" + attribution)
    return draft


def _before(draft: Draft, article: Article, span: Span | None, most: int) -> int:
    """Write the end of the paragraph before, as much as fits; how many units it took."""
    shown = last_sentences(article.text, span, most) if span else None
    if shown is None:
        return 0
    if shown != span:
        draft.add("[…]\n")
    draft.quote(article, shown, Style.QUOTE)
    draft.add("\n\n")
    return _units(article, shown)


def _marked(draft: Draft, article: Article, span: Span, passage: Passage) -> None:
    draft.mark(span, passage.span, Style.BOLD)
    draft.quote(article, span, Style.QUOTE, own=passage.quoted if passage.speaker else ())


def _after(draft: Draft, article: Article, span: Span | None, most: int) -> None:
    """Write the beginning of the paragraph after, as much as fits."""
    shown = first_sentences(article.text, span, most) if span else None
    if shown is None:
        return
    draft.add("\n\n")
    draft.quote(article, shown, Style.QUOTE)
    if shown != span:
        draft.add("\n[…]")


def _units(article: Article, span: Span) -> int:
    return units(article.text[span.start : span.end])
