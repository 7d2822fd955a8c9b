"""What a button says when it is pressed: an action in at most 64 bytes that needs no memory on our side.

The data is `<version><action><numbers>.<source>`, for instance "1s2.0.tassad": version 1, show hit 2 of the topic
"assad". It names things by their stable ids, so buttons under old messages work after a restart.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.render.limits import CALLBACK_BYTES

VERSION = "1"
"""Goes up when the form changes; data of other versions is not understood."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_SHOW = re.compile(r"([scgc])([0-9a-z]{1,4})\.([0-9a-z]{1,4})\.([tsp])([a-z0-9_]{1,60})", re.ASCII)
_MENU = re.compile(r"([TP])([0-9a-z]{1,4})\.([a-z0-9_-]{0,56})", re.ASCII)
_PASSAGES = re.compile(r"([0-9_])((?:[a-z2-7]{8}){1,7})", re.ASCII)


@dataclass(frozen=True, slots=True)
class OfTopic:
    """All passages of a topic, in its order."""

    topic: str


@dataclass(frozen=True, slots=True)
class OfSpeaker:
    """All passages of a speaker, in library order."""

    speaker: str


@dataclass(frozen=True, slots=True)
class OfPassages:
    """One to seven passages that answered a question."""

    passages: tuple[str, ...]
    topic: int | None = None
    """Which topic the answer was on: a position in the first passage's topics (0 to 9); none for a person alone."""


Source = OfTopic | OfSpeaker | OfPassages
"""Where the pages behind an answer come from."""


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
class NoneOfThese:
    """None of the choices was meant."""


@dataclass(frozen=True, slots=True)
class Stay:
    """The button only tells something ("2/5"); nothing changes."""


Action = Show | Context | ListTopics | ListSpeakers | NoneOfThese | Stay


def encode(action: Action) -> str:
    """The button data for `action`. Raises ValueError where it can't be said in 64 bytes.

    Topic and subject ids up to 32 characters and speaker ids up to 48 always fit, as do seven passages.
    """
    raise NotImplementedError


def decode(data: str) -> Action | None:
    """The action that `data` stands for; None where it is of another version, damaged or made up.

    The ids in it may still name what the library no longer has.
    """
    raise NotImplementedError
