"""The people of a library, by the ways to name them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Self

from bot.library.models import Library, Person
from bot.matching.fold import words
from bot.matching.languages import LANGUAGES
from bot.matching.languages.roles import ABOUT, OWNING, PARTICLES
from bot.matching.lexicon import fullness, term_of
from bot.matching.spelling import Vocabulary
from bot.matching.variants import in_latin

SURNAME, GIVEN_NAME = 1.0, 0.7
"""How surely one word of a name stands for the person."""
SHORTEST_GIVEN_NAME = 3
PARTING_OFFICE = ABOUT - OWNING
"""What stands in a description only if it is written there: "president on syria" is no president of Syria."""
SHORTEST_GLUED, LONGEST_GLUED = 5, 24
"""Letters that a surname needs to be seen in a longer word."""


@dataclass(frozen=True, slots=True)
class Named:
    """A person as found in a message."""

    person: str
    written: str
    likeness: float
    """How surely the person is meant, between 0 and 1."""
    start: int
    """Position of the first word."""
    end: int
    """Position after the last word."""
    is_misspelt: bool = False
    """Whether a word of the name had to be put right."""


def positions(named: Iterable[Named]) -> set[int]:
    """Positions of the words that name these people."""
    return {at for each in named for at in range(each.start, each.end)}


@dataclass(frozen=True, slots=True, eq=False)
class People:
    """Names and descriptions of the people in a library."""

    names: Mapping[str, tuple[str, float]]
    """Word of a name, folded -> person, and how surely."""
    stems: Mapping[str, tuple[str, float]]
    """The same by the words' stems, and by the words: names have cases, and one case may be another one's stem."""
    called: Mapping[str, tuple[tuple[frozenset[str], str], ...]]
    """Term -> descriptions that it is one of, as sets of terms, the longest first, with the person."""
    nations: Mapping[str, frozenset[str]]
    """Person -> nations that roles and descriptions name."""
    surnames: Mapping[str, tuple[str, ...]]
    """Person -> surnames in all spellings, the record's own first."""
    vocabulary: Vocabulary

    @classmethod
    def of(cls, library: Library) -> Self:
        """The speakers and the mentioned of a library."""
        people = [*library.speakers.values(), *library.mentioned.values()]
        names: dict[str, tuple[str, float]] = {}
        for person in reversed(people):
            for word, sureness in _name_words(person):
                if word not in names or names[word][1] <= sureness:
                    names[word] = person.id, sureness
        for word, (person_id, sureness) in list(names.items()):
            for written in in_latin(word):
                names.setdefault(written, (person_id, sureness))
        stems = {**names, **{term_of(word): found for word, found in names.items()}}
        return cls(
            names=names,
            stems=stems,
            called=_descriptions(people),
            nations={person.id: _nations(person) for person in people},
            surnames={person.id: _surnames(person) for person in people},
            vocabulary=Vocabulary(names),
        )

    def by_name(self, word: str) -> tuple[str, float] | None:
        """The person whom a folded word names: id and sureness."""
        if word in self.names:
            return self.names[word]
        found = self.stems.get(term_of(word))
        return (found[0], found[1] * 0.95) if found else None

    def is_surname(self, word: str) -> bool:
        """Whether a folded word is somebody's surname."""
        found = self.by_name(word)
        return found is not None and found[1] > GIVEN_NAME

    def by_misspelt_name(self, word: str) -> tuple[str, float] | None:
        """The person whose name a folded word resembles: id and likeness."""
        for written in (word, *in_latin(word)):
            for name, likeness in self.vocabulary.nearest(written, 1):
                person, sureness = self.names[name]
                return person, sureness * likeness
        return None

    def glued(self, word: str) -> tuple[str, str] | None:
        """Surname and rest where a word begins with a surname."""
        for at in range(min(len(word) - 2, LONGEST_GLUED), SHORTEST_GLUED - 1, -1):
            found = self.names.get(word[:at])
            if found and found[1] >= SURNAME:
                return word[:at], word[at:]
        return None

    def is_called(self, term: str, person: str) -> bool:
        """Whether a term is part of what a person is called."""
        return any(whose == person for _, whose in self.called.get(term, ()))

    def is_of_another_nation(self, word: str, person: str) -> bool:
        """Whether a folded word names a nation, and none that the person is called by, if that is any."""
        nation, own = nation_of(word), self.nations[person]
        return nation is not None and bool(own) and nation not in own

    def described(self, terms: list[str | None]) -> Iterator[tuple[str, int, int, float]]:
        """People described in a message: person, first position, position after the last, sureness; longest first.

        `terms` are those of its words, none for fillers; those of `PARTING_OFFICE` stand for themselves.
        """
        found = []
        for at, term in enumerate(terms):
            for description, person in self.called.get(term or "", ()):
                span = _stands_at(description, terms, at)
                if span:
                    found.append((person, *span, len(description)))
        found.sort(key=lambda each: -each[3])
        taken: set[int] = set()
        for person, start, end, size in found:
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                yield person, start, end, 1.0 if size > 1 else 0.8


def _name_words(person: Person) -> Iterator[tuple[str, float]]:
    for spelling in (person.name, *(each for listed in person.spellings.values() for each in listed)):
        parts = [part for part in words(spelling) if len(part) > 1 and part not in PARTICLES]
        for at, part in enumerate(parts):
            last = at == len(parts) - 1
            if last or (at == 0 and len(part) >= SHORTEST_GIVEN_NAME and fullness(part)):
                yield part, SURNAME if last else GIVEN_NAME


def _nations(person: Person) -> frozenset[str]:
    return frozenset(filter(None, (nation_of(word) for text in _texts(person) for word in words(text))))


@cache
def _by_word() -> Mapping[str, str]:
    """Word of a nation, and its stem -> the nation."""
    listed = [(word, nation) for each in LANGUAGES.values() for nation, its in each.nations.items() for word in its]
    return {**{term_of(word): nation for word, nation in listed}, **dict(listed)}


def nation_of(word: str) -> str | None:
    """The nation that a folded word names, by its code; none for other words."""
    return _by_word().get(word) or _by_word().get(term_of(word))


def _surnames(person: Person) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word, sureness in _name_words(person) if sureness == SURNAME))


def _descriptions(people: list[Person]) -> dict[str, tuple[tuple[frozenset[str], str], ...]]:
    found: dict[str, dict[frozenset[str], str]] = defaultdict(dict)
    for person in people:
        for text in _texts(person):
            terms = frozenset(term_of(word) for word in words(text) if fullness(word))
            for term in terms:
                found[term].setdefault(terms | PARTING_OFFICE.intersection(words(text)), person.id)
    return {
        term: tuple(sorted(each.items(), key=lambda one: (-len(one[0]), sorted(one[0]))))
        for term, each in found.items()
    }


def _texts(person: Person) -> Iterator[str]:
    """Roles and descriptions."""
    yield from person.role.values()
    yield from (each for listed in person.called.values() for each in listed)


def _stands_at(description: frozenset[str], terms: list[str | None], at: int) -> tuple[int, int] | None:
    """Where a description stands that begins at this position: its words in any order, few fillers between."""
    missing = set(description)
    for position in range(at, min(len(terms), at + len(description) + 2)):
        if terms[position] and terms[position] not in description:
            return None
        missing.discard(terms[position] or "")
        if not missing:
            return at, position + 1
    return None
