"""Style sheets and scripts of the pages, each at an address that changes with its content."""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_MEDIA_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Asset:
    """One file."""

    content: bytes
    media_type: str
    version: str
    """The beginning of the content's SHA-256."""


@cache
def assets() -> dict[str, Asset]:
    """All of them by file name, read once."""
    folder = files("bot.web").joinpath("static")
    return {each.name: _asset(each.name, each.read_bytes()) for each in folder.iterdir() if _suffix(each.name)}


def address(name: str) -> str:
    """Where an asset is, relative to the root of the pages."""
    return f"assets/{name}?v={assets()[name].version}"


def _asset(name: str, content: bytes) -> Asset:
    return Asset(content, _MEDIA_TYPES[_suffix(name)], hashlib.sha256(content).hexdigest()[:16])


def _suffix(name: str) -> str:
    """How the name ends, if that is a kind that is served; else ""."""
    suffix = name.rpartition(".")[2]
    return suffix if suffix in _MEDIA_TYPES else ""
