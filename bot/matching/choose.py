"""Decide whether what was found deserves an answer, a choice or a refusal."""

from collections.abc import Iterable

from bot.matching.decision import Answer, Because, Choices, Decision, Hit, Limits, Nothing
from bot.matching.features import Ranked
from bot.matching.grounds import grounds_for
from bot.matching.index import Entry, Index
from bot.matching.search import Found
from bot.matching.suggest import suggest, suggest_about
from bot.matching.understood import Understood

ALIKE = 0.3
"""Likeness from which a message shares a wording's topic."""
A_PAGE = 0.15
"""Probability from which a passage is worth a page behind the first."""
AS_GOOD = 0.4
"""The same for one that comes first where it has somebody's own words, and these are asked for."""
AN_OPENING = 0.3
"""Probability that the first of several choices needs: where none is likelier, none is meant."""
A_CHOICE = 0.02
"""The same for an option."""
A_CREDIT = 4
"""Words of a passage in one piece from which whoever is named with them is credited with them."""


def choose(found: Found, limits: Limits, index: Index) -> Decision:
    """The decision on what was looked up."""
    if not found.ranked:
        return _nothing(found, index)
    if found.odds.first >= limits.answer and index.entries[found.ranked[0].evidence.at].has_words:
        return _answer(found, limits, index)
    if found.odds.first >= AN_OPENING and found.odds.first + found.odds.later >= limits.choice:
        options = _options(found, limits, index)
        if len(options) > 1:
            return Choices(options)
    return _nothing(found, index)


def topic_of(ranked: Ranked, index: Index) -> str | None:
    """The topic that the message shares with a passage, else the passage's primary one."""
    alias = ranked.evidence.alias
    topics = index.entries[ranked.evidence.at].passage.topics
    if alias and alias.likeness >= ALIKE:
        return alias.wording.topic
    return topics[0] if topics else None


def _answer(found: Found, limits: Limits, index: Index) -> Decision:
    understood, person = found.understood, _person(found.understood)
    topic = topic_of(found.ranked[0], index)
    pages = _pages(found, topic, limits, index)
    if understood.own_words:
        pages = sorted(pages, key=lambda at: not _has_own_words(found, at, topic, index))
    shown = found.ranked[pages[0]]
    first = index.entries[shown.evidence.at]
    credited, topic = _credited(shown, understood, index), topic_of(shown, index)
    hits = _hits(pages, found, topic, credited, index)
    return Answer(
        hits,
        topic,
        person if person is not None and first.carries(person) else None,
        credited,
        unquoted(understood, first, index),
        absent=absent(understood, index) if credited is None else None,
        stranger=understood.stranger if credited is None and _is_credit(shown, understood) else None,
        reported_only=understood.own_words and not hits[0].passage.quoted,
    )


def _has_own_words(found: Found, at: int, topic: str | None, index: Index) -> bool:
    """Whether a likely page shows words in quotation marks on the topic."""
    passage = index.entries[found.ranked[at].evidence.at].passage
    return found.scores[at] >= AS_GOOD and topic in passage.topics and bool(passage.quoted)


def _is_credit(shown: Ranked, understood: Understood) -> bool:
    """Whether the message puts words into somebody's mouth rather than asking for his."""
    return understood.quotes or shown.evidence.run.length >= A_CREDIT


def _credited(shown: Ranked, understood: Understood, index: Index) -> str | None:
    """Whom the message credits with words that are somebody else's."""
    if understood.silent:
        return understood.silent.person if _is_credit(shown, understood) else None
    first = index.entries[shown.evidence.at]
    person = _person(understood)
    if person is None or first.carries(person):
        return None
    if person not in first.names:
        return person
    return person if (understood.quotes or understood.attributes) and not _names(first, shown, person, index) else None


def _names(first: Entry, shown: Ranked, person: str, index: Index) -> bool:
    """Whether the words that message and passage share name the person: the passage credits him as the message does."""
    run = shown.evidence.run
    shared = first.terms[run.start : run.start + run.length]
    return any(index.people.stems.get(term, ("", 0.0))[0] == person for term in shared)


def unquoted(understood: Understood, first: Entry, index: Index) -> str | None:
    """Somebody asked about of whom others speak, and first in this passage."""
    if understood.asked or not (understood.silent or understood.is_short):
        return None
    named = (each.person for each in understood.named)
    return next((each for each in named if each in index.library.mentioned and each in first.names), None)


def absent(understood: Understood, index: Index) -> str | None:
    """Somebody named whom no passage names, though captions or headlines do."""
    return next((each.person for each in understood.named if each.person in index.absent), None)


def _person(understood: Understood) -> str | None:
    return understood.asked.person if understood.asked and understood.asks_for_somebody else None


def _pages(found: Found, topic: str | None, limits: Limits, index: Index) -> list[int]:
    """Positions among `found.ranked` of what an answer shows: the first, and what shares its topic or is likely."""
    person = _person(found.understood)
    pages = [0]
    for at, ranked in enumerate(found.ranked[1:], start=1):
        entry = index.entries[ranked.evidence.at]
        fits = entry.has_words and (person is None or entry.carries(person))
        if fits and (topic in entry.passage.topics or found.scores[at] >= A_PAGE):
            pages.append(at)
    return pages[: limits.hits]


def _options(found: Found, limits: Limits, index: Index) -> tuple[Hit, ...]:
    """Options that differ for a person: no two with the same topic and speaker, and none that only has the speaker."""
    seen: set[tuple[str | None, str | None]] = set()
    options = []
    for at, ranked in enumerate(found.ranked):
        entry = index.entries[ranked.evidence.at]
        key = topic_of(ranked, index), entry.passage.speaker
        has_something = entry.has_words and (ranked.evidence.either > 0 or not found.understood.content)
        if has_something and key not in seen and (at < 2 or found.scores[at] >= A_CHOICE):  # noqa: PLR2004 - two make a choice
            seen.add(key)
            options.append(at)
    return _hits(options[: limits.choices], found, None, None, index)


def _hits(
    positions: Iterable[int], found: Found, topic: str | None, credited: str | None, index: Index
) -> tuple[Hit, ...]:
    hits = []
    for at in positions:
        ranked = found.ranked[at]
        passage = index.entries[ranked.evidence.at].passage
        shared = topic if topic in passage.topics else topic_of(ranked, index)
        grounds = grounds_for(ranked.evidence, found.understood, shared, credited, index)
        hits.append(Hit(passage, found.scores[at], grounds, shared))
    return tuple(hits)


def _nothing(found: Found, index: Index) -> Nothing:
    understood = found.understood
    if not understood.content and not understood.named:
        return Nothing(Because.EMPTY, suggest(found, index))
    if _person(found.understood) and not understood.stranger and (understood.is_short or understood.attributes):
        return not_on_that(found, index)
    because = Because.OFF_TOPIC if found.odds.off_topic >= 0.5 else Because.UNSURE  # noqa: PLR2004 - likelier than not
    return Nothing(because, suggest(found, index))


def not_on_that(found: Found, index: Index) -> Nothing:
    """That the speaker asked for is not quoted on it, or that somebody else asked for is not in the article."""
    asked = found.understood.asked
    if asked is None:
        raise AssertionError("nobody is asked for")
    other = absent(found.understood, index)
    because = Because.NOT_IN_ARTICLE if other else Because.NOT_ON_THAT
    return Nothing(because, suggest_about(asked.person, found, index), other or asked.person)
