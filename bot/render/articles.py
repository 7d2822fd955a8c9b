"""The sources: each article with where it came from, what is kept of it, and the way to read it."""

from bot.library.models import Article
from bot.render.answer import press
from bot.render.callback import ListSources, Show
from bot.render.draft import Draft
from bot.render.edition import Edition
from bot.render.limits import shorten
from bot.render.lists import pager
from bot.render.message import Button, Rendered, Style
from bot.render.source import OfArticle

PER_PAGE = 5
_FINGERPRINT = 12
"""Digits of the text's SHA-256 that are shown: enough to compare by eye."""
_LABEL_UNITS = 60


def sources(edition: Edition, page: int = 0) -> Rendered | None:
    """The articles, newest first, with a button each to read its passages; None where there is no such page."""
    if page * PER_PAGE >= max(1, len(edition.library.articles)):
        return None
    readable = {passage.article for passage in edition.library.passages.values()}
    shown = [article for article in _page(edition, page) if article.slug in readable]
    return listed(edition, page).rendered(*((_button(edition, each),) for each in shown), turn(edition, page))


def listed(edition: Edition, page: int) -> Draft:
    """One page of the articles as text."""
    draft = Draft()
    draft.line(edition.say("sources.title", count=len(edition.library.articles)), Style.BOLD)
    for article in _page(edition, page):
        draft.gap()
        _article(draft, edition, article)
    return draft


def turn(edition: Edition, page: int) -> tuple[Button, ...]:
    """The row of buttons that turns the pages of the articles; empty where there is one page only."""
    return pager(edition, page, -(-len(edition.library.articles) // PER_PAGE), ListSources)


def _page(edition: Edition, page: int) -> tuple[Article, ...]:
    return tuple(edition.library.articles.values())[page * PER_PAGE :][:PER_PAGE]


def _article(draft: Draft, edition: Edition, article: Article) -> None:
    draft.line("")
    draft.link(edition.headline(article), edition.page(article) or article.url)
    draft.line(edition.publisher_and_date(article))
    draft.line(_counts(edition, article))
    draft.line(edition.say("sources.fingerprint"))
    draft.add(article.sha256[:_FINGERPRINT], Style.CODE)


def _counts(edition: Edition, article: Article) -> str:
    """How many passages the library has of the article, how many people's words, and on how many topics."""
    passages = [each for each in edition.library.passages.values() if each.article == article.slug]
    people = {each.speaker for each in passages if each.speaker}
    topics = {topic for each in passages for topic in each.topics}
    counts = {"passages": len(passages), "people": len(people), "topics": len(topics)}
    return ", ".join(edition.say(f"sources.{what}", count=count) for what, count in counts.items())


def _button(edition: Edition, article: Article) -> Button:
    label = edition.say("button.read", title=shorten(article.title, _LABEL_UNITS))
    return press(label, Show(OfArticle(article.slug)))
