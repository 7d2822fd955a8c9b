"""How common words are in general use."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def frequencies_of(code: str) -> Mapping[str, float]:
    """Folded word -> Zipf value (log10 of its uses per billion words), for a language's most frequent words."""
    path = FOLDER / f"{code}.frequencies.txt"
    table: dict[str, float] = {}
    if path.exists():
        for line in path.read_text("utf-8").splitlines():
            if not line.startswith("#"):
                value, _, listed = line.partition(" ")
                table.update(dict.fromkeys(listed.split(), float(value)))
    return table
