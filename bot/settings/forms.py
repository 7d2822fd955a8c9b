"""How a setting is written: from text to a checked value."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Generic, TypeVar
from urllib.parse import SplitResult, urlsplit

from bot.settings.masks import masked

T = TypeVar("T")
N = TypeVar("N", int, float)


@dataclass(frozen=True, slots=True)
class Secret:
    """A value that must not be shown: it prints as stars."""

    value: str

    def __repr__(self) -> str:
        return "***"


@dataclass(frozen=True, slots=True)
class Place:
    """Where to listen."""

    host: str
    port: int


@dataclass(frozen=True, slots=True)
class Form(Generic[T]):
    """One way to write a value."""

    read: Callable[[str], T]
    """Raises ValueError where the text is not of this form."""
    right: str
    """What would be right, to follow "it must be"."""
    secret: bool = False
    """The text must not stand in an error."""


def choice_of(*words: str) -> Form[str]:
    """One of the words, in any case."""

    def read(text: str) -> str:
        return words[[word.lower() for word in words].index(text.lower())]

    return Form(read, f"one of {', '.join(words)}")


def whole(least: int, most: int) -> Form[int]:
    """A whole number within bounds."""

    def read(text: str) -> int:
        return _within(int(_plain(text, r"-?\d{1,15}")), least, most)

    return Form(read, f"a whole number from {least} to {most}")


def number(least: float, most: float) -> Form[float]:
    """A number within bounds."""

    def read(text: str) -> float:
        return _within(float(_plain(text, r"-?\d{1,15}(\.\d{1,15})?")), least, most)

    return Form(read, f"a number from {least:g} to {most:g}")


def _switch(text: str) -> bool:
    return choice_of("no", "off", "false", "yes", "on", "true").read(text) in {"yes", "on", "true"}


def _ids(text: str) -> frozenset[int]:
    """Users' ids: positive, at most 52 bits (https://core.telegram.org/bots/api#user)."""
    return frozenset(whole(1, 2**52).read(part.strip()) for part in text.split(","))


def _token(text: str) -> Secret:
    return Secret(_plain(text, r"\d{3,20}:[A-Za-z0-9_-]{20,100}"))


def _address(text: str) -> str:
    """An http(s) address without a slash at its end, and without what the bot itself puts behind it."""
    parts = _split(text)
    if parts.scheme not in {"http", "https"} or re.search(r"/bot(\d[^/]*)?(/|$)", parts.path):
        raise ValueError(text)
    return text.rstrip("/")


def _public(text: str) -> str:
    parts = _split(text)
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(parts.hostname or "")):
        raise ValueError(text)
    if not re.search(r"[.:]", parts.hostname or ""):  # no server sends a message that links there
        raise ValueError(text)
    if masked(text) != text:  # a token in the address of every page
        raise ValueError(text)
    return text.rstrip("/")


def listening(host: str) -> str:
    """The numeric address to listen on for a host of this machine. Raises ValueError where it is none."""
    return "127.0.0.1" if host == "localhost" else str(ip_address(host))


def _place(text: str) -> Place:
    parts = urlsplit("//" + _plain(text, r"[0-9A-Za-z.:\[\]]+"))
    return Place(listening(parts.hostname or ""), whole(1, 65535).read(str(parts.port)))


def _database(text: str) -> Secret:
    parts = urlsplit(text)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.hostname:
        raise ValueError
    return Secret(text)


def _secret(pattern: str, right: str) -> Form[Secret]:
    return Form(lambda text: Secret(_plain(text, pattern)), right, secret=True)


def _split(text: str) -> SplitResult:
    """The parts of an address that names a host and has neither query nor credentials."""
    parts = urlsplit(_plain(text, r"[!-~]+"))
    _ = parts.port  # raises ValueError where it is out of range
    if not parts.hostname or parts.query or parts.fragment or "@" in parts.netloc:
        raise ValueError(text)
    return parts


def is_address(host: str) -> bool:
    """Whether a host is numbers, not a name."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def is_loopback(host: str) -> bool:
    """Whether a host is this machine, for itself alone."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _plain(text: str, pattern: str) -> str:
    if not re.fullmatch(pattern, text, re.ASCII):
        raise ValueError
    return text


def _within(value: N, least: N, most: N) -> N:
    if not least <= value <= most:
        raise ValueError
    return value


SWITCH = Form(_switch, "yes or no")
IDS = Form(_ids, "numeric user ids with commas between them, like 12345,67890 (@userinfobot tells yours)")
TOKEN = Form(_token, "the token as BotFather gives it: digits, a colon, some 35 letters and digits", secret=True)
ADDRESS = Form(_address, "an address like http://127.0.0.1:8081, without user, query, # or /bot… at its end")
PUBLIC_ADDRESS = Form(
    _public,
    "an https address like https://bot.example.org (http only on loopback), with a dot in its host: Telegram refuses "
    "links to others, as to localhost; 127.0.0.1 it takes",
)
DATABASE = Form(_database, "like postgresql://host/database, with user:password@ before the host", secret=True)
SHARE = number(0, 1)
MEMORY = whole(100, 10_000_000)
PORT = whole(1, 65535)
PLACE = Form(_place, "a numeric address and a port, like 127.0.0.1:9100 or [::]:9100")
HOST = Form(listening, "a numeric address of this machine, like 127.0.0.1; 0.0.0.0 stands for every one")
UPDATES = choice_of("polling", "webhook")
# What Telegram takes (https://core.telegram.org/bots/api#setwebhook), but none that could be guessed.
WEBHOOK_SECRET = _secret(r"[A-Za-z0-9_-]{16,256}", "16 to 256 letters, digits, _ and -")
STATUS_TOKEN = _secret(r"[!-~]{16,256}", "16 to 256 letters, digits and signs, no spaces")
LEVEL = choice_of("DEBUG", "INFO", "WARNING", "ERROR")
LOG_FORMAT = choice_of("auto", "text", "json")
