"""Warn of names that mean two people, and of aliases that mean two topics."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from bot.library.findings import Findings
from bot.library.models import Spellings
from bot.library.seed import Seed


def warn_of_ambiguity(seeds: Sequence[Seed], findings: Findings) -> None:
    """Note whatever is said alike of two ids, in one seed or in several."""
    _warn("the name", "people", _people(seeds), findings)
    _warn_of_surnames(seeds, findings)
    _warn("the alias", "topics", _topics(seeds), findings)


Use = tuple[str, str, Path, int | None]
"""Words, the id that they stand for, and where it is."""


_ADVICE = "keep it with the one that most people mean, or leave it if both are meant"


def _people(seeds: Sequence[Seed]) -> Iterator[Use]:
    for seed in seeds:
        for section, people in (("speakers", seed.speakers), ("mentioned", seed.mentioned)):
            for person in people.values():
                for words in (person.name, *_all(person.spellings), *_all(person.called)):
                    yield words, person.id, seed.path, seed.lines_of_words.get((section, person.id, words))


def _topics(seeds: Sequence[Seed]) -> Iterator[Use]:
    for seed in seeds:
        for topic in seed.topics.values():
            for words in (*topic.title.values(), *_all(topic.aliases)):
                yield words, topic.id, seed.path, seed.lines_of_words.get(("topics", topic.id, words))


def _all(spellings: Spellings) -> Iterator[str]:
    return (words for given in spellings.values() for words in given)


def _warn(what: str, owners: str, uses: Iterable[Use], findings: Findings) -> None:
    first: dict[str, str] = {}
    told: set[tuple[str, str]] = set()
    for words, name, path, line in uses:
        key = _key(words)
        owner = first.setdefault(key, name)
        if key and owner != name and (key, name) not in told:
            told.add((key, name))
            findings.about(path).warn(line, f"{what} “{words}” stands for two {owners}: {owner} and {name}", _ADVICE)


def _warn_of_surnames(seeds: Sequence[Seed], findings: Findings) -> None:
    """Note a word given for one person that is only others' surname; one of two namesakes may well have it."""
    surnames = _surnames(seeds)
    given = {(_key(words), name) for words, name, *_ in _people(seeds)}
    for words, name, path, line in _people(seeds):
        key = _key(words)
        owners = surnames.get(key, {})
        if name not in owners and (owner := next((each for each in owners if (key, each) not in given), None)):
            findings.about(path).warn(line, f"“{words}” is given for {name}, but is the surname of {owner}", _ADVICE)


def _surnames(seeds: Sequence[Seed]) -> Mapping[str, Mapping[str, None]]:
    """The last words of full names -> the ids of those who bear them."""
    surnames: dict[str, dict[str, None]] = {}
    for seed in seeds:
        for person in (*seed.speakers.values(), *seed.mentioned.values()):
            for full in (person.name, *_all(person.spellings)):
                if len(words := _key(full).split()) > 1:
                    surnames.setdefault(words[-1], {})[person.id] = None
    return surnames


def _key(words: str) -> str:
    """As names and aliases are compared."""
    return " ".join(words.casefold().split())
