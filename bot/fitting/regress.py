"""Two regressions: a softmax over the passages of each message, and a softmax over classes of messages."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import logsumexp

Array = NDArray[np.float64]


def fit_ranking(rows: Sequence[Array], right: Sequence[NDArray[np.bool_]], weights: Array, penalty: float) -> Array:
    """Weights of the features: the right passages of a message together get the greatest share.

    `rows`: for each message an array (passages, features). `right`: for each message which passages are right.
    """
    stacked = np.vstack(rows)
    starts = np.concatenate([[0], np.cumsum([len(each) for each in rows])[:-1]])
    owner = np.repeat(np.arange(len(rows)), [len(each) for each in rows])
    is_right = np.concatenate(right)

    def loss(point: Array) -> tuple[float, Array]:
        scores = stacked @ point
        top = np.maximum.reduceat(scores, starts)
        powers = np.exp(scores - top[owner])
        among_all = powers / np.add.reduceat(powers, starts)[owner]
        of_right = powers * is_right
        sums = np.maximum(np.add.reduceat(of_right, starts), 1e-300)
        among_right = of_right / sums[owner]
        gains = np.log(sums) - np.log(np.add.reduceat(powers, starts))
        gradient = stacked.T @ ((among_all - among_right) * weights[owner])
        total = -(weights * gains).sum() + penalty * (point**2).sum() / 2
        return float(total), gradient + penalty * point

    found = minimize(loss, np.zeros(stacked.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return np.asarray(found.x, dtype=np.float64)


def fit_classes(rows: Array, classes: NDArray[np.int64], weights: Array, penalty: float, count: int = 4) -> Array:
    """Weights (classes, features + 1) of a softmax over classes; the last column is the bias, free of the penalty."""
    with_bias = np.hstack([rows, np.ones((len(rows), 1))])
    wanted = np.eye(count)[classes]
    free = np.ones(with_bias.shape[1])
    free[-1] = 0.0

    def loss(point: Array) -> tuple[float, Array]:
        matrix = point.reshape(count, -1)
        scores = with_bias @ matrix.T
        logs = scores - logsumexp(scores, axis=1, keepdims=True)
        total = -(weights[:, None] * wanted * logs).sum() + penalty * (matrix**2 * free).sum() / 2
        gradient = ((np.exp(logs) - wanted) * weights[:, None]).T @ with_bias + penalty * matrix * free
        return float(total), gradient.ravel()

    found = minimize(loss, np.zeros(count * with_bias.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 1000})
    return np.asarray(found.x, dtype=np.float64).reshape(count, -1)
