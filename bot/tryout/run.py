"""`verbatim try`: the page, until it is told to stop; where nobody could tell it, a check of the whole chain."""

import asyncio
import contextlib
import os
import signal
import socket
import sys
from dataclasses import dataclass, replace

from bot.app import Parts, load_parts, logs
from bot.app.watch import Marks, marks_of
from bot.render.edition import Edition
from bot.settings import Settings
from bot.simulator.listener import HOST
from bot.simulator.server import Simulator, new_token
from bot.tryout.address import has_screen, open_browser, port_of, reserve
from bot.tryout.check import ASKED, CheckError, ask
from bot.tryout.gate import HOME
from bot.tryout.serving import served

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
    telegram = Simulator(token=new_token())
    logs.set_up("WARNING", telegram.token, form="text")
    with reserve(wishes.port) as door:
        settings = replace(settings, public_url=_address(door))
        seen = marks_of(settings.seeds_dir)
        return asyncio.run(_run(settings, load_parts(settings), telegram, door, wishes, seen=seen))


async def _run(
    settings: Settings, parts: Parts, telegram: Simulator, door: socket.socket, wishes: Wishes, *, seen: Marks
) -> int:
    stopping, edition = _stop_signal(), parts.replies.edition(wishes.language)
    async with served(settings, parts, telegram, door, language=wishes.language, seen=seen) as working:
        _print(edition.say("tryout.run.address", address=_address(door) + HOME))
        told = asyncio.create_task(stopping.wait())
        doing = asyncio.create_task(
            _stay(edition, _address(door), wishes) if wishes.stay else _check(edition, _address(door))
        )
        await asyncio.wait({told, doing, working}, return_when=asyncio.FIRST_COMPLETED)
        for task in (told, doing):
            task.cancel()
        if working.done():
            working.result()
        return doing.result() if doing.done() else DONE


async def _stay(edition: Edition, address: str, wishes: Wishes) -> int:
    """Show the page, and wait to be cancelled."""
    if wishes.browser and has_screen(os.environ):
        open_browser(address + HOME)
    _print(edition.say("tryout.run.how_to_stop"))
    await asyncio.get_running_loop().create_future()
    return DONE


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
