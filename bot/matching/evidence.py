"""Collect what speaks for each passage: words in common, wordings that resemble the message, runs of words."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from rapidfuzz import fuzz

from bot.matching.index import Entry, Index
from bot.matching.runs import NO_RUN, Run, adjacent, longest_run
from bot.matching.understood import Understood, Word
from bot.matching.wordings import Asked, Wording

CANDIDATES = 24
"""Passages that are looked at closely enough to be ranked."""
CLOSE = 12
"""Passages whose order of words is compared."""
PHRASED = 0.15
"""Score of the classifier from which a topic's passages are looked at for that alone."""
WHOLE = 0.97
"""Share of a wording's weight from which it stands in a message as a whole."""
HALF = 0.5
"""Share of a message's weight that a passage's own words need for it to be quoted."""
DIGITS = 1e-6
"""Likenesses that differ by less are the same."""
Shares = tuple[float, float, float, float]
"""Of the message's weight: in a passage's own words, in its topics' words, in its questions', in any of these."""
NO_SHARES: Shares = (0.0, 0.0, 0.0, 0.0)
SHORTEST_RUN = 3
"""Words that follow each other as in a passage by no chance."""
LONG_RUN = 5
"""Words in one piece that are no subject: "on the chemical attack" names one, whose words these are or not."""
LONGEST_COMPARED = 128
"""Characters of a message that are compared letter by letter."""


class Alike(NamedTuple):
    """How much a wording resembles the message."""

    likeness: float
    """Harmonic mean of both shares."""
    brevity: int
    """How much shorter than others its text is: of those as like, the tersest counts."""
    wording: Wording
    message: float
    """Share of the message's weight that the wording explains."""
    whole: float
    """Share of the wording's weight that the message explains."""


class Evidence(NamedTuple):
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


NO_ORDER = (NO_RUN, 0.0, 0.0, 0.0)
"""The last four of `Evidence`, where the order of words was not compared."""
_LIKENESS: Callable[[Alike], tuple[float, int]] = itemgetter(0, 1)


def collect(understood: Understood, index: Index) -> tuple[Evidence, ...]:
    """Evidence for the best candidates, in library order."""
    shares = _shares(understood, index)
    likest, whole = _wordings(understood, index)
    phrased = index.classifier.scores(understood.terms)
    found = []
    candidates = _candidates(shares, likest, phrased, understood, index)
    close = _close(candidates, shares)
    for at in candidates:
        share, topics = shares.get(at, NO_SHARES), index.entries[at].passage.topics
        first = likest.get(topics[0]) if topics else None
        found.append(
            Evidence(
                at,
                *share,
                max([likest[topic] for topic in topics if topic in likest], key=_LIKENESS, default=None),
                first.likeness if first else 0.0,
                likest.get(at),
                max([whole[each] for each in (at, *topics) if each in whole], key=_weight, default=None),
                max([phrased.get(topic, 0.0) for topic in topics], default=0.0),
                *(_order(at, understood, index) if at in close else NO_ORDER),
            )
        )
    return tuple(found)


def _shares(understood: Understood, index: Index) -> dict[int, Shares]:
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


def _wordings(understood: Understood, index: Index) -> tuple[dict[Asked, Alike], dict[Asked, Alike]]:
    """What may be asked for -> the wording for it that is most like the message, and the weightiest one in it.

    Of those as like, the tersest. A wording is in the message where that has all of it.
    """
    total = understood.weight or 1.0
    likest: dict[Asked, Alike] = {}
    whole: dict[Asked, Alike] = {}
    for at, (shared, known) in _shared_weights(understood, index).items():
        if shared <= 0 or known <= 0:
            continue
        wording = index.wordings[at]
        asked = wording.asked
        message = shared / total if shared < total else 1.0
        share = known / wording.weight if known < wording.weight else 1.0
        likeness = 2 * message * share / (message + share)
        best = likest.get(asked)
        if best is None or likeness > best.likeness - DIGITS or share >= WHOLE:  # rounding is slow, most are far behind
            alike = Alike(round(likeness, 6), -len(wording.text), wording, message, share)
            if best is None or _LIKENESS(alike) >= _LIKENESS(best):
                likest[asked] = alike
            if share >= WHOLE and (asked not in whole or wording.weight >= whole[asked].wording.weight):
                whole[asked] = alike
    return likest, whole


def _shared_weights(understood: Understood, index: Index) -> dict[int, tuple[float, float]]:
    """Position of a wording -> weight of the message's words that it shares, and of its own words that these are."""
    found: dict[int, tuple[float, float]] = {}
    for word in understood.content:
        for meaning in word.meanings:
            sure = meaning.likeness**2
            shared, known = word.weight * sure, index.weights[meaning.term] * sure
            for at in index.wordings_with.get(meaning.term, ()):
                if at in found:
                    before = found[at]
                    found[at] = before[0] + shared, before[1] + known
                else:
                    found[at] = shared, known
    return found


def _candidates(
    shares: Mapping[int, Shares],
    likest: Mapping[Asked, Alike],
    phrased: Mapping[str, float],
    understood: Understood,
    index: Index,
) -> list[int]:
    points: dict[int, float] = defaultdict(float, {at: each[3] for at, each in shares.items()})
    for asked, alike in likest.items():
        if isinstance(asked, int):
            points[asked] += alike.likeness
        else:
            _add(points, index.of_topic[asked], 0.5 * alike.likeness)
    for topic, score in phrased.items():
        if score >= PHRASED:
            _add(points, index.of_topic[topic], score)
    if understood.asked:
        theirs = (at for at, entry in enumerate(index.entries) if entry.carries(understood.asked.person))
        _add(points, theirs, 0.5)
    points = {
        at: each
        for at, each in points.items()
        if _can_be_meant(index.entries[at], understood)
        or _is_quoted(shares.get(at, NO_SHARES)[0], at, understood, index)
    }
    return sorted(sorted(points, key=lambda at: (-points[at], at))[:CANDIDATES])


def _add(points: dict[int, float], positions: Iterable[int], more: float) -> None:
    for at in positions:
        points[at] += more


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


def _weight(alike: Alike) -> float:
    return alike.wording.weight


def _close(candidates: Sequence[int], shares: Mapping[int, Shares]) -> set[int]:
    """Those whose order of words is worth comparing: that have words of the message, the ones with most first."""
    best = sorted(candidates, key=lambda at: -_own_and_either(shares.get(at, NO_SHARES)))[:CLOSE]
    return {at for at in best if at in shares and shares[at][0] > 0}


def _own_and_either(shares: Shares) -> float:
    return shares[3] + shares[0]


def _order(at: int, understood: Understood, index: Index) -> tuple[Run, float, float, float]:
    """The last four of `Evidence`."""
    entry = index.entries[at]
    run = longest_run(understood, entry.places)
    return (
        run,
        min(1.0, run.length / max(1, understood.rest)) if run.length >= SHORTEST_RUN else 0.0,
        adjacent(understood, entry),
        fuzz.partial_ratio(understood.folded[:LONGEST_COMPARED], entry.folded) / 100,
    )
