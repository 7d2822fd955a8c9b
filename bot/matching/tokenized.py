"""A message in words, with what each may stand for in a library: what every further step of the reading looks at."""

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Self

from bot.matching.fold import Folded, Token, fold, is_latin, tokens
from bot.matching.index import Index
from bot.matching.languages.roles import ASKING, ASKING_FACT, COURTESIES, OWN_WORDS, SAYING
from bot.matching.lexicon import Meaning, fullness, term_of
from bot.matching.variants import How, Reading, readings, transliterate

BEFORE_A_QUESTION = 3
"""Words before what a question asks for: "and in the end when"."""
LONGEST_IN_CONTEXT = 12
"""Words of a message in which unknown ones are read by their neighbours."""


@dataclass(frozen=True, slots=True, eq=False)
class Tokenized:
    """The words of a message. A position counts words; all tuples have one item a word."""

    original: str
    """As it is written, or in the layout that is meant."""
    folded: Folded
    how: How
    tokens: tuple[Token, ...]
    """With offsets into `folded`."""
    texts: tuple[str, ...]
    """Folded."""
    meanings: tuple[tuple[Meaning, ...], ...]
    """Empty for fillers, and where nothing in the library is meant."""
    in_latin: bool
    """Some of its words are the library's, of another script, in Latin letters."""
    own_words: bool
    """It has a turn that asks for direct quotations."""
    empty: frozenset[int]
    """Positions of words without content: courtesies, ways to ask for exact words, fillers in Latin letters."""
    wants: frozenset[str]
    """Kinds of facts that it asks for: time, number."""
    idle: frozenset[int]
    """The same, and of turns that ask for words or for a fact: "tell me about", "how many"."""

    @classmethod
    def of(cls, text: str, index: Index) -> Self:
        """A message's words as they were meant: in the likeliest layout, glued ones taken apart, fillers put right."""
        reading = as_meant(text, index)
        folded = fold(reading.text)
        found = _split(folded, index)
        texts = tuple(token.text for token in found)
        meanings = _in_context(texts, [index.lexicon.meanings(word) if fullness(word) else () for word in texts], index)
        in_latin = any(
            listed and is_latin(listed[0].form) < is_latin(word) for word, listed in zip(texts, meanings, strict=True)
        )
        own_words = _positions(OWN_WORDS.find(texts))
        empty = own_words | _positions(COURTESIES.find(texts)) | (_in_latin(texts, meanings) if in_latin else set())
        facts = {name: spans for name, turns in ASKING_FACT.items() if (spans := _at_the_beginning(turns.find(texts)))}
        return cls(
            original=reading.text,
            folded=folded,
            how=reading.how,
            tokens=found,
            texts=texts,
            meanings=meanings,
            in_latin=in_latin,
            own_words=bool(own_words),
            empty=frozenset(empty),
            wants=frozenset(facts),
            idle=frozenset(empty | _positions(ASKING.find(texts)) | _positions(chain(*facts.values()))),
        )

    def with_meanings(self, changed: Mapping[int, tuple[Meaning, ...]]) -> Self:
        """The same words, some of which stand for something else."""
        if not changed:
            return self
        meanings = tuple(changed.get(at, each) for at, each in enumerate(self.meanings))
        return dataclasses.replace(self, meanings=meanings)

    def written(self, start: int, end: int) -> str:
        """The words from one position up to another, as they are written."""
        first, last = self.folded.original_span(self.tokens[start].start, self.tokens[end - 1].end)
        return self.original[first:last]

    def term(self, at: int) -> str:
        """What a word is compared by, put right where it was misspelt."""
        return self.meanings[at][0].term if self.meanings[at] else term_of(self.texts[at])

    def is_unknown(self, at: int) -> bool:
        """Whether a word of content means nothing here."""
        word = self.texts[at]
        return not self.meanings[at] and fullness(word) == 1 and word.isalpha() and at not in self.idle

    @property
    def fillers(self) -> tuple[int, ...]:
        """Positions of words that carry no content."""
        return tuple(at for at, word in enumerate(self.texts) if not fullness(word))

    @property
    def asks(self) -> bool:
        """Whether it has a turn that asks for words, or a word of speech."""
        return bool(self.idle) or not SAYING.isdisjoint(self.texts)


def as_meant(text: str, index: Index) -> Reading:
    """The reading of a text that the library explains best; of those that are about as good, the last."""
    found = readings(text, known=index.lexicon)
    return max(reversed(found), key=lambda each: _explained(each, index)) if len(found) > 1 else found[0]


def _explained(reading: Reading, index: Index) -> float:
    """The share of a reading's letters that are fillers or words of the library, misspelt ones for less."""
    found = [token.text for token in tokens(fold(reading.text))]
    known = sum(len(word) * _likeness(word, index) for word in found)
    return round(known / max(1, sum(map(len, found))), 1)


def _likeness(word: str, index: Index) -> float:
    meanings = index.lexicon.meanings(word)
    return max(1 - fullness(word), meanings[0].likeness if meanings else 0.0)


def _split(folded: Folded, index: Index) -> tuple[Token, ...]:
    """The words, glued ones taken apart, misspelt fillers put right."""
    return tuple(Token(part, token.start, token.end) for token in tokens(folded) for part in _parts(token.text, index))


def _parts(word: str, index: Index) -> tuple[str, ...]:
    if fullness(word) < 1 or word in index.lexicon or index.people.by_name(word):
        return (word,)
    glued = index.people.glued(word)
    if glued and (fullness(glued[1]) < 1 or index.lexicon.meanings(glued[1])):
        return glued
    if index.lexicon.meanings(word):
        return (word,)
    return index.lexicon.parts(word) or (index.lexicon.filler(word) or word,)


def _in_context(
    texts: tuple[str, ...], meanings: list[tuple[Meaning, ...]], index: Index
) -> tuple[tuple[Meaning, ...], ...]:
    """The meanings, and for unknown words those that stand beside a neighbour in a wording: "mink agreements"."""
    for at, word in enumerate(texts if len(texts) <= LONGEST_IN_CONTEXT else ()):
        is_known = meanings[at] or index.people.by_name(word) or term_of(word) in index.excluded
        if not is_known and fullness(word) == 1 and word.isalpha():
            before, after = (meanings[beside] if 0 <= beside < len(texts) else () for beside in (at - 1, at + 1))
            for near in index.lexicon.near(word) if before or after else ():
                pairs = ((each.term, near.term) for each in before), ((near.term, each.term) for each in after)
                if any(pair in index.classifier.rarities for pair in chain(*pairs)):
                    meanings[at] = (near,)
                    break
    return tuple(meanings)


def _at_the_beginning(found: list[range]) -> list[range]:
    """Those that stand where a question begins: "when he came" may follow elsewhere."""
    return [each for each in found if each.start <= BEFORE_A_QUESTION]


def _positions(spans: Iterable[range]) -> set[int]:
    return {at for span in spans for at in span}


def _in_latin(texts: tuple[str, ...], meanings: Iterable[tuple[Meaning, ...]]) -> set[int]:
    """Positions of fillers of another script in Latin letters."""
    return {
        at
        for at, (word, listed) in enumerate(zip(texts, meanings, strict=True))
        if not listed and any(not fullness(other) for other in transliterate(word))
    }
