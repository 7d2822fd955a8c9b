"""Why a passage was found, in words a person understands."""

from bot.matching.decision import Answer, Choices, Decision, Ground, Hit, Why
from bot.render.edition import Edition
from bot.render.nothing import because


def reason(edition: Edition, hit: Hit) -> str:
    """All that speaks for a hit, in one line."""
    return "; ".join(reasons(edition, hit))


def reasons(edition: Edition, hit: Hit) -> tuple[str, ...]:
    """All that speaks for a hit, one by one; at least one."""
    return tuple(_ground(edition, ground) for ground in hit.grounds) or (edition.say("reason.whole"),)


def decision_reason(edition: Edition, decision: Decision) -> str:
    """Why the bot decided so."""
    match decision:
        case Answer(hits):
            return reason(edition, hits[0])
        case Choices():
            return edition.say("reason.close")
        case _:
            return because(edition, decision)


def _ground(edition: Edition, ground: Ground) -> str:
    detail = ground.detail
    if ground.why is Why.TOPIC and detail in edition.library.topics:
        detail = edition.title(detail)
    if ground.why is Why.CREDIT:
        detail = edition.name(detail)
    return edition.say(f"why.{ground.why}", detail=detail)
