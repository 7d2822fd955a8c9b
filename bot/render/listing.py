"""The pages behind an answer: which passages, in which order, each under which topic."""

from dataclasses import dataclass, replace

from bot.library.models import Library, Passage
from bot.matching.decision import Answer, Hit, Suggestion
from bot.render.source import (
    MOST_PASSAGES,
    MOST_TOPICS,
    OfArticle,
    OfPassages,
    OfSpeaker,
    OfSubjects,
    OfTopic,
    OnSubject,
    Source,
)


@dataclass(frozen=True, slots=True)
class Listing:
    """Passages to page through. Never empty."""

    source: Source
    passages: tuple[Passage, ...]
    topics: tuple[str | None, ...]
    """The topic under which each is shown; none where it is shown under its speaker or its article."""
    subjects: tuple[Suggestion, ...] = ()
    """What each is on, where no passage is on all of it; else empty."""
    answered: Answer | None = None
    """The answer that these are the hits of: what there is to say of it stands beside the first passage, and not any
    more when that is paged back to."""


def listing(source: Source, library: Library) -> Listing | None:
    """What `source` names, or None where the library doesn't have (all of) it."""
    match source:
        case OfTopic(topic) if topic in library.topics:
            return _of(source, library.by_topic(topic), topic)
        case OfSpeaker(speaker, own_words_first):
            return _of(source, library.by_speaker(speaker, own_words_first=own_words_first))
        case OfArticle(article):
            return _of(source, tuple(each for each in library.passages.values() if each.article == article))
        case OfPassages(ids, number) if all(each in library.passages for each in ids):
            passages = tuple(library.passages[each] for each in ids)
            return Listing(source, passages, tuple(_topic(each, passages[0], number) for each in passages))
        case OfSubjects():
            return _of_subjects(source, library)
    return None


def listing_of(answer: Answer, library: Library) -> Listing:
    """An answer's hits in their order, with what is to be said beside the first."""
    found = listing(source_of(answer, library), library)
    if found is None:
        raise AssertionError("an answer's own hits are in the library")
    return replace(found, answered=answer)


def source_of(answer: Answer, library: Library) -> Source:
    """The source that lists an answer's hits in their order."""
    if answer.subjects:
        first, second = map(_on, answer.hits, answer.subjects)
        if first and second:
            return OfSubjects(first, second)
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


def _of(source: Source, passages: tuple[Passage, ...], topic: str | None = None) -> Listing | None:
    return Listing(source, passages, (topic,) * len(passages)) if passages else None


def _of_subjects(source: OfSubjects, library: Library) -> Listing | None:
    subjects, passages = [], []
    for each in (source.first, source.second):
        passage = library.passages.get(each.passage)
        subject = _subject(passage, each) if passage else None
        if passage is None or subject is None:
            return None
        subjects.append(subject)
        passages.append(passage)
    return Listing(source, tuple(passages), tuple(each.topic for each in subjects), tuple(subjects))


def _subject(passage: Passage, on: OnSubject) -> Suggestion | None:
    """What the button means, None where the passage is not on that (any more)."""
    if (on.speaker and passage.speaker is None) or (on.topic is not None and on.topic >= len(passage.topics)):
        return None
    topic = None if on.topic is None else passage.topics[on.topic]
    return Suggestion(topic, passage.speaker if on.speaker else None)


def _on(hit: Hit, subject: Suggestion) -> OnSubject | None:
    """How a button says what a hit is on; None where it can't, since the passage has neither topic nor speaker."""
    passage = hit.passage
    is_speaker = subject.speaker is not None and subject.speaker == passage.speaker
    topic = subject.topic or (None if is_speaker else hit.topic)
    if topic is None or not passage.topics:
        return OnSubject(passage.id, None, speaker=True) if passage.speaker else None
    return OnSubject(passage.id, _number(topic, passage), speaker=is_speaker)


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
    known = first.topics[:MOST_TOPICS]
    return known.index(topic) if topic in known else 0


def _ids(passages: tuple[Passage, ...]) -> tuple[str, ...]:
    return tuple(passage.id for passage in passages)
