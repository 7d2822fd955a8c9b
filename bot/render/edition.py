"""The library as one reader sees it: names, titles and dates in the reader's language."""

from collections import Counter
from dataclasses import dataclass

from bot.library.models import Article, Library, Passage, Person, in_language
from bot.render.limits import shorten
from bot.render.links import article_url, passage_url
from bot.texts import Texts

_TITLE_UNITS = 128
_SUMMARY_UNITS = 600
_QUOTED_ON = 8


@dataclass(frozen=True, slots=True)
class Edition:
    """A library, the bot's texts, and the language to speak."""

    library: Library
    texts: Texts
    language: str
    public_url: str | None = None
    """Where the bot's own pages are; None where nothing leads there."""

    def say(self, key: str, **values: object) -> str:
        """What the bot says at `key` (see `Texts.say`)."""
        return self.texts.say(self.language, key, **values)

    def title(self, topic: str) -> str:
        """A topic's title."""
        return shorten(in_language(self.library.topics[topic].title, self.language) or topic, _TITLE_UNITS)

    def subject(self, subject: str) -> str:
        """A subject's title."""
        return shorten(in_language(self.library.subjects[subject].title, self.language) or subject, _TITLE_UNITS)

    def about(self, topic: str | None, speaker: str | None) -> str:
        """A topic's title, a person's name, or both."""
        title, name = self.title(topic) if topic else "", self.name(speaker) if speaker else ""
        return self.say("suggest.speaker_on", speaker=name, topic=title) if title and name else title or name

    def summary(self, topic: str, article: str) -> str:
        """What the article says on the topic, "" where the seed has no summary for it."""
        summaries = self.library.topics[topic].summaries
        return shorten(in_language(summaries.get(article, {}), self.language), _SUMMARY_UNITS)

    def person(self, person: str) -> Person | None:
        """A speaker or somebody mentioned."""
        return self.library.speakers.get(person) or self.library.mentioned.get(person)

    def name(self, person: str) -> str:
        """A person's name as the record has it, whatever the language."""
        found = self.person(person)
        return shorten(found.name if found else person, _TITLE_UNITS)

    def not_in_article(self, person: str) -> str:
        """That only what can't be quoted names a person."""
        key = "nothing.not_in_article" if len(self.library.articles) == 1 else "nothing.not_in_articles"
        return self.say(key, person=self.name(person))

    def role(self, person: str, article: str | None = None) -> str:
        """A person's role, at the time of that article if one is given; "" where none is known."""
        found = self.person(person)
        if found is None:
            return ""
        role = found.roles.get(article, found.role) if article else found.role
        return shorten(in_language(role or found.role, self.language), _TITLE_UNITS)

    def name_and_role(self, person: str, article: str | None = None) -> str:
        """Name and role as they stand under a quotation."""
        return ", ".join(part for part in (self.name(person), self.role(person, article)) if part)

    def speakers_on(self, topic: str, article: str) -> frozenset[str]:
        """Whose words the article's passages on the topic are."""
        found = (each for each in self.library.by_topic(topic) if each.article == article)
        return frozenset(each.speaker for each in found if each.speaker)

    def quoted(self) -> tuple[tuple[str, int], ...]:
        """Everybody who is quoted, with how often, in the library's order."""
        times = Counter(passage.speaker for passage in self.library.passages.values())
        return tuple((speaker, times[speaker]) for speaker in self.library.speakers if times[speaker])

    def topics_of(self, speaker: str) -> tuple[str, ...]:
        """The ids of the main topics that this person is quoted on, in the order of the library."""
        main = {passage.topics[0] for passage in self.library.by_speaker(speaker) if passage.topics}
        return tuple(topic for topic in self.library.topics if topic in main)

    def quoted_on(self, speaker: str) -> str:
        """On what a person is quoted, "" where their passages have no topics."""
        topics = self.topics_of(speaker)
        if not topics:
            return ""
        titles = ", ".join(self.title(topic) for topic in topics[:_QUOTED_ON])
        line = self.say("answer.quoted_on", topics=titles + (", …" if len(topics) > _QUOTED_ON else "."))
        return shorten(line, _SUMMARY_UNITS)

    def record(self, speaker: str) -> str:
        """One line on a person: name, role, and on what they are quoted."""
        return f"{self.name_and_role(speaker)}. {self.quoted_on(speaker)}".rstrip()

    def attribution(self, passage: Passage) -> str:
        """Who says it, and through whom; "" for the article's own voice."""
        if passage.speaker is None:
            return ""
        person = self.name_and_role(passage.speaker, passage.article)
        if passage.via is None:
            return self.say("answer.speaker", person=person)
        return self.say("answer.speaker_via", person=person, via=self.name(passage.via))

    def date(self, article: Article) -> str:
        """The article's date, as precise as it is known."""
        return self.texts.date(self.language, article.date)

    def publisher_and_date(self, article: Article) -> str:
        """Who published the article, and when."""
        return self.say("answer.source", publisher=shorten(article.publisher, _TITLE_UNITS), date=self.date(article))

    def headline(self, article: Article) -> str:
        """The article's title."""
        return shorten(article.title, _TITLE_UNITS)

    def page(self, article: Article) -> str | None:
        """Where the article can be read, None where there are no pages."""
        return article_url(self.public_url, article.slug) if self.public_url else None

    def place(self, passage: Passage) -> str | None:
        """Where the passage stands in its article's page, None where there are no pages."""
        return passage_url(self.public_url, passage) if self.public_url else None

    def source(self, article: Article) -> str:
        """Publisher and date, never cut off; the article's title before them where the library has several."""
        line = self.publisher_and_date(article)
        if len(self.library.articles) == 1:
            return line
        return self.say("answer.source_titled", title=self.headline(article), source=line)
