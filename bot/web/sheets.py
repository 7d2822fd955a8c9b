"""An article with what belongs to it, and what is worked out of it once however many read it."""

from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from bot.library.models import Article, Excluded, Library, Passage
from bot.web.coverage import Picture, picture
from bot.web.reading import Reading, reading


@dataclass(frozen=True)
class Sheet:
    """One article."""

    article: Article
    passages: tuple[Passage, ...]
    """In its order."""
    excluded: tuple[Excluded, ...]

    @cached_property
    def reading(self) -> Reading:
        """The text in pieces."""
        return reading(self.article, chain(self.passages, self.excluded))

    @cached_property
    def picture(self) -> Picture:
        """What of the text is direct, reported, narration, excluded."""
        return picture(self.reading)


def sheets(library: Library) -> dict[str, Sheet]:
    """All articles by slug, newest first."""
    passages: dict[str, list[Passage]] = {slug: [] for slug in library.articles}
    excluded: dict[str, list[Excluded]] = {slug: [] for slug in library.articles}
    for passage in library.passages.values():
        passages[passage.article].append(passage)
    for each in library.excluded:
        excluded[each.article].append(each)
    return {
        slug: Sheet(article, tuple(passages[slug]), tuple(excluded[slug])) for slug, article in library.articles.items()
    }
