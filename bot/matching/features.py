"""Turn evidence into numbers: a row of `PASSAGE` for the ranking, a row of `MESSAGE` for the gate."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from bot.library.models import Kind
from bot.matching.evidence import Evidence
from bot.matching.index import Index
from bot.matching.languages import zipf
from bot.matching.lexicon import rarity
from bot.matching.people import nation_of
from bot.matching.understood import Understood, Word

LONG_RUN = 8
"""A run of so many words leaves no doubt."""
A_QUOTATION = 3.0
"""Weight of content words from which a message can be a quotation."""
ALIKE_BY_CHANCE = 0.4
"""rapidfuzz's partial_ratio of texts that have nothing to do with each other."""
MOST_COUNTED = 4
"""Words that are counted."""
A_LEAD = 0.25
"""By so much a topic's classifier puts it clearly ahead of another."""
TELLING_TOPIC = 0.8
"""Strength of a topic's word that several of its aliases have."""


def passage_rows(found: Sequence[Evidence], understood: Understood, index: Index) -> list[list[float]]:
    """A row of `PASSAGE` for each piece of evidence."""
    best_own = max((each.own for each in found), default=0.0) or 1.0
    best_either = max((each.either for each in found), default=0.0) or 1.0
    asking = _Asking.of(understood)
    return [
        [
            *_shared(each),
            each.own / best_own,
            each.either / best_either,
            *_wordings(each),
            *_order(each),
            _best_place(each, index),
            *_speaker(each, asking, index),
            float(bool(understood.wants) and understood.wants <= index.entries[each.at].tells),
        ]
        for each in found
    ]


def _shared(each: Evidence) -> tuple[float, ...]:
    return each.own, each.topic, each.question, each.either


def _wordings(each: Evidence) -> tuple[float, ...]:
    alias, asked = each.alias, each.asked
    return (
        alias.likeness if alias else 0.0,
        each.primary,
        alias.message if alias else 0.0,
        alias.whole if alias else 0.0,
        asked.likeness if asked else 0.0,
        asked.message if asked else 0.0,
        asked.whole if asked else 0.0,
        *_contained(each),
        min(1.0, each.phrased) / A_LEAD,
    )


def _contained(each: Evidence) -> tuple[float, ...]:
    """Weight of the wording that stands in the message as a whole: of one word, or of several."""
    if each.contained is None:
        return 0.0, 0.0
    weight = min(2.0, each.contained.wording.weight) / 2
    several = len(each.contained.wording.terms) > 1
    return (0.0, weight) if several else (weight, 0.0)


def _order(each: Evidence) -> tuple[float, ...]:
    return (
        each.run.weight,
        min(1.0, max(0, each.run.length - 1) / LONG_RUN),
        each.verbatim,
        each.adjacent,
        max(0.0, each.alike - ALIKE_BY_CHANCE) / (1 - ALIKE_BY_CHANCE),
    )


def _best_place(each: Evidence, index: Index) -> float:
    """How early the passage stands in the topic that the message resembles: 1 for the first."""
    if each.alias is None or each.alias.wording.topic is None:
        return 0.0
    return 1 / (1 + index.of_topic[each.alias.wording.topic].index(each.at))


@dataclass(frozen=True, slots=True)
class _Asking:
    """Whom a message asks for, and how, as far as it is the same for every passage."""

    asked: str | None
    strength: float
    others: frozenset[str]
    """Who is named beside."""
    is_short: bool
    is_quotation: bool
    own_words: bool

    @classmethod
    def of(cls, understood: Understood) -> Self:
        asked = understood.asked
        return cls(
            asked.person if asked else None,
            understood.strength,
            frozenset(named.person for named in understood.named if named is not asked),
            understood.is_short,
            understood.weight > A_QUOTATION,
            understood.own_words,
        )


def _speaker(each: Evidence, asking: _Asking, index: Index) -> tuple[float, ...]:
    entry = index.entries[each.at]
    passage, strength = entry.passage, asking.strength
    is_match = asking.asked is not None and passage.speaker == asking.asked
    is_mismatch = asking.asked is not None and not is_match
    return (
        strength * is_match,
        float(is_match),
        strength * (is_match and asking.is_short),
        strength * is_mismatch,
        float(is_mismatch),
        strength * (is_mismatch and asking.is_short),
        strength * each.own * (is_mismatch and asking.is_quotation),
        strength * each.verbatim * is_mismatch,
        float(is_mismatch and asking.asked in entry.names),
        float(passage.speaker is None),
        float(passage.speaker in asking.others),
        float(asking.asked is not None and passage.via == asking.asked),
        float(asking.own_words and passage.kind is Kind.DIRECT),
        _lacks_named(each.at, asking.others, index),
    )


def _lacks_named(at: int, others: frozenset[str], index: Index) -> float:
    """Whether it names nobody of those whom the message names beside who is asked for."""
    return float(bool(others) and at >= 0 and others.isdisjoint(index.entries[at].names))


@dataclass(frozen=True, slots=True)
class Ranked:
    """Evidence with the ranking's score and its share among all candidates."""

    evidence: Evidence
    score: float
    share: float
    """Of the softmax over all candidates: which is right, if one is."""


NO_CANDIDATE = Ranked(Evidence(-1), 0.0, 0.0)


def message_row(ranked: Sequence[Ranked], understood: Understood, index: Index) -> list[float]:
    """A row of `MESSAGE`. `ranked`: the best first."""
    first = ranked[0] if ranked else NO_CANDIDATE
    best = first.evidence
    return [
        *_lead(ranked or [NO_CANDIDATE], index),
        *_shared(best),
        *_wordings(best),
        *_order(best),
        max((each.evidence.either for each in ranked), default=0.0),
        best.either**2,
        max((alike.likeness for alike in (best.alias, best.asked) if alike), default=0.0) ** 2,
        max((alike.message for alike in (best.alias, best.asked) if alike), default=0.0) ** 2,
        *_words(best, understood, index),
        *_persons(best, understood, index),
        _lacks_named(best.at, _Asking.of(understood).others, index),
        float(_names_another_nation(understood, index)),
        float(understood.stranger is not None),
        float(understood.personal),
        float(_is_lone(understood)),
        float(_is_lone(understood) and understood.personal),
        float(understood.asks),
        float(understood.foreign),
        float(best.at >= 0 and not understood.wants <= index.entries[best.at].tells),
    ]


def _names_another_nation(understood: Understood, index: Index) -> bool:
    """Whether it names a nation that the library does not speak of."""
    nations = filter(None, map(nation_of, (word.text for word in understood.content if not word.meanings)))
    return not index.nations.issuperset(nations)


def _is_lone(understood: Understood) -> bool:
    """Whether a single word of content stands in a sentence that does not just ask for it by its name."""
    return len(understood.content) == 1 and not understood.names_only


def _lead(ranked: Sequence[Ranked], index: Index) -> tuple[float, ...]:
    """How far the first is ahead: of the second, and of the best one that shares no topic with it."""
    first = ranked[0]
    topics = set(index.entries[first.evidence.at].passage.topics) if first.evidence.at >= 0 else set()
    other = next(
        (each for each in ranked[1:] if topics.isdisjoint(index.entries[each.evidence.at].passage.topics)), None
    )
    return (
        first.score / 10,
        min(1.0, (first.score - ranked[1].score) / 5) if len(ranked) > 1 else 1.0,
        min(1.0, (first.score - other.score) / 5) if other else 1.0,
        first.share,
        sum(each.share for each in ranked[:4]),
    )


def _words(best: Evidence, understood: Understood, index: Index) -> tuple[float, ...]:
    """What the library explains of the message, and what nothing explains."""
    content = understood.content
    total = understood.weight or 1.0
    unknown = [word for word in content if not word.meanings]
    strengths = {word: _strength(word, best, index) for word in content if word.meanings}
    explained = [word for word, strength in strengths.items() if strength > 0]
    beside = [word for word, strength in strengths.items() if strength == 0]
    guessed = [word for word in explained if word.is_guess]
    unknown_share = sum(word.weight for word in unknown) / total
    telling = max((word.weight for word in explained), default=0.0)
    return (
        unknown_share,
        min(1.0, sum(rarity(word.text) for word in unknown) / 2),
        max((rarity(word.text) for word in unknown), default=0.0),
        min(MOST_COUNTED, len(unknown)) / MOST_COUNTED,
        unknown_share * understood.foreign,
        unknown_share * understood.strength,
        sum(word.weight for word in beside) / total,
        max((word.weight for word in beside), default=0.0),
        sum(word.weight * (1 - word.meanings[0].likeness) for word in guessed) / total,
        sum(word.weight for word in guessed if zipf(word.text)) / total,
        telling,
        max((word.weight for word in explained if strengths[word] >= TELLING_TOPIC), default=0.0),
        max((rarity(word.text) for word in explained if not word.is_guess), default=0.0),
        telling - max((word.weight for word in unknown), default=0.0),
        min(MOST_COUNTED, len(explained)) / MOST_COUNTED,
        float(len(explained) <= 1 < len(content)),
        min(1.0, best.either * understood.weight / 3),
        sum(word.weight for word in content if word.is_excluded) / total,
        max(0.0, _in_excluded(understood, index) - best.either),
        float(not content and not understood.asked),
    )


def _in_excluded(understood: Understood, index: Index) -> float:
    """The greatest share of the message's weight that one excluded part has."""
    shares: dict[int, float] = defaultdict(float)
    for word in understood.content:
        for at in index.excluded_with.get(understood.terms[word.at], ()):
            shares[at] += word.weight
    return max(shares.values(), default=0.0) / (understood.weight or 1.0)


def _strength(word: Word, best: Evidence, index: Index) -> float:
    """How much the first passage's own words, topics or questions explain a word."""
    return max(
        (
            max(posting.own, posting.topic, posting.question) * meaning.likeness
            for meaning in word.meanings
            for posting in index.postings.get(meaning.term, ())
            if posting.at == best.at
        ),
        default=0.0,
    )


def _persons(best: Evidence, understood: Understood, index: Index) -> tuple[float, ...]:
    asked, strength = understood.asked, understood.strength
    speaker = index.entries[best.at].passage.speaker if best.at >= 0 else None
    is_match = asked is not None and speaker == asked.person
    return (
        float(asked is not None),
        strength,
        strength * understood.is_bare,
        strength * is_match,
        strength * (asked is not None and not is_match),
        strength
        * (asked is not None and not is_match and best.at >= 0 and asked.person in index.entries[best.at].names),
        strength * max(0.0, 0.5 - best.either * understood.weight) * (not understood.is_bare),
        float(any(named.person in index.library.mentioned for named in understood.named)),
    )
