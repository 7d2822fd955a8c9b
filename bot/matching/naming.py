"""Tell who is named in a message: by a name in any spelling, misspelt, or by a description."""

import dataclasses
import sys
from collections.abc import Iterable, Iterator, Sequence

from bot.matching.index import Index
from bot.matching.languages import forms_in_use, language_of
from bot.matching.languages.roles import PARTICLES
from bot.matching.lexicon import OTHER_LETTERS, Meaning, fullness, term_of
from bot.matching.people import GIVEN_NAME, PARTING_OFFICE, SHORTEST_GIVEN_NAME, Named, positions
from bot.matching.tokenized import Tokenized

A_NAMES_FORMS = 2
"""Forms of a name that are in use, at most: Clinton, Clintons. Most other words have more."""
ANY = sys.maxsize
"""Behind a given name every unknown word is one."""
A_SLIP = 0.85
"""Likeness from which a word is rather a misspelt one of the library than a name."""


def with_named(message: Tokenized, index: Index) -> tuple[Tokenized, tuple[Named, ...], tuple[range, ...]]:
    """The words with what they stand for beside names, everybody who is named, and where strangers are.

    A stranger has a given name or an office of the library's people and a name of his own: "victor orban". The words
    for him stand for nothing; a surname stands for what the library spells so, whichever way it is written here.
    """
    described, others = _described(message, index)
    message = message.with_meanings(dict.fromkeys(others, ()))
    taken = positions(described)
    found = sorted([*described, *_by_name(message, taken, index)], key=lambda each: each.start)
    titled = [_with_title(each, message, index) for each in _joined(found, message, index)]
    strangers = tuple(filter(None, (_stranger(each, message, index) for each in titled)))
    message = message.with_meanings({at: () for span in strangers for at in span})
    beginnings = {span.start for span in strangers}
    named = tuple(each for each in titled if each.start not in beginnings)
    return message.with_meanings(dict(_surnames(message, named, index))), named, strangers


def _stranger(named: Named, message: Tokenized, index: Index) -> range | None:
    """Where a given name or an office stands with somebody else's name behind it; none where it does not."""
    if any(_is_surname(at, named, message, index) for at in range(named.start, named.end)):
        return None
    most = ANY if index.people.by_name(message.texts[named.end - 1]) else A_NAMES_FORMS
    end = named.end
    while end < len(message.texts) and _is_unknown_name(end, most, message, index):
        end += 1
    return range(named.start, end) if end > named.end else None


def _is_surname(at: int, named: Named, message: Tokenized, index: Index) -> bool:
    """Whether a word is, or is meant to be, this person's surname."""
    found = _person(message, at, index)
    return found is not None and found[0] == named.person and found[1] > GIVEN_NAME


def _is_unknown_name(at: int, most: int, message: Tokenized, index: Index) -> bool:
    """Whether a word can be a name that the library does not know: it has so many forms at most."""
    word, meanings = message.texts[at], message.meanings[at]
    if fullness(word) < 1 or at in message.idle or not word.isalpha() or len(word) < SHORTEST_GIVEN_NAME:
        return False
    is_known = index.people.by_name(word) is not None or index.lexicon.meanings_known(word) or word in index.lexicon
    is_slip = bool(meanings) and meanings[0].likeness >= A_SLIP
    return not is_known and not is_slip and forms_in_use(word) <= most


def _described(message: Tokenized, index: Index) -> tuple[list[Named], set[int]]:
    """Who is described, and the positions of words that describe somebody else."""
    found: list[Named] = []
    strangers: set[int] = set()
    for person, start, end, sureness in index.people.described(_describing(message, index)):
        if _is_anothers(person, start, end, message.texts, index):
            strangers.update(range(start, end))
        else:
            found.append(Named(person, " ".join(message.texts[start:end]), sureness, start, end))
    return found, strangers


def _describing(message: Tokenized, index: Index) -> list[str | None]:
    """What `described` takes. A word of a description needs not be one of the library's texts."""
    called = index.people.called
    found: list[str | None] = []
    for at, word in enumerate(message.texts):
        own = term_of(word)
        if word in PARTING_OFFICE:
            found.append(word)
        elif not fullness(word) or at in message.empty or (at in message.idle and own not in called):
            found.append(None)
        else:
            found.append(own if own in called else message.term(at))
    return found


def _is_anothers(person: str, start: int, end: int, texts: Sequence[str], index: Index) -> bool:
    """Whether what stands beside a description says that somebody else is meant: "president Xi", "French …"."""
    following = index.people.by_name(texts[end]) if end < len(texts) else None
    if following is not None and following[0] != person:
        return True
    before = texts[start - 1] if start else ""
    beside = (before if fullness(before) else "", _owner(texts[end : end + 2]))
    return any(index.people.is_of_another_nation(word, person) for word in beside)


def _owner(following: Sequence[str]) -> str:
    """The word that says whose office is described before these words; empty where none does."""
    word, after = (*following, "", "")[:2]
    language = language_of(after or word)
    if language is None or not language.owning:
        return word
    return after if word in language.owning else ""


def _by_name(message: Tokenized, taken: set[int], index: Index) -> Iterator[Named]:
    """Who is named by one of the words that are not taken."""
    for at, word in enumerate(message.texts):
        found = None if at in taken else _person(message, at, index)
        if found:
            yield Named(found[0], word, found[1], at, at + 1, is_misspelt=index.people.by_name(word) is None)


def _person(message: Tokenized, at: int, index: Index) -> tuple[str, float] | None:
    """Whom a word names, and how surely; a misspelt one only where no word of the library is more like it."""
    word, meanings = message.texts[at], message.meanings[at]
    exact = index.people.by_name(word)
    if exact or not fullness(word) or (meanings and meanings[0].likeness == 1):
        return exact
    guess = index.people.by_misspelt_name(word)
    return guess if guess and guess[1] >= (meanings[0].likeness if meanings else 0.0) else None


def _joined(named: Iterable[Named], message: Tokenized, index: Index) -> list[Named]:
    """Neighbouring words that name the same person, as one; a middle name or initial may stand between them."""
    joined: list[Named] = []
    for each in named:
        last = joined[-1] if joined else None
        if last and last.person == each.person and _are_one_name(last, each, message, index):
            written = " ".join(message.texts[last.start : each.end])
            likeness, is_misspelt = max(last.likeness, each.likeness), last.is_misspelt or each.is_misspelt
            joined[-1] = Named(each.person, written, likeness, last.start, each.end, is_misspelt)
        else:
            joined.append(each)
    return joined


def _are_one_name(one: Named, other: Named, message: Tokenized, index: Index) -> bool:
    if other.start <= one.end:
        return True
    between = [word for word in message.texts[one.end : other.start] if word not in PARTICLES]
    is_given_name = not _is_surname(one.end - 1, one, message, index)
    if len(between) > 1 or not is_given_name or not _is_surname(other.start, other, message, index):
        return False
    return all(len(word) == 1 or index.people.by_name(word) or message.is_unknown(one.end) for word in between)


def _with_title(named: Named, message: Tokenized, index: Index) -> Named:
    """The name with the words before it that describe the same person: "president Putin"."""
    start = named.start
    while start and index.people.is_called(message.term(start - 1), named.person):
        start -= 1
    return dataclasses.replace(named, start=start)


def _surnames(message: Tokenized, named: Iterable[Named], index: Index) -> Iterator[tuple[int, tuple[Meaning, ...]]]:
    """Positions of words that are, or are meant to be, the surname of somebody named, and what they stand for."""
    for each in named:
        for at in range(each.start, each.end):
            if _is_surname(at, each, message, index):
                yield at, _spelt_otherwise(at, each, message, index)


def _spelt_otherwise(at: int, named: Named, message: Tokenized, index: Index) -> tuple[Meaning, ...]:
    """What a surname may stand for: as the library spells it, else any of that person's spellings.

    The record's own comes first: it is the articles'.
    """
    if index.lexicon.meanings_known(message.texts[at]):
        return message.meanings[at]
    found = (index.lexicon.meanings(name)[:1] for name in index.people.surnames[named.person])
    spelt = {each.term: each for meanings in found for each in meanings}
    return tuple(Meaning(each.term, each.form, OTHER_LETTERS * named.likeness) for each in spelt.values())
