"""The bot as a process: its log, its signals."""

import asyncio
import contextlib
import logging
import os
import signal
from functools import partial

from bot.app import Parts, load_parts, logs
from bot.app.calls import webhook_secret
from bot.app.reload import Reloads
from bot.app.service import Service
from bot.app.watch import Marks
from bot.handlers.errors import trace_of
from bot.settings import Settings, SettingsError, token_of

_LOG = logging.getLogger(__name__)


def serve(settings: Settings, parts: Parts, seen: Marks) -> None:
    """Run the bot until SIGTERM or Ctrl-C; `seen` is how the seeds were before they were loaded. Raises SettingsError.

    SIGHUP loads the library anew, as does a change of the seeds.
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
        _run(settings, parts, seen)
    except SettingsError as error:
        if not logs.is_json():
            raise
        logs.tell(str(error))
        raise SystemExit(1) from None
    except Exception as error:  # noqa: BLE001 (or Python would show it, and perhaps the token in it)
        _LOG.critical("a fault of ours ends the bot: %s", trace_of(error))
        raise SystemExit(1) from None


def _run(settings: Settings, parts: Parts, seen: Marks) -> None:
    _LOG.info("articles: %d, passages: %d", len(parts.library.articles), len(parts.library.passages))
    asyncio.run(_serve(settings, parts, seen if settings.watch_seeds else None))


async def _serve(settings: Settings, parts: Parts, seen: Marks | None) -> None:
    task = asyncio.current_task()
    loop = asyncio.get_running_loop()
    service = Service(settings, parts)
    reloads = Reloads(service.current, partial(load_parts, settings), service.announce, service.metrics)
    terminals = _terminals()

    def stop(number: signal.Signals) -> None:
        """Stop gracefully; a second signal stops at once."""
        _LOG.info("%s: stopping", number.name)
        for each in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(each)
        if task is not None:
            task.cancel()

    def hang_up() -> None:
        """Load the library anew; but where the terminal that the bot was started on has gone, stop."""
        if terminals and not _terminals():
            stop(signal.SIGHUP)
        else:
            _LOG.info("SIGHUP: loading the library")
            reloads.ask()

    for each in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows
            loop.add_signal_handler(each, stop, each)
    with contextlib.suppress(NotImplementedError, AttributeError):  # Windows has no SIGHUP
        loop.add_signal_handler(signal.SIGHUP, hang_up)
    with contextlib.suppress(asyncio.CancelledError):
        async with service, reloads.served(settings.seeds_dir, seen):
            await service.run()


def _terminals() -> list[int]:
    """Which of the standard streams are on a terminal that is there."""
    return [stream for stream in (0, 1, 2) if os.isatty(stream)]


def _secrets(settings: Settings) -> list[str]:
    """What must stand in no log, beside the token."""
    status = settings.serving.status_token
    return [webhook_secret(settings), *([status.value] if status else [])]
