"""What goes into the matching and what comes out: questions, hits, decisions."""

from dataclasses import dataclass
from enum import StrEnum

from bot.library.models import Passage


@dataclass(frozen=True, slots=True)
class Question:
    """What a person asks."""

    text: str
    """What the person wrote; @names, addresses and the like may still be in it."""
    about: str | None = None
    """The message, or the selected part of one, that the question is about: "/ask" as a reply to it."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How sure the bot must be. Probabilities between 0 and 1."""

    answer: float = 0.75
    """An answer is right with at least this probability."""
    choice: float = 0.55
    """One of the choices is right with at least this probability."""
    choices: int = 4
    """How many choices at most."""
    hits: int = 7
    """How many pages an answer has at most; a speaker's or a topic's full list has no limit."""


class Why(StrEnum):
    """What speaks for a hit."""

    NAME = "name"
    """Detail: the speaker's name as written."""
    TOPIC = "topic"
    """Detail: the topic's id."""
    ALIAS = "alias"
    """Detail: the alias, title or question that the message resembles."""
    WORDS = "words"
    """Detail: the passage's words found in the message, put right where they were misspelt."""
    RUN = "run"
    """Detail: the longest run of words that stands in both."""
    SPELLING = "spelling"
    """Detail: "written → understood", for typing errors, transliteration, keyboard layout."""
    CREDIT = "credit"
    """The message credits someone else. Detail: the name it credits."""


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason for a hit, to be put into words in the reader's language."""

    why: Why
    detail: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that may be meant."""

    passage: Passage
    score: float
    """The probability that a careful reader would accept it: between 0 and 1, comparable between messages."""
    grounds: tuple[Ground, ...]
    topic: str | None
    """The topic that the question shares with this passage, else the passage's primary one, else none."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`hits[0]` is shown first; the others are the pages behind it, in this order. Never empty."""

    hits: tuple[Hit, ...]
    topic: str | None
    """The topic that was matched, else the first one of `hits[0]`; none for a question that only names a person."""
    speaker: str | None = None
    """The person asked for (not merely the speaker of the hit)."""
    credited: str | None = None
    """The person (quoted, mentioned or neither) whom the message wrongly credits with the words of `hits[0]`."""
    unquoted: str | None = None
    """A person who is asked about, and is only mentioned: what is shown is what others say."""
    not_on_that: str | None = None
    """A speaker asked for beside the one who is shown, or on something else beside what is: quoted, but not on that."""
    absent: str | None = None
    """A person who is spoken of in the message, and stands only in what can't be quoted: captions, headlines."""
    stranger: str | None = None
    """Somebody whom the library does not know, and who is credited with the words of `hits[0]`; as it is written."""
    reported_only: bool = False
    """Somebody's own words are asked for, and none of these stand in quotation marks."""
    subjects: tuple["Suggestion", ...] = ()
    """Several subjects of the message that no passage joins: `hits[n]` is on `subjects[n]`. Empty or two of them."""


@dataclass(frozen=True, slots=True)
class Choices:
    """“Did you mean”: one hit an option, two to `Limits.choices` of them, no two with the same passage."""

    hits: tuple[Hit, ...]


class Because(StrEnum):
    """Why there is no answer."""

    EMPTY = "empty"
    """There is nothing to look up: no words at all, or only such as "hello" and "thanks"."""
    OFF_TOPIC = "off_topic"
    """Nothing in the library is about this."""
    NOT_ON_THAT = "not_on_that"
    """The speaker is quoted, but not on that."""
    NOT_QUOTED = "not_quoted"
    """The person is mentioned, but never quoted."""
    NOT_IN_ARTICLE = "not_in_article"
    """The person stands only in what can't be quoted: captions, headlines."""
    EXCLUDED = "excluded"
    """The words stand in what can't be quoted: a caption, a headline of another article."""
    UNSURE = "unsure"
    """Something resembles it, but not enough to show it."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that can be asked instead. At least one of the two is given."""

    topic: str | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Nothing:
    """No answer, why, and what could be asked instead."""

    because: Because
    suggestions: tuple[Suggestion, ...] = ()
    person: str | None = None
    """The person that NOT_ON_THAT, NOT_QUOTED and NOT_IN_ARTICLE speak of (an id)."""


Decision = Answer | Choices | Nothing
