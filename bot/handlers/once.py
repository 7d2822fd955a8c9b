"""An update that comes twice is handled once."""

import logging

from telegram import Update
from telegram.ext import ApplicationHandlerStop, ContextTypes

from bot.handlers.desk import Desk

_LOG = logging.getLogger(__name__)


async def stop_repeated(desk: Desk, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Let an update pass the first time only: it is noted before it is handled, so a crash sends nothing twice."""
    if not await desk.storage.is_new(f"update {update.update_id}"):
        desk.metrics.repeated.inc()
        _LOG.info("came again", extra={"outcome": "came again"})
        raise ApplicationHandlerStop
