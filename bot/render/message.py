"""A message as data, before anything knows of Telegram: text, spans, buttons."""

from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """How a span of a message looks."""

    BOLD = "bold"
    ITALIC = "italic"
    CODE = "code"
    LINK = "link"
    QUOTE = "quote"
    LONG_QUOTE = "long_quote"
    """A quotation that is folded until it is tapped."""


@dataclass(frozen=True, slots=True)
class StyledSpan:
    """`text[start:end]` of a message in one style; offsets are code points."""

    start: int
    end: int
    style: Style
    url: str | None = None
    """Only for links."""


@dataclass(frozen=True, slots=True)
class Press:
    """The button sends this back to the bot: at most 64 bytes of UTF-8 (see `bot.render.callback`)."""

    data: str


@dataclass(frozen=True, slots=True)
class Copy:
    """The button copies this text: 1 to 256 UTF-16 units."""

    text: str


@dataclass(frozen=True, slots=True)
class Share:
    """The button opens an inline query with these words in a chat that the person picks."""

    query: str


@dataclass(frozen=True, slots=True)
class Open:
    """The button opens an address."""

    url: str


@dataclass(frozen=True, slots=True)
class Button:
    """One button under a message."""

    label: str
    action: Press | Copy | Share | Open


@dataclass(frozen=True, slots=True)
class Quotation:
    """Which part of a message shows which part of an article; the guard compares the two before anything is sent."""

    start: int
    end: int
    """Code points of the message's text."""
    article: str
    """The article's slug."""
    source_start: int
    source_end: int
    """Code points of the article's text."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message that fits into Telegram's limits."""

    text: str
    spans: tuple[StyledSpan, ...] = ()
    buttons: tuple[tuple[Button, ...], ...] = ()
    """Rows, top to bottom."""
    quotations: tuple[Quotation, ...] = ()
