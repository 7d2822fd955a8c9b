"""Make messages that a library does not answer: its words, names and topics among words on other things."""

import re
from collections.abc import Iterator

from bot.evaluation.examples import Example
from bot.fitting.chatter import near
from bot.fitting.stock import Stock, off, turns_in
from bot.library.models import Excluded, Topic
from bot.matching.fold import words
from bot.matching.languages import LANGUAGES, language_of, zipf
from bot.matching.lexicon import fullness, term_of
from bot.matching.wordings import spellings_of

ORDINARY = 3.6
"""Zipf value from which a word of the library is an ordinary one."""
A_NAME = 2
"""Words of a wording that can stand where a name does."""

SLOTS = re.compile(r"\{\w+\}")


class Unasked:
    """Messages without a right answer."""

    def __init__(self, stock: Stock) -> None:
        self.stock = stock
        self.index = stock.index
        self.library = stock.library
        self.chance = stock.chance

    def __iter__(self) -> Iterator[Example]:
        yield from self.off_speaker()
        yield from self.off_stranger()
        yield from self.off_another_nation()
        yield from self.off_other_person()
        yield from self.off_near()
        yield from self.off_topic_words()
        yield from self.off_general()
        yield from self.off_little_words()
        yield from self.off_polite()
        yield from self.off_excluded()
        yield from self.off_same_passage()

    def off_speaker(self) -> Iterator[Example]:
        """Somebody on what nobody here speaks of."""
        for language in filter(turns_in, LANGUAGES):
            for speaker in self.library.speakers:
                for _ in range(8):
                    listed = self.chance.choice((self.stock.rare, self.stock.common))[language]
                    what = " ".join(self.stock.few(listed, 1, 3))
                    turn = self.chance.choice(turns_in(language))
                    yield off(turn.format(who=self.stock.surname(speaker, language), what=what), "speaker off")

    def off_stranger(self) -> Iterator[Example]:
        """Somebody whom the library does not know on one of its topics."""
        for topic in self.library.topics.values():
            for code, aliases in topic.aliases.items():
                turns = [each for each in turns_in(code) if SLOTS.sub("", each).strip()]
                if aliases and turns:
                    who = self.chance.choice(self.stock.rare[code])
                    turn = self.chance.choice(turns)
                    yield off(turn.format(who=who, what=self.chance.choice(aliases)), "stranger")

    def off_another_nation(self) -> Iterator[Example]:
        """A topic in a country that the library does not speak of."""
        for topic in self.library.topics.values():
            for code, aliases in topic.aliases.items():
                nations = LANGUAGES[code].nations if code in LANGUAGES else {}
                elsewhere = [each for nation, each in nations.items() if nation not in self.index.nations]
                if aliases and elsewhere:
                    where = self.chance.choice(sorted(self.chance.choice(elsewhere)))
                    yield off(self.stock.shuffled([self.chance.choice(aliases), where]), "another nation")

    def off_other_person(self) -> Iterator[Example]:
        """Somebody on somebody else of whom he does not speak here."""
        for speaker in self.library.speakers:
            own = [entry for entry in self.index.entries if entry.carries(speaker)]
            for other in (*self.library.speakers.values(), *self.library.mentioned.values()):
                if other.id != speaker and not any(other.id in entry.names for entry in own):
                    for language in filter(turns_in, LANGUAGES):
                        turn = self.chance.choice(turns_in(language))
                        who, what = (self.stock.surname(each, language) for each in (speaker, other.id))
                        yield off(turn.format(who=who, what=what), "other person")

    def off_near(self) -> Iterator[Example]:
        """What people write about a person or with a topic's name, and no article answers."""
        for code in LANGUAGES:
            people = [self.stock.surname(each, code) for each in self.library.speakers]
            names = [each for topic in self.library.topics.values() for each in self._names(topic, code)]
            for text in near(code):
                for slot, listed in (("{who}", people), ("{what}", names)):
                    if slot in text:
                        yield from (off(text.replace(slot, each), "near") for each in self.stock.few(listed, 4, 4))

    def _names(self, topic: Topic, language: str) -> Iterator[str]:
        """Title and aliases of a word or two."""
        title = topic.title.get(language)
        texts = (*([title] if title else []), *topic.aliases.get(language, ()))
        return (text.lower() for text in texts if len(text.split()) <= A_NAME)

    def off_topic_words(self) -> Iterator[Example]:
        """A telling word of a topic among words on other things."""
        for topic in self.library.topics.values():
            for language in filter(turns_in, LANGUAGES):
                for _ in range(2):
                    yield from self._among_others(topic, language)

    def _among_others(self, topic: Topic, language: str) -> Iterator[Example]:
        listed = [word for text in topic.aliases.get(language, ()) for word in words(text) if fullness(word) == 1]
        if listed:
            parts = [
                self.chance.choice(listed),
                *self.stock.few(self.stock.rare[language], 1, 2),
                *self.stock.few(self.stock.common[language], 1, 2),
            ]
            yield off(self.stock.shuffled(parts), "topic off")

    def off_general(self) -> Iterator[Example]:
        """Words of general use."""
        for code, language in LANGUAGES.items():
            function = sorted(language.words.get("function", ()))
            for _ in range(200):
                parts = [
                    *self.stock.few(self.stock.common[code], 1, 5),
                    *self.stock.few(function, 0, 5),
                    *self.stock.few(self.stock.rare[code], 0, 2),
                ]
                yield off(self.stock.shuffled(parts), "general")

    def off_little_words(self) -> Iterator[Example]:
        """Ordinary words that the library has as well, among others."""
        for _ in range(200):
            parts = [*self.stock.few(self.stock.little, 1, 3), *self.stock.few(self._common(), 1, 3)]
            yield off(self.stock.shuffled(parts), "ordinary words")

    def off_polite(self) -> Iterator[Example]:
        """Greetings, thanks, fillers."""
        for language in LANGUAGES.values():
            polite, fillers = sorted(language.polite), sorted(language.fillers)
            for _ in range(60):
                yield off(" ".join([*self.stock.few(polite, 1, 2), *self.stock.few(fillers, 0, 4)]), "polite")

    def _common(self) -> list[str]:
        """Common words in the language of one of the articles."""
        return self.stock.common_in(self.chance.choice(list(self.library.articles)))

    def off_excluded(self) -> Iterator[Example]:
        """What stands in captions and headlines only, among other words."""
        written = [word for each in self.library.excluded for word in words(self._text(each)) if self._is_outside(word)]
        for word in sorted(set(written)):
            yield off(word, "excluded")
            for _ in range(2):
                parts = [word, *self.stock.few(self._common(), 1, 2)]
                yield off(self.stock.shuffled(parts), "excluded")

    def _text(self, excluded: Excluded) -> str:
        return self.library.articles[excluded.article].text[excluded.span.start : excluded.span.end]

    def _is_outside(self, word: str) -> bool:
        return fullness(word) == 1 and term_of(word) in self.index.excluded and self.index.people.by_name(word) is None

    def off_same_passage(self) -> Iterator[Example]:
        """Ordinary words that one passage or topic has, among words on other things."""
        for passage in self.library.passages.values():
            aliases = [text for topic in passage.topics for text in spellings_of(self.library.topics[topic].aliases)]
            for text in (passage.text, passage.text, " ".join(aliases)):
                ordinary = [word for word in words(text) if fullness(word) == 1 and zipf(word) > ORDINARY]
                if ordinary:
                    parts = self.stock.few(ordinary, 1, 3)
                    language = language_of(parts[0])
                    code = language.code if language else self.library.articles[passage.article].language
                    others = self.chance.choice((self.stock.common, self.stock.rare)).get(code, [])
                    parts += self.stock.few(others, 1, 3)
                    yield off(self.stock.shuffled(parts), "same passage")
