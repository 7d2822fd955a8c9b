"""What `verbatim ask --json` prints: a decision as plain data. Keys may be added, none renamed or dropped."""

from typing import Any

from bot.matching.decision import Answer, Choices, Decision, Hit, Nothing
from bot.render.edition import Edition
from bot.render.grounds import decision_reason, reason
from bot.render.suggestions import typed

_DIGITS = 4


def as_object(message: str, decision: Decision, edition: Edition, why: str | None = None) -> dict[str, Any]:
    """One decision; `why` replaces its reason. Offsets are code points of article.txt."""
    hits = () if isinstance(decision, Nothing) else decision.hits
    suggestions = decision.suggestions if isinstance(decision, Nothing) else ()
    return {
        "message": message,
        "outcome": _outcome(decision),
        "reason": why or decision_reason(edition, decision),
        "topic": decision.topic if isinstance(decision, Answer) else None,
        "summary": _summary(decision, edition) if isinstance(decision, Answer) else None,
        "hits": [_hit(hit, edition) for hit in hits],
        "suggestions": [typed(edition, each) for each in suggestions],
        **_people(decision, edition),
    }


def _people(decision: Decision, edition: Edition) -> dict[str, Any]:
    """Names of who is credited wrongly, who is only mentioned or silent on that, and subjects that got a page each."""
    if not isinstance(decision, Answer):
        return dict.fromkeys(("credited", "unquoted", "not_on_that", "absent")) | {
            "subjects": [],
            "reported_only": False,
        }
    return {
        "credited": _name(decision.credited, edition) or decision.stranger,
        "unquoted": _name(decision.unquoted, edition),
        "not_on_that": _name(decision.not_on_that, edition),
        "absent": _name(decision.absent, edition),
        "reported_only": decision.reported_only,
        "subjects": [{"topic": each.topic, "speaker": _name(each.speaker, edition)} for each in decision.subjects],
    }


def _name(person: str | None, edition: Edition) -> str | None:
    return edition.name(person) if person else None


def _outcome(decision: Decision) -> str:
    match decision:
        case Answer():
            return "answer"
        case Choices():
            return "choices"
        case Nothing():
            return "nothing"


def _summary(answer: Answer, edition: Edition) -> str | None:
    """The matched topic's summary, else the line on the person asked for."""
    if answer.topic:
        return edition.summary(answer.topic, answer.hits[0].passage.article) or None
    speaker = answer.speaker or answer.hits[0].passage.speaker
    return edition.record(speaker) if speaker else None


def _hit(hit: Hit, edition: Edition) -> dict[str, Any]:
    passage = hit.passage
    return {
        "article": passage.article,
        "id": passage.id,
        "start": passage.span.start,
        "end": passage.span.end,
        "text": passage.text,
        "kind": passage.kind.value,
        "quoted": [[span.start, span.end] for span in passage.quoted],
        "speaker": edition.library.speakers[passage.speaker].name if passage.speaker else None,
        "via": edition.library.speakers[passage.via].name if passage.via else None,
        "topic": hit.topic,
        "score": round(hit.score, _DIGITS),
        "reason": reason(edition, hit),
    }
