"""What different ways to search put first for a message, and how good that is by one measure for all."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process

from bot.evaluation.examples import FOLDS, Example
from bot.evaluation.marks import ALWAYS
from bot.matching.decision import Answer, Question
from bot.matching.index import Index
from bot.matching.respond import respond


@dataclass(frozen=True, slots=True)
class First:
    """What a search puts first."""

    at: int | None
    """Position of the passage; none where nothing is found."""
    score: float


Searcher = Callable[[str], First]

RATIOS: Mapping[str, Callable[..., float]] = {
    "WRatio": fuzz.WRatio,
    "partial_ratio": fuzz.partial_ratio,
    "token_set_ratio": fuzz.token_set_ratio,
}
"""Of rapidfuzz."""


def searchers(index: Index) -> dict[str, Searcher]:
    """This project's search and rapidfuzz's ratios, over the same passages."""
    return {"Verbatim": _verbatim(index), **{name: _by_ratio(ratio, index) for name, ratio in RATIOS.items()}}


def _verbatim(index: Index) -> Searcher:
    positions = {entry.passage.id: at for at, entry in enumerate(index.entries)}

    def search(text: str) -> First:
        decision = respond(Question(text), ALWAYS, index)
        if not isinstance(decision, Answer):
            return First(None, 0.0)
        return First(positions[decision.hits[0].passage.id], decision.hits[0].score)

    return search


def _by_ratio(ratio: Callable[..., float], index: Index) -> Searcher:
    passages = [default_process(entry.passage.text) for entry in index.entries]

    def search(text: str) -> First:
        found = process.extractOne(default_process(text), passages, scorer=ratio)
        return First(found[2], found[1] / 100) if found else First(None, 0.0)

    return search


@dataclass(frozen=True, slots=True)
class Quality:
    """Shares between 0 and 1, at thresholds that were chosen without the messages that they judge."""

    first_right: float
    """Right passages first, of the messages that have a right one, whatever the score."""
    overall: float
    """Messages that are answered rightly or, where no answer is right, not at all."""
    false_answers: float
    """Answers, of the messages that should get none."""
    wrong_passages: float
    """Answers with a wrong passage, of the messages that have a right one."""


def quality(examples: Sequence[Example], firsts: Sequence[First]) -> Quality:
    """How good it is to answer with these firsts, from the score on that is best on the other messages."""
    thresholds = _thresholds(examples, firsts)
    judged = list(zip(examples, firsts, thresholds, strict=True))
    on = [(first.at in each.right, first.score >= threshold) for each, first, threshold in judged if each.right]
    off = [first.score >= threshold for each, first, threshold in judged if not each.right]
    points = sum(is_right and is_answered for is_right, is_answered in on) + off.count(False)
    return Quality(
        first_right=sum(is_right for is_right, _ in on) / max(1, len(on)),
        overall=points / max(1, len(judged)),
        false_answers=off.count(True) / max(1, len(off)),
        wrong_passages=on.count((False, True)) / max(1, len(on)),
    )


def _thresholds(examples: Sequence[Example], firsts: Sequence[First]) -> list[float]:
    """For each message the threshold that is best on the other folds; messages of one group share theirs."""
    groups = sorted({each.group for each in examples})
    folds = {group: at % FOLDS for at, group in enumerate(groups)}
    pairs = list(zip(examples, firsts, strict=True))
    by_fold = [best_threshold([pair for pair in pairs if folds[pair[0].group] != fold]) for fold in range(FOLDS)]
    return [by_fold[folds[each.group]] for each in examples]


def best_threshold(pairs: Sequence[tuple[Example, First]]) -> float:
    """The score from which answering gains the most points; between two scores, infinite where silence is best."""
    falling = sorted(pairs, key=lambda pair: -pair[1].score)
    best, most, gained = inf, 0, 0
    for (example, first), (_, following) in pairwise([*falling, (None, First(None, -1.0))]):
        gained += (first.at in example.right) - (not example.right) if example else 0
        if first.score > following.score and gained > most:
            best, most = (first.score + max(0.0, following.score)) / 2, gained
    return best
