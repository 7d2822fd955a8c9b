"""What is said beside an answer: what it can't give, and what the message has wrong."""

from bot.library.models import Passage
from bot.matching.decision import Answer
from bot.render.edition import Edition
from bot.render.limits import shorten
from bot.render.listing import Listing

STRANGER_UNITS = 60
"""How much is shown of a name that nobody in the library has."""


def before(edition: Edition, found: Listing, position: int) -> str:
    """The lines above an answer, "" where there is nothing to say: who is not quoted, what no passage joins."""
    lines = []
    answer = found.answered if position == 0 else None
    if answer and answer.unquoted and answer.unquoted != answer.credited:
        lines.append(edition.say("nothing.not_quoted", person=edition.name(answer.unquoted)))
    if answer and answer.absent:
        lines.append(edition.not_in_article(answer.absent))
    if answer and answer.not_on_that:
        lines.append(edition.say("nothing.not_on_that", person=edition.name(answer.not_on_that)))
    if answer and answer.reported_only:
        lines.append(edition.say("answer.reported_only"))
    if found.subjects:
        first, second = (edition.about(each.topic, each.speaker) for each in found.subjects)
        lines.append(edition.say("answer.not_joined", first=first, second=second))
    return "\n".join(lines)


def after(edition: Edition, passage: Passage, answer: Answer | None) -> str:
    """The line below an answer that puts a wrong credit right, "" where there is none."""
    credited = _credited(edition, passage, answer) if answer else None
    if credited is None:
        return ""
    if passage.speaker is None:
        return edition.say("answer.not_theirs_but_the_article", credited=credited)
    return edition.say("answer.not_theirs", speaker=edition.name(passage.speaker), credited=credited)


def _credited(edition: Edition, passage: Passage, answer: Answer) -> str | None:
    """Who is credited with somebody else's words, by name or as it is written."""
    if answer.credited is not None:
        return None if answer.credited == passage.speaker else edition.name(answer.credited)
    return f"“{shorten(answer.stranger, STRANGER_UNITS)}”" if answer.stranger else None
