"""Turn a message into lines for a terminal."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bot.library.harmless import harmless
from bot.render.message import Rendered, Style, StyledSpan

_QUOTES = {Style.QUOTE, Style.LONG_QUOTE}
_BAR, _MARK = "│ ", "> "
_RESET = "\x1b[0m"
_CODES = {Style.BOLD: "1", Style.ITALIC: "3", Style.CODE: "36", Style.LINK: "4"}
_BAR_CODE, _FAINT = "34", "2"

Part = tuple[int, int]
"""Start and end in the message's text."""


@dataclass(frozen=True, slots=True)
class Paint:
    """How text may be made to look."""

    coloured: bool = False
    harmless: bool = False
    """Whether characters that steer a terminal are shown instead of obeyed."""

    def faint(self, text: str) -> str:
        """Less visible than the rest."""
        return self.coded(text, _FAINT)

    def coded(self, text: str, *codes: str) -> str:
        """`text` in these ANSI styles."""
        text = harmless(text) if self.harmless else text
        return f"\x1b[{';'.join(codes)}m{text}{_RESET}" if self.coloured and codes and text else text


PLAIN = Paint()


def paint(rendered: Rendered, style: Paint, width: int | None) -> str:
    """The message without its buttons, no line longer than `width` columns unless one word is."""
    lines = []
    for line in _lines(rendered.text):
        is_quoted = _is_in(rendered, line, _QUOTES)
        room = width - len(_BAR) * is_quoted if width else None
        for piece in _set_apart(rendered, line) if is_quoted and not style.coloured else (line,):
            bar = _bar(rendered, piece, style) if is_quoted else ""
            lines += [bar + _styled(rendered, part, style) for part in wrapped(rendered.text, piece, room)]
    return "\n".join(lines)


def wrapped(text: str, line: Part, width: int | None) -> Iterator[Part]:
    """The line's parts, cut at plain spaces (no others: they are meant to hold) so that each fits into `width`."""
    start, end = line
    at, cut, columns = start, None, 0
    while width and at < end:
        if text[at] == " ":
            cut = at
        columns += _columns(text[at])
        if columns > width and cut is not None and cut > start:
            yield start, cut
            start = at = cut + 1
            cut, columns = None, 0
            continue
        at += 1
    yield start, end


def _is_in(rendered: Rendered, part: Part, styles: set[Style]) -> bool:
    """Whether a part begins in one of these styles."""
    return any(each.style in styles and each.start <= part[0] < each.end for each in rendered.spans)


def _bar(rendered: Rendered, piece: Part, style: Paint) -> str:
    is_marked = not style.coloured and _is_in(rendered, piece, {Style.BOLD})
    return style.coded(_MARK if is_marked else _BAR, _BAR_CODE)


def _set_apart(rendered: Rendered, line: Part) -> Iterator[Part]:
    """What is bold in a line, and what is not, without the plain spaces between: where nothing can look bold."""
    start, end = line
    bold = [edge for each in rendered.spans if each.style is Style.BOLD for edge in (each.start, each.end)]
    for first, last in pairwise(sorted({start, end, *(edge for edge in bold if start < edge < end)})):
        piece = rendered.text[first:last]
        if words := piece.strip(" "):
            begin = first + len(piece) - len(piece.lstrip(" "))
            yield begin, begin + len(words)


def _lines(text: str) -> Iterator[Part]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _styled(rendered: Rendered, part: Part, style: Paint) -> str:
    """One part of a line, with the addresses of links behind them."""
    start, end = part
    edges = {start, end} | {edge for each in rendered.spans for edge in (each.start, each.end) if start < edge < end}
    return "".join(_piece(rendered, piece, style) for piece in pairwise(sorted(edges)))


def _piece(rendered: Rendered, piece: Part, style: Paint) -> str:
    start, end = piece
    spans = [each for each in rendered.spans if each.start <= start and end <= each.end]
    codes = dict.fromkeys(_CODES[each.style] for each in spans if each.style in _CODES)
    return style.coded(rendered.text[start:end], *codes) + "".join(_address(each, end) for each in spans)


def _address(span: StyledSpan, end: int) -> str:
    return f" <{span.url}>" if span.url and span.end == end else ""


def _columns(character: str) -> int:
    """How many columns a character takes."""
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
