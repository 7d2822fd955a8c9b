"""The words of a rich message, which python-telegram-bot 22.8 leaves as JSON."""

from collections.abc import Iterator

_INLINE = ("summary", "text", "credit", "expression")
"""The fields of a block that hold a RichText."""
_NESTED = ("caption", "blocks", "items", "cells")
"""Those that hold a caption, blocks, list items, or rows of table cells."""


def plain_text(message: object) -> str:
    """The words of a RichMessage (https://core.telegram.org/bots/api#richmessage), each block on a line of its own."""
    return "\n".join(line for line in _lines(message) if line.strip())


def _lines(block: object) -> Iterator[str]:
    if isinstance(block, str):
        yield block
    elif isinstance(block, list):
        for each in block:
            yield from _lines(each)
    elif isinstance(block, dict):
        for name in _INLINE:
            yield _words(block.get(name))
        for name in _NESTED:
            yield from _lines(block.get(name))


def _words(text: object) -> str:
    """What a RichText says: a string, several of them, or one with a style around it."""
    if isinstance(text, str):
        return text
    if isinstance(text, list):
        return "".join(map(_words, text))
    if isinstance(text, dict):
        return "".join(_words(text.get(name)) for name in ("text", "alternative_text", "expression"))
    return ""
