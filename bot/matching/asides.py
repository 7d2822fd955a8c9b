"""Find the question in a message that has chatter around it: who argues with whom, where the writer is, thanks."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from bot.matching.decision import Answer, Because, Decision, Nothing
from bot.matching.index import Index
from bot.matching.languages.roles import PARTING, QUESTIONS
from bot.matching.people import Named
from bot.matching.understand import understand
from bot.matching.understood import Decide, Understood

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


def asked_amid(text: str, understood: Understood, whole: Decision, decide: Decide, index: Index) -> Answer | None:
    """The surest answer to a part that asks, where there is none to the message as a whole."""
    if isinstance(whole, Answer) or _is_explained(whole) or understood.excludes:
        return None
    parts = _asking(text, index)
    if understood.asked and understood.asks_for_somebody:
        parts = _of_somebody(parts, understood.asked)
    decisions = map(decide, parts)
    found = (each for each in decisions if isinstance(each, Answer))
    return max(found, key=lambda answer: answer.hits[0].score, default=None)


def _of_somebody(parts: Iterable[Understood], asked: Named) -> Iterator[Understood]:
    """Those that ask for somebody's words: by name, or for "his" where a part before names him."""
    for part in parts:
        if part.asks_for_somebody:
            yield part
        elif part.refers:
            yield part.put_to(asked)


def _is_explained(whole: Decision) -> bool:
    """Whether there is more to say than that nothing was found."""
    return isinstance(whole, Nothing) and whole.because in {
        Because.NOT_QUOTED,
        Because.NOT_IN_ARTICLE,
        Because.EXCLUDED,
    }


def _asking(text: str, index: Index) -> Iterator[Understood]:
    """The parts that ask for words, that ask for somebody's, or that follow on an @name."""
    parts = list(_parts(text))
    for before, part, behind in islice(parts if len(parts) > 1 else (), MOST):
        understood = understand(part, index)
        of_somebody = understood.asks_for_somebody and not understood.is_a_name
        if before.startswith("@") or understood.asks or of_somebody or _is_question(understood, behind):
            yield understood


def _is_question(part: Understood, behind: str) -> bool:
    """Whether a part asks by how it begins or ends; "libya? no, lydia" and "is it dead?" ask for nothing."""
    begins = not QUESTIONS.isdisjoint(part.words[:1])
    return len(part.content) >= A_QUESTION and (begins or "?" in behind)


def _parts(text: str) -> Iterator[tuple[str, str, str]]:
    """Each part, with what parts it from the one before and the one behind."""
    start, before = 0, ""
    for found in _BREAKS.finditer(text):
        if text[start : found.start()].strip():
            yield before, text[start : found.start()], found[0]
        start, before = found.end(), found[0]
    if text[start:].strip():
        yield before, text[start:], ""
