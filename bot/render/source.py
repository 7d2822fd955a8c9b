"""Where the pages behind an answer come from, named in so few letters that a button can carry it."""

import re
from dataclasses import dataclass

MOST_PASSAGES = 7
"""How many passages a button can name; a longer answer is cut there."""
MOST_TOPICS = 10
"""How many of a passage's topics a button can tell apart."""

_IDS = re.compile(r"([0-9_])((?:[a-z2-7]{8}){1,7})", re.ASCII)
_SUBJECTS = re.compile(r"([0-9a-j_])([a-z2-7]{8})([0-9a-j_])([a-z2-7]{8})", re.ASCII)
_SPEAKER = "_"
_TOPIC, _TOPIC_AND_SPEAKER = "0123456789", "abcdefghij"


@dataclass(frozen=True, slots=True)
class OfTopic:
    """All passages of a topic, in its order."""

    topic: str


@dataclass(frozen=True, slots=True)
class OfSpeaker:
    """All passages of a speaker, in library order."""

    speaker: str
    own_words_first: bool = False
    """In the order that `Library.by_speaker` has for it."""


@dataclass(frozen=True, slots=True)
class OfArticle:
    """All passages of an article, in its order."""

    article: str


@dataclass(frozen=True, slots=True)
class OfPassages:
    """One to seven passages that answered a question."""

    passages: tuple[str, ...]
    topic: int | None = None
    """Which topic the answer was on: a position in the first passage's topics (0 to 9); none for a person alone."""


@dataclass(frozen=True, slots=True)
class OnSubject:
    """One of two subjects and the passage on it. The subject is the passage's speaker, one of its topics, or both."""

    passage: str
    topic: int | None
    """A position in the passage's topics (0 to 9); none for the speaker alone."""
    speaker: bool
    """Whether the speaker belongs to the subject; always so where there is no topic."""


@dataclass(frozen=True, slots=True)
class OfSubjects:
    """Two passages, each on a subject of its own."""

    first: OnSubject
    second: OnSubject


Source = OfTopic | OfSpeaker | OfArticle | OfPassages | OfSubjects


def written(source: Source) -> str:
    """The source in a-z, 0-9, "_" and "-", for `read`."""
    match source:
        case OfTopic(topic):
            return f"t{topic}"
        case OfSpeaker(speaker, own_words_first):
            return f"{'o' if own_words_first else 's'}{speaker}"
        case OfArticle(article):
            return f"a{article}"
        case OfPassages(passages, topic):
            return f"p{_SPEAKER if topic is None else topic}{''.join(passages)}"
        case OfSubjects(first, second):
            return f"b{_subject(first)}{_subject(second)}"


def read(letters: str) -> Source | None:
    """The source that the letters stand for; None where they are damaged or made up."""
    kind, rest = letters[:1], letters[1:]
    match kind:
        case "t":
            return OfTopic(rest)
        case "s" | "o":
            return OfSpeaker(rest, own_words_first=kind == "o")
        case "a":
            return OfArticle(rest)
        case "p" if found := _IDS.fullmatch(rest):
            topic, ids = found.groups()
            passages = tuple(ids[at : at + 8] for at in range(0, len(ids), 8))
            return OfPassages(passages, None if topic == _SPEAKER else int(topic))
        case "b" if found := _SUBJECTS.fullmatch(rest):
            first, one, second, other = found.groups()
            return OfSubjects(_read_subject(first, one), _read_subject(second, other))
    return None


def _subject(subject: OnSubject) -> str:
    if subject.topic is None:
        return _SPEAKER + subject.passage
    return (_TOPIC_AND_SPEAKER if subject.speaker else _TOPIC)[subject.topic] + subject.passage


def _read_subject(letter: str, passage: str) -> OnSubject:
    if letter == _SPEAKER:
        return OnSubject(passage, None, speaker=True)
    if letter in _TOPIC:
        return OnSubject(passage, _TOPIC.index(letter), speaker=False)
    return OnSubject(passage, _TOPIC_AND_SPEAKER.index(letter), speaker=True)
