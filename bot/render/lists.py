"""The lists to look around in: subjects, their topics, speakers."""

from collections.abc import Callable, Collection, Sequence
from typing import TypeVar

from bot.render.answer import press
from bot.render.callback import Action, ListSpeakers, ListTopics, Show, Stay
from bot.render.draft import Draft
from bot.render.edition import Edition
from bot.render.limits import shorten, units
from bot.render.message import Button, Rendered, Style
from bot.render.source import OfSpeaker, OfTopic

PER_PAGE = 12
"""Topics, subjects or people on one page."""
NO_SUBJECT = "-"
"""Stands for the topics that no subject groups; no id looks like it."""
_LABEL_UNITS = 60
_ROW = 2
_NARROW = 18
"""Units of a label up to which two stand in a row: a phone cuts off more."""
_TEXT_UNITS = 3600
"""What the titles of all topics on one page may take."""

_Item = TypeVar("_Item")
Rows = tuple[tuple[Button, ...], ...]


def topics(edition: Edition, subject: str = "", page: int = 0) -> Rendered | None:
    """The topics of a subject, or the subjects where none is given; None where there is no such subject or page.

    A library whose topics have at most one heading goes straight to them.
    """
    groups = by_subject(edition)
    if not subject and len(groups) == 1:
        subject = next(iter(groups))
    if not subject:
        return _subjects(edition, groups, page)
    return _topics(edition, groups, subject, page) if subject in groups else None


def speakers(edition: Edition, page: int = 0) -> Rendered | None:
    """The people who are quoted, with how often; None where there is no such page."""
    shown = edition.quoted()
    if _beyond(shown, page):
        return None
    draft = Draft()
    draft.line(edition.say("speakers.title"), Style.BOLD)
    buttons = []
    for speaker, count in _page(shown, page):
        draft.line("• " + edition.name_and_role(speaker))
        label = edition.say("speakers.option", name=edition.name(speaker), count=count)
        buttons.append(press(shorten(label, _LABEL_UNITS), Show(OfSpeaker(speaker))))
    return draft.rendered(*_rows(buttons), pager(edition, page, _pages(shown), ListSpeakers))


def by_subject(edition: Edition) -> dict[str, tuple[str, ...]]:
    """Subject -> ids of its topics that have passages, in the library's order; those without a subject last."""
    groups: dict[str, list[str]] = {subject: [] for subject in (*edition.library.subjects, NO_SUBJECT)}
    for topic in edition.library.topics.values():
        if topic.passages:
            groups[topic.subject or NO_SUBJECT].append(topic.id)
    return {subject: tuple(ids) for subject, ids in groups.items() if ids}


def pager(edition: Edition, page: int, pages: int, go: Callable[[int], Action]) -> tuple[Button, ...]:
    """A row to turn the pages of a list: back, where one is, onward; empty where there is one page only."""
    if pages < 2:  # noqa: PLR2004 (one page needs no pager)
        return ()
    row = [press(edition.say("button.count", number=page + 1, count=pages), Stay())]
    if page > 0:
        row.insert(0, press(edition.say("button.earlier"), go(page - 1)))
    if page < pages - 1:
        row.append(press(edition.say("button.later"), go(page + 1)))
    return tuple(row)


def _subjects(edition: Edition, groups: dict[str, tuple[str, ...]], page: int) -> Rendered | None:
    if _beyond(tuple(groups), page):
        return None
    draft = Draft()
    draft.line(edition.say("topics.title"), Style.BOLD)
    buttons = []
    shown = _page(tuple(groups), page)
    for subject in shown:
        name = shorten(_subject(edition, subject), _LABEL_UNITS)
        draft.gap()
        draft.line(name, Style.BOLD)
        titles = ", ".join(edition.title(topic) for topic in groups[subject])
        draft.line(shorten(titles, _TEXT_UNITS // len(shown) - _LABEL_UNITS))
        label = edition.say("topics.subject", title=name, count=len(groups[subject]))
        buttons.append(press(shorten(label, _LABEL_UNITS), ListTopics(subject)))
    return draft.rendered(*_rows(buttons), pager(edition, page, _pages(groups), lambda to: ListTopics("", to)))


def _topics(edition: Edition, groups: dict[str, tuple[str, ...]], subject: str, page: int) -> Rendered | None:
    ids = groups[subject]
    if _beyond(ids, page):
        return None
    draft = Draft()
    draft.line(_subject(edition, subject) if len(groups) > 1 else edition.say("topics.title"), Style.BOLD)
    for topic in _page(ids, page):
        draft.line(edition.say("topics.line", topic=topic, title=edition.title(topic)))
    buttons = [press(shorten(edition.title(each), _LABEL_UNITS), Show(OfTopic(each))) for each in _page(ids, page)]
    turn = pager(edition, page, _pages(ids), lambda to: ListTopics(subject, to))
    up = (press(edition.say("button.subjects"), ListTopics()),) if len(groups) > 1 else ()
    return draft.rendered(*_rows(buttons), turn, up)


def _subject(edition: Edition, subject: str) -> str:
    return edition.say("topics.others") if subject == NO_SUBJECT else edition.subject(subject)


def _rows(buttons: list[Button]) -> Rows:
    """The buttons in one column, or in two where all of them are short."""
    width = _ROW if all(units(each.label) <= _NARROW for each in buttons) else 1
    return tuple(tuple(buttons[at : at + width]) for at in range(0, len(buttons), width))


def _page(items: Sequence[_Item], page: int) -> Sequence[_Item]:
    return items[page * PER_PAGE : (page + 1) * PER_PAGE]


def _pages(items: Collection[object]) -> int:
    return -(-len(items) // PER_PAGE)


def _beyond(items: Collection[object], page: int) -> bool:
    """Whether there is no such page; an empty list has one."""
    return page * PER_PAGE >= max(1, len(items))
