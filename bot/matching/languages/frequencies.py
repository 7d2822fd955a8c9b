"""How common words are in general use."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def frequencies_of(code: str) -> Mapping[str, float]:
    """Folded word -> Zipf value (log10 of its uses per billion words), for a language's most frequent words."""
    table: dict[str, float] = {}
    path = FOLDER / f"{code}.frequencies.txt"
    for line in path.read_text("utf-8").splitlines() if path.exists() else ():
        if not line.startswith("#"):
            zipf, *words = line.split()
            value = float(zipf)
            for word in words:
                table[word] = value
    return table


def words_from(code: str, beginning: str) -> Iterator[str]:
    """A language's most frequent words that begin so."""
    listed = _in_order(code)
    for at in range(bisect_left(listed, beginning), len(listed)):
        if not listed[at].startswith(beginning):
            return
        yield listed[at]


@cache
def _in_order(code: str) -> Sequence[str]:
    """Made when first needed: few messages name a stranger."""
    return sorted(frequencies_of(code))
