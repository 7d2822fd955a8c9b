"""Collect what speaks for each passage: words in common, wordings that resemble the message, runs of words."""

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.matching.index import Entry, Index
from bot.matching.runs import NO_RUN, Run, adjacent, longest_run
from bot.matching.understood import Understood, Word
from bot.matching.wordings import Wording

CANDIDATES = 48
"""Passages that are looked at closely enough to be ranked."""
CLOSE = 12
"""Passages whose order of words is compared."""
PHRASED = 0.15
"""Score of the classifier from which a topic's passages are looked at for that alone."""
WHOLE = 0.97
"""Share of a wording's weight from which it stands in a message as a whole."""
HALF = 0.5
"""Share of a message's weight that a passage's own words need for it to be quoted."""
NO_SHARES = (0.0, 0.0, 0.0, 0.0)
SHORTEST_RUN = 3
"""Words that follow each other as in a passage by no chance."""
LONG_RUN = 5
"""Words in one piece that are no subject: "on the chemical attack" names one, whose words these are or not."""
LONGEST_COMPARED = 128
"""Characters of a message that are compared letter by letter."""


@dataclass(frozen=True, slots=True)
class Alike:
    """How much a wording resembles the message."""

    wording: Wording
    message: float
    """Share of the message's weight that the wording explains."""
    whole: float
    """Share of the wording's weight that the message explains."""

    @property
    def likeness(self) -> float:
        """Harmonic mean of both shares."""
        return 2 * self.message * self.whole / (self.message + self.whole)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a message and a passage have in common. Shares are of the weight of the message's content words."""

    at: int
    """The passage's position in the library."""
    own: float = 0.0
    topic: float = 0.0
    question: float = 0.0
    either: float = 0.0
    """By the best of these three, word by word."""
    alias: Alike | None = None
    """The wording of one of its topics that resembles the message most."""
    primary: float = 0.0
    """How much the wordings of its primary topic resemble the message."""
    asked: Alike | None = None
    """The question that it answers and that resembles the message most."""
    contained: Alike | None = None
    """The weightiest wording of its topics and questions that stands in the message as a whole."""
    phrased: float = 0.0
    """How much all the message's words, fillers too, ask for its topics, as their classifier has it."""
    run: Run = NO_RUN
    verbatim: float = 0.0
    """Share of all the message's words in that run, the name of a speaker aside; 0 for a run of a word or two."""
    adjacent: float = 0.0
    """Share of the neighbouring content words that are neighbours in the passage as well."""
    alike: float = 0.0
    """rapidfuzz's partial_ratio, 0 to 1."""


def collect(understood: Understood, index: Index) -> tuple[Evidence, ...]:
    """Evidence for the best candidates, in library order."""
    shares = _shares(understood, index)
    alike = _wordings(understood, index)
    rising = sorted(alike, key=lambda one: (round(one.likeness, 6), -len(one.wording.text)))
    by_topic, by_passage = _best_wordings(rising)
    whole_topic, whole_passage = _whole_wordings(alike)
    phrased = index.classifier.scores(understood.terms)
    found = []
    for at in _candidates(shares, _topic_points(by_topic, phrased), by_passage, understood, index):
        entry = index.entries[at]
        alias, primary = _alias(entry, by_topic), _primary(entry, by_topic)
        contained = _weightiest([whole_passage.get(at), *map(whole_topic.get, entry.passage.topics)])
        best = max((phrased.get(each, 0.0) for each in entry.passage.topics), default=0.0)
        found.append(Evidence(at, *shares.get(at, NO_SHARES), alias, primary, by_passage.get(at), contained, best))
    return _with_order(found, understood, index)


def _shares(understood: Understood, index: Index) -> dict[int, tuple[float, float, float, float]]:
    """Position of a passage -> share of the message's weight in its own words, topics, questions, any of these."""
    total = understood.weight or 1.0
    sums: dict[int, list[float]] = {}
    for word in understood.content:
        for at, strengths in _strengths(word, index).items():
            each = sums.setdefault(at, [0.0, 0.0, 0.0, 0.0])
            for position, strength in enumerate(strengths):
                each[position] += strength * word.weight / total
            each[3] += max(strengths) * word.weight / total
    return {at: (each[0], each[1], each[2], each[3]) for at, each in sums.items()}


def _strengths(word: Word, index: Index) -> dict[int, tuple[float, float, float]]:
    found: dict[int, tuple[float, float, float]] = {}
    for meaning in word.meanings:
        sure = meaning.likeness**2
        for posting in index.postings.get(meaning.term, ()):
            own, topic, question = found.get(posting.at, (0.0, 0.0, 0.0))
            found[posting.at] = (
                max(own, sure * posting.own),
                max(topic, sure * posting.topic),
                max(question, sure * posting.question * 0.9),
            )
    return found


def _wordings(understood: Understood, index: Index) -> list[Alike]:
    """All wordings that share a word with the message."""
    total = understood.weight or 1.0
    shared: dict[int, float] = defaultdict(float)
    whole: dict[int, float] = defaultdict(float)
    for word in understood.content:
        for meaning in word.meanings:
            sure = meaning.likeness**2
            for position in index.wordings_with.get(meaning.term, ()):
                shared[position] += word.weight * sure
                whole[position] += index.weights[meaning.term] * sure
    return [
        Alike(
            index.wordings[position],
            min(1.0, weight / total),
            min(1.0, whole[position] / (index.wordings[position].weight or 1.0)),
        )
        for position, weight in shared.items()
        if weight > 0 and whole[position] > 0
    ]


def _best_wordings(found: Iterable[Alike]) -> tuple[dict[str, Alike], dict[int, Alike]]:
    """The last one of each topic and of each passage."""
    by_topic: dict[str, Alike] = {}
    by_passage: dict[int, Alike] = {}
    for each in found:
        if each.wording.topic is not None:
            by_topic[each.wording.topic] = each
        elif each.wording.passage is not None:
            by_passage[each.wording.passage] = each
    return by_topic, by_passage


def _whole_wordings(found: Sequence[Alike]) -> tuple[dict[str, Alike], dict[int, Alike]]:
    """The same for the weightiest wordings that stand in the message as a whole."""
    return _best_wordings(sorted((each for each in found if each.whole >= WHOLE), key=_weight))


def _weight(alike: Alike) -> float:
    return alike.wording.weight


def _weightiest(found: Iterable[Alike | None]) -> Alike | None:
    return max((each for each in found if each), key=_weight, default=None)


def _alias(entry: Entry, by_topic: Mapping[str, Alike]) -> Alike | None:
    """The wording of the passage's topics that is most like the message; of those as like, the tersest."""
    found = [by_topic[topic] for topic in entry.passage.topics if topic in by_topic]
    return max(found, key=lambda each: (round(each.likeness, 6), -len(each.wording.text)), default=None)


def _primary(entry: Entry, by_topic: Mapping[str, Alike]) -> float:
    """How much the wordings of the passage's primary topic are like the message."""
    found = by_topic.get(entry.passage.topics[0]) if entry.passage.topics else None
    return found.likeness if found else 0.0


def _topic_points(by_topic: Mapping[str, Alike], phrased: Mapping[str, float]) -> dict[str, float]:
    points = {topic: score for topic, score in phrased.items() if score >= PHRASED}
    for topic, alike in by_topic.items():
        points[topic] = points.get(topic, 0.0) + 0.5 * alike.likeness
    return points


def _candidates(
    shares: Mapping[int, tuple[float, float, float, float]],
    topics: Mapping[str, float],
    by_passage: Mapping[int, Alike],
    understood: Understood,
    index: Index,
) -> list[int]:
    points: dict[int, float] = {at: each[3] for at, each in shares.items()}
    for at, alike in by_passage.items():
        points[at] = points.get(at, 0.0) + alike.likeness
    for topic, each in topics.items():
        for at in index.of_topic[topic]:
            points[at] = points.get(at, 0.0) + each
    if understood.asked:
        for at, entry in enumerate(index.entries):
            if entry.passage.speaker == understood.asked.person:
                points[at] = points.get(at, 0.0) + 0.5
    points = {
        at: each
        for at, each in points.items()
        if _can_be_meant(index.entries[at], understood)
        or _is_quoted(shares.get(at, NO_SHARES)[0], at, understood, index)
    }
    return sorted(sorted(points, key=lambda at: (-points[at], at))[:CANDIDATES])


def _can_be_meant(entry: Entry, understood: Understood) -> bool:
    """Whether a passage is the asked person's, or names the person; where nobody is asked for, every passage."""
    if understood.asked is None or not understood.is_about_asked:
        return True
    person = understood.asked.person
    return entry.carries(person) or (not understood.asks_on and person in entry.names)


def _is_quoted(own: float, at: int, understood: Understood, index: Index) -> bool:
    """Whether a passage has the very words that the message puts into somebody's mouth, or all that tell."""
    if own < HALF or understood.rest < (LONG_RUN if understood.asks_on else SHORTEST_RUN):
        return False
    entry = index.entries[at]
    if understood.asks_on:
        return longest_run(understood, entry.places).length >= understood.rest
    if len(understood.content) >= SHORTEST_RUN and all(_stands_in(word, entry) for word in understood.content):
        return True
    return longest_run(understood, entry.places).length >= min(understood.rest, LONG_RUN)


def _stands_in(word: Word, entry: Entry) -> bool:
    return any(meaning.term in entry.places for meaning in word.meanings)


def _with_order(found: list[Evidence], understood: Understood, index: Index) -> tuple[Evidence, ...]:
    """Word order and letters for the best candidates."""
    close = set(sorted(range(len(found)), key=lambda n: -(found[n].either + found[n].own))[:CLOSE])
    return tuple(
        _ordered(each, understood, index) if n in close and each.own > 0 else each for n, each in enumerate(found)
    )


def _ordered(evidence: Evidence, understood: Understood, index: Index) -> Evidence:
    entry = index.entries[evidence.at]
    run = longest_run(understood, entry.places)
    return dataclasses.replace(
        evidence,
        run=run,
        verbatim=min(1.0, run.length / max(1, understood.rest)) if run.length >= SHORTEST_RUN else 0.0,
        adjacent=adjacent(understood, entry),
        alike=fuzz.partial_ratio(understood.folded[:LONGEST_COMPARED], entry.folded) / 100,
    )
