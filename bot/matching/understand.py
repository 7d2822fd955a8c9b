"""Read a message: who is named, what is asked for, which words carry content and what they may stand for."""

from collections.abc import Iterable

from bot.matching.attribution import (
    asked_of,
    asks_on,
    claims,
    is_attributed,
    is_claimed_of,
    is_question_to,
    leads_in,
    silent_of,
    stranger_of,
)
from bot.matching.index import Index
from bot.matching.languages.roles import (
    ABOUT,
    ASKING_FOR,
    EXCLUDING,
    PERSONAL,
    PERSONS,
    QUESTIONS,
    SAYING,
    STANCES,
)
from bot.matching.lexicon import fullness, rarity
from bot.matching.naming import with_named
from bot.matching.people import Named
from bot.matching.tokenized import Tokenized
from bot.matching.understood import ASKED, LONGEST_SHOWN, Understood, Word
from bot.matching.variants import How

CONTENT = 16
"""Content words that are looked up: the most telling ones."""
IN_A_TURN = 0.3
"""How much content a word has that is part of a turn like "what is the story with"."""


def understand(text: str, index: Index) -> Understood:
    """Read a message against a library."""
    message, named, strangers = with_named(Tokenized.of(text, index), index)
    asked, strength = asked_of(message, named, index)
    stranger = stranger_of(message, named, strangers)
    silent = silent_of(message, named, asked, index, is_alone=not asked and not stranger)
    content = _content(message, asked if strength >= ASKED else None, index)
    return Understood(
        written=text[:LONGEST_SHOWN].strip(),
        folded=message.folded.text,
        how=message.how,
        words=message.texts,
        terms=tuple(map(message.term, range(len(message.texts)))),
        content=content,
        weight=sum(word.weight for word in content),
        is_bare=not any(_is_subject(word, message) for word in content),
        named=named,
        asked=asked,
        strength=strength,
        silent=silent,
        asks_on=asked is not None and asks_on(message, asked),
        is_question_to=asked is not None and is_question_to(message, asked),
        attributes=asked is not None and is_attributed(message, asked),
        quotes=_quotes(message, (asked, silent), stranger),
        wants=message.wants,
        own_words=message.own_words,
        asks=message.asks,
        names_only=_asks_for_words(message) or all(_can_stand_around(at, message) for at in message.fillers),
        personal=any(message.texts[at] in PERSONAL for at in message.fillers if at not in message.idle),
        stranger=message.written(stranger.start, stranger.stop) if stranger else None,
        foreign=_is_foreign(message, index),
        excludes=bool(EXCLUDING.find(message.texts)),
        refers=not PERSONS.isdisjoint(message.texts),
        rest=len(message.texts) - _introduction(message, silent or asked),
    )


def _quotes(message: Tokenized, credited: Iterable[Named | None], stranger: range | None) -> bool:
    """Whether something stands in quotation marks, or is put into the mouth of one of these."""
    return (
        '"' in message.folded.text
        or any(each is not None and claims(message, each) for each in credited)
        or (stranger is not None and is_claimed_of(message, stranger))
    )


def _content(message: Tokenized, asked: Named | None, index: Index) -> tuple[Word, ...]:
    """The most telling words, in the message's order, without the name of who is asked for."""
    skipped = message.empty.union(range(asked.start, asked.end) if asked else ())
    found = []
    for at, word in enumerate(message.texts):
        weight = 0.0 if at in skipped or not fullness(word) else _weight(at, message, index)
        if weight > 0:
            found.append(Word(word, at, message.meanings[at], weight, message.term(at) in index.excluded))
    if all(each.text.isdigit() for each in found):
        return ()  # numbers mean something only beside words
    telling = sorted(found, key=lambda each: -each.weight)[:CONTENT]
    return tuple(sorted(telling, key=lambda each: each.at))


def _weight(at: int, message: Tokenized, index: Index) -> float:
    """How telling a word is: what the library knows by its rarity there, a part of a turn for less."""
    word, meanings, is_idle = message.texts[at], message.meanings[at], at in message.idle
    if meanings:
        return index.weights[meanings[0].term] * (IN_A_TURN if is_idle else 1.0)
    return rarity(word) if fullness(word) == 1 and not is_idle else 0.0


def _is_subject(word: Word, message: Tokenized) -> bool:
    """Whether a content word names something to speak on, beside a person."""
    return fullness(word.text) == 1 and word.at not in message.idle and word.text not in STANCES


def _asks_for_words(message: Tokenized) -> bool:
    """Whether it asks what was said about something, whoever said it."""
    return not any(kind.isdisjoint(message.texts) for kind in (SAYING, ABOUT, QUESTIONS))


def _can_stand_around(at: int, message: Tokenized) -> bool:
    """Whether a filler may stand beside the name of a thing that is asked for."""
    return at in message.idle or message.texts[at] in ASKING_FOR


def _introduction(message: Tokenized, credited: Named | None) -> int:
    """Words of a name and of the "said" behind it."""
    return credited.end - credited.start + leads_in(message, credited) if credited else 0


def _is_foreign(message: Tokenized, index: Index) -> bool:
    return (
        message.in_latin
        or message.how is not How.WRITTEN
        or any(word.isalpha() and not index.letters.issuperset(word) for word in message.texts)
    )
