"""Logs for people who operate the bot: what is logged, where to, in which form; secrets in none of it."""

import logging
import sys
from collections.abc import Iterable
from typing import TextIO

from bot.app.lines import Json, Line, Text

AT_LEAST = {
    # Every request's address, and the token in it, at INFO.
    "httpx": logging.WARNING,
    "httpcore": logging.WARNING,
    "uvicorn.access": logging.WARNING,
    # Its starts and stops, which `bot.app` tells too; every stranger who speaks no HTTP.
    "uvicorn.error": logging.ERROR,
    # Parameters and results of every request, and with them people's messages, at DEBUG.
    "telegram": logging.INFO,
    # What came, where it could not be understood; `bot.app` says itself that something did.
    "telegram.Bot": logging.CRITICAL + 1,
    "telegram.request.BaseRequest": logging.CRITICAL + 1,
    # A traceback for every request that Telegram has put off; `bot.app.patience` says it in a line.
    "telegram.ext.AIORateLimiter": logging.CRITICAL + 1,
}
"""Levels below which these loggers say nothing, whatever LOG_LEVEL is."""


def set_up(
    level: str,
    token: str | None,
    stream: TextIO | None = None,
    *,
    form: str = "text",
    texts: bool = False,
    secrets: Iterable[str] = (),
) -> None:
    """Log to `stream` (standard error) and nowhere else.

    `form` is "text", "json", or "auto": text on a terminal, JSON elsewhere. `texts` shows what people write. The
    token's secret half (however the colon before it is written) and `secrets` are blotted out.
    """
    stream = stream or sys.stderr
    handler = logging.StreamHandler(stream)
    hidden = [token.partition(":")[2] or token] if token else []
    handler.setFormatter(_form(form, stream)([*hidden, *secrets], texts=texts))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    quieten()


def is_json() -> bool:
    """Whether the log that was set up is JSON."""
    return any(isinstance(handler.formatter, Json) for handler in logging.getLogger().handlers)


def tell(message: str) -> None:
    """Say in a line of JSON what stops the start, also where the log was not set up yet."""
    if not is_json():
        set_up("INFO", None, form="json")
    logging.getLogger("bot.app").critical("%s", message)


def quieten() -> None:
    """Keep the libraries from logging what must not be logged."""
    for name, level in AT_LEAST.items():
        logging.getLogger(name).setLevel(max(level, logging.getLogger().level))


def _form(name: str, stream: TextIO) -> type[Line]:
    is_text = name == "text" or (name == "auto" and stream.isatty())
    return Text if is_text else Json
