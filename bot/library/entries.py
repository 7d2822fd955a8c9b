"""What an author says in index.yaml, before it is compared with the article."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.library.models import Article, Kind, Person, Reason, Spellings, Subject, Topic
from bot.library.tree import Scalar


@dataclass(frozen=True, slots=True)
class Place:
    """Words to be found in the article, and which of several places is meant."""

    what: str
    """As messages call it: "passage 3"."""
    words: Scalar
    which: int | None = None
    """Counted from 1."""
    everywhere: bool = False
    """Whether all places are meant."""


@dataclass(frozen=True, slots=True)
class PassageEntry:
    """A passage as its author gives it; the ids may name nobody."""

    place: Place
    kind: Kind | None
    speaker: Scalar | None
    via: Scalar | None
    topics: tuple[Scalar, ...]
    questions: Spellings
    quoted: tuple[Scalar, ...] | None
    """What is really quoted, where the quotation marks don't tell; else none."""


@dataclass(frozen=True, slots=True)
class ExcludedEntry:
    """A part of the article that is not to be quoted, as its author gives it."""

    place: Place
    reason: Reason | None


@dataclass(frozen=True, slots=True)
class Index:
    """All that an index says."""

    article: Article
    speakers: Mapping[str, Person]
    mentioned: Mapping[str, Person]
    subjects: Mapping[str, Subject]
    topics: Mapping[str, Topic]
    """They don't know their passages yet."""
    passages: tuple[PassageEntry, ...]
    excluded: tuple[ExcludedEntry, ...]
    lines: Mapping[tuple[str, str], int]
    """(section, id) -> line: ("topics", "pier") -> 35."""
    lines_of_words: Mapping[tuple[str, str, str], int]
    """(section, id, words) -> line: ("topics", "pier", "new pier") -> 41."""
    unread: Mapping[str, frozenset[str]]
    """Sections of which parts could not be read -> ids that may stand there."""

    def is_read(self, *sections: str) -> bool:
        """Whether all of these sections could be read."""
        return self.unread.keys().isdisjoint(sections)

    def may_have(self, name: str, *sections: str) -> bool:
        """Whether a section has this id, or had a part that could not be read and seems to have it."""
        return any((each, name) in self.lines or name in self.unread.get(each, ()) for each in sections)
