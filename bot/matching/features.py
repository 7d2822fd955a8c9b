"""Turn evidence into numbers: one row per passage for the ranking, one per message for the gate."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.library.models import Kind
from bot.matching.evidence import Alike, Evidence
from bot.matching.index import Index
from bot.matching.lexicon import rarity
from bot.matching.understand import Understood

LONG_RUN = 8
"""A run of so many words leaves no doubt."""

PASSAGE = (
    "own", "topic", "question", "either", "own_of_best", "either_of_best",
    "alias", "alias_primary", "alias_message", "alias_whole", "asked", "asked_message", "asked_whole",
    "run", "run_words", "adjacent", "alike", "best_place",
    "match", "match_weak", "mismatch", "mismatch_weak", "mismatch_quoted", "unspoken", "named_inside", "via", "quoted",
)  # fmt: skip
"""What is known of a passage, in this order."""

MESSAGE = (
    "top", "margin", "margin_other", "first_share", "four_share", "own", "topic", "question", "either", "alias",
    "alias_whole", "asked", "asked_whole", "run", "run_words", "adjacent", "alike", "best_match", "unknown",
    "unknown_rare", "unknown_words", "unexplained", "guessed", "telling", "evidence", "named", "named_strongly",
    "name_only", "match", "mismatch", "mentioned", "asks", "foreign", "foreign_unknown", "named_unknown",
    "empty", "excluded", "idle_share", "either_squared", "wording_full", "few_explained",
)  # fmt: skip
"""What is known of a message once its passages are ranked, in this order."""


def passage_rows(found: Sequence[Evidence], understood: Understood, index: Index) -> list[list[float]]:
    """A row of `PASSAGE` for each piece of evidence."""
    best_own = max((each.own for each in found), default=0.0) or 1.0
    best_either = max((each.either for each in found), default=0.0) or 1.0
    return [_passage_row(each, best_own, best_either, understood, index) for each in found]


def _passage_row(
    each: Evidence, best_own: float, best_either: float, understood: Understood, index: Index
) -> list[float]:
    passage = index.entries[each.at].passage
    asked, strength = understood.asked, understood.strength
    is_match = bool(asked) and passage.speaker == asked.person if asked else False
    is_mismatch = bool(asked) and not is_match
    run_words = min(1.0, max(0, each.run.length - 1) / LONG_RUN)
    alias, question = each.alias, each.asked
    others = [one.person for one in understood.named if one is not asked]
    return [
        each.own,
        each.topic,
        each.question,
        each.either,
        each.own / best_own,
        each.either / best_either,
        alias.likeness if alias else 0.0,
        alias.likeness if alias and each.alias_is_primary else 0.0,
        alias.message if alias else 0.0,
        alias.whole if alias else 0.0,
        question.likeness if question else 0.0,
        question.message if question else 0.0,
        question.whole if question else 0.0,
        each.run.weight,
        run_words,
        each.adjacent,
        max(0.0, each.alike - 0.4) / 0.6,
        _best_place(each, index),
        strength if is_match else 0.0,
        1.0 if is_match else 0.0,
        strength if is_mismatch else 0.0,
        1.0 if is_mismatch else 0.0,
        strength * each.own if is_mismatch and understood.weight > 3 else 0.0,  # noqa: PLR2004 - a long message
        1.0 if passage.speaker is None else 0.0,
        1.0 if others and passage.speaker in others else 0.0,
        1.0 if asked and passage.via == asked.person else 0.0,
        1.0 if understood.own_words and passage.kind is Kind.DIRECT else 0.0,
    ]


def _best_place(each: Evidence, index: Index) -> float:
    """How early the passage stands in the topic that the message resembles: 1 for the first."""
    if each.alias is None or each.alias.wording.topic is None:
        return 0.0
    return 1 / (1 + index.of_topic[each.alias.wording.topic].index(each.at))


@dataclass(frozen=True, slots=True)
class Ranked:
    """Evidence with the ranking's score and its share among all candidates."""

    evidence: Evidence
    score: float
    share: float
    """Of the softmax over all candidates: which is right, if one is."""


def message_row(ranked: Sequence[Ranked], understood: Understood, index: Index) -> list[float]:
    """A row of `MESSAGE`. `ranked`: the best first."""
    if not ranked:
        ranked = [Ranked(Evidence(-1), 0.0, 0.0)]
    first = ranked[0]
    best = first.evidence
    total = understood.weight or 1.0
    unknown = [word for word in understood.content if not word.meanings]
    unknown_share = sum(word.weight for word in unknown) / total
    asked = understood.asked
    speaker = index.entries[best.at].passage.speaker if best.at >= 0 else None
    is_match = bool(asked) and asked is not None and speaker == asked.person
    explained = [word for word in understood.content if word.meanings and _explains(best, word, index)]
    wordings = [one for one in (best.alias, best.asked) if one]
    return [
        first.score / 10,
        _margin(ranked, 1) / 5,
        _margin_other(ranked, index) / 5,
        first.share,
        sum(each.share for each in ranked[:4]),
        best.own,
        best.topic,
        best.question,
        best.either,
        best.alias.likeness if best.alias else 0.0,
        best.alias.whole if best.alias else 0.0,
        best.asked.likeness if best.asked else 0.0,
        best.asked.whole if best.asked else 0.0,
        best.run.weight,
        min(1.0, max(0, best.run.length - 1) / LONG_RUN),
        best.adjacent,
        max(0.0, best.alike - 0.4) / 0.6,
        max((each.evidence.either for each in ranked), default=0.0),
        unknown_share,
        min(2.0, sum(rarity(word.text) for word in unknown)) / 2,
        min(4, len(unknown)) / 4,
        1.0 - best.either if understood.content else 0.0,
        sum(word.weight * (1 - word.meanings[0].likeness) for word in explained) / total,
        max((word.weight for word in explained), default=0.0),
        min(3.0, best.either * understood.weight) / 3,
        1.0 if asked else 0.0,
        understood.strength,
        understood.strength if not understood.content else 0.0,
        understood.strength if is_match else 0.0,
        understood.strength if asked and not is_match else 0.0,
        1.0 if any(each.person in index.library.mentioned for each in understood.named) else 0.0,
        1.0 if understood.asks else 0.0,
        1.0 if understood.foreign else 0.0,
        unknown_share if understood.foreign else 0.0,
        unknown_share * understood.strength,
        1.0 if not understood.content and not asked else 0.0,
        sum(word.weight for word in unknown if word.text in index.excluded) / total,
        1.0 - min(1.0, len(understood.content) / max(1, len(understood.words))),
        best.either**2,
        max((one.likeness for one in wordings), default=0.0) ** 2,
        1.0 if len(explained) <= 1 < len(understood.content) else 0.0,
    ]


def _explains(evidence: Evidence, word: object, index: Index) -> bool:
    meanings = word.meanings  # type: ignore[attr-defined]
    return any(posting.at == evidence.at for meaning in meanings for posting in index.postings.get(meaning.term, ()))


def _margin(ranked: Sequence[Ranked], at: int) -> float:
    return min(5.0, ranked[0].score - ranked[at].score) if len(ranked) > at else 5.0


def _margin_other(ranked: Sequence[Ranked], index: Index) -> float:
    """The lead over the best passage that shares no topic with the first."""
    topics = set(index.entries[ranked[0].evidence.at].passage.topics) if ranked[0].evidence.at >= 0 else set()
    for each in ranked[1:]:
        if topics.isdisjoint(index.entries[each.evidence.at].passage.topics):
            return min(5.0, ranked[0].score - each.score)
    return 5.0


def likeness(alike: Alike | None) -> float:
    """Of a wording, 0 where there is none."""
    return alike.likeness if alike else 0.0
