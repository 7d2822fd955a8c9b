"""Spoil texts as people do: slips of the finger, and parts instead of the whole."""

import random

LETTERS = "aeioustrn"
"""What is hit in the place of another letter."""


def cut(listed: tuple[str, ...], chance: random.Random, least: int, most: int) -> tuple[str, ...]:
    """Neighbours: `least` to `most` of them, or all where there are fewer."""
    size = min(len(listed), chance.randint(least, most))
    start = chance.randint(0, len(listed) - size)
    return listed[start : start + size]


def misspelt(text: str, chance: random.Random) -> str:
    """The text with slips of the finger in one or two of its words."""
    parts = text.split()
    long = [at for at, part in enumerate(parts) if len(part) > 4]  # noqa: PLR2004 - short words become others
    for at in chance.sample(long, min(len(long), chance.choice((1, 1, 2)))):
        parts[at] = _slip(parts[at], chance)
    return " ".join(parts)


def _slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    return chance.choice(
        (
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + chance.choice(LETTERS) + word[at + 1 :],
        )
    )
