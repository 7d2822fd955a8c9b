"""What Telegram finds in a text by itself, and the least that makes a photo, a voice message or a sticker."""

import re

from bot.simulator.model import Json
from bot.simulator.rules.text import Formatted, cleaned, typed, utf16_length

FINDERS = {
    "bot_command": re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{1,32})?(?![\w/<>])"),
    "mention": re.compile(r"(?<!\w)@[A-Za-z0-9_]{2,32}(?!\w)"),
    "url": re.compile(r"(?<!\w)https?://[^\s<>\"]+[^\s<>\".,;:!?)\]»“”’]"),
    "hashtag": re.compile(r"(?<!\w)#\w*[^\W\d]\w*"),
    "email": re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]*\w"),
}
"""The commoner kinds; TDLib (MessageEntity.cpp) finds a few more."""

OPAQUE = frozenset({"pre", "code", "text_link"})
"""In these nothing is found."""


def find_entities(text: str) -> list[Json]:
    """Commands, mentions, addresses and hashtags, in order; offsets in UTF-16 units."""
    found = [
        {"type": kind, "offset": utf16_length(text[: match.start()]), "length": utf16_length(match.group())}
        for kind, pattern in FINDERS.items()
        for match in pattern.finditer(text)
    ]
    found.sort(key=_by_place)
    return _without_overlaps(found)


def written(text: str, given: list[Json] | None = None) -> Formatted:
    """What Telegram keeps of a text that somebody writes: cleaned, trimmed, with the entities given or found.

    Raises ValueError for what can't be typed.
    """
    kept, moved = cleaned(typed(text), given or [])
    return kept, find_entities(kept) if given is None else moved


def complete_entities(text: str, given: list[Json]) -> list[Json]:
    """The entities of a bot's message: its own, and what Telegram finds beside them."""
    taken = [each for each in given if each["type"] in OPAQUE or each["type"] in FINDERS]
    found = [each for each in find_entities(text) if not any(_overlap(each, other) for other in taken)]
    return sorted(given + found, key=_by_place)


def _without_overlaps(entities: list[Json]) -> list[Json]:
    kept: list[Json] = []
    for each in entities:
        if not kept or not _overlap(kept[-1], each):
            kept.append(each)
    return kept


def _overlap(first: Json, second: Json) -> bool:
    begins = max(first["offset"], second["offset"])
    return bool(begins < min(first["offset"] + first["length"], second["offset"] + second["length"]))


def media_fields(kind: str, number: int) -> Json:
    """The field that makes a message a photo, video, voice, document or sticker; `number` tells files apart."""
    file: Json = {"file_id": f"file-{number}", "file_unique_id": f"unique-{number}", "file_size": 1024}
    sized = file | {"width": 320, "height": 240}
    made: dict[str, Json | list[Json]] = {
        "photo": [sized],
        "video": sized | {"duration": 3},
        "voice": file | {"duration": 3, "mime_type": "audio/ogg"},
        "document": file | {"file_name": "document.pdf", "mime_type": "application/pdf"},
        "sticker": sized | {"type": "regular", "is_animated": False, "is_video": False, "emoji": "🙂"},
    }
    if kind not in made:
        raise LookupError(f"no such media: {kind!r}; there are {', '.join(made)}")
    return {kind: made[kind]}


def _by_place(entity: Json) -> tuple[int, int]:
    """Sort key: earlier first, and of two that begin together the longer one."""
    return int(entity["offset"]), -int(entity["length"])
