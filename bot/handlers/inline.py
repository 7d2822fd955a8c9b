"""Somebody types "@bot words" in any chat."""

import logging
from dataclasses import dataclass

from telegram import InlineQuery, InlineQueryResultArticle, InlineQueryResultsButton, Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.handlers.desk import Desk
from bot.handlers.errors import is_too_late, trace_of
from bot.handlers.outgoing import article_of

_LOG = logging.getLogger(__name__)

TOPICS = "topics"
"""The deep link that opens the list of topics."""


@dataclass(frozen=True, slots=True)
class _Page:
    """What the list shows."""

    articles: tuple[InlineQueryResultArticle, ...] = ()
    next_offset: str = ""
    button: InlineQueryResultsButton | None = None
    """What stands above it, and opens the chat with the bot."""


async def on_inline(desk: Desk, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Offer results; personal, since what they say depends on the language of whoever typed."""
    query = update.inline_query
    if query is None:
        return
    with desk.metrics.lookup.time():
        page = _page(desk, query, context.bot.username)
    desk.metrics.decisions.labels("inline.results" if page.articles else "inline.nothing").inc()
    try:
        await context.bot.answer_inline_query(
            query.id,
            page.articles,
            cache_time=desk.settings.inline_cache_seconds if page.articles else 0,
            is_personal=True,
            next_offset=page.next_offset,
            button=page.button,
        )
    except TelegramError as error:
        if not is_too_late(error):
            raise
    _LOG.info("%d results", len(page.articles), extra={"outcome": "results"})


def _page(desk: Desk, query: InlineQuery, username: str) -> _Page:
    """What to offer; nothing where something of ours broke."""
    try:
        language = desk.language_of(query.from_user)
        found = desk.replies.inline(query.query, language, query.offset, username=username)
        articles = tuple(article_of(result, desk.vetted(result.rendered)) for result in found.results)
    except Exception as error:  # noqa: BLE001 (whatever breaks: an empty list ends the waiting)
        _LOG.error("inline results could not be made: %s", trace_of(error))
        return _Page()
    button = InlineQueryResultsButton(found.note, start_parameter=TOPICS) if found.note else None
    return _Page(articles, found.next_offset, button)
