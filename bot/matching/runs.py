"""The order of words: which of a message's stand in a passage one after the other, or near each other."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.matching.index import Entry
from bot.matching.understood import Understood, Word


@dataclass(frozen=True, slots=True)
class Run:
    """The longest run of words that message and passage share."""

    start: int = 0
    """Position of its first word among the passage's."""
    length: int = 0
    weight: float = 0.0
    """Share of the message's weight in it."""
    at: int = 0
    """Position of its first word in the message."""


NO_RUN = Run()


def longest_run(understood: Understood, places: Mapping[str, tuple[int, ...]]) -> Run:
    """The run of shared words with the most content; `places` are those of the other text's terms."""
    weights = {word.at: word.weight for word in understood.content}
    total = understood.weight or 1.0
    best, most = NO_RUN, (0.0, 0)
    before: dict[int, tuple[float, int]] = {}
    for at, term in enumerate(understood.terms):
        now: dict[int, tuple[float, int]] = {}
        for place in places.get(term, ()):
            weight, length = before.get(place - 1, (0.0, 0))
            told = weight + weights.get(at, 0.0), length + 1
            now[place] = told
            if told > most:
                most = told
                best = Run(place - length, length + 1, told[0] / total, at - length)
        before = now
    return best


def adjacent(understood: Understood, entry: Entry) -> float:
    """Share of the neighbouring content words that are neighbours in the passage as well."""
    pairs = list(zip(understood.content, understood.content[1:], strict=False))
    if not pairs:
        return 0.0
    near = sum(_are_near(first, second, entry) for first, second in pairs)
    return near / len(pairs)


def _are_near(first: Word, second: Word, entry: Entry) -> bool:
    return any(
        0 < there - here <= 3  # noqa: PLR2004 - at most two words between
        for one in first.meanings
        for here in entry.places.get(one.term, ())
        for other in second.meanings
        for there in entry.places.get(other.term, ())
    )
