"""Examples with all that the fitting needs to know of them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.evaluation.examples import Example
from bot.fitting.regress import Array
from bot.matching.evidence import Evidence, collect
from bot.matching.features import Ranked, message_row, passage_rows
from bot.matching.index import Index
from bot.matching.model import Odds, page_row
from bot.matching.names import MESSAGE, PASSAGE
from bot.matching.search import by_score
from bot.matching.understand import understand
from bot.matching.understood import Understood

OFF_TOPIC, FIRST, LATER, NONE = range(4)
"""Classes of messages, in the order of `Odds`."""
CHOICES = 4
PAGES = 8
"""Passages of a ranking that pages are fitted to."""


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """An example as understood, with its candidates."""

    example: Example
    index: Index
    understood: Understood
    found: tuple[Evidence, ...]
    rows: Array
    """(candidates, features)."""
    right: NDArray[np.bool_]
    """Which candidates are right."""

    @property
    def teaches_ranking(self) -> bool:
        """Whether it has both right candidates and wrong ones."""
        return bool(self.right.any() and not self.right.all())


def prepare(example: Example, index: Index) -> Prepared:
    """Understand an example and collect its evidence."""
    understood = understand(example.text, index)
    found = collect(understood, index)
    rows = np.array(passage_rows(found, understood, index), dtype=np.float64).reshape(-1, len(PASSAGE))
    right = np.array([each.at in example.right for each in found], dtype=np.bool_)
    return Prepared(example, index, understood, found, rows, right)


@dataclass(frozen=True, slots=True, eq=False)
class RankedExample:
    """An example with its candidates ranked, as the gate sees it."""

    prepared: Prepared
    ranked: tuple[Ranked, ...]
    row: Array
    outcome: int
    """Its class: OFF_TOPIC, FIRST, LATER or NONE."""


def rank(prepared: Prepared, weights: Array) -> RankedExample:
    """Rank the candidates by these weights."""
    ranked = by_score(prepared.found, [float(each) for each in prepared.rows @ weights])
    row = np.array(message_row(ranked, prepared.understood, prepared.index), dtype=np.float64)
    if len(row) != len(MESSAGE):
        raise AssertionError(f"{len(row)} numbers for {len(MESSAGE)} names")
    return RankedExample(prepared, ranked, row, _outcome(prepared.example, ranked))


def _outcome(example: Example, ranked: Sequence[Ranked]) -> int:
    if not example.right:
        return OFF_TOPIC
    places = [place for place, each in enumerate(ranked) if each.evidence.at in example.right]
    first = min(places, default=CHOICES)
    return FIRST if first == 0 else LATER if first < CHOICES else NONE


def pages_of(example: RankedExample, odds: Odds) -> tuple[list[tuple[float, ...]], list[bool]]:
    """Rows of `PAGE` for the passages after the first, and which of them are right."""
    rest = example.ranked[1:PAGES]
    rows = [page_row(odds, example.ranked[0].score - each.score, math.log(each.share + 1e-9)) for each in rest]
    return rows, [each.evidence.at in example.prepared.example.right for each in rest]
