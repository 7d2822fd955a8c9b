"""Find the question in a message that has chatter around it: who argues with whom, where the writer is, thanks."""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from typing import NamedTuple

from bot.matching.decision import Answer, Because, Decision, Nothing
from bot.matching.fold import words
from bot.matching.index import Index
from bot.matching.languages.roles import ASKING, COURTESIES, OWN_WORDS, PARTING, QUESTIONS, SAYING
from bot.matching.people import Named
from bot.matching.understand import understand
from bot.matching.understood import Decide, Understood
from bot.matching.variants import How

MOST = 8
"""Parts of a message that are looked at."""
A_QUESTION = 2
"""Content words that a part needs to ask without a word of speech."""

_BREAKS = re.compile(
    r"""
      [.!?;:…]+(?=\s|$) | [,\n()] | \s[-–—]+\s
    | @\w*
    | [^\w\s.,!?;:…()'’‘"“”„«»/&%+@\#-]+     # emoji and the like
    | \b(?:WORDS)\b
    """.replace("WORDS", "|".join(sorted(PARTING))),
    re.IGNORECASE | re.VERBOSE,
)


class Clause(NamedTuple):
    """Part of a message, and what parts it from the one before and the one behind."""

    before: str
    text: str
    behind: str

    @property
    def is_put(self) -> bool:
        """Whether it is put to somebody by its marks alone: it follows on an @name, or has a question mark."""
        return self.before.startswith("@") or "?" in self.behind


def asked_amid(text: str, understood: Understood, whole: Decision, decide: Decide, index: Index) -> Answer | None:
    """The surest answer to a part that asks, where there is none to the message as a whole."""
    if isinstance(whole, Answer) or is_explained(whole) or understood.excludes:
        return None
    parts = list(parts_of(text))
    if len(parts) < 2:  # noqa: PLR2004 - that is the whole
        return None
    is_plain = understood.how is How.WRITTEN and not understood.named
    asked = asks(parts if not is_plain else filter(partial(_may_ask, index=index), parts), index)
    if understood.quotes:
        asked = (each for each in asked if not each.is_a_name)  # "…, says X" does not ask for X
    if understood.asked and understood.asks_for_somebody:
        asked = _of_somebody(asked, understood.asked)
    return surest(map(decide, asked))


def surest(decisions: Iterable[Decision]) -> Answer | None:
    """The answer among these whose first hit is the likeliest."""
    found = (each for each in decisions if isinstance(each, Answer))
    return max(found, key=lambda answer: answer.hits[0].score, default=None)


def _of_somebody(parts: Iterable[Understood], asked: Named) -> Iterator[Understood]:
    """Those that ask for somebody's words: by name, or for "his" where a part before names him."""
    for part in parts:
        if part.asks_for_somebody:
            yield part
        elif part.refers:
            yield part.put_to(asked)


def is_explained(whole: Decision) -> bool:
    """Whether there is more to say than that nothing was found."""
    return isinstance(whole, Nothing) and whole.because in {
        Because.NOT_QUOTED,
        Because.NOT_IN_ARTICLE,
        Because.EXCLUDED,
    }


def asks(parts: Iterable[Clause], index: Index) -> Iterator[Understood]:
    """Those that ask, of the first few."""
    for part in islice(parts, MOST):
        read = understand(part.text, index)
        of_somebody = read.asks_for_somebody and not read.is_a_name
        if part.before.startswith("@") or read.asks or of_somebody or _is_question(read, part.behind):
            yield read


def _may_ask(part: Clause, index: Index) -> bool:
    """Whether a part can ask, as far as that is told without reading it, which costs much more."""
    if part.is_put:
        return True
    written = words(part.text)
    has_words = not SAYING.isdisjoint(written) or not QUESTIONS.isdisjoint(written[:1])
    has_turns = any(each.find(written) for each in (ASKING, OWN_WORDS, COURTESIES))
    return has_words or has_turns or any(map(index.people.by_name, written))


def _is_question(part: Understood, behind: str) -> bool:
    """Whether a part asks by how it begins or ends; "libya? no, lydia" and "is it dead?" ask for nothing."""
    begins = not QUESTIONS.isdisjoint(part.words[:1])
    return len(part.content) >= A_QUESTION and (begins or "?" in behind)


def parts_of(text: str) -> Iterator[Clause]:
    """The parts of a text between its marks and words that part sentences, in order."""
    start, before = 0, ""
    for found in _BREAKS.finditer(text):
        if text[start : found.start()].strip():
            yield Clause(before, text[start : found.start()], found[0])
        start, before = found.end(), found[0]
    if text[start:].strip():
        yield Clause(before, text[start:], "")
