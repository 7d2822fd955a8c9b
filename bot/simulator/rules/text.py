"""What Telegram does to a text and asks of its entities.

The cleaning follows TDLib (td/telegram/misc.cpp, MessageEntity.cpp), the rules on nesting the Bot
API's "Formatting options". Offsets and lengths count UTF-16 units throughout.
"""

import re

from bot.simulator.errors import BadRequest
from bot.simulator.model import Json
from bot.simulator.rules.objects import is_url

MOST_ENTITIES = 100
BLOCKS = frozenset({"blockquote", "expandable_blockquote"})
CODES = frozenset({"pre", "code"})
DROPPED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
BLANKED = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f]")
TRIMMED = " \n"
INVISIBLE = re.compile("[\\s\u200b-\u200f\u202e\ufeff\u00a0\u2800\u3000]*")
SURROGATE = re.compile("[\ud800-\udfff]")
"""Half of a character: JSON's escapes can say it, UTF-8 can't."""

Formatted = tuple[str, list[Json]]
"""A text and its entities."""


def utf16_length(text: str) -> int:
    """Length in UTF-16 units, as Telegram counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def typed(text: str) -> str:
    """The text, which somebody could have typed: clients send UTF-8. Raises ValueError."""
    if SURROGATE.search(text):
        raise ValueError(f"{SURROGATE.sub('?', text)[:40]!r} holds half a character: a client can't send that")
    return text


def formatted(text: str, entities: list[Json]) -> Formatted:
    """The text as Telegram would keep it: cleaned and trimmed, the entities moved along.

    Raises BadRequest for entities that are not sane, and for a text that has nothing to see.
    """
    check_entities(text, entities)
    kept, moved = cleaned(text, entities)
    if INVISIBLE.fullmatch(kept):
        raise BadRequest("message text is empty")
    return kept, moved


def check_entities(text: str, entities: list[Json]) -> None:
    """Each within the text, on whole characters; nested as the API allows."""
    if len(entities) > MOST_ENTITIES:
        raise BadRequest(f"can't parse entities: there are {len(entities)}, and {MOST_ENTITIES} are allowed")
    edges = _edges(text)
    for each in entities:
        _check_entity(each, edges)
    _check_nesting(entities)


def _check_entity(entity: Json, edges: set[int]) -> None:
    start, end = entity["offset"], entity["offset"] + entity["length"]
    kind = entity["type"]
    if entity["length"] <= 0 or start < 0 or end > max(edges):
        raise BadRequest(f"can't parse entities: {kind} at {start}-{end} is not within the text ({max(edges)} units)")
    if start not in edges:
        raise BadRequest(f"entity begins in a middle of a UTF-16 symbol at {start}")
    if end not in edges:
        raise BadRequest(f"entity ends in a middle of a UTF-16 symbol at {end}")
    needed = {"text_link": "url", "text_mention": "user", "custom_emoji": "custom_emoji_id"}.get(kind)
    if needed and needed not in entity:
        raise BadRequest(f'can\'t parse entities: a {kind} needs "{needed}"')
    if kind == "text_link" and not is_url(entity["url"]):
        raise BadRequest(f"entity URL '{entity['url']}' is invalid: Wrong HTTP URL")


def _check_nesting(entities: list[Json]) -> None:
    """Those with common characters stand one inside the other; blocks in no block, nothing in code."""
    spans = sorted(
        ((each["offset"], each["offset"] + each["length"], each["type"]) for each in entities),
        key=lambda span: (span[0], -span[1], span[2] not in BLOCKS),
    )
    open_spans: list[tuple[int, int, str]] = []
    for start, end, kind in spans:
        open_spans = [span for span in open_spans if span[1] > start]
        for outer in open_spans:
            _check_inside((start, end, kind), outer)
        open_spans.append((start, end, kind))


def _check_inside(inner: tuple[int, int, str], outer: tuple[int, int, str]) -> None:
    if inner[1] > outer[1]:
        raise BadRequest(f"can't parse entities: {outer[2]} and {inner[2]} overlap at {inner[0]}-{outer[1]}")
    if {inner[2], outer[2]} <= BLOCKS:
        raise BadRequest(f"can't parse entities: a {inner[2]} stands inside a {outer[2]} at {inner[0]}")
    if outer[2] in CODES or (inner[2] in CODES and outer[2] not in BLOCKS):
        raise BadRequest(f"can't parse entities: {outer[2]} and {inner[2]} can't be nested at {inner[0]}")
    if inner[2] == outer[2]:
        raise BadRequest(f"can't parse entities: a {inner[2]} stands inside another at {inner[0]}")


def _edges(text: str) -> set[int]:
    """The offsets between two characters."""
    edges, at = {0}, 0
    for character in text:
        at += 2 if ord(character) > 0xFFFF else 1  # noqa: PLR2004 - above it UTF-16 takes two units
        edges.add(at)
    return edges


def cleaned(text: str, entities: list[Json]) -> Formatted:
    """Drop and blank what Telegram does not keep, then trim."""
    dropped = sorted(utf16_length(text[: found.start()]) for found in DROPPED.finditer(text))
    kept = BLANKED.sub(" ", DROPPED.sub("", text))
    lead = len(kept) - len(kept.lstrip(TRIMMED))
    trimmed = kept.strip(TRIMMED)
    most = utf16_length(trimmed)

    def moved(at: int) -> int:
        return min(max(at - sum(each < at for each in dropped) - lead, 0), most)

    shifted = [
        each
        | {"offset": moved(each["offset"]), "length": moved(each["offset"] + each["length"]) - moved(each["offset"])}
        for each in entities
    ]
    return trimmed, [each for each in shifted if each["length"] > 0]


def slice_units(text: str, start: int, end: int) -> str:
    """A piece of text by UTF-16 offsets."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")
