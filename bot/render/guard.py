"""The last look before a message goes out: what it shows as the article's is the article's, character by character."""

from bot.library.models import Library
from bot.render.message import Copy, Quotation, Rendered, Style

_QUOTES = {Style.QUOTE, Style.LONG_QUOTE}


class VerbatimError(Exception):
    """A message shows words as the article's that the article doesn't have there. It must not be sent."""

    def __init__(self, what: str, shown: str, source: str | None = None) -> None:
        super().__init__(f"{what}: {shown!r}" + ("" if source is None else f", the article has {source!r}"))
        self.what = what
        self.shown = shown
        self.source = source


def guard(rendered: Rendered, library: Library) -> Rendered:
    """`rendered` itself. Raises VerbatimError where its words are not those of the library's articles.

    Each quotation is compared with the article; what is styled as a block quotation and what a button copies must be
    the words of one of them.
    """
    for quotation in rendered.quotations:
        _same(rendered, quotation, library)
    _styled(rendered)
    _copied(rendered)
    return rendered


def _same(rendered: Rendered, quotation: Quotation, library: Library) -> None:
    shown = rendered.text[quotation.start : quotation.end]
    if quotation.article not in library.articles:
        raise VerbatimError(f"no article is called {quotation.article!r}", shown)
    source = library.articles[quotation.article].text[quotation.source_start : quotation.source_end]
    if not shown or shown != source or quotation.source_start < 0 or quotation.start < 0:
        raise VerbatimError("a quotation is not what the article says", shown, source)


def _styled(rendered: Rendered) -> None:
    backed = {(each.start, each.end) for each in rendered.quotations}
    for span in rendered.spans:
        if span.style in _QUOTES and (span.start, span.end) not in backed:
            raise VerbatimError("something is styled as a quotation and is none", rendered.text[span.start : span.end])


def _copied(rendered: Rendered) -> None:
    quoted = {rendered.text[each.start : each.end] for each in rendered.quotations}
    for button in (button for row in rendered.buttons for button in row):
        if isinstance(button.action, Copy) and button.action.text not in quoted:
            raise VerbatimError("a button copies what the message doesn't quote", button.action.text)
