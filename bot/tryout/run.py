"""`verbatim try`: the simulator, the bot and the page in one process, until it is told to stop."""

import asyncio
import contextlib
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace

from bot.app import Parts, load_parts, logs
from bot.app.service import Service
from bot.render.edition import Edition
from bot.settings import Secret, Serving, Settings
from bot.simulator.listener import HOST, Listener
from bot.simulator.server import TOKEN, Simulator
from bot.tryout.address import has_screen, open_browser, port_of, reserve
from bot.tryout.check import ASKED, CheckError, ask
from bot.tryout.gate import HOME
from bot.tryout.stage import Stage
from bot.tryout.web import application
from bot.web.pages import source_pages

DONE, BROKEN = 0, 1


@dataclass(frozen=True, slots=True)
class Wishes:
    """How `verbatim try` was called."""

    language: str
    """The first person's, and what is printed."""
    port: int | None
    """None for the page's own."""
    stay: bool
    """Whether to stay until told to stop; otherwise one question is asked, as a check."""
    browser: bool
    """Whether to open one, where there is a screen."""


def try_out(settings: Settings, wishes: Wishes) -> int:
    """Run until Ctrl-C or SIGTERM, or until the check is done; the exit code. Raises LibraryError."""
    logs.set_up("WARNING", TOKEN, form="text")
    with reserve(wishes.port) as door:
        settings = replace(settings, public_url=_address(door))
        return asyncio.run(_run(settings, load_parts(settings), door, wishes))


async def _run(settings: Settings, parts: Parts, door: socket.socket, wishes: Wishes) -> int:
    stopping, edition = _stop_signal(), parts.replies.edition(wishes.language)
    async with served(settings, parts, door, wishes.language) as working:
        _print(edition.say("tryout.run.address", address=_address(door) + HOME))
        if not wishes.stay:
            return await _check(edition, _address(door))
        if wishes.browser and has_screen(os.environ):
            await asyncio.to_thread(open_browser, _address(door) + HOME)
        _print(edition.say("tryout.run.how_to_stop"))
        waiting = asyncio.create_task(stopping.wait())
        await asyncio.wait({waiting, working}, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        if working.done():
            working.result()
    return DONE


@contextlib.asynccontextmanager
async def served(
    settings: Settings, parts: Parts, door: socket.socket, language: str
) -> AsyncIterator[asyncio.Task[None]]:
    """The simulator, the bot on it, and the page on `door`; the task that the bot works in."""
    async with Simulator() as telegram:
        stage = Stage(telegram, language, parts.texts.say(language, "tryout.group"))
        async with Service(_of_bot(settings, telegram), parts) as service:
            working = asyncio.create_task(service.run())
            pages = source_pages(service.current, settings.public_url)
            page = Listener(application(stage, service.current, port_of(door), pages))
            try:
                await page.start(on=door)
                yield working
            finally:
                await page.stop()
                working.cancel()
                await asyncio.wait({working})


def _of_bot(settings: Settings, telegram: Simulator) -> Settings:
    """Settings for a bot that polls the simulator: nothing of the operator's own token, ports and storage is touched.

    It has no public address: the page serves what would be there.
    """
    return replace(
        settings,
        token=Secret(telegram.token),
        api_url=telegram.url,
        public_url=None,
        serving=Serving(),
        database_url=None,
    )


async def _check(edition: Edition, address: str) -> int:
    """Ask one question, and show the answer."""
    try:
        answer = await ask(address)
    except CheckError as error:
        sys.stderr.write(edition.say("tryout.run.broken", why=error) + "\n")
        return BROKEN
    _print(edition.say("tryout.run.checked", asked=ASKED))
    _print(answer)
    _print(edition.say("tryout.run.no_terminal"))
    return DONE


def _print(text: str) -> None:
    print(text, flush=True)  # noqa: T201 (what a command says)


def _address(door: socket.socket) -> str:
    return f"http://{HOST}:{port_of(door)}"


def _stop_signal() -> asyncio.Event:
    """What is set by SIGTERM or Ctrl-C; a second one stops at once."""
    stopping, loop = asyncio.Event(), asyncio.get_running_loop()

    def stop() -> None:
        for each in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(each)
        stopping.set()

    for each in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows
            loop.add_signal_handler(each, stop)
    return stopping
