"""Look a text up: everything from its words to ranked passages with their odds, kept as values."""

import math
from dataclasses import dataclass

from bot.matching.evidence import collect
from bot.matching.features import Ranked, message_row, passage_rows
from bot.matching.index import Index
from bot.matching.model import Model, Odds, softmax
from bot.matching.understand import Understood


@dataclass(frozen=True, slots=True)
class Found:
    """What a text was understood as, and which passages it may ask for."""

    understood: Understood
    ranked: tuple[Ranked, ...]
    """The best first."""
    odds: Odds
    scores: tuple[float, ...]
    """For each of `ranked` the probability that a careful reader would accept it; never rises."""


def search(understood: Understood, index: Index) -> Found:
    """Look up what a text was understood as."""
    model = index.model
    ranked = rank(understood, index)
    odds = model.odds(message_row(ranked, understood, index))
    return Found(understood, ranked, odds, _scores(ranked, odds, model))


def rank(understood: Understood, index: Index) -> tuple[Ranked, ...]:
    """The candidates, the best first."""
    found = collect(understood, index)
    scores = [index.model.score(row) for row in passage_rows(found, understood, index)]
    shares = softmax(scores)
    ranked = [Ranked(*each) for each in zip(found, scores, shares, strict=True)]
    return tuple(sorted(ranked, key=lambda each: (-each.score, each.evidence.at)))


def _scores(ranked: tuple[Ranked, ...], odds: Odds, model: Model) -> tuple[float, ...]:
    scores: list[float] = []
    for at, each in enumerate(ranked):
        score = odds.first if at == 0 else model.page(odds, ranked[0].score - each.score, math.log(each.share + 1e-9))
        scores.append(min(score, scores[-1]) if scores else score)
    return tuple(scores)
