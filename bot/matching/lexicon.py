"""What a written word can stand for in a library: its own words, their forms, misspelt and in other letters."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import filterfalse

from bot.matching.languages import LANGUAGES, stem, zipf
from bot.matching.remember import remembering
from bot.matching.spelling import Vocabulary
from bot.matching.variants import in_latin, transliterate

OTHER_FORM = 0.95
"""Likeness of a word to another form of it."""
OTHER_LETTERS = 0.95
"""Likeness of a word to itself in other letters."""
MEANT_AS_WRITTEN = 3.3
"""Zipf value from which a word of general use is no other one in Latin letters."""
SURELY_ANOTHER = ((4.0, 1.0), (MEANT_AS_WRITTEN, 0.9), (0.1, 0.8))
"""A word of at least this Zipf value is taken for another one only where they are at least so alike."""
KNOWN_WORDS = 8192
"""Words whose meanings are remembered."""
ALTERNATIVES = 3
"""How many readings of a misspelt word are followed."""
IN_CONTEXT, LIKE_ENOUGH_IN_CONTEXT = 5, 0.7
"""How many words of the library are tried for an unknown one beside which they stand in a wording, and how alike."""
WEAK_CLASSES = ("finding",)
"""Classes of fillers that can be a subject all the same: "report", "issue"."""
WEAK = 0.25
"""How much of a content word these are."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """A word of the library that a written word may stand for."""

    term: str
    """The stem, by which the library's words are compared."""
    form: str
    """The library's word, folded."""
    likeness: float
    """1 for the very word, less for a guess."""


class Lexicon:
    """The library's words."""

    def __init__(self, forms: Iterable[str]) -> None:
        self.forms = {form: term_of(form) for form in forms}
        self._by_term = {term: form for form, term in self.forms.items()}
        self.meanings = remembering(self._meanings, KNOWN_WORDS)

    @cached_property
    def _in_other_letters(self) -> dict[str, str]:
        """Words in Latin letters -> the library's words of other scripts that they are. Made when first needed."""
        return {written: form for form in self.forms for written in in_latin(form) if written not in self.forms}

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary([*self.forms, *self._in_other_letters])

    @cached_property
    def _fillers(self) -> Vocabulary:
        return Vocabulary(_FULLNESS)

    def __contains__(self, word: str) -> bool:
        return word in self.forms or word in self._in_other_letters

    def meanings_known(self, word: str) -> bool:
        """Whether the folded word, or another form of it, is the library's."""
        return word in self.forms or term_of(word) in self._by_term

    def _meanings(self, word: str) -> tuple[Meaning, ...]:
        """What the folded word may stand for, the likeliest first; nothing where it is unknown."""
        if word in self.forms:
            return (Meaning(self.forms[word], word, 1.0),)
        term = term_of(word)
        if term in self._by_term:
            return (Meaning(term, self._by_term[term], OTHER_FORM),)
        return self._other_letters(word) or self._misspelt(word)

    def _other_letters(self, word: str) -> tuple[Meaning, ...]:
        if zipf(word) >= MEANT_AS_WRITTEN:
            return ()
        by_term: dict[str, str] = {}
        for form in (self._in_other_letters.get(word, ""), *transliterate(word)):
            if form in self.forms:
                by_term.setdefault(self.forms[form], form)
        return tuple(Meaning(term, form, OTHER_LETTERS) for term, form in by_term.items())[:ALTERNATIVES]

    def _misspelt(self, word: str) -> tuple[Meaning, ...]:
        least = next((likeness for value, likeness in SURELY_ANOTHER if zipf(word) >= value), 0.0)
        is_another = least == 1 and word not in self._vocabulary
        near = [] if is_another else self._vocabulary.nearest(word, ALTERNATIVES)
        found = [each for each in near if each[1] >= least]
        for other in in_latin(word):
            found = found or self._vocabulary.nearest(other, ALTERNATIVES)
        if not found or self._is_misspelt_filler(word, found[0][1]):
            return ()
        best = found[0][1]
        return tuple(self._meaning(form, likeness) for form, likeness in found if likeness > best - 0.1)

    def _meaning(self, form: str, likeness: float) -> Meaning:
        form = self._in_other_letters.get(form, form)
        return Meaning(self.forms[form], form, likeness)

    def _is_misspelt_filler(self, word: str, likeness: float) -> bool:
        nearest = self._fillers.nearest(word, 1, likeness)
        return bool(nearest) and nearest[0][1] > likeness

    def near(self, word: str) -> Iterator[Meaning]:
        """What an unknown folded word may be a slip of where the words beside it say so: less alike will do."""
        for form, likeness in self._vocabulary.nearest(word, IN_CONTEXT, LIKE_ENOUGH_IN_CONTEXT):
            yield self._meaning(form, likeness)

    def filler(self, word: str) -> str | None:
        """The filler that a folded word is a slip of: one that is neither in use nor the library's."""
        if zipf(word) or self.meanings(word):
            return None
        return next((found for found, _ in self._fillers.nearest(word, 1)), None)

    def parts(self, word: str) -> tuple[str, str] | None:
        """The two words that are glued together here."""
        return None if zipf(word) else self._vocabulary.split(word)


@lru_cache(maxsize=65536)
def term_of(word: str) -> str:
    """The form by which a folded word is compared."""
    return stem(word)


@lru_cache(maxsize=65536)
def rarity(word: str) -> float:
    """How telling a folded word is, from how rare it is in general use: 0.1 (the most common) to 1.1 (unknown)."""
    return min(1.1, max(0.1, (7.2 - zipf(word)) / 4.2))


_FULLNESS: Mapping[str, float] = {
    **{word: WEAK for each in LANGUAGES.values() for weak in WEAK_CLASSES for word in each.words.get(weak, ())},
    **{
        word: 0.0
        for each in LANGUAGES.values()
        for name, members in each.words.items()
        if name not in WEAK_CLASSES
        for word in members
    },
}
"""Filler -> how much of a content word it is."""
_EMPTY = frozenset(word for word, full in _FULLNESS.items() if not full)


def fullness(word: str) -> float:
    """How much of a content word this is: 1, or 0 for a filler, or between for those that can be a subject as well."""
    return _FULLNESS.get(word, 1.0)


def content_of(words: Iterable[str]) -> tuple[str, ...]:
    """Those of the folded words that are not empty."""
    return tuple(filterfalse(_EMPTY.__contains__, words))
