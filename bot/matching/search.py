"""Look a text up: everything from its words to ranked passages with their odds, kept as values."""

import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from bot.matching.evidence import WHOLE, Evidence, collect
from bot.matching.features import Ranked, message_row, passage_rows
from bot.matching.index import Index
from bot.matching.model import Model, Odds, softmax
from bot.matching.understood import Understood

NAME_OF_A_TOPIC = 2
"""Words of content that a topic's name has at most; longer wordings ask for something particular."""
LAST = sys.maxsize


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
    return Found(understood, _as_listed(ranked, understood, index), odds, _scores(ranked, odds, model))


def rank(understood: Understood, index: Index) -> tuple[Ranked, ...]:
    """The candidates, the best first."""
    found = collect(understood, index)
    return by_score(found, [index.model.score(row) for row in passage_rows(found, understood, index)])


def by_score(found: Sequence[Evidence], scores: Sequence[float]) -> tuple[Ranked, ...]:
    """These candidates with these scores, the best first."""
    ranked = [Ranked(*each) for each in zip(found, scores, softmax(scores), strict=True)]
    return tuple(sorted(ranked, key=lambda each: (-each.score, each.evidence.at)))


def _as_listed(ranked: tuple[Ranked, ...], understood: Understood, index: Index) -> tuple[Ranked, ...]:
    """The same with a topic's passages first, in its order, where the message is nothing but a name of that topic.

    "korea" is then answered like /korea, whichever passage has the word most often. Of somebody's words on it the
    newest article's come first; where they stand in one article, the best.
    """
    alias = ranked[0].evidence.alias if ranked else None
    if alias is None or alias.wording.topic is None or alias.likeness < WHOLE:
        return ranked
    if len(alias.wording.terms) > NAME_OF_A_TOPIC or understood.quotes or ranked[0].evidence.verbatim:
        return ranked
    if _has_the_name(ranked[0].evidence, alias.wording.topic, index):
        return ranked
    order = _order(alias.wording.topic, understood, index)
    return tuple(sorted(ranked, key=lambda each: order.index(each.evidence.at) if each.evidence.at in order else LAST))


def _has_the_name(evidence: Evidence, topic: str, index: Index) -> bool:
    """Whether a passage that is mainly on the topic has the whole message in its words; all of it in one article."""
    is_on = evidence.run.weight >= WHOLE and index.entries[evidence.at].is_on(topic)
    return is_on and len({index.entries[at].passage.article for at in index.of_topic[topic]}) == 1


def _order(topic: str, understood: Understood, index: Index) -> list[int]:
    """Positions of a topic's passages, newest articles first; of somebody's, where several articles have some."""
    order = list(index.of_topic[topic])
    if understood.asked is None:
        return order
    theirs = [at for at in order if index.entries[at].carries(understood.asked.person)]
    return theirs if len({index.entries[at].passage.article for at in theirs}) > 1 else []


def _scores(ranked: tuple[Ranked, ...], odds: Odds, model: Model) -> tuple[float, ...]:
    scores: list[float] = []
    for at, each in enumerate(ranked):
        score = odds.first if at == 0 else model.page(odds, ranked[0].score - each.score, math.log(each.share + 1e-9))
        scores.append(min(score, scores[-1]) if scores else score)
    return tuple(scores)
