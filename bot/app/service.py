"""The bot on Telegram, from its start to its stop."""

import asyncio
import logging
from types import TracebackType
from typing import Self

from telegram import Update
from telegram.error import BadRequest, Conflict, InvalidToken, TelegramError

from bot.app import Parts
from bot.app.announce import announce, log_what_works
from bot.app.application import UPDATES, build_application
from bot.app.calls import Calls, set_webhook, webhook_url
from bot.app.checks import checks_of
from bot.app.current import Current
from bot.app.doors import doors
from bot.app.handling import kind_of
from bot.app.polling import Poller
from bot.app.reaching import cannot_start, until_reached
from bot.app.turns import Turns
from bot.handlers.errors import described
from bot.metrics import Metrics
from bot.settings import WEBHOOK, Problem, Settings, SettingsError
from bot.storage import Memory, Storage
from bot.web.health import Health
from bot.web.server import Server

_LOG = logging.getLogger(__name__)

_NOT_CALLED = "Telegram does not call {} ({}); set another address, or UPDATES=polling"


class Service:
    """A bot that polls or is called, and what it serves; an asynchronous context manager that stops it gracefully.

    async with Service(settings, parts) as service:
        await service.run()

    `current` is what answers: put other parts into it, and the next update and the next page see those.
    """

    def __init__(
        self, settings: Settings, parts: Parts, storage: Storage | None = None, metrics: Metrics | None = None
    ) -> None:
        telegram = settings.telegram
        self.current = Current(parts)
        self.metrics = metrics or Metrics()
        self._settings = settings
        self._storage = storage or Memory(
            updates=telegram.remembered_updates,
            answers=telegram.remembered_answers,
            chats=telegram.remembered_chats,
        )
        self._turns = Turns(telegram.chats_at_once)
        self._application = build_application(settings, self.current.replies, self._storage, self._turns, self.metrics)
        self._poller = Poller(self._application.bot, UPDATES, telegram.poll_seconds, self.metrics)
        self._calls = Calls(self._application.bot, self._handle)
        self._servers: list[Server] = []
        self._announcing: asyncio.Task[None] | None = None
        self._may_confirm = True
        self.metrics.watch_library(lambda: self.current.parts.library)
        self.metrics.watch_pending(lambda: self._turns.taken)

    @property
    def ports(self) -> list[int]:
        """Where it listens: the site's, and that of health and metrics if it is another."""
        return [server.port for server in self._servers]

    async def run(self) -> None:
        """Answer until cancelled. Raises SettingsError where the token is refused or somebody else polls with it."""
        self.announce()
        if self._is_called:
            await asyncio.gather(*(server.ended() for server in self._servers))
            return
        try:
            await self._poller.run(self._take)
        except (Conflict, InvalidToken) as error:
            self._may_confirm = False
            raise cannot_start(error) from None

    def announce(self) -> None:
        """Tell Telegram the commands and the profile, of the library that is loaded now; without waiting for that."""
        if self._announcing is not None:
            self._announcing.cancel()
        self._announcing = asyncio.create_task(announce(self._application.bot, self.current.parts.replies))

    async def __aenter__(self) -> Self:
        try:
            await self._start()
        except BaseException as error:
            await self._stop()
            if isinstance(error, TelegramError):
                raise cannot_start(error) from None
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._announcing is not None:
            self._announcing.cancel()
            await asyncio.wait({self._announcing})
        await self._stop()
        _LOG.info("stopped")

    @property
    def _is_called(self) -> bool:
        return self._settings.serving.updates == WEBHOOK

    async def _start(self) -> None:
        """Serve, reach Telegram, and let updates come. Health is there first: it says what the bot waits for."""
        bot = self._application.bot
        self._open_doors()
        await until_reached(self._application.initialize)
        log_what_works(bot.bot)
        await self._application.start()
        if self._is_called:
            self._calls.open()
            await until_reached(self._set_webhook)
            _LOG.info("Telegram calls %s", webhook_url(self._settings))
        else:
            await until_reached(bot.delete_webhook)

    def _open_doors(self) -> None:
        token = self._settings.serving.status_token
        checks = checks_of(self._settings, self._application.bot, self.current, self._storage)
        health = Health(checks, self.metrics, token.value if token else None)
        for server in doors(self._settings, self.current, self._calls, health, self.metrics):
            self._servers.append(server)
            server.start()
            _LOG.info("listening on port %d", server.port)

    async def _set_webhook(self) -> None:
        try:
            await set_webhook(self._application.bot, self._settings, UPDATES)
        except BadRequest as error:
            what = _NOT_CALLED.format(webhook_url(self._settings), described(error))
            raise SettingsError(Problem("PUBLIC_URL", "environment", what)) from None

    async def _take(self, update: Update) -> None:
        """Put an update that was fetched where it is handled in its turn."""
        self.metrics.updates.labels(kind_of(update)).inc()
        await self._turns.room()
        await self._application.update_queue.put(update)

    async def _handle(self, update: Update) -> None:
        """Handle an update that Telegram calls with in its turn, to its end."""
        self.metrics.updates.labels(kind_of(update)).inc()
        await self._turns.process_update(update, self._application.process_update(update))

    async def _stop(self) -> None:
        """Take nothing new, finish what was taken, within bounds, and leave.

        A webhook is left as it is: Telegram keeps what comes meanwhile, and calls again when the bot is back.
        """
        self._calls.close()
        await self._finish()
        leaving = [server.cut_off() for server in self._servers]
        if self._may_confirm and not self._is_called:
            leaving.append(self._poller.confirm())
        await asyncio.gather(*leaving)
        await self._application.shutdown()
        await self._application.bot.shutdown()  # where the start did not come as far as to initialize the rest

    async def _finish(self) -> None:
        """Finish what was taken, within bounds; then break it off."""
        closing = {asyncio.create_task(server.finish()) for server in self._servers}
        work = closing | ({asyncio.create_task(self._application.stop())} if self._application.running else set())
        if work:
            await asyncio.wait(work, timeout=self._settings.telegram.stop_seconds)
        if self._turns.taken:
            _LOG.warning("%d updates could not be finished in time", self._turns.taken)
            self._turns.cancel()
        if stopping := work - closing:
            await asyncio.wait(stopping)
