"""The fitted numbers and what is computed with them: a ranking of passages, and probabilities for a message."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from bot.matching.names import MESSAGE, PASSAGE

PAGE = ("bias", "odds", "gap", "log_share")
"""What a later passage's probability is made from, in this order: see `page_row`."""
FITTED = Path(__file__).with_name("fitted.yaml")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Odds:
    """What a message's best passages are worth. The four probabilities sum up to 1."""

    off_topic: float
    first: float
    """The first passage is right."""
    later: float
    """One of the next three is right."""
    none: float
    """The message is on topic, but none of these is right."""


class Page(NamedTuple):
    """Weights for the passages after the first."""

    bias: float
    odds: float
    gap: float
    log_share: float


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by the order of the features."""

    rank: tuple[float, ...]
    gate: tuple[tuple[float, ...], ...]
    """One row a class, in the order of `Odds`; the last number of a row is its bias."""
    pages: Page

    def score(self, row: Sequence[float]) -> float:
        """A passage's score: comparable within one message only."""
        return sum(map(float.__mul__, self.rank, row))

    def page(self, odds: Odds, gap: float, log_share: float) -> float:
        """Probability that a passage after the first is right, too. `gap`: by how much its score is lower."""
        value = sum(map(float.__mul__, self.pages, page_row(odds, gap, log_share)))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))

    def odds(self, row: Sequence[float]) -> Odds:
        """Calibrated probabilities for a message."""
        sums = [sum(map(float.__mul__, weights, row)) + weights[-1] for weights in self.gate]
        off_topic, first, later, none = softmax(sums)
        return Odds(off_topic, first, later, none)


def page_row(odds: Odds, gap: float, log_share: float) -> tuple[float, ...]:
    """What is known of a later passage: the log-odds of the message's answer, and how far it is behind."""
    on = min(0.999, max(0.001, odds.first + odds.later))
    return 1.0, math.log(on / (1 - on)), gap, log_share


def softmax(values: Sequence[float]) -> list[float]:
    """Shares that sum up to 1, in proportion to e^value."""
    top = max(values, default=0.0)
    powers = [math.exp(each - top) for each in values]
    total = sum(powers)
    return [each / total for each in powers]


UNFITTED = Model((0.0,) * len(PASSAGE), ((0.0,) * (len(MESSAGE) + 1),) * len(fields(Odds)), Page(0, 1, -1, 0))
"""For an index that is only looked up in, before there are numbers."""


@cache
def fitted() -> Model:
    """The model of this package's fitted.yaml."""
    return model_of(yaml.load(FITTED.read_text("utf-8"), _Loader))  # noqa: S506 (a safe loader)


def model_of(data: Mapping[str, Mapping[str, object]]) -> Model:
    """A model from the numbers by name: rank: {feature: weight}, gate: {feature: [a weight per class]}."""
    rank, gate = data["rank"], data["gate"]
    columns = [gate[name] for name in (*MESSAGE, "bias")]
    return Model(
        tuple(float(str(rank[name])) for name in PASSAGE),
        tuple(tuple(float(column[at]) for column in columns) for at in range(4)),  # type: ignore[index]
        Page(*(float(str(data["pages"][name])) for name in PAGE)),
    )
