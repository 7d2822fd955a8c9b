"""Show two wordings beside each other with the changed words marked."""

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from bot.library.wording import comparable

_AROUND = 8
"""Unchanged words and marks that are shown on each side of a change."""
_TOKEN = re.compile(r"\w+|[^\w\s]")


class _Chunk(NamedTuple):
    """Tokens that stand alike in both wordings, or that don't."""

    changed: bool
    article: str
    seed: str


def difference(article: str, seed: str) -> str:
    """Two lines, the article's words and the seed's, and a third one where a change can't be seen."""
    chunks = _chunks(" ".join(article.split()), " ".join(seed.split()))
    marks = ("[[", "]]") if "«" in article + seed else ("«", "»")
    lines = [
        "article: " + _marked([(chunk.changed, chunk.article) for chunk in chunks], marks),
        "seed:    " + _marked([(chunk.changed, chunk.seed) for chunk in chunks], marks),
    ]
    hints = (_look_alike(chunk.article, chunk.seed) for chunk in chunks if chunk.changed)
    return "\n".join([*lines, *[hint for hint in hints if hint][:1]])


def _chunks(article: str, seed: str) -> Sequence[_Chunk]:
    """Each with the spaces that stand before it. What only the article has at the ends is left out."""
    theirs, ours = list(_TOKEN.finditer(article)), list(_TOKEN.finditer(seed))
    matcher = SequenceMatcher(
        None, [comparable(token[0]) for token in theirs], [comparable(token[0]) for token in ours], autojunk=False
    )
    changes = matcher.get_opcodes()
    changes = changes[changes[:1] != [] and changes[0][0] == "delete" :]
    if changes and changes[-1][0] == "delete":
        changes.pop()
    return [
        _Chunk(tag != "equal", _slice(article, theirs, start, end), _slice(seed, ours, other, stop))
        for tag, start, end, other, stop in changes
    ]


def _slice(text: str, tokens: Sequence[re.Match[str]], start: int, end: int) -> str:
    before = tokens[start - 1].end() if start else 0
    return text[before : tokens[end - 1].end()] if start < end else ""


def _marked(chunks: Sequence[tuple[bool, str]], marks: tuple[str, str]) -> str:
    pieces: list[str] = []
    for number, (changed, words) in enumerate(chunks):
        if changed and words:
            bare = words.lstrip()
            pieces.append(words[: len(words) - len(bare)] + marks[0] + bare + marks[1])
        elif not changed:
            pieces.append(_shortened(words, first=number == 0, last=number == len(chunks) - 1))
    return "".join(pieces).strip()


def _shortened(words: str, *, first: bool, last: bool) -> str:
    """Unchanged words without those that are far from any change."""
    tokens = list(_TOKEN.finditer(words))
    head, tail = 0 if first else _AROUND, 0 if last else _AROUND
    if len(tokens) <= head + tail + 1:
        return words
    begin = words[: tokens[head - 1].end()] if head else ""
    return f"{begin} … {words[tokens[-tail].start() :] if tail else ''}"


def _look_alike(article: str, seed: str) -> str | None:
    """Say which characters differ where nobody can see it: Latin c and Cyrillic с, é in one character or in two."""
    article, seed = article.strip(), seed.strip()
    if unicodedata.normalize("NFKC", article) == unicodedata.normalize("NFKC", seed):
        return "these look alike, but one is written with combining or compatibility characters"
    pairs = [(theirs, ours) for theirs, ours in zip(article, seed, strict=False) if theirs != ours]
    if len(article) != len(seed) or all(theirs.isascii() == ours.isascii() for theirs, ours in pairs):
        return None
    return f"article has {_name(pairs[0][0])}, the seed {_name(pairs[0][1])}"


def _name(character: str) -> str:
    return f"{character} (U+{ord(character):04X}, {unicodedata.name(character, 'no name').lower()})"
