"""Read what was typed on the wrong keyboard layout."""

import re
from collections.abc import Mapping
from functools import cache

from bot.matching.languages import Language
from bot.matching.sense import Sense

MOST_WORDS = 64
"""Words of a message that are looked at: a longer one is no question."""
CLEAR = 0.3
"""How much more sense a word makes on the other layout if it is clearly meant for that one."""
FEWEST_LETTERS = 3
"""Letters that the clear words have at least, in all…"""
SMALLEST_SHARE = 1 / 3
"""…and their share of all letters."""
MOSTLY = 1 / 2
"""Their share from which words that make as much sense on either layout are taken to be meant for the other one."""

_SPACED = re.compile(r"(\s+)")
CLOSING = ".,!?;:…/\"')]}"
"""Marks that close a word."""


def retyped(text: str, language: Language, sense: Sense) -> str | None:
    """The text as the same keys type it on the language's layout instead of a Latin one, or the other way round.

    None if that makes no more sense. Words that are right as they are stay so.
    """
    if not language.keyboard:
        return None
    to_own, to_latin = _tables(language)
    own = None if text.isascii() else _on_layout(text, to_latin, sense)
    return own or _on_layout(text, to_own, sense)


def _on_layout(text: str, table: Mapping[int, str], sense: Sense) -> str | None:
    pieces = _SPACED.split(text, maxsplit=MOST_WORDS)
    looked_at = pieces[: 2 * MOST_WORDS : 2]
    clear = [_is_clear(piece, table, sense) for piece in looked_at]
    letters = sum(_letters(piece) for piece, is_clear in zip(looked_at, clear, strict=True) if is_clear)
    share = letters / max(1, sum(map(_letters, looked_at)))
    if letters < FEWEST_LETTERS or share < SMALLEST_SHARE:
        return None
    pieces[: 2 * MOST_WORDS : 2] = [
        _likeliest(piece, table, sense) if is_clear or share >= MOSTLY else piece
        for piece, is_clear in zip(looked_at, clear, strict=True)
    ]
    return "".join(pieces)


def _is_clear(piece: str, table: Mapping[int, str], sense: Sense) -> bool:
    written = sense.of_text(piece)
    return written < 1 and max(map(sense.of_text, _others(piece, table))) - written > CLEAR


def _likeliest(piece: str, table: Mapping[int, str], sense: Sense) -> str:
    """The piece on the other layout, if it makes at least as much sense there."""
    return max([*_others(piece, table), piece], key=sense.of_text)


def _others(piece: str, table: Mapping[int, str]) -> list[str]:
    """The piece on the other layout: the marks that close it may be letters there, or be meant as they are."""
    word = piece.rstrip(CLOSING)
    return [piece.translate(table), word.translate(table) + piece[len(word) :]]


def _letters(piece: str) -> int:
    return sum(map(str.isalnum, piece))


@cache
def _tables(language: Language) -> tuple[dict[int, str], dict[int, str]]:
    """From a Latin layout to the language's, and back."""
    back = {letter: key for key, letter in language.keyboard.items()}
    return str.maketrans({**language.keyboard}), str.maketrans(back)
