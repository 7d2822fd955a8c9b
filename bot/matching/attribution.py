"""Tell whose words a message asks for, whom it credits with words, and on what."""

from collections.abc import Iterable, Iterator

from bot.matching.index import Index
from bot.matching.languages.roles import (
    ABOUT,
    ATTRIBUTION,
    CLAIMING,
    CREDITING,
    INTRODUCING,
    OWNING,
    PERSONS,
    QUESTIONS,
    SAYING,
    STANCES,
    VERIFYING,
)
from bot.matching.lexicon import fullness
from bot.matching.people import Named, positions
from bot.matching.tokenized import Tokenized
from bot.matching.understood import FEW

A_CLAIM = 3
"""Words behind "X said" from which they are what X is said to have said, however few of them carry content."""
A_GUESS = 6
"""Words of a statement behind which "…, X?" guesses who made it."""
ASKED_BEFORE = 4
"""Words before a name among which a question word, or "said" for somebody who is never quoted, asks for his words."""
ADJACENT, FEW_BESIDE, AT_AN_END, ELSEWHERE = 1.0, 0.8, 0.5, 0.2
"""How surely somebody's words are asked for where a name stands beside "said" or "on", in a short message, …"""
LONGEST_LEAD = 5
"""Words before "X said" that may make a claim of what follows: "is it true that X said"."""
LONGEST_NAME = 3
"""Unknown words that can be one name."""
_STRANGERS_LEAD = ATTRIBUTION - OWNING
"""What follows a stranger's name; "a translation of" has none."""
_CLAIMS = SAYING | STANCES | CLAIMING


def asked_of(message: Tokenized, named: Iterable[Named], index: Index) -> tuple[Named | None, float]:
    """The speaker whose words are asked for, and how surely: 0 to 1."""
    speakers = [each for each in named if each.person in index.library.speakers]
    graded = [(_strength(message, each) * each.likeness, -each.start, each) for each in speakers]
    if not graded:
        return None, 0.0
    strength, _, asked = max(graded, key=lambda each: each[:2])
    return asked, strength


def silent_of(
    message: Tokenized, named: Iterable[Named], asked: Named | None, index: Index, *, is_alone: bool
) -> Named | None:
    """Who is named first of the people who are never quoted, beside "said" or the like.

    Where nobody else is (`is_alone`), "said" may stand farther away.
    """
    for each in named:
        if each is asked:
            return None
        if each.person in index.library.mentioned and _is_asked_in_vain(
            message, each, is_absent=each.person in index.absent, is_alone=is_alone
        ):
            return each
    return None


def stranger_of(message: Tokenized, named: Iterable[Named], strangers: Iterable[range]) -> range | None:
    """Where somebody is named whom the library does not know, and whose words are asked for or who is credited.

    `strangers` stand there for sure; other unknown words are one where a name would stand: "merkel said", "… - merkel".
    """
    taken = positions(named)
    credited = (span for span in _unknown(message, taken) if _is_credited(message, span))
    return next(iter([*strangers, *credited]), None)


def _as_named(span: range) -> Named:
    return Named("", "", 1.0, span.start, span.stop)


def _unknown(message: Tokenized, taken: set[int]) -> Iterator[range]:
    """Where unknown words stand, those that follow each other together."""
    start = 0
    for at in range(len(message.texts) + 1):
        if at == len(message.texts) or at in taken or not message.is_unknown(at):
            if start < at <= start + LONGEST_NAME:
                yield range(start, at)
            start = at + 1


def _is_credited(message: Tokenized, span: range) -> bool:
    """Whether unknown words stand where a name would: before "said", a colon; behind "said", a dash, "according to"."""
    stranger = _as_named(span)
    if not any(map(fullness, message.texts[: span.start])):
        return (
            not _STRANGERS_LEAD.isdisjoint(_next(message, stranger))
            or _introduces(message, stranger)
            or (span.start > 0 and message.texts[span.start - 1] in ABOUT and _following(message, stranger) == ",")
        )
    is_last = span.stop == len(message.texts)
    return _is_set_off(message, span.start, span.stop) or (is_last and message.texts[span.start - 1] in SAYING)


def is_attributed(message: Tokenized, named: Named) -> bool:
    """Whether somebody is named beside "said", "on", a colon, or as under a quotation."""
    return (
        _introduces(message, named) or leads_in(message, named) or _is_said_by(message, named) or _signs(message, named)
    )


def leads_in(message: Tokenized, named: Named) -> bool:
    """Whether "said", "on" or the like follows the name."""
    return not ATTRIBUTION.isdisjoint(_next(message, named))


def asks_on(message: Tokenized, named: Named) -> bool:
    """Whether a subject is put to somebody: "X on", "X said about", "X said nothing about", "X's stance on"."""
    return _leads_on(message, named) and not _goes_on(message, named)


def is_question_to(message: Tokenized, named: Named) -> bool:
    """Whether a question word stands shortly before the name: "what did X say on", "does X comment on"."""
    return not QUESTIONS.isdisjoint(message.texts[max(0, named.start - ASKED_BEFORE) : named.start])


def is_claimed_of(message: Tokenized, stranger: range) -> bool:
    """The same as `claims` of somebody whom the library does not know."""
    return claims(message, _as_named(stranger))


def claims(message: Tokenized, named: Named) -> bool:
    """Whether the message is "X said …", "did X say …", "X: …", "X on Y: …" or "…" - X, and no subject follows."""
    introduces = _opens(message, named) and (_says(message, named) or _introduces(message, named))
    is_long = len(message.texts) > named.end + A_CLAIM
    return (
        _signs(message, named) or _goes_on(message, named) or (introduces and is_long and not _leads_on(message, named))
    )


def _opens(message: Tokenized, named: Named) -> bool:
    """Whether what stands before the name asks for no words of his: nothing, "did X", "so X", "is it true that X".

    "did X say what", "why did X say" and "tell me what X said" do.
    """
    before = message.texts[: named.start]
    if not before:
        return True
    if message.texts[named.end + 1 : named.end + 2] and message.texts[named.end + 1] in QUESTIONS - INTRODUCING:
        return False
    if len(before) == 1 and before[0] in QUESTIONS:
        return before[0] in VERIFYING
    content = sum(fullness(word) == 1 for word in before)
    if len(before) > LONGEST_LEAD or content > 1:
        return False
    asks = not QUESTIONS.isdisjoint(before[1:]) or not message.idle.isdisjoint(range(named.start))
    return before[-1] in INTRODUCING or not asks


def _strength(message: Tokenized, named: Named) -> float:
    if is_attributed(message, named):
        return ADJACENT
    beside = [
        at
        for at, word in enumerate(message.texts)
        if fullness(word) == 1 and at not in message.idle and not named.start <= at < named.end
    ]
    if _is_what_another_does(message, named):
        return ELSEWHERE
    if len(beside) <= FEW:
        return FEW_BESIDE
    is_at_an_end = all(at > named.start for at in beside) or all(at < named.start for at in beside)
    return AT_AN_END if is_at_an_end else ELSEWHERE


def _is_what_another_does(message: Tokenized, named: Named) -> bool:
    """Whether it is asked what "he" does, and not what anybody says: "did he see X"."""
    before = message.texts[: named.start]
    asks = not QUESTIONS.isdisjoint(before[:1]) and not PERSONS.isdisjoint(before)
    return asks and SAYING.isdisjoint(message.texts)


def _is_asked_in_vain(message: Tokenized, named: Named, *, is_absent: bool, is_alone: bool) -> bool:
    if _says(message, named) or _introduces(message, named):
        return True
    opens = not any(map(fullness, message.texts[: named.start]))
    leads = (is_absent or opens) and leads_in(message, named)
    return leads or (is_alone and _is_said_by(message, named, ASKED_BEFORE))


def _next(message: Tokenized, named: Named) -> tuple[str, ...]:
    """The word that follows a name, if one does."""
    return message.texts[named.end : named.end + 1]


def _says(message: Tokenized, named: Named) -> bool:
    """Whether "said", "reaction" or the like follows the name."""
    return not _CLAIMS.isdisjoint(_next(message, named))


def _introduces(message: Tokenized, named: Named) -> bool:
    """Whether a colon or dash follows the name, or a comma behind "according to" and the name."""
    following = _following(message, named)
    is_credited = not CREDITING.isdisjoint(message.texts[max(0, named.start - 2) : named.start])
    marks = ":-," if is_credited else ":-"
    return following != "" and following in marks and named.end < len(message.texts)


def _following(message: Tokenized, named: Named) -> str:
    """The mark behind the name, or the letter; empty at the end."""
    return message.folded.text[message.tokens[named.end - 1].end :].lstrip(" \"')")[:1]


def _is_said_by(message: Tokenized, named: Named, words: int = 2) -> bool:
    """Whether "said" or the like stands among so many words before the name."""
    before = message.texts[max(0, named.start - words) : named.start]
    if before and before[-1] in ABOUT and before[-1] not in OWNING:
        return False
    return not SAYING.isdisjoint(before)


def _signs(message: Tokenized, named: Named) -> bool:
    """Whether the name stands at the end, set off, as under a quotation: "…" - X, 2017; …, says X; …, X said."""
    start, end = named.start, named.end
    if _is_set_off(message, start, end) or (_is_set_off(message, start, end, ",") and not message.asks):
        return True
    if start >= A_GUESS and _following(message, named) == "?" and _is_set_off(message, start, end, ",?!."):
        return True
    start -= message.texts[start - 1] in SAYING if start else 0
    end += bool(SAYING.intersection(message.texts[end : end + 1]))
    is_with_said = end - start > named.end - named.start
    is_question = message.folded.text.endswith("?")
    return is_with_said and not is_question and not message.idle and _is_set_off(message, start, end, ",-\"'(")


def _is_set_off(message: Tokenized, start: int, end: int, marks: str = "-\"'(") -> bool:
    """Whether these words stand at the end, behind one of these marks; a year may follow."""
    if start < A_CLAIM or not all(word.isdecimal() for word in message.texts[end:]):
        return False
    between = message.folded.text[message.tokens[start - 1].end : message.tokens[start].start]
    return not set(marks).isdisjoint(between)


def _leads_on(message: Tokenized, named: Named) -> bool:
    """Whether "on" follows the name, alone or behind "said", "said nothing", "'s stance" and the like."""
    after = list(message.texts[named.end : named.end + 3])
    if not after or after[0] in ABOUT:
        return bool(after)
    says = 0 < fullness(after[0]) < 1 or after[0] in _CLAIMS
    if says and len(after) > 2 and not fullness(after[1]) and after[1] not in ABOUT:  # noqa: PLR2004
        del after[1]
    return says and not ABOUT.isdisjoint(after[1:2])


def _goes_on(message: Tokenized, named: Named) -> bool:
    """Whether some words follow a colon behind "X on Y"."""
    colon = message.folded.text.find(": ", message.tokens[named.end - 1].end)
    return named.start == 0 and colon > 0 and sum(token.start > colon for token in message.tokens) > A_CLAIM
