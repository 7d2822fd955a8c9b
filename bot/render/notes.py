"""What is said beside an answer: what it can't give, and what the message has wrong."""

from bot.library.models import Passage
from bot.render.edition import Edition
from bot.render.listing import Listing


def before(edition: Edition, found: Listing, position: int) -> str:
    """The lines above an answer, "" where there is nothing to say: who is not quoted, what no passage joins."""
    lines = []
    if position == 0 and found.unquoted and found.unquoted != found.credited:
        lines.append(edition.say("nothing.not_quoted", person=edition.name(found.unquoted)))
    if found.subjects:
        first, second = (edition.about(each.topic, each.speaker) for each in found.subjects)
        lines.append(edition.say("answer.not_joined", first=first, second=second))
    return "\n".join(lines)


def after(edition: Edition, passage: Passage, credited: str | None) -> str:
    """The line below an answer that puts a wrong credit right, "" where there is none."""
    if credited is None or credited == passage.speaker:
        return ""
    if passage.speaker is None:
        return edition.say("answer.not_theirs_but_the_article", credited=edition.name(credited))
    return edition.say("answer.not_theirs", speaker=edition.name(passage.speaker), credited=edition.name(credited))
