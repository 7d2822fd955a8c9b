"""Account for a decision: what was understood of the message, and what speaks for each passage."""

import dataclasses
from collections.abc import Iterable, Iterator
from typing import Any

from bot.matching.decision import Because, Decision, Hit, Nothing
from bot.matching.search import Found
from bot.matching.understood import Understood, Word
from bot.matching.variants import How
from bot.render.edition import Edition
from bot.render.grounds import reasons
from bot.render.pages import begun

_BEGINNING = 60
"""Characters of a passage that a line shows."""
_DIGITS = 4
_ESTIMATED = {Because.OFF_TOPIC, Because.NOT_ON_THAT, Because.UNSURE}


def in_words(edition: Edition, found: Found | None, decision: Decision) -> str:
    """The account as lines of text."""
    lines = list(_understood(edition, found.understood)) if found else []
    if found and _is_estimated(decision):
        lines.append(edition.say("account.odds", **{name: f"{share:.2f}" for name, share in _odds(found).items()}))
    for number, hit in enumerate(_hits(decision), 1):
        lines += _hit(edition, number, hit)
    return "\n".join(lines or [edition.say("account.no_words")])


def as_data(edition: Edition, found: Found | None, decision: Decision) -> dict[str, Any]:
    """The account for a program; `understood` is null for a mere command, `odds` where a rule decided."""
    return {
        "understood": _understood_data(edition, found.understood) if found else None,
        "odds": _odds(found) if found and _is_estimated(decision) else None,
        "hits": [
            [
                {"why": ground.why.value, "detail": ground.detail, "reason": reason}
                for ground, reason in zip(hit.grounds, reasons(edition, hit), strict=False)
            ]
            for hit in _hits(decision)
        ],
    }


def _hits(decision: Decision) -> tuple[Hit, ...]:
    return () if isinstance(decision, Nothing) else decision.hits


def _is_estimated(decision: Decision) -> bool:
    """Whether the probabilities decided, and not a rule: a list for a bare name, somebody who is not quoted."""
    return decision.because in _ESTIMATED if isinstance(decision, Nothing) else decision.hits[0].score < 1


def _understood(edition: Edition, understood: Understood) -> Iterator[str]:
    if understood.how is not How.WRITTEN:
        how = edition.say(f"account.how.{understood.how}")
        yield edition.say("account.read", text=" ".join(understood.words), how=how)
    if understood.named:
        names = (f"{each.written} → {edition.name(each.person)}" for each in understood.named)
        yield edition.say("account.names", names=_listed(names))
    if understood.asked:
        asked = edition.name(understood.asked.person)
        yield edition.say("account.asked", person=asked, share=f"{understood.strength:.2f}")
    known = [_meant(each) for each in understood.content if each.meanings and not each.is_excluded]
    if known:
        yield edition.say("account.words", words=_listed(known))
    if unknown := _unknown(understood):
        yield edition.say("account.unknown", words=_listed(unknown))
    if excluded := [each.text for each in understood.content if each.is_excluded]:
        yield edition.say("account.excluded", words=_listed(excluded))


def _odds(found: Found) -> dict[str, float]:
    return {name: round(share, _DIGITS) for name, share in dataclasses.asdict(found.odds).items()}


def _hit(edition: Edition, number: int, hit: Hit) -> Iterator[str]:
    """One passage, and a line for each reason."""
    name = edition.name(hit.passage.speaker) if hit.passage.speaker else edition.say("account.narration")
    opening = f"{name}: {begun(hit.passage.text, _BEGINNING)}"
    yield edition.say("account.hit", number=number, score=f"{hit.score:.2f}", opening=opening)
    yield from (f"   - {reason}" for reason in reasons(edition, hit))


def _meant(word: Word) -> str:
    """The word, with what it was taken for where it isn't the library's."""
    return f"{word.text} → {' / '.join(each.form for each in word.meanings)}" if word.is_guess else word.text


def _unknown(understood: Understood) -> list[str]:
    """Words that carry content and stand for nothing in the library."""
    return [each.text for each in understood.content if not each.meanings and not each.is_excluded]


def _listed(words: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(words))


def _understood_data(edition: Edition, understood: Understood) -> dict[str, Any]:
    return {
        "how": understood.how.value,
        "words": list(understood.words),
        "names": [
            {
                "written": each.written,
                "person": edition.name(each.person),
                "likeness": round(each.likeness, _DIGITS),
                "asked": round(understood.strength, _DIGITS) if each is understood.asked else 0.0,
            }
            for each in understood.named
        ],
        "content": [
            {
                "written": each.text,
                "meanings": [{"form": one.form, "likeness": round(one.likeness, _DIGITS)} for one in each.meanings],
                "weight": round(each.weight, _DIGITS),
            }
            for each in understood.content
        ],
        "unknown": _unknown(understood),
    }
