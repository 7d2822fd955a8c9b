"""Results for "@bot words" in any chat."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from bot.library.models import Kind, Library, Passage
from bot.matching.decision import Answer, Because, Choices, Decision, Suggestion
from bot.render.answer import answer, kind_line, share_query
from bot.render.edition import Edition
from bot.render.limits import shorten
from bot.render.listing import Listing
from bot.render.message import Press, Rendered
from bot.render.pages import begun
from bot.render.source import OfPassages

PER_PAGE = 10
"""Results of one page; Telegram allows 50, few people scroll so far."""
TITLE_UNITS = 64
DESCRIPTION_UNITS = 140
_OPENING_CHARACTERS = 100

Place = tuple[Passage, str | None]
"""A passage and the topic it is shown under."""


@dataclass(frozen=True, slots=True)
class InlineResult:
    """One line of the list that opens above "@bot words"."""

    id: str
    """Stable: the same passage on the same topic always has the same one; at most 64 bytes."""
    title: str
    description: str
    rendered: Rendered
    """What is posted when it is picked; it has no button that sends something back to the bot."""


@dataclass(frozen=True, slots=True)
class InlinePage:
    """Results, and where the next page starts ("" after the last one)."""

    results: tuple[InlineResult, ...]
    next_offset: str = ""
    note: str | None = None
    """What to say where there are no results: the label of a button that opens the chat with the bot."""


def main_topics(edition: Edition) -> tuple[Place, ...]:
    """The first passage of every topic, in the library's order."""
    return tuple(
        (edition.library.passages[topic.passages[0]], topic.id)
        for topic in edition.library.topics.values()
        if topic.passages
    )


def shared(library: Library) -> Mapping[str, tuple[Place, ...]]:
    """What the buttons to share carry -> the passages that they share; the keys are made by `as_shared`."""
    found: dict[str, tuple[Place, ...]] = {}
    for passage in library.passages.values():
        key = as_shared(share_query(passage))
        found[key] = (*found.get(key, ()), (passage, next(iter(passage.topics), None)))
    return found


def as_shared(query: str) -> str:
    """A query up to white space, which apps change."""
    return " ".join(query.split())


def unique(found: Iterable[Place]) -> tuple[Place, ...]:
    """Each passage once, where it comes first."""
    firsts: dict[str, Place] = {}
    for place in found:
        firsts.setdefault(place[0].id, place)
    return tuple(firsts.values())


def places(edition: Edition, decision: Decision) -> tuple[Place, ...]:
    """What can be posted for a question: its hits, then the rest of the matched topic, each passage once."""
    match decision:
        case Answer(hits, topic):
            rest = edition.library.by_topic(topic) if topic else ()
            found = [(hit.passage, hit.topic if topic else None) for hit in hits] + [(each, topic) for each in rest]
        case Choices(hits):
            found = [(hit.passage, hit.topic) for hit in hits]
        case _:
            found = [] if decision.because is Because.OFF_TOPIC else _suggested(edition, decision.suggestions)
    return unique(found)


def inline_page(edition: Edition, found: tuple[Place, ...], offset: str) -> InlinePage:
    """One page of `found`; an offset that is none of ours gets an empty last page."""
    start = int(offset) if offset.isascii() and offset.isdigit() and len(offset) <= 9 else -1  # noqa: PLR2004
    if not offset:
        start = 0
    shown = found[start : start + PER_PAGE] if start >= 0 else ()
    following = start + PER_PAGE
    note = None if found else edition.say("inline.nothing")
    more = str(following) if shown and following < len(found) else ""
    return InlinePage(tuple(_result(edition, *place) for place in shown), more, note)


def _suggested(edition: Edition, suggestions: tuple[Suggestion, ...]) -> list[Place]:
    found: list[Place] = []
    for each in suggestions:
        passages = edition.library.by_topic(each.topic) if each.topic else ()
        if each.speaker:
            passages = tuple(passage for passage in passages if passage.speaker == each.speaker)
            passages = passages or edition.library.by_speaker(each.speaker)
        found += [(passage, each.topic) for passage in passages[:1]]
    return found


def _result(edition: Edition, passage: Passage, topic: str | None) -> InlineResult:
    alone = Listing(OfPassages((passage.id,)), (passage,), (topic,))
    posted = answer(edition, alone, 0)
    if posted is None:
        raise AssertionError(f"passage {passage.id} has no first page")
    name = edition.name(passage.speaker) if passage.speaker else ""
    title = edition.title(topic) if topic else name or kind_line(edition, passage)
    whose = [name] if name and topic else []
    whose += [kind_line(edition, passage)] if passage.kind is not Kind.DIRECT else []
    return InlineResult(
        f"{passage.id}.{topic or ''}",
        shorten(title, TITLE_UNITS),
        shorten(
            (f"{' · '.join(whose)}: " if whose else "") + begun(passage.text, _OPENING_CHARACTERS), DESCRIPTION_UNITS
        ),
        _without_presses(posted),
    )


def _without_presses(posted: Rendered) -> Rendered:
    rows = [tuple(each for each in row if not isinstance(each.action, Press)) for row in posted.buttons]
    return replace(posted, buttons=tuple(row for row in rows if row))
