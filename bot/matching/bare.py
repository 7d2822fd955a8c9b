"""Topics without passages, which only a library that is made in Python can have: they are ranked, never shown."""

from collections.abc import Iterator

from bot.library.models import Kind, Library, Passage, Span, Topic


def passages_of(library: Library) -> Iterator[Passage]:
    """The library's passages, then what stands in for those of each topic without any."""
    yield from library.passages.values()
    yield from (_stand_in(topic) for topic in library.topics.values() if not topic.passages)


def places_of(topic: Topic) -> tuple[str, ...]:
    """Ids of the topic's passages, or of what stands in for them."""
    return topic.passages or (_stand_in(topic).id,)


def _stand_in(topic: Topic) -> Passage:
    """A passage without words. Its id is none that the loader makes."""
    return Passage(f"/{topic.id}", "", Span(0, 0), "", Kind.NARRATION, (), None, None, (topic.id,), {})
