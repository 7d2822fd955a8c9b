"""Tell who is named in a message: by a name in any spelling, misspelt, or by a description."""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence

from bot.matching.index import Index
from bot.matching.languages import language_of
from bot.matching.lexicon import OTHER_LETTERS, Meaning, fullness, term_of
from bot.matching.people import GIVEN_NAME, Named
from bot.matching.tokenized import Tokenized


def with_named(message: Tokenized, index: Index) -> tuple[Tokenized, tuple[Named, ...]]:
    """Everybody who is named, from left to right, and the words with what they stand for beside that.

    Words that describe somebody whom the library does not know stand for nothing; a surname stands for what the
    library spells so, whichever way it is written here.
    """
    described, strangers = _described(message, index)
    message = message.with_meanings(dict.fromkeys(strangers, ()))
    taken = {at for each in described for at in range(each.start, each.end)}
    found = sorted([*described, *_by_name(message, taken, index)], key=lambda each: each.start)
    named = tuple(_with_title(each, message, index) for each in _joined(found))
    return message.with_meanings(dict(_surnames(message, named, index))), named


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
    """The terms that may describe somebody. A word of a description needs not be one of the library's texts."""
    called = index.people.called
    found: list[str | None] = []
    for at, word in enumerate(message.texts):
        own = term_of(word)
        is_filler = not fullness(word) or at in message.empty or (at in message.idle and own not in called)
        found.append(None if is_filler else own if own in called else message.term(at))
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
    if exact or not fullness(word):
        return exact
    guess = index.people.by_misspelt_name(word)
    return guess if guess and guess[1] >= (meanings[0].likeness if meanings else 0.0) else None


def _joined(named: Iterable[Named]) -> list[Named]:
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
            found = _person(message, at, index)
            if found and found[0] == each.person and found[1] > GIVEN_NAME:
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
