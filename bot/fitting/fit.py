"""Fit a model to examples, and try it on those that it was not fitted to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.evaluation.examples import FOLDS
from bot.fitting.prepared import Prepared, RankedExample, pages_of, rank
from bot.fitting.regress import Array, fit_classes, fit_ranking
from bot.matching.model import UNFITTED, Model, Page
from bot.matching.names import PASSAGE

RANK_PENALTY = 3.0
GATE_PENALTY = 1.0
PAGE_PENALTY = 1.0


@dataclass(frozen=True, slots=True)
class Balance:
    """How much made-up messages count, against 1 for each labelled one."""

    ranking: float = 1.0
    gate: float = 0.3


def folds_of(prepared: Sequence[Prepared], seed: int) -> NDArray[np.int64]:
    """A fold for each example; examples of one group share theirs."""
    groups = sorted({each.example.group for each in prepared})
    places = np.random.default_rng(seed).permutation(len(groups)) % FOLDS
    by_group = dict(zip(groups, places.tolist(), strict=True))
    return np.array([by_group[each.example.group] for each in prepared], dtype=np.int64)


def fit(prepared: Sequence[Prepared], balance: Balance, seed: int = 0) -> Model:
    """The model for these examples: the gate learns from rankings by weights that did not see the example."""
    folds = folds_of(prepared, seed)
    ranked: list[RankedExample] = []
    for fold in range(FOLDS):
        weights = rank_weights([each for each, its in zip(prepared, folds, strict=True) if its != fold], balance)
        ranked += [rank(each, weights) for each, its in zip(prepared, folds, strict=True) if its == fold]
    gate = gate_weights(ranked, balance)
    model = Model(
        tuple(map(float, rank_weights(prepared, balance))),
        tuple(tuple(map(float, row)) for row in gate),
        UNFITTED.pages,
    )
    return Model(model.rank, model.gate, page_weights(ranked, model, balance))


def rank_weights(prepared: Iterable[Prepared], balance: Balance) -> Array:
    """Weights of the passages' features."""
    taught = [each for each in prepared if each.teaches_ranking]
    if not taught:
        return np.zeros(len(PASSAGE))
    weights = np.array([_weight(each, balance.ranking) for each in taught])
    return fit_ranking([each.rows for each in taught], [each.right for each in taught], weights, RANK_PENALTY)


def gate_weights(ranked: Sequence[RankedExample], balance: Balance) -> Array:
    """Weights of the messages' features."""
    rows = np.vstack([each.row for each in ranked])
    weights = np.array([_weight(each.prepared, balance.gate) for each in ranked])
    return fit_classes(rows, np.array([each.outcome for each in ranked]), weights, GATE_PENALTY)


def page_weights(ranked: Sequence[RankedExample], model: Model, balance: Balance) -> Page:
    """Weights for the passages after the first."""
    rows: list[tuple[float, ...]] = []
    right: list[bool] = []
    weights: list[float] = []
    for each in ranked:
        its_rows, its_right = pages_of(each, model.odds(each.row.tolist()))
        rows += its_rows
        right += its_right
        weights += [_weight(each.prepared, balance.gate)] * len(its_rows)
    if not rows:
        return UNFITTED.pages
    table = np.array(rows)[:, 1:]  # without the constant, which becomes the bias
    fitted = fit_classes(table, np.array(right, dtype=np.int64), np.array(weights), PAGE_PENALTY, count=2)
    odds, gap, log_share, bias = (float(value) for value in fitted[1] - fitted[0])
    return Page(bias, odds, gap, log_share)


def _weight(prepared: Prepared, made_up: float) -> float:
    return prepared.example.weight * (made_up if prepared.example.made_up else 1.0)
