"""The bot as a process: its log, its signals."""

import asyncio
import contextlib
import logging
import signal

from bot.app import Parts, logs
from bot.app.calls import webhook_secret
from bot.app.service import Service
from bot.settings import Settings, token_of

_LOG = logging.getLogger(__name__)


def serve(settings: Settings, parts: Parts) -> None:
    """Run the bot until SIGTERM or Ctrl-C. Raises SettingsError."""
    token = token_of(settings)
    logs.set_up(
        settings.log_level, token.value, form=settings.log_format, texts=settings.log_texts, secrets=_secrets(settings)
    )
    _LOG.info("articles: %d, passages: %d", len(parts.library.articles), len(parts.library.passages))
    asyncio.run(_serve(settings, parts))


async def _serve(settings: Settings, parts: Parts) -> None:
    task = asyncio.current_task()
    loop = asyncio.get_running_loop()

    def stop(number: signal.Signals) -> None:
        """Stop gracefully; a second signal stops at once."""
        _LOG.info("%s: stopping", number.name)
        for each in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(each)
        if task is not None:
            task.cancel()

    for each in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows
            loop.add_signal_handler(each, stop, each)
    with contextlib.suppress(asyncio.CancelledError):
        async with Service(settings, parts) as service:
            await service.run()


def _secrets(settings: Settings) -> list[str]:
    """What must stand in no log, beside the token."""
    status = settings.serving.status_token
    return [webhook_secret(settings), *([status.value] if status else [])]
