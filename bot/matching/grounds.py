"""Say what speaks for a hit."""

from collections.abc import Iterator

from bot.matching.decision import Ground, Why
from bot.matching.evidence import Evidence
from bot.matching.fold import fold, tokens
from bot.matching.index import Entry, Index
from bot.matching.runs import Run
from bot.matching.understood import LONGEST_SHOWN, Understood, Word
from bot.matching.variants import How

A_RUN = 3
"""Words from which a run is worth telling."""
ALIKE = 0.5
"""Likeness from which a wording is."""


def grounds_for(
    evidence: Evidence, understood: Understood, topic: str | None, credited: str | None, index: Index
) -> tuple[Ground, ...]:
    """What message and passage have in common, in words; only what is really there."""
    return tuple(_grounds(evidence, understood, topic, credited, index))


def _grounds(
    evidence: Evidence, understood: Understood, topic: str | None, credited: str | None, index: Index
) -> Iterator[Ground]:
    entry = index.entries[evidence.at]
    if credited:
        yield Ground(Why.CREDIT, index.library.person(credited).name)
    for named in understood.named:
        if named.person == entry.passage.speaker:
            yield Ground(Why.NAME, named.written)
            break
    alias = evidence.alias
    if topic and alias and alias.wording.topic == topic and alias.likeness >= ALIKE:
        yield Ground(Why.TOPIC, topic)
        yield Ground(Why.ALIAS, alias.wording.text)
    elif evidence.asked and evidence.asked.likeness >= ALIKE:
        yield Ground(Why.ALIAS, evidence.asked.wording.text)
    yield from _words(evidence.run, entry, understood)
    yield from _corrections(understood, index)


def _words(run: Run, entry: Entry, understood: Understood) -> Iterator[Ground]:
    if run.length >= A_RUN:
        yield Ground(Why.RUN, _written(entry, run))
        return
    found = [_shared(word, entry) for word in understood.content]
    if any(found):
        yield Ground(Why.WORDS, ", ".join(dict.fromkeys(filter(None, found))))


def _shared(word: Word, entry: Entry) -> str | None:
    """The word as the message has it, or put right where it is misspelt; none where the passage lacks it."""
    meaning = next((each for each in word.meanings if each.term in entry.places), None)
    return (meaning.form if word.is_guess else word.text) if meaning else None


def _written(entry: Entry, run: Run) -> str:
    """The run as the article has it."""
    folded = fold(entry.passage.text)
    found = tokens(folded)
    start, end = folded.original_span(found[run.start].start, found[run.start + run.length - 1].end)
    return entry.passage.text[start:end]


def _corrections(understood: Understood, index: Index) -> Iterator[Ground]:
    if understood.how is not How.WRITTEN:
        yield Ground(Why.SPELLING, f"{understood.written} → {_as_understood(understood)[:LONGEST_SHOWN]}")
        return
    for word in understood.content:
        if word.is_guess:
            yield Ground(Why.SPELLING, f"{word.text} → {word.meanings[0].form}")
    for named in understood.named:
        if named.is_misspelt:
            yield Ground(Why.SPELLING, f"{named.written} → {index.library.person(named.person).name}")


def _as_understood(understood: Understood) -> str:
    """The whole message, each word put right."""
    meant = {word.at: word.meanings[0].form for word in understood.content if word.is_guess}
    return " ".join(meant.get(at, word) for at, word in enumerate(understood.words))
