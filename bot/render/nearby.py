"""What else can be offered where little was found: the passages nearest to it."""

from collections.abc import Iterable, Iterator
from itertools import islice

from bot.library.models import Library, Passage

Place = tuple[Passage, str | None]
"""A passage and the topic it is shown under; none where it is shown under its speaker."""


def unique(found: Iterable[Place]) -> tuple[Place, ...]:
    """Each passage once, where it comes first."""
    firsts: dict[str, Place] = {}
    for place in found:
        firsts.setdefault(place[0].id, place)
    return tuple(firsts.values())


def filled(library: Library, found: tuple[Place, ...], least: int) -> tuple[Place, ...]:
    """`found`, and behind it as many of the nearest passages as make `least` of it, if the library has them."""
    known = {passage.id for passage, _ in found}
    others = (place for place in unique(_nearest(library, found)) if place[0].id not in known)
    return (*found, *islice(others, max(0, least - len(found))))


def _nearest(library: Library, found: tuple[Place, ...]) -> Iterator[Place]:
    """All passages, those first that are nearest to what was found."""
    for near in (_same_heading, _other_topics, _same_speaker, _same_subject, _same_article):
        for place in found:
            yield from near(library, *place)
    yield from map(_under_its_topic, library.passages.values())


def _same_heading(library: Library, passage: Passage, topic: str | None) -> Iterator[Place]:
    if topic:
        return _on(library, topic)
    return _same_speaker(library, passage, topic)


def _other_topics(library: Library, passage: Passage, topic: str | None) -> Iterator[Place]:
    for other in passage.topics:
        if other != topic:
            yield from _on(library, other)


def _same_speaker(library: Library, passage: Passage, _topic: str | None) -> Iterator[Place]:
    return map(_under_its_topic, library.by_speaker(passage.speaker) if passage.speaker else ())


def _same_subject(library: Library, passage: Passage, topic: str | None) -> Iterator[Place]:
    """The first passage of each topic of the subject."""
    shown = topic or next(iter(passage.topics), None)
    subject = library.topics[shown].subject if shown else None
    for other in library.topics.values():
        if subject and other.subject == subject and other.passages:
            yield library.passages[other.passages[0]], other.id


def _same_article(library: Library, passage: Passage, _topic: str | None) -> Iterator[Place]:
    return (_under_its_topic(each) for each in library.passages.values() if each.article == passage.article)


def _on(library: Library, topic: str) -> Iterator[Place]:
    return ((passage, topic) for passage in library.by_topic(topic))


def _under_its_topic(passage: Passage) -> Place:
    return passage, next(iter(passage.topics), None)
