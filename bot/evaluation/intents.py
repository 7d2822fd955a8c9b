"""Read topics that have nothing but phrasings, and messages that ask for one of them or for none."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.evaluation.contest import First
from bot.evaluation.examples import Example
from bot.library.models import Library, Topic
from bot.matching.index import Index
from bot.matching.search import search
from bot.matching.understand import understand

ON_TOPIC, OFF_TOPIC = "on topic", "off topic"


class IntentsError(Exception):
    """A file of topics or messages that can't be used: where, and what is wrong."""


def topics_alone(topics: Mapping[str, tuple[str, tuple[str, ...]]], language: str = "en") -> Library:
    """A library of topics without passages. `topics`: id -> title and phrasings, all in one language."""
    return Library(
        articles={},
        speakers={},
        mentioned={},
        subjects={},
        topics={
            name: Topic(name, None, {language: title}, {}, {language: phrasings}, ())
            for name, (title, phrasings) in topics.items()
        },
        passages={},
    )


def read_topics(path: Path, language: str = "en") -> Library:
    """The topics of a JSON Lines file: `id`, `title`, and `aliases`, a list of phrasings. Raises IntentsError."""
    topics: dict[str, tuple[str, tuple[str, ...]]] = {}
    for place, row in _rows(path):
        name, title, aliases = row.get("id"), row.get("title"), row.get("aliases")
        if not isinstance(name, str) or not isinstance(title, str):
            raise IntentsError(f'{place}: a topic needs an "id" and a "title"')
        if not isinstance(aliases, list) or not all(isinstance(each, str) for each in aliases):
            raise IntentsError(f'{place}: "aliases" is no list of phrasings')
        if name in topics:
            raise IntentsError(f'{place}: the topic "{name}" stands twice')
        topics[name] = title, tuple(aliases)
    return topics_alone(topics, language)


def read_messages(path: Path, index: Index) -> list[Example]:
    """The messages of a JSON Lines file: `message`, and `topic`, an id or null. Raises IntentsError."""
    examples = []
    for place, row in _rows(path):
        text, topic = row.get("message"), row.get("topic")
        if not isinstance(text, str):
            raise IntentsError(f'{place}: "message" is no text')
        right = _right(topic, index)
        if right is None:
            raise IntentsError(f"{place}: no topic is called {topic!r}")
        examples.append(Example(text, right, ON_TOPIC if right else OFF_TOPIC, text, place=place))
    return examples


def first_topic(text: str, index: Index) -> First:
    """What the matching puts first for a message, with or without passages, and the probability that it is right."""
    found = search(understand(text, index), index)
    return First(found.ranked[0].evidence.at, found.scores[0]) if found.ranked else First(None, 0.0)


def _right(topic: object, index: Index) -> frozenset[int] | None:
    """What stands for a topic in the index, nothing for null; none where there is no such topic."""
    if topic is None:
        return frozenset()
    return frozenset(index.of_topic[topic]) if isinstance(topic, str) and topic in index.of_topic else None


def _rows(path: Path) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Each line's place and object."""
    try:
        lines = path.read_text("utf-8").split("\n")
    except OSError as error:
        raise IntentsError(f"{path}: can't be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise IntentsError(f"{path}: isn't UTF-8") from None
    for number, line in enumerate(lines, 1):
        if line.strip():
            place = f"{path}:{number}"
            yield place, _object(line, place)


def _object(line: str, place: str) -> Mapping[str, object]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise IntentsError(f"{place}: isn't JSON") from None
    if not isinstance(row, dict):
        raise IntentsError(f"{place}: isn't an object")
    return row
