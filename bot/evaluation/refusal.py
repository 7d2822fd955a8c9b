"""How well scores tell messages that have a right answer from those that have none."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, inf, nextafter

from bot.evaluation.contest import First
from bot.evaluation.examples import FOLDS, Example

Tried = tuple[Example, First]
"""A message, and what was put first for it."""


@dataclass(frozen=True, slots=True)
class Point:
    """What comes of accepting from some score on. Shares between 0 and 1."""

    right: float
    """Accepted with the right one first, of the messages that have a right answer."""
    wrong: float
    """Accepted with another first, of the same."""
    refused: float
    """Of the messages that have none."""


def first_right(tried: Sequence[Tried]) -> float:
    """The share of right ones first, of the messages that have a right answer, whatever the score."""
    on = [first.at in each.right for each, first in tried if each.right]
    return sum(on) / max(1, len(on))


def area(tried: Sequence[Tried]) -> float:
    """Area under the curve (ROC) of the scores, messages with a right answer against those without.

    That is how often one of the first scores higher than one of the second; a tie counts half (Mann and Whitney).
    Whether the right one stands first plays no part. 0.5 where either kind is missing.
    """
    on = [first.score for each, first in tried if each.right]
    off = [first.score for each, first in tried if not each.right]
    if not on or not off:
        return 0.5
    higher = sum((one > other) + (one == other) / 2 for one in on for other in off)
    return higher / (len(on) * len(off))


def threshold(tried: Sequence[Tried], refused: float) -> float:
    """The least score from which accepting refuses at least this share of the messages without a right answer."""
    off = sorted(first.score for each, first in tried if not each.right)
    missed = ceil(refused * len(off))
    return nextafter(off[missed - 1], inf) if missed else 0.0


def at_threshold(tried: Sequence[Tried], refused: float) -> Point:
    """What comes of such a threshold on messages that it was not chosen by.

    The messages with a right answer and those without are each dealt into folds in their order; each fold is judged by
    the threshold of the other ones.
    """
    dealt = _dealt(tried)
    accepted: list[tuple[Example, First, bool]] = []
    for fold in dealt:
        least = threshold([each for other in dealt if other is not fold for each in other], refused)
        accepted += [(each, first, first.score >= least) for each, first in fold]
    on = [(first.at in each.right, is_accepted) for each, first, is_accepted in accepted if each.right]
    off = [is_accepted for each, _, is_accepted in accepted if not each.right]
    return Point(
        right=on.count((True, True)) / max(1, len(on)),
        wrong=on.count((False, True)) / max(1, len(on)),
        refused=off.count(False) / max(1, len(off)),
    )


def _dealt(tried: Sequence[Tried]) -> list[list[Tried]]:
    on = [each for each in tried if each[0].right]
    off = [each for each in tried if not each[0].right]
    return [[*on[fold::FOLDS], *off[fold::FOLDS]] for fold in range(FOLDS)]
