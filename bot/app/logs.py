"""Logs for people who operate the bot: one line an event, the token in none of them."""

import logging
import sys
from typing import TextIO

_LINE = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"

AT_LEAST = {
    # Every request's address, and the token in it, at INFO.
    "httpx": logging.WARNING,
    "httpcore": logging.WARNING,
    "uvicorn.access": logging.WARNING,
    # Parameters and results of every request, and with them people's messages, at DEBUG.
    "telegram": logging.INFO,
    # What came, where it could not be understood; `bot.app` says itself that something did.
    "telegram.Bot": logging.CRITICAL + 1,
    "telegram.request.BaseRequest": logging.CRITICAL + 1,
    # A traceback for every request that Telegram has put off; `bot.app.patience` says it in a line.
    "telegram.ext.AIORateLimiter": logging.CRITICAL + 1,
}
"""Levels below which these loggers say nothing, whatever LOG_LEVEL is."""


class TokenMask(logging.Filter):
    """Blots the token out of a record: its message, its traceback and its stack."""

    def __init__(self, token: str) -> None:
        super().__init__()
        self._secret = token.partition(":")[2] or token
        self._formatter = logging.Formatter()

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record in place; it is always kept."""
        record.msg, record.args = self.masked(_message(record)), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = self._formatter.formatException(record.exc_info)
        record.exc_text = record.exc_text and self.masked(record.exc_text)
        record.stack_info = record.stack_info and self.masked(record.stack_info)
        return True

    def masked(self, text: str) -> str:
        """The text without the token's secret half, however the colon before it is written."""
        return text.replace(self._secret, "***")


def set_up(level: str, token: str | None, stream: TextIO | None = None) -> None:
    """Log to `stream` (standard error) and nowhere else."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(logging.Formatter(_LINE))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    quieten()
    if token:
        mask_everywhere(token)


def quieten() -> None:
    """Keep the libraries from logging what must not be logged."""
    for name, level in AT_LEAST.items():
        logging.getLogger(name).setLevel(max(level, logging.getLogger().level))


def mask_everywhere(token: str) -> None:
    """Put the mask on every handler that there is."""
    for handler in logging.getLogger().handlers:
        handler.addFilter(TokenMask(token))


def _message(record: logging.LogRecord) -> str:
    """The message with its values in place; a wrong format string must not stop the program."""
    try:
        return record.getMessage()
    except (TypeError, ValueError):
        return f"{record.msg} {record.args}"
