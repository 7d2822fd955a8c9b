"""The bot as a process: its log, and how it ends."""

import asyncio
import contextlib
import logging
from functools import partial

from bot.app import Parts, load_to_stay, logs
from bot.app.calls import webhook_secret
from bot.app.reload import Reloads
from bot.app.service import Service
from bot.app.signals import Signals
from bot.app.watch import Marks
from bot.handlers.errors import trace_of
from bot.settings import Settings, SettingsError, token_of

_LOG = logging.getLogger(__name__)


def serve(settings: Settings, parts: Parts, seen: Marks, signals: Signals) -> None:
    """Run the bot until it is told to stop. Raises SettingsError.

    The library is loaded anew when a signal asks for it, and when the seeds change: `seen` is how they were before they
    were loaded.
    """
    token = token_of(settings)
    logs.set_up(
        settings.log_level, token.value, form=settings.log_format, texts=settings.log_texts, secrets=_secrets(settings)
    )
    for doubt in settings.doubts:
        _LOG.warning("%s", doubt)
    if settings.log_texts:
        _LOG.warning("LOG_TEXTS: this log shows what people write to the bot")
    try:
        _run(settings, parts, seen, signals)
    except SettingsError as error:
        if not logs.is_json():
            raise
        logs.tell(str(error))
        raise SystemExit(1) from None
    except Exception as error:  # noqa: BLE001 (or Python would show it, and perhaps the token in it)
        _LOG.critical("a fault of ours ends the bot: %s", trace_of(error))
        raise SystemExit(1) from None


def _run(settings: Settings, parts: Parts, seen: Marks, signals: Signals) -> None:
    _LOG.info("articles: %d, passages: %d", len(parts.library.articles), len(parts.library.passages))
    asyncio.run(_serve(settings, parts, seen if settings.watch_seeds else None, signals))


async def _serve(settings: Settings, parts: Parts, seen: Marks | None, signals: Signals) -> None:
    service = Service(settings, parts)
    reloads = Reloads(service.current, partial(load_to_stay, settings), service.announce, service.metrics)
    if (task := asyncio.current_task()) is not None:
        signals.heed(task.cancel, reloads.ask)
    with contextlib.suppress(asyncio.CancelledError):
        async with service, reloads.served(settings.seeds_dir, seen):
            await service.run()


def _secrets(settings: Settings) -> list[str]:
    """What must stand in no log, beside the token."""
    status = settings.serving.status_token
    return [webhook_secret(settings), *([status.value] if status else [])]
