"""Make a language's frequency table from the data of wordfreq: `python -m bot.matching.languages.make_frequencies en`.

wordfreq 3.1.1 is needed for this alone: install it beside requirements.txt, in an environment of its own.
"""

import importlib
import math
import sys
from collections import defaultdict
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path

from bot.matching.fold import words
from bot.matching.languages import LANGUAGES

SIZE = 40_000
"""How many words a table holds. In English the rarest is then used once in two million words."""

HEADER = """\
# Zipf value (log10 of uses per billion words), then the words with this value. See frequencies.md.
# From wordfreq 3.1.1 by Robyn Speer, folded, rounded and cut off. Licence: CC BY-SA 4.0.
"""


def folded(shares: Mapping[str, float], letters: str) -> dict[str, float]:
    """Folded word -> share of all words, summed over its spellings. What is not one word in `letters` is left out."""
    found: dict[str, float] = defaultdict(float)
    for word, share in shares.items():
        parts = words(word)
        if len(parts) == 1 and not parts[0].strip(letters):
            found[parts[0]] += share
    return found


def table(shares: Mapping[str, float], size: int = SIZE) -> str:
    """The file's text, the most common words first."""
    common = sorted(shares, key=lambda word: (-shares[word], word))[:size]
    by_value = groupby(common, key=lambda word: f"{math.log10(shares[word]) + 9:.1f}")
    return HEADER + "".join(f"{value} {' '.join(sorted(group))}\n" for value, group in by_value)


def main(codes: list[str]) -> None:
    """Write the table of each language."""
    wordfreq = importlib.import_module("wordfreq")
    for code in codes:
        shares = folded(wordfreq.get_frequency_dict(code), LANGUAGES[code].letters)
        Path(__file__).with_name(f"{code}.frequencies.txt").write_text(table(shares), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:] or list(LANGUAGES))
