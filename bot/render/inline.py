"""Results for "@bot words" in any chat."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.library.models import Kind, Library, Passage
from bot.matching.decision import Answer, Because, Choices, Decision, Nothing, Suggestion
from bot.render.answer import answer, kind_line, share_query
from bot.render.callback import Show, decode
from bot.render.edition import Edition
from bot.render.limits import shorten
from bot.render.links import deep_link
from bot.render.listing import Listing
from bot.render.message import Button, Open, Press, Rendered
from bot.render.nearby import Place, filled, unique
from bot.render.nothing import because
from bot.render.pages import begun
from bot.render.source import OfPassages

PER_PAGE = 10
"""Results of one page; Telegram allows 50, few people scroll so far."""
LEAST = 3
"""Results that a page has at least."""
TITLE_UNITS = 64
NOTE_UNITS = 64
"""Our own: a phone shows less of a button."""
DESCRIPTION_UNITS = 140
_OPENING_CHARACTERS = 100
_OFFSET = 9
"""Digits of an offset at most."""
_NEARLY = {Because.NOT_ON_THAT, Because.NOT_QUOTED, Because.NOT_IN_ARTICLE, Because.UNSURE}


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
    """What to say above the results, or instead of any: the label of a button that opens the chat with the bot."""


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


def places(edition: Edition, decision: Decision) -> tuple[Place, ...]:
    """What can be posted for a question: its hits, then the rest of the matched topic, each passage once.

    Where there is no answer but something to suggest, that. What is off topic gets nothing: beside other people's
    talk a passage on something else would pass for an answer.
    """
    match decision:
        case Answer(hits, topic, subjects=subjects):
            rest = edition.library.by_topic(topic) if topic and not subjects else ()
            found = [(hit.passage, hit.topic if topic or subjects else None) for hit in hits]
            found += [(each, topic) for each in rest]
        case Choices(hits):
            found = [(hit.passage, hit.topic) for hit in hits]
        case _:
            found = [] if decision.because is Because.OFF_TOPIC else _suggested(edition, decision.suggestions)
    return unique(found)


def note_on(edition: Edition, decision: Decision) -> str | None:
    """What whoever typed should know of the results: that they are only near to what was asked for."""
    match decision:
        case Answer(unquoted=str(person)):
            return edition.say("nothing.not_quoted", person=edition.name(person))
        case Answer(not_on_that=str(person)):
            return edition.say("nothing.not_on_that", person=edition.name(person))
        case Nothing(Because.EMPTY, suggestions) if suggestions:
            return edition.say("inline.nothing")
        case Nothing(suggestions=suggestions) if suggestions and decision.because in _NEARLY:
            return because(edition, decision)
    return None


def inline_page(
    edition: Edition, found: tuple[Place, ...], offset: str, note: str | None = None, username: str | None = None
) -> InlinePage:
    """One page of `found` and what is near to it; an offset that is none of ours gets an empty last page.

    There are at least `LEAST` results on a page if there are any, and the library has so many passages; `note` stands
    above the first page. Where a passage is too long for one message, a button leads to its other parts in the chat
    with the bot, if its `username` is given.
    """
    if not found:
        return InlinePage((), note=edition.say("inline.nothing"))
    found = filled(edition.library, found, LEAST)
    start = _start(offset, len(found))
    following = start + _size(len(found) - start)
    shown = tuple(_result(edition, *place, username) for place in found[start:following])
    more = str(following) if following < len(found) else ""
    return InlinePage(shown, more, shorten(note, NOTE_UNITS) if note and start == 0 else None)


def _start(offset: str, count: int) -> int:
    """Where a page starts; behind the last result where the offset is none of ours."""
    if not offset:
        return 0
    return min(int(offset), count) if offset.isascii() and offset.isdigit() and len(offset) <= _OFFSET else count


def _size(left: int) -> int:
    """How many of the results that are left a page has: not so many that the last page is nearly empty."""
    beyond = left - PER_PAGE
    return PER_PAGE - LEAST + beyond if 0 < beyond < LEAST else PER_PAGE


def _suggested(edition: Edition, suggestions: tuple[Suggestion, ...]) -> list[Place]:
    found: list[Place] = []
    for each in suggestions:
        passages = edition.library.by_topic(each.topic) if each.topic else ()
        if each.speaker:
            passages = tuple(passage for passage in passages if passage.speaker == each.speaker)
            passages = passages or edition.library.by_speaker(each.speaker)
        found += [(passage, _topic(passage, each.topic)) for passage in passages[:1]]
    return found


def _topic(passage: Passage, topic: str | None) -> str | None:
    """The topic to show a suggested passage under: another one where it is not on that."""
    return topic if topic is None or topic in passage.topics else next(iter(passage.topics), None)


def _result(edition: Edition, passage: Passage, topic: str | None, username: str | None) -> InlineResult:
    alone = Listing(OfPassages((passage.id,)), (passage,), (topic,))
    posted = answer(edition, alone, 0)
    if posted is None:
        raise AssertionError(f"passage {passage.id} has no first page")
    name = edition.name(passage.speaker) if passage.speaker else ""
    title = edition.title(topic) if topic else name or kind_line(edition, passage)
    return InlineResult(
        f"{passage.id}.{topic or ''}",
        shorten(title, TITLE_UNITS),
        shorten(_description(edition, passage, name if topic else ""), DESCRIPTION_UNITS),
        _for_everybody(posted, passage, username),
    )


def _description(edition: Edition, passage: Passage, name: str) -> str:
    """How the passage begins, and before it what the title doesn't say: whose words they are, from which article."""
    kind = kind_line(edition, passage) if passage.kind is not Kind.DIRECT else ""
    several = len(edition.library.articles) > 1
    source = edition.publisher_and_date(edition.library.articles[passage.article]) if several else ""
    known = " · ".join(part for part in (name, kind, source) if part)
    return (f"{known}: " if known else "") + begun(passage.text, _OPENING_CHARACTERS)


def _for_everybody(posted: Rendered, passage: Passage, username: str | None) -> Rendered:
    """The message as somebody posts it: no press of another person changes it."""
    rows = [[_unpressed(each, passage, username) for each in row] for row in posted.buttons]
    kept = (tuple(each for each in row if each) for row in rows)
    return replace(posted, buttons=tuple(row for row in kept if row))


def _unpressed(button: Button, passage: Passage, username: str | None) -> Button | None:
    """The button as a link, where it shows another part of the passage; none for other buttons that are pressed."""
    if not isinstance(button.action, Press):
        return button
    action = decode(button.action.data)
    if username is None or not isinstance(action, Show) or not action.page:
        return None
    return Button(button.label, Open(deep_link(username, f"p_{passage.id}_{action.page + 1}")))
