"""Make messages from a library itself: what people ask it, and what they write on other things.

Aliases and questions that become messages are taken out of the library first: a message in an editor's own words
would be too easy.
"""

import dataclasses
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.library.models import Excluded, Library, Passage, Spellings, Topic
from bot.matching.fitting.examples import Example
from bot.matching.fold import words
from bot.matching.index import Index, spellings_of
from bot.matching.languages import LANGUAGES, Language, zipf
from bot.matching.languages.frequencies import frequencies_of
from bot.matching.lexicon import fullness, term_of

MOST = 300
"""Messages of a kind that are kept in a workbook."""
KEPT = 0.7
"""Share of aliases and questions that stay in the library; the others become messages."""
SHORTEST = 4
"""Letters of the words that are made use of."""
RARE, COMMON = (2.6, 4.4), (4.2, 5.8)
"""Zipf values of words on other things."""
ORDINARY = 3.6
"""Zipf value from which a word of the library is an ordinary one."""
TURNS = {
    "en": ("{who} on {what}", "{what} {who}", "what did {who} say about {what}", "{who}: {what}", "{who} {what}"),
    "ru": ("{who} о {what}", "{what} {who}", "что сказал {who} про {what}", "{who}: {what}", "{who} {what}"),
}
"""How a person and a subject are put together. A language without any does without these messages."""


MASS = {
    "alias": 300,
    "speaker and alias": 150,
    "fragment": 80,
    "half": 250,
    "chatty": 150,
    "general": 100,
    "topic off": 150,
    "ordinary words": 150,
    "same passage": 200,
    "polite": 40,
    "speaker off": 120,
    "excluded": 60,
    "other library": 100,
}
"""What all messages of a kind count together, where a labelled message counts 1."""


@dataclass(frozen=True, slots=True)
class Workbook:
    """A library without some of its wordings, and messages for it."""

    index: Index
    examples: tuple[Example, ...]


def make(library: Library, seed: int, others: tuple[Library, ...] = ()) -> Workbook:
    """A workbook; the same for the same seed. Messages made from `others` are off-topic here."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    thinned, taken = _thinned(library, chance)
    index = Index.build(thinned)
    maker = _Maker(index, taken, chance)
    foreign = [text for other in others for text in _texts_of(other, chance)]
    examples = [*maker.examples(), *(_off(text, "other library") for text in foreign)]
    return Workbook(index, tuple(_balanced(_drawn(examples, chance))))


def _drawn(examples: list[Example], chance: random.Random) -> list[Example]:
    """At most MOST of a kind."""
    by_kind: dict[str, list[Example]] = defaultdict(list)
    for each in examples:
        by_kind[each.kind].append(each)
    return [one for each in by_kind.values() for one in (chance.sample(each, MOST) if len(each) > MOST else each)]


def _balanced(examples: list[Example]) -> Iterator[Example]:
    """The same with weights by MASS."""
    counts = Counter(each.kind for each in examples)
    for each in examples:
        yield dataclasses.replace(each, weight=MASS[each.kind] / counts[each.kind])


@dataclass(frozen=True, slots=True)
class _Taken:
    """A wording that was taken out of the library."""

    text: str
    language: str
    right: frozenset[str]
    """Ids of the passages that it asks for."""


def _thinned(library: Library, chance: random.Random) -> tuple[Library, list[_Taken]]:
    taken: list[_Taken] = []

    def thin(spellings: Spellings, right: frozenset[str]) -> dict[str, tuple[str, ...]]:
        kept: dict[str, tuple[str, ...]] = {}
        for language, listed in spellings.items():
            out = [text for text in listed if chance.random() > KEPT]
            taken.extend(_Taken(text, language, right) for text in out if right)
            kept[language] = tuple(text for text in listed if text not in out)
        return kept

    topics = {
        topic.id: dataclasses.replace(topic, aliases=thin(topic.aliases, frozenset(topic.passages)))
        for topic in library.topics.values()
    }
    passages = {
        each.id: dataclasses.replace(each, questions=thin(each.questions, frozenset([each.id])))
        for each in library.passages.values()
    }
    return dataclasses.replace(library, topics=topics, passages=passages), taken


def _texts_of(library: Library, chance: random.Random) -> Iterator[str]:
    """What people would ask another library."""
    for topic in library.topics.values():
        yield from (text for listed in topic.aliases.values() for text in listed if chance.random() < 0.3)  # noqa: PLR2004
    for person in (*library.speakers.values(), *library.mentioned.values()):
        yield from (person.name.split()[-1], *(text.split()[-1] for each in person.spellings.values() for text in each))
    for passage in library.passages.values():
        yield " ".join(_cut(words(passage.text), chance, 4, 14))


def _off(text: str, kind: str) -> Example:
    return Example(text, frozenset(), kind, f"{kind} {text}", made_up=True)


def _cut(listed: tuple[str, ...], chance: random.Random, least: int, most: int) -> tuple[str, ...]:
    size = min(len(listed), chance.randint(least, most))
    start = chance.randint(0, len(listed) - size)
    return listed[start : start + size]


def misspelt(text: str, chance: random.Random) -> str:
    """The text with slips of the finger in one or two of its words."""
    parts = text.split()
    long = [at for at, part in enumerate(parts) if len(part) > 4]  # noqa: PLR2004 - short words become others
    for at in chance.sample(long, min(len(long), chance.choice((1, 1, 2)))):
        parts[at] = _slip(parts[at], chance)
    return " ".join(parts)


def _slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    return chance.choice(
        (
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + chance.choice("aeioustrn") + word[at + 1 :],
        )
    )


class _Maker:
    """Makes the messages for one library."""

    def __init__(self, index: Index, taken: list[_Taken], chance: random.Random) -> None:
        self.index = index
        self.library = index.library
        self.taken = taken
        self.chance = chance
        self.positions = {entry.passage.id: at for at, entry in enumerate(index.entries)}
        self.rare = {code: self._outside(language, RARE) for code, language in LANGUAGES.items()}
        self.common = {code: self._outside(language, COMMON) for code, language in LANGUAGES.items()}
        self.little = [
            word
            for word in sorted(index.lexicon.forms)
            if fullness(word) == 1 and any(each.zipf(word) > COMMON[0] for each in LANGUAGES.values())
        ]

    def examples(self) -> Iterator[Example]:
        makers: tuple[Callable[[], Iterator[Example]], ...] = (
            self.asked_as_taken,
            self.fragments,
            self.remembered_by_half,
            self.with_speaker,
            self.off_speaker,
            self.off_topic_words,
            self.off_general,
            self.off_little_words,
            self.off_polite,
            self.off_excluded,
            self.off_same_passage,
            self.chatty,
        )
        for make_some in makers:
            yield from make_some()

    def _outside(self, language: Language, between: tuple[float, float]) -> list[str]:
        """Words in general use that the library does not know."""
        least, most = between
        return sorted(
            word
            for word, value in frequencies_of(language.code).items()
            if least <= value <= most
            and len(word) >= SHORTEST
            and fullness(word) == 1
            and not self.index.lexicon.meanings_known(word)
        )

    def _example(self, text: str, right: frozenset[str], kind: str, group: str) -> Example:
        return Example(text, frozenset(self.positions[each] for each in right), f"{kind}", group, made_up=True)

    def _few(self, listed: list[str], least: int, most: int) -> str:
        return " ".join(self.chance.choices(listed, k=self.chance.randint(least, most)))

    def asked_as_taken(self) -> Iterator[Example]:
        """Aliases and questions; some misspelt."""
        for each in self.taken:
            slips = self.chance.random() < 0.25  # noqa: PLR2004
            text = misspelt(each.text, self.chance) if slips else each.text
            yield self._example(text, each.right, "alias", min(each.right))

    def fragments(self) -> Iterator[Example]:
        """Words as they follow each other in a passage."""
        for passage in self.library.passages.values():
            for _ in range(3):
                part = " ".join(_cut(words(passage.text), self.chance, 4, 12))
                right = frozenset(
                    entry.passage.id for entry in self.index.entries if part in " ".join(words(entry.passage.text))
                )
                yield self._example(part, right or frozenset([passage.id]), "fragment", passage.id)

    def remembered_by_half(self) -> Iterator[Example]:
        """Parts of a passage with words left out, changed or misspelt; some credited to the wrong person."""
        for passage in self.library.passages.values():
            for _ in range(3):
                yield self._example(self._half(passage), frozenset([passage.id]), "half", passage.id)

    def _half(self, passage: Passage) -> str:
        part = _cut(words(passage.text), self.chance, 8, 18)
        kept = [self._other(word) for word in part if self.chance.random() > 0.25]  # noqa: PLR2004
        text = " ".join(kept)
        if self.chance.random() < 0.3:  # noqa: PLR2004
            text = misspelt(text, self.chance)
        if self.chance.random() < 0.4:  # noqa: PLR2004
            who = self._surname(self.chance.choice(list(self.library.speakers)), "en")
            text = self.chance.choice((f"{who}: {text}", f"{text} - {who}", f"{who} said {text}"))
        return text

    def _other(self, word: str) -> str:
        """The word, or one of general use in its place."""
        return self.chance.choice(self.common["en"]) if fullness(word) and self.chance.random() < 0.15 else word  # noqa: PLR2004

    def _surname(self, speaker: str, language: str) -> str:
        person = self.library.speakers[speaker]
        spelled = person.spellings.get(language, ())
        single = [each for each in spelled if " " not in each]
        return person.name.split()[-1].lower() if language == "en" or not single else single[0].lower()

    def with_speaker(self) -> Iterator[Example]:
        """Somebody on what he is quoted on."""
        for each in self.taken:
            speakers = {self.library.passages[one].speaker for one in each.right} - {None}
            if not speakers or each.language not in TURNS:
                continue
            speaker = self.chance.choice(sorted(str(one) for one in speakers))
            right = frozenset(one for one in each.right if self.library.passages[one].speaker == speaker)
            turn = self.chance.choice(TURNS[each.language])
            text = turn.format(who=self._surname(speaker, each.language), what=each.text)
            yield self._example(text, right, "speaker and alias", min(each.right))

    def off_speaker(self) -> Iterator[Example]:
        """Somebody on what nobody here speaks of."""
        for language, turns in TURNS.items():
            for speaker in self.library.speakers:
                for _ in range(8):
                    what = self._few(self.chance.choice((self.rare, self.common))[language], 1, 3)
                    turn = self.chance.choice(turns)
                    yield _off(turn.format(who=self._surname(speaker, language), what=what), "speaker off")

    def off_topic_words(self) -> Iterator[Example]:
        """A telling word of a topic among words on other things."""
        for topic in self.library.topics.values():
            for language in TURNS:
                for _ in range(2):
                    yield from self._among_others(topic, language)

    def _among_others(self, topic: Topic, language: str) -> Iterator[Example]:
        listed = [word for text in topic.aliases.get(language, ()) for word in words(text) if fullness(word) == 1]
        if listed:
            parts = [
                self.chance.choice(listed),
                *self._few(self.rare[language], 1, 2).split(),
                *self._few(self.common[language], 1, 2).split(),
            ]
            self.chance.shuffle(parts)
            yield _off(" ".join(parts), "topic off")

    def off_general(self) -> Iterator[Example]:
        """Words of general use."""
        for code, language in LANGUAGES.items():
            function = sorted(language.words["function"])
            for _ in range(200):
                parts = [
                    *self._few(self.common[code], 1, 5).split(),
                    *self._few(function, 0, 5).split(),
                    *self._few(self.rare[code], 0, 2).split(),
                ]
                self.chance.shuffle(parts)
                yield _off(" ".join(parts), "general")

    def off_little_words(self) -> Iterator[Example]:
        """Ordinary words that the library has as well, among others."""
        for _ in range(200):
            parts = [*self._few(self.little, 1, 3).split(), *self._few(self.common["en"], 1, 3).split()]
            self.chance.shuffle(parts)
            yield _off(" ".join(parts), "ordinary words")

    def off_polite(self) -> Iterator[Example]:
        """Greetings, thanks, fillers."""
        for language in LANGUAGES.values():
            polite, fillers = sorted(language.polite), sorted(language.fillers)
            for _ in range(60):
                yield _off(f"{self._few(polite, 1, 2)} {self._few(fillers, 0, 4)}".strip(), "polite")

    def off_excluded(self) -> Iterator[Example]:
        """What stands in captions and headlines only, among other words."""
        written = [word for each in self.library.excluded for word in words(self._text(each)) if self._is_outside(word)]
        for word in sorted(set(written)):
            yield _off(word, "excluded")
            for _ in range(2):
                parts = [word, *self._few(self.common["en"], 1, 2).split()]
                self.chance.shuffle(parts)
                yield _off(" ".join(parts), "excluded")

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
                    parts = self._few(ordinary, 1, 3).split()
                    code = "en" if parts[0].isascii() else "ru"
                    parts += self._few(self.chance.choice((self.common, self.rare))[code], 1, 3).split()
                    self.chance.shuffle(parts)
                    yield _off(" ".join(parts), "same passage")

    def chatty(self) -> Iterator[Example]:
        """Aliases and questions with chatter around."""
        for each in self.taken:
            if each.language in TURNS and self.chance.random() < 0.3:  # noqa: PLR2004
                before, after = self.chance.choice(((0, 2), (2, 0), (1, 1), (3, 0)))
                common = self.common[each.language]
                fillers = sorted(LANGUAGES[each.language].words.get("chat", ()))
                text = " ".join(
                    [
                        *self._few(common, 0, before).split(),
                        *self._few(fillers, 0, 3).split(),
                        each.text,
                        *self._few(common, 0, after).split(),
                    ]
                )
                yield self._example(text, each.right, "chatty", min(each.right))
