"""What a library is made of: articles, speakers, topics, passages.

All offsets are code points into `Article.text`. Every value is frozen: a library is made once, by the loader, and read
by everybody else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Text = Mapping[str, str]
"""The same words in several languages: language code ("en") -> words."""

Spellings = Mapping[str, tuple[str, ...]]
"""Ways to say something, per language: language code -> spellings."""


class Kind(StrEnum):
    """Whose words a passage is made of."""

    DIRECT = "direct"
    """All of it but the attribution stands in quotation marks."""
    REPORTED = "reported"
    """The article's wording of what someone said; it may hold quoted fragments."""
    NARRATION = "narration"
    """The article's own voice."""


class Reason(StrEnum):
    """Why a part of an article can't be quoted."""

    TITLE = "title"
    CAPTION = "caption"
    HEADLINE = "headline"
    """The headline of another article, linked from this one."""
    FURNITURE = "furniture"
    """What the page says about itself: menus, log-in, comments."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Part of an article, `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """A source text, untouched, and where it came from."""

    slug: str
    title: str
    publisher: str
    date: str
    """As precise as it is known: "2017", "2017-04" or "2017-04-12"."""
    language: str
    text: str = field(repr=False)
    sha256: str
    """Of the text's bytes, in hexadecimal."""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the library: a speaker if quoted, else only mentioned."""

    id: str
    name: str
    role: Text
    """As a line under a quotation has it: "Russian Foreign Minister". The newest article's."""
    spellings: Spellings
    """Other ways to write the name, the name itself not among them."""
    called: Spellings
    """What people say instead of the name: "the russian foreign minister"."""
    roles: Mapping[str, Text] = field(default_factory=dict)
    """Article slug -> the role that the article's seed gives: who was a minister in an old one may be none now."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A heading that groups topics: "Syria"."""

    id: str
    title: Text


@dataclass(frozen=True, slots=True)
class Topic:
    """What people ask about. Its id is also its slash-command."""

    id: str
    subject: str | None
    title: Text
    summaries: Mapping[str, Text]
    """Article slug -> summary: what that article's passages say on the topic, in at most 300 characters."""
    aliases: Spellings
    passages: tuple[str, ...]
    """Ids of the passages listed under it: newest article first, then as the seed lists them, primary topics first."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What an answer shows: whole sentences (or a clause) of one paragraph, with one speaker or none."""

    id: str
    """Eight characters of a-z2-7, made from the article's slug and the words: stable as long as the words stay."""
    article: str
    """The article's slug."""
    span: Span
    text: str
    kind: Kind
    quoted: tuple[Span, ...]
    """Where the speaker's own words stand, without their quotation marks. Offsets into the article."""
    speaker: str | None
    via: str | None
    """Who passed the speaker's words on (a person's id)."""
    topics: tuple[str, ...]
    """Ids, the primary topic first."""
    questions: Spellings
    """Questions that this passage answers, as people would put them; may be empty."""


@dataclass(frozen=True, slots=True)
class Excluded:
    """A part of an article that is never quoted."""

    article: str
    span: Span
    reason: Reason


@dataclass(frozen=True, slots=True)
class Library:
    """All articles with their passages, topics and people, merged and checked.

    Every id that a value names is a key of the mapping it refers to. Mappings keep the order in which things are shown:
    articles newest first, passages by article and position, the rest as the seeds list them.
    """

    articles: Mapping[str, Article]
    speakers: Mapping[str, Person]
    mentioned: Mapping[str, Person]
    subjects: Mapping[str, Subject]
    topics: Mapping[str, Topic]
    passages: Mapping[str, Passage]
    excluded: tuple[Excluded, ...] = ()

    def person(self, person: str) -> Person:
        """Somebody by id, quoted or only mentioned. Raises KeyError for nobody's."""
        return self.speakers.get(person) or self.mentioned[person]

    def by_speaker(self, speaker: str, *, own_words_first: bool = False) -> tuple[Passage, ...]:
        """All passages that carry this person's words, in library order.

        With `own_words_first` direct quotations come before reported speech that holds quoted words, and these before
        the rest.
        """
        found = tuple(passage for passage in self.passages.values() if passage.speaker == speaker)
        if not own_words_first:
            return found
        return tuple(sorted(found, key=lambda each: (each.kind is not Kind.DIRECT, not each.quoted)))

    def by_topic(self, topic: str) -> tuple[Passage, ...]:
        """The topic's passages, in the topic's order."""
        return tuple(self.passages[each] for each in self.topics[topic].passages)


def in_language(text: Text, language: str) -> str:
    """The words in `language`, else in English, else in whatever language there is; "" where there are none."""
    return text.get(language) or text.get("en") or next(iter(text.values()), "")
