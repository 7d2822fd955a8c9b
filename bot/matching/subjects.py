"""Two subjects in one message: the passage that joins them, or one passage each."""

import dataclasses
import re
from collections.abc import Iterator

from bot.matching.decision import Answer, Because, Decision, Nothing, Suggestion
from bot.matching.index import Entry, Index
from bot.matching.languages.roles import JOINING
from bot.matching.understand import understand
from bot.matching.understood import Decide, Understood, Word

LONGEST, LONGEST_QUESTION = 8, 16
"""Words of a message that may name two things, and of a question for them; a longer one with "and" is a sentence."""
LONGEST_LISTED = 4
"""Words on each side of a comma that may set two things apart."""
COVERED = 0.5
"""Share of a subject's weight that a passage needs to be on it."""

_PLACES = re.compile(
    r"[,;/&+]|\b(?:{})\b".format("|".join(sorted(JOINING))),
    re.IGNORECASE,
)


def one_each(text: str, understood: Understood, whole: Decision, decide: Decide, index: Index) -> Answer | None:
    """The answer to both subjects of a message, where no passage of the decision on the whole is on both."""
    if understood.quotes or understood.is_a_name:
        return None
    for first, second in _halves(text, index):
        if _joins(whole, first, second, index):
            return None
        found = _put_together(decide(first), decide(second))
        if found:
            return found
    return None


def _put_together(one: Decision, other: Decision) -> Answer | None:
    """The answer to both halves, or to one of them where the person of the other is not quoted on that."""
    if isinstance(one, Answer) and isinstance(other, Answer):
        return _both(one, other)
    for answer, missing in ((one, other), (other, one)):
        if isinstance(answer, Answer) and isinstance(missing, Nothing):
            found = _with_missing(answer, missing)
            if found:
                return found
    return None


def _with_missing(answer: Answer, missing: Nothing) -> Answer | None:
    """The answer to one half, saying who of the other has no words; none where that is not what it lacks."""
    if missing.because is Because.NOT_ON_THAT and missing.person != answer.hits[0].passage.speaker:
        return dataclasses.replace(answer, not_on_that=missing.person)
    if missing.because is Because.NOT_QUOTED and answer.speaker:
        return dataclasses.replace(answer, unquoted=missing.person)
    if answer.speaker and missing.because is Because.NOT_IN_ARTICLE:
        return dataclasses.replace(answer, absent=missing.person)
    return None


def _halves(text: str, index: Index) -> Iterator[tuple[Understood, Understood]]:
    """The message parted at each "and" or comma, what one half lacks taken from the other."""
    places = _PLACES.finditer(text) if len(text.split()) <= LONGEST_QUESTION else ()
    for place in places:
        first, second = understand(text[: place.start()], index), understand(text[place.end() :], index)
        if first.is_a_name and second.content:
            first = _asked_of(first, second)
        elif second.is_a_name and first.content:
            second = _asked_of(second, first)
        elif first.asks_for_somebody and second.content and not second.asks_for_somebody:
            second = _asked_of(first, second)
        if _is_list(place[0], first, second) and _are_two(first, second):
            yield first, second


def _is_list(mark: str, first: Understood, second: Understood) -> bool:
    """Whether both halves are short enough for what parts them."""
    longer = max(len(first.words), len(second.words))
    asks = first.asks or second.asks
    total = len(first.words) + len(second.words)
    return longer <= LONGEST_LISTED if not mark.isalpha() else total < (LONGEST_QUESTION if asks else LONGEST)


def _are_two(first: Understood, second: Understood) -> bool:
    """Whether these can be two subjects: of two people, or two things asked of the same one or of nobody."""
    are_short = all(each.is_short and (each.content or each.is_a_name) for each in (first, second))
    of_somebody = first.asks_for_somebody == second.asks_for_somebody
    return are_short and of_somebody and (_person(first) != _person(second) or first.content != second.content)


def _person(half: Understood) -> str | None:
    return half.asked.person if half.asked else None


def _asked_of(who: Understood, what: Understood) -> Understood:
    """What one half asks for, asked of the person of the other."""
    if who.asked is None:
        raise AssertionError("nobody is named")
    return dataclasses.replace(what.put_to(who.asked), asks_on=True, quotes=False)


def _joins(whole: Decision, first: Understood, second: Understood, index: Index) -> bool:
    """Whether what is shown first is on both."""
    if not isinstance(whole, Answer):
        return False
    at, entry = next(each for each in enumerate(index.entries) if each[1].passage == whole.hits[0].passage)
    return all(_is_on(at, entry, half, index) for half in (first, second))


def _is_on(at: int, entry: Entry, half: Understood, index: Index) -> bool:
    if half.asked and half.asks_for_somebody and not entry.carries(half.asked.person):
        return False
    told = sum(word.weight for word in half.content if _says(at, word, index))
    return told >= COVERED * half.weight


def _says(at: int, word: Word, index: Index) -> bool:
    """Whether a word stands in a passage, or in what leads to it."""
    return any(posting.at == at for meaning in word.meanings for posting in index.postings.get(meaning.term, ()))


def _both(first: Answer, second: Answer) -> Answer | None:
    """The best of both answers; none where it is one and the same."""
    if first.hits[0].passage == second.hits[0].passage:
        return None
    return Answer(
        (first.hits[0], second.hits[0]),
        first.topic,
        unquoted=first.unquoted or second.unquoted,
        absent=first.absent or second.absent,
        reported_only=first.reported_only or second.reported_only,
        subjects=(_subject(first), _subject(second)),
    )


def _subject(answer: Answer) -> Suggestion:
    return Suggestion(answer.topic, answer.speaker)
