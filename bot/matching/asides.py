"""Find the question in a message that has chatter around it: who argues with whom, where the writer is, thanks."""

import re
from collections.abc import Iterator
from itertools import islice

from bot.matching.decision import Answer, Because, Decision, Nothing
from bot.matching.index import Index
from bot.matching.languages.roles import PARTING
from bot.matching.understand import understand
from bot.matching.understood import Decide, Understood

MOST = 8
"""Parts of a message that are looked at."""

_BREAKS = re.compile(
    r"""
      [.!?;:…]+(?=\s|$) | [,\n()] | \s[-–—]+\s
    | (?P<address>@\w*)
    | [^\w\s.,!?;:…()'’‘"“”„«»/&%+@\#-]+     # emoji and the like
    | \b(?:WORDS)\b
    """.replace("WORDS", "|".join(sorted(PARTING))),
    re.IGNORECASE | re.VERBOSE,
)


def asked_amid(text: str, whole: Decision, decide: Decide, index: Index) -> Answer | None:
    """The surest answer to a part that asks, where there is none to the message as a whole."""
    if isinstance(whole, Answer) or _is_explained(whole):
        return None
    of_somebody = understand(text, index).asks_for_somebody
    decisions = (decide(part) for part in _asking(text, index) if part.asks_for_somebody or not of_somebody)
    found = (each for each in decisions if isinstance(each, Answer))
    return max(found, key=lambda answer: answer.hits[0].score, default=None)


def _is_explained(whole: Decision) -> bool:
    """Whether there is more to say than that nothing was found."""
    return isinstance(whole, Nothing) and whole.because in {
        Because.NOT_QUOTED,
        Because.NOT_IN_ARTICLE,
        Because.EXCLUDED,
    }


def _asking(text: str, index: Index) -> Iterator[Understood]:
    """The parts that ask for words, that ask for somebody's, or that follow on the bot's name."""
    parts = list(_parts(text))
    for part, is_addressed in islice(parts if len(parts) > 1 else (), MOST):
        understood = understand(part, index)
        if is_addressed or understood.asks or (understood.asks_for_somebody and not understood.is_a_name):
            yield understood


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """Each part, and whether an @name stands before it."""
    start, is_addressed = 0, False
    for found in _BREAKS.finditer(text):
        if text[start : found.start()].strip():
            yield text[start : found.start()], is_addressed
        start, is_addressed = found.end(), found["address"] is not None
    if text[start:].strip():
        yield text[start:], is_addressed
