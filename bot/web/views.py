"""What the templates of the pages are filled with."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from babel.numbers import format_percent

from bot.library.models import Article, Passage
from bot.render.answer import kind_line
from bot.render.edition import Edition
from bot.web.coverage import KINDS, Picture
from bot.web.reading import Line, Part, Reading
from bot.web.selection import NOBODY, Selection, selection, speakers, topics
from bot.web.sheets import Sheet

FOUND = "found"
"""Where a page tells what was asked for; below it stands the text."""
_BEGINNING = 60
"""Characters from which a part can be told."""


@dataclass(frozen=True, slots=True)
class Link:
    """One thing to choose in a filter."""

    label: str
    note: str
    """What is said behind the label; may be empty."""
    href: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class ArticleView:
    """An article's page for one reader."""

    edition: Edition
    sheet: Sheet
    chosen: Selection
    asked_language: str | None = None
    """The language that the address asks for; its links keep asking."""

    @classmethod
    def of(cls, edition: Edition, sheet: Sheet, query: Mapping[str, str]) -> "ArticleView":
        """The page that a query asks for: speaker, topic, lang."""
        chosen = selection(sheet.passages, query.get("speaker"), query.get("topic"))
        return cls(edition, sheet, chosen, edition.texts.known(query.get("lang", "")))

    @property
    def article(self) -> Article:
        """The article itself."""
        return self.sheet.article

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The article's passages, in its order."""
        return self.sheet.passages

    @property
    def reading(self) -> Reading:
        """The text in pieces."""
        return self.sheet.reading

    @property
    def picture(self) -> Picture:
        """What of the text is direct, reported, narration, excluded."""
        return self.sheet.picture

    @property
    def shares(self) -> tuple[tuple[str, str], ...]:
        """As the function of that name has it."""
        return shares(self.edition, self.picture)

    @cached_property
    def found(self) -> int:
        """How many passages are asked for."""
        return sum(self.chosen.has(each) for each in self.passages)

    @property
    def is_filtered(self) -> bool:
        """Whether only some passages are shown: all are where nothing is asked for, or nothing found."""
        return bool(self.chosen and self.found)

    @property
    def first(self) -> Passage | None:
        """The first passage asked for."""
        return next((each for each in self.passages if self.chosen.has(each)), None)

    def is_chosen(self, part: Part) -> bool:
        """Whether a part of the text is shown in full."""
        return not self.is_filtered or (part.passage is not None and self.chosen.has(part.passage))

    def has_chosen(self, line: Line) -> bool:
        """Whether anything of a line is asked for."""
        return any(map(self.is_chosen, line.parts))

    @property
    def pieces(self) -> tuple[Part, ...]:
        """What the picture shows, without what isn't asked for."""
        return tuple(each.part for each in self.picture.patches if self.is_chosen(each.part))

    def who(self, part: Part) -> str:
        """Whose words a part is; "" for the article's own."""
        passage = part.passage
        if passage is None or passage.speaker is None:
            return ""
        return self.edition.name(passage.speaker)

    def what(self, part: Part) -> str:
        """The kind of a part in a word or two, with who passed the words on."""
        if part.excluded:
            return self.edition.say(f"web.reason.{part.excluded.reason}")
        if part.passage is None:
            return ""
        kind = kind_line(self.edition, part.passage)
        if part.passage.via is None:
            return kind
        return self.edition.say("web.via", kind=kind, via=self.edition.name(part.passage.via))

    def described(self, part: Part) -> str:
        """Whose words a part is, and their kind, in one line."""
        if part.excluded:
            return self.edition.say("web.not_quoted", reason=self.what(part))
        return ": ".join(each for each in (self.who(part), self.what(part)) if each)

    @staticmethod
    def beginning(part: Part) -> str:
        """The first words of a part."""
        text = " ".join("".join(run.text for run in part.runs)[: 2 * _BEGINNING].split())
        return text if len(text) <= _BEGINNING else f"{text[:_BEGINNING].rpartition(' ')[0] or text[:_BEGINNING]}…"

    @property
    def speakers(self) -> tuple[Link, ...]:
        """Whom one can ask for, in the library's order, the article's own voice last."""
        counts = speakers(self.passages, self.chosen)
        order = [*(each for each in self.edition.library.speakers if counts[each]), *([NOBODY] * bool(counts[NOBODY]))]
        return tuple(self._speaker(each, counts[each]) for each in order)

    @property
    def topics(self) -> tuple[tuple[str, tuple[Link, ...]], ...]:
        """What one can ask for, under its headings, in the library's order."""
        counts = topics(self.passages, self.chosen)
        library = self.edition.library
        known = [each for each in library.topics.values() if counts[each.id]]
        groups = [(self.edition.subject(each), each) for each in library.subjects]
        groups.append((self.edition.say("topics.others"), ""))
        found = (
            (title, tuple(self._topic(each.id, counts[each.id]) for each in known if (each.subject or "") == subject))
            for title, subject in groups
        )
        return tuple((title, links) for title, links in found if links)

    @property
    def chosen_topic(self) -> str:
        """The title of the topic asked for, else ""."""
        return self.edition.title(self.chosen.topic) if self.chosen.topic else ""

    @property
    def chosen_speaker(self) -> str:
        """Who is asked for, with the role that they have in the article, else ""."""
        if self.chosen.speaker == NOBODY:
            return self.edition.say("kind.narration")
        return self.edition.name_and_role(self.chosen.speaker, self.article.slug) if self.chosen.speaker else ""

    def href(self, speaker: str | None, topic: str | None) -> str:
        """The address of the page with another choice, relative to itself: of what is found, else of the text."""
        place = "text" if speaker is None and topic is None else FOUND
        return f"{self._query(speaker=speaker, topic=topic, lang=self.asked_language)}#{place}"

    def in_language(self, language: str) -> str:
        """The address of the page in another language, relative to itself."""
        return self._query(speaker=self.chosen.speaker, topic=self.chosen.topic, lang=language)

    def _query(self, **given: str | None) -> str:
        return "?" + urlencode({key: value for key, value in given.items() if value is not None})

    def _speaker(self, speaker: str, count: int) -> Link:
        href = self.href(speaker, self.chosen.topic)
        chosen = self.chosen.speaker == speaker
        if speaker == NOBODY:
            return Link(self.edition.say("kind.narration"), "", href, count, chosen)
        return Link(self.edition.name(speaker), self.edition.role(speaker, self.article.slug), href, count, chosen)

    def _topic(self, topic: str, count: int) -> Link:
        href = self.href(self.chosen.speaker, topic)
        return Link(self.edition.title(topic), "", href, count, self.chosen.topic == topic)


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in the list of all."""

    article: Article
    picture: Picture
    shares: str
    """What of the text is of which kind, in words."""
    speakers: tuple[tuple[str, str, int], ...]
    """Id, name, passages."""
    passages: int
    topics: int


def entries(edition: Edition, sheets: Iterable[Sheet]) -> Iterator[Entry]:
    """Articles as the list shows them."""
    for sheet in sheets:
        counts = speakers(sheet.passages, Selection())
        people = tuple((each, edition.name(each), counts[each]) for each in edition.library.speakers if counts[each])
        about = len({topic for each in sheet.passages for topic in each.topics})
        told = ", ".join(f"{edition.say(f'web.kind.{kind}')} {share}" for kind, share in shares(edition, sheet.picture))
        yield Entry(sheet.article, sheet.picture, told, people, len(sheet.passages), about)


def shares(edition: Edition, drawn: Picture) -> tuple[tuple[str, str], ...]:
    """Each kind with its share of the text, as the reader's language writes it."""
    return tuple((kind, str(format_percent(drawn.shares[kind] / 100, locale=edition.language))) for kind in KINDS)
