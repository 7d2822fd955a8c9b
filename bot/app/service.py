"""The bot on Telegram, from its start to its stop."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Self

from telegram import Update
from telegram.error import BadRequest, Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.app import Parts, logs
from bot.app.announce import announce, log_what_works
from bot.app.application import UPDATES, build_application
from bot.app.polling import FIRST_PAUSE, LONGEST_PAUSE, Poller
from bot.app.turns import Turns
from bot.handlers.errors import described
from bot.settings import Problem, Settings, SettingsError, token_of
from bot.storage import Memory, Storage

_LOG = logging.getLogger(__name__)

_REFUSED = (
    "the token is refused; take the current one from @BotFather (and if TELEGRAM_API_URL is set, it must lead to a Bot "
    "API server)"
)
_TAKEN = (
    "another process gets the updates of this bot, by polling or a webhook; stop one of the two, or give this one a "
    "token of its own"
)
_REFUSING = (
    "the server refuses to work for this bot ({}); if an address is set, it must be a Bot API server's; a bot that has "
    "logged out of one server may have to wait for ten minutes"
)


class Service:
    """A bot that polls; an asynchronous context manager that stops it gracefully.

    async with Service(settings, parts) as service:
        await service.run()
    """

    def __init__(self, settings: Settings, parts: Parts, storage: Storage | None = None) -> None:
        telegram = settings.telegram
        self._settings = settings
        self._parts = parts
        self._turns = Turns(telegram.chats_at_once)
        memory = Memory(
            updates=telegram.remembered_updates,
            answers=telegram.remembered_answers,
            chats=telegram.remembered_chats,
        )
        self._application = build_application(settings, parts.replies, storage or memory, self._turns)
        self._poller = Poller(self._application.bot, UPDATES, telegram.poll_seconds)
        self._announcing: asyncio.Task[None] | None = None
        self._may_confirm = True

    async def run(self) -> None:
        """Answer until cancelled. Raises SettingsError where the token is refused or somebody else polls with it."""
        self._announcing = asyncio.create_task(announce(self._application.bot, self._parts.replies))
        try:
            await self._poller.run(self._take)
        except (Conflict, InvalidToken) as error:
            self._may_confirm = False
            raise _cannot_start(error) from None

    async def __aenter__(self) -> Self:
        try:
            await _until_reached(self._application.initialize)
            await _until_reached(self._application.bot.delete_webhook)
        except BaseException as error:
            await self._application.bot.shutdown()
            if isinstance(error, TelegramError):
                raise _cannot_start(error) from None
            raise
        log_what_works(self._application.bot.bot)
        await self._application.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._announcing is not None:
            self._announcing.cancel()
            await asyncio.wait({self._announcing})
        await self._finish()
        if self._may_confirm:
            await self._poller.confirm()
        await self._application.shutdown()
        _LOG.info("stopped")

    async def _take(self, update: Update) -> None:
        await self._turns.room()
        await self._application.update_queue.put(update)

    async def _finish(self) -> None:
        """Finish what was taken, within bounds."""
        stopping = asyncio.create_task(self._application.stop())
        await asyncio.wait({stopping}, timeout=self._settings.telegram.stop_seconds)
        if not stopping.done():
            _LOG.warning("%d updates could not be finished in time", self._turns.taken)
            self._turns.cancel()
        await stopping


def serve(settings: Settings, parts: Parts) -> None:
    """Run the bot until SIGTERM or Ctrl-C. Raises SettingsError."""
    token = token_of(settings)
    logs.set_up(settings.log_level, token.value)
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


async def _until_reached(request: Callable[[], Awaitable[object]]) -> None:
    """Make a request until Telegram answers. Raises what no waiting mends."""
    pause = FIRST_PAUSE
    while True:
        try:
            await request()
        except (RetryAfter, NetworkError) as error:
            if not _is_passing(error):
                raise
            _LOG.warning("Telegram can't be reached: %s; again in %g s", " ".join(str(error).split()), pause)
            await asyncio.sleep(pause)
            pause = min(LONGEST_PAUSE, 2 * pause)
        else:
            return


def _is_passing(error: TelegramError) -> bool:
    """Whether the error is the network's; python-telegram-bot counts refused requests among those too."""
    return not isinstance(error, BadRequest)


def _cannot_start(error: TelegramError) -> SettingsError:
    """What to do about a refusal that no waiting mends."""
    if isinstance(error, Conflict):
        return SettingsError(Problem("TELEGRAM_BOT_TOKEN", "environment", _TAKEN))
    if isinstance(error, InvalidToken):
        return SettingsError(Problem("TELEGRAM_BOT_TOKEN", "environment", _REFUSED))
    return SettingsError(Problem("TELEGRAM_API_URL", "environment", _REFUSING.format(described(error))))
