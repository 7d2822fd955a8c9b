"""Compare what scores promise with what came true: a reliability diagram and its figures.

The error is the expected calibration error of Naeini, Cooper and Hauskrecht (2015), over bins of equal width; the
Brier score (1950) is the mean squared difference. The bars are 95 % intervals of Wilson (1927).
"""

import dataclasses
import math
from collections.abc import Sequence
from dataclasses import dataclass

from bot.evaluation.marks import ALWAYS, Verdict, judge
from bot.fitting.prepared import Prepared
from bot.matching.decision import Answer
from bot.matching.model import Model
from bot.matching.respond import decide

BINS = 10
CERTAIN = 1.0
"""The score of what is listed rather than guessed: a person's passages for the bare name. Nothing fitted is so sure."""
_DEVIATIONS = 1.959964


@dataclass(frozen=True, slots=True)
class Scored:
    """The score of a message's first hit, and whether that hit was right."""

    score: float
    is_right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Messages whose first hit has a score in one range."""

    start: float
    end: float
    count: int
    score: float
    """Their mean."""
    right: float
    """The share whose first hit is right."""
    low: float
    high: float
    """Between these lies the share that many more such messages would show, 19 times in 20."""


@dataclass(frozen=True, slots=True)
class Reliability:
    """How far scores can be believed."""

    bins: tuple[Bin, ...]
    """Those that hold messages, the lowest first."""
    count: int
    """Without those that were listed."""
    error: float
    """Expected calibration error: by how much score and share of right ones differ, over the bins' messages."""
    brier: float
    listed: int
    """First hits that are certain by rule, not by estimate."""
    listed_right: int


def first_hits(messages: Sequence[Prepared], model: Model) -> list[Scored]:
    """Score and truth of each message's first hit; nothing of messages without one."""
    found = []
    for each in messages:
        index = dataclasses.replace(each.index, model=model)
        decision = decide(each.understood, ALWAYS, index)
        if isinstance(decision, Answer):
            verdict = judge(decision, each.example, index)
            found.append(Scored(decision.hits[0].score, verdict is Verdict.RIGHT))
    return found


def reliability(scored: Sequence[Scored], bins: int = BINS) -> Reliability:
    """Score against share of right ones, in bins of equal width; what is certain by rule is only counted."""
    listed = [each for each in scored if each.score >= CERTAIN]
    scored = [each for each in scored if each.score < CERTAIN]
    sorted_in = [[each for each in scored if _bin_of(each.score, bins) == at] for at in range(bins)]
    filled = tuple(_bin(at / bins, (at + 1) / bins, each) for at, each in enumerate(sorted_in) if each)
    count = max(1, len(scored))
    return Reliability(
        bins=filled,
        count=len(scored),
        error=sum(each.count * abs(each.right - each.score) for each in filled) / count,
        brier=sum((each.is_right - each.score) ** 2 for each in scored) / count,
        listed=len(listed),
        listed_right=sum(each.is_right for each in listed),
    )


def in_words(found: Reliability) -> str:
    """The figures as lines of text."""
    lines = [
        f"{each.start:.1f}-{each.end:.1f} {each.count:6} {each.score:8.3f} {each.right:8.3f}"
        f"   {each.low:.2f}-{each.high:.2f}"
        for each in found.bins
    ]
    head = f"{'score':7} {'count':>6} {'mean':>8} {'right':>8}   95 %"
    total = f"{found.count} first hits; expected calibration error {found.error:.3f}; Brier score {found.brier:.3f}"
    listed = f"listed for a bare name, with the score 1: {found.listed}, {found.listed_right} of them right"
    return "\n".join([head, *lines, total, listed])


def _bin_of(score: float, bins: int) -> int:
    return min(bins - 1, int(score * bins))


def _bin(start: float, end: float, scored: Sequence[Scored]) -> Bin:
    count = len(scored)
    right = sum(each.is_right for each in scored) / count
    low, high = _wilson(right, count)
    return Bin(start, end, count, sum(each.score for each in scored) / count, right, low, high)


def _wilson(share: float, count: int) -> tuple[float, float]:
    square = _DEVIATIONS**2 / count
    middle = share + square / 2
    reach = math.sqrt(square * (share * (1 - share) + square / 4))
    return max(0.0, (middle - reach) / (1 + square)), min(1.0, (middle + reach) / (1 + square))
