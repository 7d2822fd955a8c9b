"""Explain in an author's words what a YAML parser can't read."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import yaml

from bot.library.wording import SPACES

WRITE_SAFELY = "words that hold marks of YAML stand safely on their own line, indented, after “>-”"


class Trouble(NamedTuple):
    """Line (from 1), what is wrong there, and what to do."""

    line: int
    what: str
    advice: str


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where the parser stopped."""

    begun: int
    """Line (from 1) in which the value began that it could not finish."""
    line: int
    before: str
    """What stands before the spot in its line, and behind it."""
    rest: str
    above: str
    """The line above."""
    problem: str


def explain(error: yaml.MarkedYAMLError, text: str) -> Trouble:
    """What is wrong and what to do. The two parsers of PyYAML word it differently; both are understood."""
    spot = _spot(error, text.splitlines())
    for pattern, trouble in _TROUBLES:
        if re.search(pattern, spot.problem):
            return trouble(spot)
    return Trouble(spot.line, f"YAML can't be read here ({spot.problem})", WRITE_SAFELY)


def odd_spaces(lines: Sequence[str]) -> list[Trouble]:
    """Each line that begins with a tab, or a space that is none for YAML, or has one where a value begins."""
    found = ((line, _ODD_SPACE_BEGINS.match(words)) for line, words in enumerate(lines, 1))
    return [odd_space(line, match[1]) for line, match in found if match]


def odd_space(line: int, words: str) -> Trouble:
    """What is wrong with words that begin with such a space."""
    character = words.lstrip("-")[:1]
    name = _NAMES.get(character) or f"a space of another kind (U+{ord(character):04X})"
    return Trouble(line, f"{name}, where only plain spaces may stand", "indent with spaces")


def begins_oddly(key: str) -> bool:
    """Whether what counts for YAML as a key's first letter is a space, or a list's dash before a space."""
    return bool(_ODD_KEY.match(key))


def forbidden_characters(lines: Sequence[str]) -> list[Trouble]:
    """Each character that YAML does not allow."""
    return [
        Trouble(line, f"a character that YAML does not allow (U+{ord(match[0]):04X})", "delete it")
        for line, words in enumerate(lines, 1)
        for match in _FORBIDDEN.finditer(words)
    ]


def hidden_breaks(text: str) -> list[Trouble]:
    """Each character that YAML takes for a line break and editors don't, once a line."""
    return [
        Trouble(line, f"{_BREAKS[character]}, which editors hide and YAML takes for a line break", "delete it")
        for line, words in enumerate(_SEEN_BREAK.split(text), 1)
        for character in dict.fromkeys(HIDDEN_BREAK.findall(words))
    ]


def _spot(error: yaml.MarkedYAMLError, source: Sequence[str]) -> _Spot:
    line, column = _position(error.problem_mark or error.context_mark)
    begun, _ = _position(error.context_mark or error.problem_mark)
    text = source[line - 1] if line <= len(source) else ""
    above = source[line - 2] if line > 1 else ""
    return _Spot(begun, line, text[:column], text[column:], above, error.problem or "")


def _position(mark: yaml.Mark | None) -> tuple[int, int]:
    return (mark.line + 1, mark.column) if mark else (1, 0)


_BREAKS = {
    "\x85": "a next-line character (U+0085)",
    "\u2028": "a line separator (U+2028)",
    "\u2029": "a paragraph separator (U+2029)",
}
HIDDEN_BREAK = re.compile(f"[{''.join(_BREAKS)}]")
"""A line break for YAML that editors don't show as one: https://yaml.org/spec/1.1/#id871856."""
_SEEN_BREAK = re.compile("\r\n|[\n\r]")
_FORBIDDEN = yaml.reader.Reader.NON_PRINTABLE
_ODD = f"[{SPACES[1:]}\u200b\ufeff]"
_ODD_SPACE_BEGINS = re.compile(rf" *(?:- *)*(?:[\w-]+: *)?({_ODD})")
_ODD_KEY = re.compile(rf"-?{_ODD}")
_NAMES = {"\t": "a tab", "\u00a0": "a non-breaking space", "\u200b": "a space that nobody sees (U+200B)"}

_INDENT = "this line's indent fits none of the lines above"
_ALIGN = "line it up with its neighbours, with spaces only"
_KEY = re.compile(r"[\w-]+:(\s|$)")
_KEY_ONLY = re.compile(r"\s*(- +)*[\w<>-]+")


def _tab(spot: _Spot) -> Trouble:
    return Trouble(spot.line, "a tab", "indent with spaces")


def _bad_mark(spot: _Spot) -> Trouble:
    what = "a mark that means something in YAML (& * ! % | > ,) where words should begin"
    return Trouble(spot.line, what, f"put the words in quotation marks; {WRITE_SAFELY}")


def _bad_start(spot: _Spot) -> Trouble:
    if spot.rest.startswith("\t"):
        return _tab(spot)
    return Trouble(spot.line, f"words can't begin with {spot.rest[:1]}", f"put them in quotation marks; {WRITE_SAFELY}")


def _not_closed(spot: _Spot) -> Trouble:
    return Trouble(spot.begun, "an opening quotation mark that is never closed", f"close it; {WRITE_SAFELY}")


def _backslash(spot: _Spot) -> Trouble:
    return Trouble(spot.line, "a backslash inside double quotation marks", f"write it twice; {WRITE_SAFELY}")


def _colon(spot: _Spot) -> Trouble:
    if _KEY_ONLY.fullmatch(spot.before):
        return _indent(spot)
    return Trouble(spot.line, "a colon followed by a space, in words without quotation marks", WRITE_SAFELY)


def _brackets(spot: _Spot) -> Trouble:
    advice = (
        "close the bracket and put commas between the values; a value that holds , : # [ or ] needs quotation marks"
    )
    return Trouble(spot.begun, "a list or mapping in brackets that goes wrong", advice)


def _no_key(spot: _Spot) -> Trouble:
    return Trouble(spot.begun, "this line is neither “key: value” nor part of the line above", _ALIGN)


def _goes_on(spot: _Spot) -> Trouble:
    if " #" in spot.above and not _KEY.match(spot.rest):
        return Trouble(spot.line - 1, "“ #” cuts the words off: what follows it is a comment", WRITE_SAFELY)
    last = spot.before.rstrip()[-1:]
    if last not in ('"', "'", "]", "}"):
        return _indent(spot)
    advice = f"words that begin with a quotation mark or bracket need more: {WRITE_SAFELY}"
    return Trouble(spot.line, f"the value goes on after its closing {last}", advice)


def _indent(spot: _Spot) -> Trouble:
    return Trouble(spot.line, _INDENT, _ALIGN)


_TROUBLES: tuple[tuple[str, Callable[[_Spot], Trouble]], ...] = (
    ("tab character", _tab),
    ("cannot start any token", _bad_start),
    ("comment or (a )?line break|chomping", _bad_mark),
    ("alphabetic or numeric|expected (the )?(node|'>')|expected URI|directive name", _bad_mark),
    ("unexpected end of stream", _not_closed),
    ("unknown escape|escape sequence", _backslash),
    ("mapping values", _colon),
    ("',' or|unexpected ':'", _brackets),
    ("could not find expected ':'", _no_key),
    ("expected key|<block end>", _goes_on),
    ("expected '-' indicator|entries are not allowed", _indent),
)
