"""Where the page is: a port that is free, and the browser that shows it."""

import socket
import sys
import webbrowser
from collections.abc import Mapping
from contextlib import suppress
from threading import Thread

from bot.simulator.listener import HOST

PORT = 8600
"""The page's own port."""
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY")
_CHOSEN = "BROWSER"


class PortError(Exception):
    """The port that was asked for can't be had."""


def reserve(port: int | None = None) -> socket.socket:
    """A socket bound to that port of the loopback; none asked for: the page's own, or a free one if it is taken.

    Raises PortError.
    """
    if port is None:
        with suppress(OSError):
            return _bound(PORT)
        return _bound(0)
    try:
        return _bound(port)
    except OSError as error:
        raise PortError(
            f"--port {port}: {error.strerror}. Name another one, or none: then a free one is found."
        ) from None


def port_of(door: socket.socket) -> int:
    """The port that a socket is bound to."""
    return int(door.getsockname()[1])


def has_screen(environ: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether a browser would have a window, or one is named: elsewhere Python might open one in the terminal."""
    return platform in {"darwin", "win32"} or any(environ.get(each) for each in (*_SCREENS, _CHOSEN))


def open_browser(url: str) -> None:
    """Show the page in the browser, if there is one; not waited for: some browsers return when they are closed."""
    Thread(target=_open, args=(url,), daemon=True).start()


def _open(url: str) -> None:
    with suppress(webbrowser.Error, OSError):
        webbrowser.open(url)


def _bound(port: int) -> socket.socket:
    door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":  # there it would let two servers have one port
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind((HOST, port))
        # Without this a second one could still bind, and fail later.
        door.listen()
    except BaseException:
        door.close()
        raise
    return door
