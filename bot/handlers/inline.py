"""Somebody types "@bot words" in any chat."""

import logging

from telegram import InlineQueryResultArticle, Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.handlers.desk import Desk
from bot.handlers.errors import is_too_late, trace_of
from bot.handlers.outgoing import article_of
from bot.replies import InlinePage

_LOG = logging.getLogger(__name__)


async def on_inline(desk: Desk, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Offer results; personal, since what they say depends on the language of whoever typed."""
    query = update.inline_query
    if query is None:
        return
    articles, next_offset = _results(desk, query.query, desk.language_of(query.from_user), query.offset)
    try:
        await context.bot.answer_inline_query(
            query.id,
            articles,
            cache_time=desk.settings.inline_cache_seconds if articles else 0,
            is_personal=True,
            next_offset=next_offset,
        )
    except TelegramError as error:
        if not is_too_late(error):
            raise
    _LOG.info("update %s: inline, %d results", update.update_id, len(articles))


def _results(desk: Desk, query: str, language: str, offset: str) -> tuple[list[InlineQueryResultArticle], str]:
    """Results and the next page's offset; nothing where something of ours broke."""
    try:
        page: InlinePage = desk.replies.inline(query, language, offset)
        return [article_of(result, desk.vetted(result.rendered)) for result in page.results], page.next_offset
    except Exception as error:  # noqa: BLE001 (whatever breaks: an empty list ends the waiting)
        _LOG.error("inline results could not be made: %s", trace_of(error))
        return [], ""
