"""Tell topics apart by all words of a message, fillers too, and by which word follows which."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import Self

Mark = str | tuple[str, str]
"""A term, or two that follow each other; "" is the edge of the message."""
Vector = Mapping[Mark, float]
"""The marks of a text by their rarity, at length 1."""
Row = Sequence[tuple[dict[int, float], float]]
"""The same with the weights of each mark: position of a topic -> weight."""

PAIRS = 0.5
"""How much a pair of neighbours counts, where a single term of the same rarity counts 1."""
CENTROID = 0.3
"""How much each wording counts for its topic before anything is learned."""
ROUNDS = 2
"""How often each wording is learned from."""


@dataclass(frozen=True, slots=True, eq=False)
class Classifier:
    """A linear classifier that is trained on the wordings of topics; the same on the same ones."""

    topics: tuple[str, ...]
    rarities: Mapping[Mark, float]
    unknown: float
    """The rarity of marks that stand in no wording."""
    weights: Mapping[Mark, dict[int, float]]
    """Mark -> position among `topics` -> what the mark says for it."""

    @classmethod
    def of(cls, wordings: Mapping[str, Sequence[Sequence[str]]]) -> Self:
        """`wordings`: topic -> the terms of each of its wordings."""
        examples = [(topic, terms) for topic, terms in _in_turn(list(wordings.values())) if terms]
        counts = Counter(mark for _, terms in examples for mark in _marks(terms))
        size = len(examples) + 1
        rarities = {mark: 1 + math.log(size / (count + 1)) for mark, count in counts.items()}
        unknown = 1 + math.log(size)
        vectors = [(topic, _vector(each, rarities, unknown)) for topic, each in examples]
        return cls(tuple(wordings), rarities, unknown, _trained(vectors, len(wordings)))

    def scores(self, terms: Sequence[str]) -> dict[str, float]:
        """Topic -> how much the terms of a message ask for it: about 1 for its own wordings, about 0 for others'."""
        vector = _vector(terms, self.rarities, self.unknown)
        row = [(self.weights[mark], value) for mark, value in vector.items() if mark in self.weights]
        return dict(zip(self.topics, _scores(row, len(self.topics)), strict=True))


def _in_turn(wordings: Sequence[Sequence[Sequence[str]]]) -> Iterator[tuple[int, Sequence[str]]]:
    """The first wording of every topic, then the second of every topic, and so on: no topic is learned last."""
    for row in zip_longest(*wordings, fillvalue=()):
        yield from enumerate(row)


def _marks(terms: Sequence[str]) -> list[Mark]:
    return list(dict.fromkeys([*terms, *pairwise(["", *terms, ""])]))


def _vector(terms: Sequence[str], rarities: Mapping[Mark, float], unknown: float) -> Vector:
    vector = {mark: rarities.get(mark, unknown) * (PAIRS if isinstance(mark, tuple) else 1.0) for mark in _marks(terms)}
    length = math.hypot(*vector.values()) or 1.0
    return {mark: value / length for mark, value in vector.items()}


def _scores(row: Row, topics: int) -> list[float]:
    found = [0.0] * topics
    for weights, value in row:
        for topic, weight in weights.items():
            found[topic] += value * weight
    return found


def _trained(examples: Iterable[tuple[int, Vector]], topics: int) -> dict[Mark, dict[int, float]]:
    """From the topics' centroids, the passive-aggressive steps for several classes of Crammer et al. (2006).

    Each step moves the weights just so far that the right topic is ahead of its best rival by 1.
    """
    weights: dict[Mark, dict[int, float]] = defaultdict(dict)
    rows = [(topic, [(weights[mark], value) for mark, value in vector.items()]) for topic, vector in examples]
    for topic, row in rows:
        _move(row, topic, CENTROID)
    for topic, row in rows * ROUNDS:
        scores = _scores(row, topics)
        right, scores[topic] = scores[topic], -math.inf
        best = max(scores)
        if right - best < 1:
            step = (1 - right + best) / 2
            _move(row, topic, step)
            _move(row, scores.index(best), -step)
    return dict(weights)


def _move(row: Row, topic: int, step: float) -> None:
    for weights, value in row:
        weights[topic] = weights.get(topic, 0.0) + step * value
