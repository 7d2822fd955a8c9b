"""Read a message: who is named, what is asked for, which words carry content and what they may stand for."""

import dataclasses
from collections.abc import Iterator

from bot.matching.fold import Token, fold, is_latin, tokens
from bot.matching.index import Index
from bot.matching.languages import LANGUAGES, language_of
from bot.matching.lexicon import OTHER_LETTERS, Meaning, fullness, rarity, term_of
from bot.matching.people import GIVEN_NAME, SHORTEST_GIVEN_NAME, Named
from bot.matching.understood import ASKED, FEW, LONGEST_SHOWN, Understood, Word
from bot.matching.variants import How, Reading, readings, transliterate

CONTENT = 16
"""Content words that are looked up: the most telling ones."""
A_CLAIM = 3
"""Words behind "X said" from which they are what X is said to have said, however few of them carry content."""
ASKED_BEFORE = 4
"""Words before a name among which "said" asks for the words of somebody who is never quoted."""
ADJACENT, FEW_BESIDE, AT_AN_END, ELSEWHERE = 1.0, 0.8, 0.5, 0.2
"""How surely somebody's words are asked for where a name stands beside "said" or "on", in a short message, …"""
IN_A_TURN = 0.3
"""How much content a word has that is part of a turn like "what is the story with"."""


def understand(text: str, index: Index) -> Understood:
    """Read a message against a library."""
    reading = _likeliest(readings(text, known=index.lexicon), index)
    folded = fold(reading.text)
    found = tokens(folded)
    return _Reader(folded.text, _split(found, index), index).understood(reading.how, text[:LONGEST_SHOWN].strip())


def _likeliest(found: list[Reading], index: Index) -> Reading:
    """The reading that the library explains best; of those that are about as good, the last."""
    return max(reversed(found), key=lambda each: _explained(each, index)) if len(found) > 1 else found[0]


def _explained(reading: Reading, index: Index) -> float:
    """The share of a reading's letters that are fillers or words of the library, misspelt ones for less."""
    found = [token.text for token in tokens(fold(reading.text))]
    known = sum(len(word) * _likeness(word, index) for word in found)
    return round(known / max(1, sum(map(len, found))), 1)


def _likeness(word: str, index: Index) -> float:
    meanings = index.lexicon.meanings(word)
    return max(1 - fullness(word), meanings[0].likeness if meanings else 0.0)


def _split(found: tuple[Token, ...], index: Index) -> list[Token]:
    """The words, glued ones taken apart, misspelt fillers put right."""
    apart: list[Token] = []
    for token in found:
        parts = _parts(token.text, index)
        apart += [Token(part, token.start, token.end) for part in parts]
    return apart


def _parts(word: str, index: Index) -> tuple[str, ...]:
    if fullness(word) < 1 or word in index.lexicon or index.people.by_name(word):
        return (word,)
    glued = index.people.glued(word)
    if glued and (fullness(glued[1]) < 1 or index.lexicon.meanings(glued[1])):
        return glued
    if index.lexicon.meanings(word):
        return (word,)
    return index.lexicon.parts(word) or (index.lexicon.filler(word) or word,)


class _Reader:
    """The steps of reading one message, which share its words."""

    def __init__(self, folded: str, found: list[Token], index: Index) -> None:
        self.folded = folded
        self.tokens = found
        self.index = index
        self.texts = tuple(token.text for token in found)
        self.meanings = [index.lexicon.meanings(word) if fullness(word) else () for word in self.texts]
        self.in_latin = any(found and is_latin(found[0].form) < is_latin(word) for word, found in self._looked_up())
        self.empty = self._in_turns("own_words", "courtesies") | self._fillers_in_latin()
        self.idle = self._in_turns("asking") | self.empty
        self.named = self._named()
        for at, person in self._surnames():
            self.meanings[at] = self._spelt_otherwise(at, person)

    def understood(self, how: How, written: str) -> Understood:
        asked, strength = self._asked()
        silent = self._silent(asked)
        credited = silent or asked
        skipped = set(range(asked.start, asked.end)) if asked and strength >= ASKED else set()
        content = self._content(skipped)
        return Understood(
            written=written,
            folded=self.folded,
            how=how,
            words=self.texts,
            terms=tuple(self._term(at) for at in range(len(self.texts))),
            content=content,
            is_bare=not any(self._is_subject(word) for word in content),
            named=tuple(self.named),
            asked=asked,
            strength=strength,
            silent=silent,
            asks_on=asked is not None and self._asks_on(asked) and not self._goes_on(asked),
            attributes=asked is not None and self._is_attributed(asked),
            quotes='"' in self.folded or (asked is not None and self._claims(asked)),
            own_words=self._has_own_words(),
            asks=self._asks(),
            names_only=self._asks_for_words() or all(map(self._can_stand_around, self._fillers())),
            personal=any(self._is_personal(at) for at in self._fillers()),
            stranger=self._stranger(),
            foreign=self._foreign(how),
            rest=len(self.texts) - (self._introduction(credited) if credited else 0),
        )

    def _looked_up(self) -> Iterator[tuple[str, tuple[Meaning, ...]]]:
        return zip(self.texts, self.meanings, strict=True)

    def _fillers_in_latin(self) -> set[int]:
        """Positions of fillers in Latin letters, where other words of the message are a language's in such letters."""
        if not self.in_latin:
            return set()
        return {
            at
            for at, (word, found) in enumerate(self._looked_up())
            if not found and any(not fullness(other) for other in transliterate(word))
        }

    def _in_turns(self, *kinds: str) -> set[int]:
        """Positions of words in turns of phrase of these kinds."""
        return {
            at
            for language in LANGUAGES.values()
            for kind in kinds
            for span in getattr(language, kind).find(self.texts)
            for at in span
        }

    def _has_own_words(self) -> bool:
        return any(each.own_words.find(self.texts) for each in LANGUAGES.values())

    def _term(self, at: int) -> str:
        return self.meanings[at][0].term if self.meanings[at] else term_of(self.texts[at])

    def _named(self) -> list[Named]:
        """Everybody who is named, from left to right."""
        found = []
        for person, start, end, sureness in self.index.people.described(self._described_by()):
            if self._is_anothers(person, start, end):
                self._forget(start, end)
            else:
                found.append(Named(person, " ".join(self.texts[start:end]), sureness, start, end))
        taken = {at for each in found for at in range(each.start, each.end)}
        for at, word in enumerate(self.texts):
            whose = None if at in taken else self._person(at)
            if whose:
                is_misspelt = self.index.people.by_name(word) is None
                found.append(Named(whose[0], word, whose[1], at, at + 1, is_misspelt))
        return [self._with_title(each) for each in _joined(sorted(found, key=lambda each: each.start))]

    def _surnames(self) -> Iterator[tuple[int, Named]]:
        """Positions of words that are, or are meant to be, the surname of somebody who is named."""
        for named in self.named:
            for at in range(named.start, named.end):
                found = self._person(at)
                if found and found[0] == named.person and found[1] > GIVEN_NAME:
                    yield at, named

    def _spelt_otherwise(self, at: int, named: Named) -> tuple[Meaning, ...]:
        """What a surname may stand for: as the library spells it, else any of that person's spellings.

        The record's own comes first: it is the articles'.
        """
        lexicon = self.index.lexicon
        if lexicon.meanings_known(self.texts[at]):
            return self.meanings[at]
        found = (lexicon.meanings(name)[:1] for name in self.index.people.surnames[named.person])
        spelt = {each.term: each for meanings in found for each in meanings}
        return tuple(Meaning(each.term, each.form, OTHER_LETTERS * named.likeness) for each in spelt.values())

    def _with_title(self, named: Named) -> Named:
        """The name with the words before it that describe the same person: "president Putin"."""
        start = named.start
        while start and self.index.people.is_called(self._term(start - 1), named.person):
            start -= 1
        return dataclasses.replace(named, start=start)

    def _described_by(self) -> list[str | None]:
        """The terms that may describe somebody. A word of a description needs not be one of the library's texts."""
        called = self.index.people.called
        found: list[str | None] = []
        for at, word in enumerate(self.texts):
            own = term_of(word)
            is_filler = not fullness(word) or (at in self.empty or (at in self.idle and own not in called))
            found.append(None if is_filler else own if own in called else self._term(at))
        return found

    def _forget(self, start: int, end: int) -> None:
        """Take words for unknown: they describe somebody whom the library does not know."""
        self.meanings[start:end] = [()] * (end - start)

    def _is_anothers(self, person: str, start: int, end: int) -> bool:
        """Whether what stands beside a description says that somebody else is meant: "president Xi", "French …"."""
        following = self.index.people.by_name(self.texts[end]) if end < len(self.texts) else None
        if following is not None and following[0] != person:
            return True
        before = self.texts[start - 1] if start else ""
        beside = (before if fullness(before) else "", self._owner(end))
        return any(self.index.people.is_of_another_nation(word, person) for word in beside)

    def _owner(self, at: int) -> str:
        """The word that says whose office is described before this position; empty where none does."""
        word, after = (*self.texts[at : at + 2], "", "")[:2]
        language = language_of(after or word)
        if language is None or not language.owning:
            return word
        return after if word in language.owning else ""

    def _person(self, at: int) -> tuple[str, float] | None:
        word = self.texts[at]
        exact = self.index.people.by_name(word)
        if exact or not fullness(word):
            return exact
        guess = self.index.people.by_misspelt_name(word)
        meant = self.meanings[at][0].likeness if self.meanings[at] else 0.0
        return guess if guess and guess[1] >= meant else None

    def _asked(self) -> tuple[Named | None, float]:
        """The speaker whose words are asked for, and how surely."""
        speakers = [each for each in self.named if each.person in self.index.library.speakers]
        graded = [(self._strength(each) * each.likeness, -each.start, each) for each in speakers]
        if not graded:
            return None, 0.0
        strength, _, named = max(graded, key=lambda each: each[:2])
        return named, strength

    def _silent(self, asked: Named | None) -> Named | None:
        """Who is named first of the people who are never quoted, beside "said" or the like."""
        for named in self.named:
            if named is asked:
                return None
            if named.person in self.index.library.mentioned and self._is_asked_in_vain(named, alone=asked is None):
                return named
        return None

    def _is_asked_in_vain(self, named: Named, *, alone: bool) -> bool:
        is_absent = named.person in self.index.absent
        leads_in = self._says(named) or ((is_absent or self._opens(named)) and self._leads_in(named))
        is_said_by = self._is_said_by(named, ASKED_BEFORE)
        return leads_in or self._introduces(named) or (alone and is_said_by)

    def _opens(self, named: Named) -> bool:
        """Whether the message begins with the name."""
        return not any(fullness(word) for word in self.texts[: named.start])

    def _strength(self, named: Named) -> float:
        if self._is_attributed(named):
            return ADJACENT
        beside = [at for at in self._content_positions() if not named.start <= at < named.end]
        if len(beside) <= FEW:
            return FEW_BESIDE
        return (
            AT_AN_END if all(at > named.start for at in beside) or all(at < named.start for at in beside) else ELSEWHERE
        )

    def _introduces(self, named: Named) -> bool:
        """Whether a colon or dash follows the name."""
        following = self.folded[self.tokens[named.end - 1].end :].lstrip(" \"')")[:1]
        return following != "" and following in ":-" and named.end < len(self.texts)

    def _is_attributed(self, named: Named) -> bool:
        return self._introduces(named) or self._leads_in(named) or self._is_said_by(named) or self._signs(named)

    def _signs(self, named: Named) -> bool:
        """Whether the name stands at the end, set off, as under a quotation: "…" - X, 2017."""
        if named.start < A_CLAIM or not all(word.isdecimal() for word in self.texts[named.end :]):
            return False
        between = self.folded[self.tokens[named.start - 1].end : self.tokens[named.start].start]
        return any(mark in between for mark in "-\"'(") or ("," in between and not self._asks())

    def _asks(self) -> bool:
        """Whether it has a turn that asks for words, or a word of speech."""
        return bool(self.idle) or any(word in each.saying for each in LANGUAGES.values() for word in self.texts)

    def _is_said_by(self, named: Named, words: int = 2) -> bool:
        """Whether "said" or the like stands among so many words before the name."""
        before = self.texts[max(0, named.start - words) : named.start]
        if before and self._is_about(before[-1]) and not any(before[-1] in each.owning for each in LANGUAGES.values()):
            return False
        return any(word in each.saying for each in LANGUAGES.values() for word in before)

    def _leads_in(self, named: Named) -> bool:
        """Whether "said", "on" or the like follows the name."""
        return any(word in each.attribution for each in LANGUAGES.values() for word in self._next(named))

    def _says(self, named: Named) -> bool:
        """Whether "said", "reaction" or the like follows the name."""
        return any(word in each.saying | each.stances for each in LANGUAGES.values() for word in self._next(named))

    def _asks_on(self, named: Named) -> bool:
        """Whether "on", "said about", "said nothing about", "'s stance on" or the like follows the name."""
        after = list(self.texts[named.end : named.end + 3])
        if after and self._is_about(after[0]):
            return True
        leads_on = after and (0 < fullness(after[0]) < 1 or any(after[0] in each.saying for each in LANGUAGES.values()))
        if leads_on and len(after) > 2 and not fullness(after[1]) and not self._is_about(after[1]):  # noqa: PLR2004
            del after[1]
        return bool(leads_on) and any(map(self._is_about, after[1:2]))

    @staticmethod
    def _is_about(word: str) -> bool:
        return any(word in each.about for each in LANGUAGES.values())

    def _claims(self, named: Named) -> bool:
        """Whether the message is "X said …", "X: …", "X on Y: …" or "…" - X, and it is no subject that follows."""
        introduces = named.start == 0 and (self._says(named) or self._introduces(named))
        is_long = len(self.texts) > named.end + A_CLAIM
        return self._signs(named) or self._goes_on(named) or (introduces and is_long and not self._asks_on(named))

    def _goes_on(self, named: Named) -> bool:
        """Whether some words follow a colon behind "X on Y"."""
        colon = self.folded.find(": ", self.tokens[named.end - 1].end)
        return named.start == 0 and colon > 0 and sum(token.start > colon for token in self.tokens) > A_CLAIM

    def _introduction(self, named: Named) -> int:
        """Words of a name and of the "said" behind it."""
        return named.end - named.start + self._leads_in(named)

    def _next(self, named: Named) -> tuple[str, ...]:
        """The word that follows a name, if one does."""
        return self.texts[named.end : named.end + 1]

    def _content_positions(self) -> list[int]:
        return [at for at, word in enumerate(self.texts) if fullness(word) == 1 and at not in self.idle]

    def _content(self, skipped: set[int]) -> tuple[Word, ...]:
        found = []
        for at, word in enumerate(self.texts):
            if at in skipped or at in self.empty or not fullness(word):
                continue
            weight = self._weight(at) * (IN_A_TURN if at in self.idle else 1.0)
            if weight > 0:
                found.append(Word(word, at, self.meanings[at], weight, self._term(at) in self.index.excluded))
        if all(each.text.isdigit() for each in found):
            return ()  # numbers mean something only beside words
        telling = sorted(found, key=lambda each: -each.weight)[:CONTENT]
        return tuple(sorted(telling, key=lambda each: each.at))

    def _fillers(self) -> Iterator[int]:
        return (at for at, word in enumerate(self.texts) if not fullness(word))

    def _asks_for_words(self) -> bool:
        """Whether it asks what was said about something, whoever said it."""
        return all(
            any(word in getattr(each, kind) for each in LANGUAGES.values() for word in self.texts)
            for kind in ("saying", "about", "questions")
        )

    def _is_personal(self, at: int) -> bool:
        return at not in self.idle and any(self.texts[at] in each.personal for each in LANGUAGES.values())

    def _stranger(self) -> str | None:
        """The unknown word that the message begins with, where a name would stand: "merkel said", "merkel on"."""
        for at, (word, found) in enumerate(self._looked_up()):
            if at and any(fullness(each) for each in self.texts[:at]):
                return None
            following = self.texts[at + 1 : at + 2]
            leads = any(next_ in each.attribution for each in LANGUAGES.values() for next_ in following)
            if leads and not found and fullness(word) == 1 and word.isalpha() and len(word) >= SHORTEST_GIVEN_NAME:
                return word if not any(each.start <= at < each.end for each in self.named) else None
        return None

    def _can_stand_around(self, at: int) -> bool:
        """Whether a filler may stand beside the name of a thing that is asked for."""
        return at in self.idle or any(self.texts[at] in each.asking_for for each in LANGUAGES.values())

    def _is_subject(self, word: Word) -> bool:
        """Whether a content word names something to speak on, beside a person."""
        is_stance = any(word.text in each.stances for each in LANGUAGES.values())
        return fullness(word.text) == 1 and word.at not in self.idle and not is_stance

    def _weight(self, at: int) -> float:
        word, meanings = self.texts[at], self.meanings[at]
        if meanings:
            return self.index.weights[meanings[0].term]
        return rarity(word) if fullness(word) == 1 and at not in self.idle else 0.0

    def _foreign(self, how: How) -> bool:
        letters = self.index.letters
        return (
            self.in_latin
            or how is not How.WRITTEN
            or any(word.isalpha() and not letters.issuperset(word) for word in self.texts)
        )


def _joined(named: list[Named]) -> list[Named]:
    """Neighbouring words that name the same person, as one."""
    joined: list[Named] = []
    for each in named:
        last = joined[-1] if joined else None
        if last and last.person == each.person and each.start <= last.end:
            written = f"{last.written} {each.written}"
            likeness, is_misspelt = max(last.likeness, each.likeness), last.is_misspelt or each.is_misspelt
            joined[-1] = Named(each.person, written, likeness, last.start, each.end, is_misspelt)
        else:
            joined.append(each)
    return joined
