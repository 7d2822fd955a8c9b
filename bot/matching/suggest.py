"""What can be asked instead."""

from bot.library.models import Topic
from bot.matching.decision import Suggestion
from bot.matching.fold import words
from bot.matching.index import Index
from bot.matching.search import Found

MOST = 4
"""Suggestions at most."""
NEAR = 0.3
"""Likeness from which a topic is near a message."""


def suggest(found: Found, index: Index) -> tuple[Suggestion, ...]:
    """The topics nearest to the message, else the library's main ones."""
    return tuple(map(Suggestion, _near(found) or main_topics(index)))[:MOST]


def suggest_anything(index: Index) -> tuple[Suggestion, ...]:
    """The library's main topics."""
    return tuple(map(Suggestion, main_topics(index)))[:MOST]


def suggest_about(person: str, found: Found, index: Index) -> tuple[Suggestion, ...]:
    """What a speaker is quoted on, what is nearest to the message first."""
    quoted_on = _quoted_on(person, index)
    near = [topic for topic in _near(found) if topic in quoted_on]
    return tuple(Suggestion(topic, person) for topic in dict.fromkeys([*near, *quoted_on]))[:MOST]


def suggest_mentioning(person: str, index: Index) -> tuple[Suggestion, ...]:
    """What others say of a person who is not quoted."""
    listed = [
        topic.id
        for topic in index.library.topics.values()
        if topic.passages and any(_names(word, person, index) for text in _headings(topic) for word in words(text))
    ]
    return tuple(map(Suggestion, listed or main_topics(index)))[:MOST]


def _headings(topic: Topic) -> tuple[str, ...]:
    return topic.id.replace("_", " "), *topic.title.values()


def _names(word: str, person: str, index: Index) -> bool:
    found = index.people.by_name(word)
    return found is not None and found[0] == person


def main_topics(index: Index) -> list[str]:
    """The largest topic of each subject, then the other ones, by size."""
    topics = sorted(
        (each for each in index.library.topics.values() if each.passages), key=lambda one: -len(one.passages)
    )
    largest = {topic.subject: topic.id for topic in reversed(topics)}
    first = [topic.id for topic in topics if largest[topic.subject] == topic.id]
    return list(dict.fromkeys([*first, *(topic.id for topic in topics)]))


def _near(found: Found) -> list[str]:
    near = [
        each.evidence.alias.wording.topic
        for each in found.ranked
        if each.evidence.alias and each.evidence.alias.likeness >= NEAR and each.evidence.alias.wording.topic
    ]
    return list(dict.fromkeys(near))


def _quoted_on(person: str, index: Index) -> list[str]:
    """Primary topics of a speaker's passages, the most frequent first."""
    primary = [passage.topics[0] for passage in index.library.by_speaker(person) if passage.topics]
    return sorted(dict.fromkeys(primary), key=lambda topic: -primary.count(topic))
