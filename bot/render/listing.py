"""The pages behind an answer: which passages, in which order, each under which topic."""

from dataclasses import dataclass

from bot.library.models import Library, Passage
from bot.matching.decision import Answer, Hit
from bot.render.callback import OfPassages, OfSpeaker, OfTopic, Source

MOST_PASSAGES = 7
"""How many passages button data can name; a longer answer is cut there."""
_MOST_TOPICS = 10


@dataclass(frozen=True, slots=True)
class Listing:
    """Passages to page through. Never empty."""

    source: Source
    passages: tuple[Passage, ...]
    topics: tuple[str | None, ...]
    """The topic under which each is shown; none where it is shown under its speaker."""


def listing(source: Source, library: Library) -> Listing | None:
    """What `source` names, or None where the library doesn't have (all of) it."""
    match source:
        case OfTopic(topic) if topic in library.topics:
            passages = library.by_topic(topic)
            return Listing(source, passages, (topic,) * len(passages)) if passages else None
        case OfSpeaker(speaker, own_words_first) if speaker in library.speakers:
            passages = library.by_speaker(speaker, own_words_first=own_words_first)
            return Listing(source, passages, (None,) * len(passages)) if passages else None
        case OfPassages(ids, number) if all(each in library.passages for each in ids):
            passages = tuple(library.passages[each] for each in ids)
            return Listing(source, passages, tuple(_topic(each, passages[0], number) for each in passages))
    return None


def source_of(answer: Answer, library: Library) -> Source:
    """The source that lists an answer's hits in their order."""
    passages = tuple(hit.passage for hit in answer.hits)
    whole = (listing(source, library) for source in _whole(answer))
    found = next((each for each in whole if each and each.passages == passages), None)
    if found:
        return found.source
    return OfPassages(_ids(passages[:MOST_PASSAGES]), _number(answer.topic, passages[0]))


def place_of(hit: Hit, library: Library) -> tuple[Source, int]:
    """Where a hit stands on its own: in its topic, else in what its speaker says, else alone."""
    passage = hit.passage
    if hit.topic and passage.id in library.topics[hit.topic].passages:
        return OfTopic(hit.topic), library.topics[hit.topic].passages.index(passage.id)
    if passage.speaker:
        return OfSpeaker(passage.speaker), _ids(library.by_speaker(passage.speaker)).index(passage.id)
    return OfPassages((passage.id,)), 0


def _whole(answer: Answer) -> tuple[Source, ...]:
    """The lists that an answer may be all of."""
    if answer.topic:
        return (OfTopic(answer.topic),)
    if answer.speaker:
        return OfSpeaker(answer.speaker), OfSpeaker(answer.speaker, own_words_first=True)
    return ()


def _topic(passage: Passage, first: Passage, number: int | None) -> str | None:
    if not passage.topics or (number is None and passage.speaker):
        return None
    lead = first.topics[number] if number is not None and number < len(first.topics) else None
    return lead if lead in passage.topics else passage.topics[0]


def _number(topic: str | None, first: Passage) -> int | None:
    if topic is None:
        return None
    known = first.topics[:_MOST_TOPICS]
    return known.index(topic) if topic in known else 0


def _ids(passages: tuple[Passage, ...]) -> tuple[str, ...]:
    return tuple(passage.id for passage in passages)
