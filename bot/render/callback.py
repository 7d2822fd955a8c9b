"""What a button says when it is pressed: an action in at most 64 bytes that needs no memory on our side.

The data is `<version><action><numbers>.<source>`, for instance "1s2.0.tassad": version 1, show hit 2 of the topic
"assad". It names things by their stable ids, so buttons under old messages work after a restart.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.render.limits import CALLBACK_BYTES
from bot.render.source import OfPassages, Source, read, written

VERSION = "1"
"""Goes up when the form changes; data of other versions is not understood."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_CONTEXT, _TOPICS, _SPEAKERS, _SOURCES, _NONE, _STAY = "x", "T", "P", "A", "n", "="
_NUMBER = "(0|[1-9a-z][0-9a-z]{0,3})"
_PASSAGE = re.compile(rf"([scgx]){_NUMBER}\.{_NUMBER}\.([tsoapb][a-z0-9_-]+)", re.ASCII)
_MENU = re.compile(rf"([TPA]){_NUMBER}\.([a-z0-9_-]*)", re.ASCII)


class Asked(StrEnum):
    """What a press on a button was meant as."""

    PAGING = "s"
    """Earlier, later, or back from the context."""
    CHOICE = "c"
    """This one, of the choices offered."""
    SUGGESTION = "g"
    """This, instead of what could not be answered."""


@dataclass(frozen=True, slots=True)
class Show:
    """Show the passage at `position` of `source`; `page` counts the parts of a passage too long for one message."""

    source: Source
    position: int = 0
    page: int = 0
    asked: Asked = Asked.PAGING


@dataclass(frozen=True, slots=True)
class Context:
    """Show the paragraphs around that passage; what `Show` with the same values shows is one press back."""

    source: Source
    position: int = 0
    page: int = 0


@dataclass(frozen=True, slots=True)
class ListTopics:
    """Show one page of a subject's topics, or of the subjects where `subject` is empty."""

    subject: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class ListSpeakers:
    """Show one page of the speakers."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class ListSources:
    """Show one page of the articles."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class NoneOfThese:
    """None of the choices was meant."""


@dataclass(frozen=True, slots=True)
class Stay:
    """The button only tells something ("2/5"); nothing changes."""


Action = Show | Context | ListTopics | ListSpeakers | ListSources | NoneOfThese | Stay


def encode(action: Action) -> str:
    """The button data for `action`. Raises ValueError where it can't be said in 64 bytes.

    Topic and subject ids up to 32 characters, speaker ids and slugs up to 48 and seven passages always fit; only a page
    number above 35 can be too much beside seven passages, then the other six are dropped.
    """
    data = VERSION + _body(action)
    if len(data.encode()) > CALLBACK_BYTES and isinstance(action, Show | Context):
        data = VERSION + _body(_alone(action))
    if len(data.encode()) > CALLBACK_BYTES:
        raise ValueError(f"button data over {CALLBACK_BYTES} bytes: {data!r}")
    return data


def decode(data: str) -> Action | None:
    """The action that `data` stands for; None where it is of another version, damaged or made up.

    The ids in it may still name what the library no longer has.
    """
    if not data.startswith(VERSION) or len(data) > CALLBACK_BYTES:
        return None
    body = data.removeprefix(VERSION)
    if body == _NONE:
        return NoneOfThese()
    if body == _STAY:
        return Stay()
    if found := _MENU.fullmatch(body):
        return _menu(*found.groups())
    if found := _PASSAGE.fullmatch(body):
        return _passage(*found.groups())
    return None


def _body(action: Action) -> str:  # noqa: PLR0911 (one a case)
    match action:
        case Show(source, position, page, asked):
            return f"{asked}{_number(position)}.{_number(page)}.{written(source)}"
        case Context(source, position, page):
            return f"{_CONTEXT}{_number(position)}.{_number(page)}.{written(source)}"
        case ListTopics(subject, page):
            return f"{_TOPICS}{_number(page)}.{subject}"
        case ListSpeakers(page):
            return f"{_SPEAKERS}{_number(page)}."
        case ListSources(page):
            return f"{_SOURCES}{_number(page)}."
        case NoneOfThese():
            return _NONE
        case Stay():
            return _STAY


def _alone(action: Show | Context) -> Show | Context:
    """The same without the pages behind the passage shown."""
    if not isinstance(action.source, OfPassages):
        return action
    source = OfPassages((action.source.passages[action.position],), action.source.topic)
    return replace(action, source=source, position=0)


def _passage(letter: str, position: str, page: str, letters: str) -> Action | None:
    source = read(letters)
    if source is None:
        return None
    if letter == _CONTEXT:
        return Context(source, int(position, 36), int(page, 36))
    return Show(source, int(position, 36), int(page, 36), Asked(letter))


def _menu(letter: str, page: str, subject: str) -> Action | None:
    if letter == _TOPICS:
        return ListTopics(subject, int(page, 36))
    if subject:
        return None
    return ListSpeakers(int(page, 36)) if letter == _SPEAKERS else ListSources(int(page, 36))


def _number(value: int) -> str:
    """`value` in base 36."""
    digits = ""
    while value or not digits:
        value, digit = divmod(value, 36)
        digits = _DIGITS[digit] + digits
    return digits
