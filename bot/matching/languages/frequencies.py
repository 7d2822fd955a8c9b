"""How common words are in general use."""

from collections.abc import Mapping
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
