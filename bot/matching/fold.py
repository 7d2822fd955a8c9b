"""Bring text into one form for comparing, with the way back to the original."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

_ONE_FORM = {
    **dict.fromkeys("“”„‟«»‹›″〝〞", '"'),
    **dict.fromkeys("‘’‚‛′`´ʼʻˈ", "'"),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    **dict(zip("øłđħıþð", "oldhitd", strict=True)),
    "æ": "ae",
    "œ": "oe",
}
_LETTERS_WITH_MARKS = frozenset("йўї")
"""Letters of their own, although Unicode takes them apart."""
_SIGNS = "".join(chr(each) for each in range(0x0591, 0x2000) if unicodedata.category(chr(each)) in {"Mn", "Mc"})
"""What belongs to the words of scripts whose vowels are signs."""
_JOINS = frozenset(map(chr, (*range(0x0300, 0x0370), *range(0x1160, 0x1200), 0x3099, 0x309A))).union(_SIGNS)
"""What may make one character with what stands before it: accents, signs, parts of Hangul syllables."""
_JOINED = re.compile("[^{joins}]?[{joins}]{{1,32}}".format(joins="".join(sorted(_JOINS))))
_SPACES = frozenset({"So", "Sk", "Cn", "Co", "Cs"})
"""Unicode's categories of emoji and other pictures, of lone surrogates, of what means nothing: all become spaces."""
_NOTHING = frozenset({"Cc", "Cf", "Me"})

_OTHER = "\0"
"""Stands for a character that doesn't become one other by itself; folded text has none."""
_OTHERS = re.compile(f"(?:[^{_OTHER}]{{0,4}}{_OTHER}+)+")
"""Where such characters stand, with what they may join; what stands between near ones is taken with them."""
_NEEDS_MORE = re.compile(rf"[@{_OTHER}]|'s\b|  |^ | $|://|\bwww\.|\.[a-z]{{2,}}/|\.\.|--")
"""What takes more than to put letter for letter."""
_MAY_BE_OFF = re.compile(r"@|'s\b|://|\bwww\.|\.[a-z]{2,}/")
"""What all have that is found by the slower one below."""
_OFF = re.compile(
    r"""
      (?<![\w.+\-])[\w.+\-]+@\w[\w\-]*(?:\.[\w\-]+)+    # an e-mail address
    | @\w*                                              # an @name
    | \b[a-z][a-z0-9]*://\S*                            # an address in full
    | \bwww\.\S+
    | (?<![\w.\-])[\w\-]+(?:\.[\w\-]+)*\.[a-z]{2,}/\S*  # t.me/somebody
    | (?<=\w)(?P<possessive>(?:'s)+)\b
    """,
    re.VERBOSE,
)
_RUN = re.compile(r" {2,}|\.{2,}|-{2,}")
_TOKEN = re.compile(
    rf"""
      (?<!\w)[^\W\d_](?:\.[^\W\d_])+\b\.?   # u.s., и.о.
    | \d{{1,3}}(?:,\d{{3}})+(?!\d)          # 1,000
    | (?<!\d\.)\d+\.\d+(?!\.?\d)            # 3.5, but no date
    | [^\W_](?:[^\W_]|[{_SIGNS}]|'(?=\w))*
    """,
    re.VERBOSE,
)
_INSIDE_WORDS = str.maketrans("", "", "'.")
_INSIDE_NUMBERS = str.maketrans("", "", "',")

KNOWN_CHARACTERS = 16384
"""How many characters are remembered with what they become."""


@dataclass(frozen=True, slots=True, eq=False)
class Folded:
    """Folded text, and where each of its characters comes from."""

    text: str
    offsets: Sequence[int]
    """The code point of the original at which each folded character begins; never falls."""
    ends: Sequence[int]
    """The code point of the original at which each folded character ends, its accents included."""

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The part of the original that the folded characters `start:end` come from."""
        if start >= end:
            at = self.offsets[start] if start < len(self.text) else self.ends[-1] if self.text else 0
            return at, at
        return self.offsets[start], self.ends[end - 1]


class Token(NamedTuple):
    """A word or number. `start` and `end` are code points of the folded text."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def fold(text: str) -> Folded:
    """One form for quotes, dashes, dots, case, accents and spaces; without possessives, @names, addresses and emoji.

    Folding what is folded changes nothing.
    """
    letters = _letter_for_letter(text.strip())
    if not _NEEDS_MORE.search(letters):
        start = len(text) - len(text.lstrip())
        return Folded(letters, range(start, start + len(letters)), range(start + 1, start + len(letters) + 1))
    folded = _fold_characters(text)
    while _MAY_BE_OFF.search(folded.text) and _OFF.search(folded.text):
        folded = _replace(folded, _OFF, lambda match: "" if match["possessive"] else " ")
    return _strip(_replace(folded, _RUN, lambda match: {".": "...", "-": "-"}.get(match[0][0], " ")))


def tokens(folded: Folded) -> tuple[Token, ...]:
    """Words and numbers: "u.s." is "us", "don't" is "dont", "ice-cold" is two words, "1,000" is "1000"."""
    return tuple(Token(_plain(match[0]), *match.span()) for match in _TOKEN.finditer(folded.text))


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The texts of all tokens of a text that is not folded yet."""
    letters = _letter_for_letter(text.strip())
    if letters.replace(" ", "").isalnum():
        return tuple(letters.split())
    folded = fold(text).text if _NEEDS_MORE.search(letters) else letters
    return tuple(map(_plain, _TOKEN.findall(folded)))


def is_latin(folded: str) -> bool:
    """Whether folded text holds no letters but Latin ones: folding leaves hardly any but a to z."""
    return folded.isascii()


def _plain(word: str) -> str:
    if word.isalnum():
        return word
    return word.translate(_INSIDE_NUMBERS if word[0].isdecimal() else _INSIDE_WORDS)


def _letter_for_letter(text: str) -> str:
    """Each character folded, as long as the text: _OTHER stands where that isn't one, or depends on its neighbours."""
    plain = text.isascii() and text.isprintable() and "`" not in text
    return text.lower() if plain else text.translate(_LETTERS)


class _Letters(dict[int, str]):
    """Code point of a character -> its letter, else _OTHER."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = _OTHER if character in _JOINS else _fold_segment(character)
        letter = folded if len(folded) == 1 else _OTHER
        if len(self) < KNOWN_CHARACTERS:
            self[code] = letter
        return letter


_LETTERS = _Letters()


def _fold_characters(text: str) -> Folded:
    letters = _letter_for_letter(text)
    pieces: list[str] = []
    offsets: list[int] = []
    ends: list[int] = []
    at = 0
    for match in _OTHERS.finditer(letters):
        pieces.append(letters[at : match.start()])
        offsets += range(at, match.start())
        ends += range(at + 1, match.start() + 1)
        for start, end in _segments(text, *match.span()):
            piece = _fold_segment(text[start:end])
            pieces.append(piece)
            offsets += [start] * len(piece)
            ends += [end] * len(piece)
        at = match.end()
    rest = range(at, len(text))
    return Folded("".join([*pieces, letters[at:]]), [*offsets, *rest], [*ends, *range(at + 1, len(text) + 1)])


def _segments(text: str, at: int, stop: int) -> list[tuple[int, int]]:
    """The span of each character between two places, with what joins it."""
    spans: list[tuple[int, int]] = []
    for match in _JOINED.finditer(text, at, stop):
        spans += [(each, each + 1) for each in range(at, match.start())]
        spans.append(match.span())
        at = match.end()
    return spans + [(each, each + 1) for each in range(at, stop)]


@lru_cache(maxsize=KNOWN_CHARACTERS)
def _fold_segment(segment: str) -> str:
    """The folded form of one character with what joins it; "" where nothing is left of it."""
    folded = "".join(map(_fold_character, unicodedata.normalize("NFC", segment)))
    return folded if folded == segment else _fold_segment(folded)


def _fold_character(character: str) -> str:
    if character in _ONE_FORM:
        return _ONE_FORM[character]
    if character.isspace():
        return " "
    compatible = unicodedata.normalize("NFKC", character)
    if compatible == character and not character.isascii() and unicodedata.category(character) in _SPACES:
        return " "
    if unicodedata.category(character) in _NOTHING:
        return ""
    lowered = compatible.casefold()
    return lowered if lowered in _LETTERS_WITH_MARKS else _without_accents(lowered)


def _without_accents(text: str) -> str:
    apart = unicodedata.normalize("NFD", text)
    kept = (each for each in apart if not ("\u0300" <= each <= "\u036f" or "\ufe00" <= each <= "\ufe0f"))
    return unicodedata.normalize("NFC", "".join(kept))


def _replace(folded: Folded, pattern: re.Pattern[str], form: Callable[[re.Match[str]], str]) -> Folded:
    """`folded` with what `pattern` finds replaced by its form, which comes from all of what it replaces."""
    pieces: list[str] = []
    offsets: list[int] = []
    ends: list[int] = []
    at = 0
    for match in pattern.finditer(folded.text):
        start, end = match.span()
        replaced = form(match)
        pieces += folded.text[at:start], replaced
        offsets += [*folded.offsets[at:start], *[folded.offsets[start]] * len(replaced)]
        ends += [*folded.ends[at:start], *[folded.ends[end - 1]] * len(replaced)]
        at = end
    return Folded("".join([*pieces, folded.text[at:]]), [*offsets, *folded.offsets[at:]], [*ends, *folded.ends[at:]])


def _strip(folded: Folded) -> Folded:
    start = len(folded.text) - len(folded.text.lstrip())
    end = max(start, len(folded.text.rstrip()))
    return Folded(folded.text[start:end], folded.offsets[start:end], folded.ends[start:end])
