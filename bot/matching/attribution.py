"""Tell whose words a message asks for, whom it credits with words, and on what."""

from collections.abc import Iterable

from bot.matching.index import Index
from bot.matching.languages.roles import ABOUT, ATTRIBUTION, OWNING, SAYING, STANCES
from bot.matching.lexicon import fullness
from bot.matching.people import SHORTEST_GIVEN_NAME, Named
from bot.matching.tokenized import Tokenized
from bot.matching.understood import FEW

A_CLAIM = 3
"""Words behind "X said" from which they are what X is said to have said, however few of them carry content."""
ASKED_BEFORE = 4
"""Words before a name among which "said" asks for the words of somebody who is never quoted."""
ADJACENT, FEW_BESIDE, AT_AN_END, ELSEWHERE = 1.0, 0.8, 0.5, 0.2
"""How surely somebody's words are asked for where a name stands beside "said" or "on", in a short message, …"""
_CLAIMS = SAYING | STANCES


def asked_of(message: Tokenized, named: Iterable[Named], index: Index) -> tuple[Named | None, float]:
    """The speaker whose words are asked for, and how surely: 0 to 1."""
    speakers = [each for each in named if each.person in index.library.speakers]
    graded = [(_strength(message, each) * each.likeness, -each.start, each) for each in speakers]
    if not graded:
        return None, 0.0
    strength, _, asked = max(graded, key=lambda each: each[:2])
    return asked, strength


def silent_of(message: Tokenized, named: Iterable[Named], asked: Named | None, index: Index) -> Named | None:
    """Who is named first of the people who are never quoted, beside "said" or the like."""
    for each in named:
        if each is asked:
            return None
        if each.person in index.library.mentioned and _is_asked_in_vain(
            message, each, is_absent=each.person in index.absent, is_alone=asked is None
        ):
            return each
    return None


def stranger_of(message: Tokenized, named: Iterable[Named]) -> str | None:
    """The unknown word that the message begins with, where a name would stand: "merkel said", "merkel on"."""
    opening = next((at for at, word in enumerate(message.texts) if fullness(word)), len(message.texts) - 1)
    for at in range(opening + 1):
        word = message.texts[at]
        leads = not ATTRIBUTION.isdisjoint(message.texts[at + 1 : at + 2])
        is_unknown = not message.meanings[at] and fullness(word) == 1 and word.isalpha()
        if leads and is_unknown and len(word) >= SHORTEST_GIVEN_NAME:
            return None if any(each.start <= at < each.end for each in named) else word
    return None


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


def claims(message: Tokenized, named: Named) -> bool:
    """Whether the message is "X said …", "X: …", "X on Y: …" or "…" - X, and it is no subject that follows."""
    introduces = named.start == 0 and (_says(message, named) or _introduces(message, named))
    is_long = len(message.texts) > named.end + A_CLAIM
    return (
        _signs(message, named) or _goes_on(message, named) or (introduces and is_long and not _leads_on(message, named))
    )


def _strength(message: Tokenized, named: Named) -> float:
    if is_attributed(message, named):
        return ADJACENT
    beside = [
        at
        for at, word in enumerate(message.texts)
        if fullness(word) == 1 and at not in message.idle and not named.start <= at < named.end
    ]
    if len(beside) <= FEW:
        return FEW_BESIDE
    is_at_an_end = all(at > named.start for at in beside) or all(at < named.start for at in beside)
    return AT_AN_END if is_at_an_end else ELSEWHERE


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
    """Whether a colon or dash follows the name."""
    following = message.folded[message.tokens[named.end - 1].end :].lstrip(" \"')")[:1]
    return following != "" and following in ":-" and named.end < len(message.texts)


def _is_said_by(message: Tokenized, named: Named, words: int = 2) -> bool:
    """Whether "said" or the like stands among so many words before the name."""
    before = message.texts[max(0, named.start - words) : named.start]
    if before and before[-1] in ABOUT and before[-1] not in OWNING:
        return False
    return not SAYING.isdisjoint(before)


def _signs(message: Tokenized, named: Named) -> bool:
    """Whether the name stands at the end, set off, as under a quotation: "…" - X, 2017."""
    if named.start < A_CLAIM or not all(word.isdecimal() for word in message.texts[named.end :]):
        return False
    between = message.folded[message.tokens[named.start - 1].end : message.tokens[named.start].start]
    return any(mark in between for mark in "-\"'(") or ("," in between and not message.asks)


def _leads_on(message: Tokenized, named: Named) -> bool:
    """Whether "on" follows the name, alone or behind "said", "said nothing", "'s stance" and the like."""
    after = list(message.texts[named.end : named.end + 3])
    if not after or after[0] in ABOUT:
        return bool(after)
    says = 0 < fullness(after[0]) < 1 or after[0] in SAYING
    if says and len(after) > 2 and not fullness(after[1]) and after[1] not in ABOUT:  # noqa: PLR2004
        del after[1]
    return says and not ABOUT.isdisjoint(after[1:2])


def _goes_on(message: Tokenized, named: Named) -> bool:
    """Whether some words follow a colon behind "X on Y"."""
    colon = message.folded.find(": ", message.tokens[named.end - 1].end)
    return named.start == 0 and colon > 0 and sum(token.start > colon for token in message.tokens) > A_CLAIM
