"""Answers that need no search: what belongs to a name, of a topic, of a speaker, or of both, listed by rule."""

import dataclasses

from bot.matching.choose import absent, unquoted
from bot.matching.decision import Answer, Ground, Hit, Why
from bot.matching.grounds import grounds_for
from bot.matching.index import Index
from bot.matching.people import Named
from bot.matching.search import Found
from bot.matching.understood import Understood


def topic_answer(topic: str, index: Index) -> Answer:
    """All passages of a topic, in its order."""
    ground = (Ground(Why.TOPIC, topic),)
    passages = index.library.by_topic(topic)
    return Answer(tuple(Hit(passage, 1.0, ground, topic) for passage in passages), topic)


def speaker_answer(speaker: str, index: Index) -> Answer:
    """All passages of a speaker, in library order."""
    return of_speaker(speaker, index.library.speakers[speaker].name, own_words_first=False, index=index)


def of_speaker(speaker: str, written: str, *, own_words_first: bool, index: Index) -> Answer:
    """All passages of a speaker who is named so, the direct quotations first where they are asked for."""
    passages = index.library.by_speaker(speaker, own_words_first=own_words_first)
    ground = (Ground(Why.NAME, written),)
    hits = tuple(Hit(each, 1.0, ground, each.topics[0] if each.topics else None) for each in passages)
    return Answer(hits, None, speaker, reported_only=own_words_first and not hits[0].passage.quoted)


def by_name(found: Found, index: Index) -> Answer | None:
    """The answer to a message that only names a topic, and perhaps a speaker."""
    understood = found.understood
    topic = _title(understood, index)
    if topic is None or not index.library.by_topic(topic):
        return None
    if understood.asked:
        return _of_speaker_on(topic, understood.asked, found, index) if understood.asks_for_somebody else None
    first = index.entries[index.of_topic[topic][0]]
    return dataclasses.replace(
        topic_answer(topic, index), unquoted=unquoted(understood, first, index), absent=absent(understood, index)
    )


def by_wording(understood: Understood, index: Index) -> Answer | None:
    """The answer to a message that is, word for word, one of a topic's wordings: whoever wrote it counts on that."""
    topic = index.by_wording.get(understood.words)
    return topic_answer(topic, index) if topic and index.library.by_topic(topic) else None


def _title(understood: Understood, index: Index) -> str | None:
    """The topic whose name is all that the message says, beside who is asked for."""
    terms = frozenset(word.meanings[0].term for word in understood.content if word.meanings and not word.is_guess)
    is_all = (
        len(understood.content) == len(terms)
        and understood.names_only
        and not understood.quotes
        and not understood.wants
    )
    return index.titles.get(terms) if is_all else None


def _of_speaker_on(topic: str, asked: Named, found: Found, index: Index) -> Answer | None:
    """All that a speaker says on a topic, the likeliest first; none where that is nothing."""
    hits = []
    for each in found.ranked:
        entry = index.entries[each.evidence.at]
        if entry.carries(asked.person) and topic in entry.passage.topics:
            grounds = grounds_for(each.evidence, found.understood, topic, None, index)
            hits.append(Hit(entry.passage, 1.0, grounds, topic))
    own_words = found.understood.own_words
    if own_words:
        hits.sort(key=lambda hit: not hit.passage.quoted)
    reported_only = own_words and not any(hit.passage.quoted for hit in hits)
    return Answer(tuple(hits), topic, asked.person, reported_only=reported_only) if hits else None
