"""No answer: one short note that says why, and what could be asked instead."""

from bot.matching.decision import Because, Nothing
from bot.render.answer import press
from bot.render.callback import ListTopics
from bot.render.draft import Draft
from bot.render.edition import Edition
from bot.render.message import Button, Rendered
from bot.render.suggestions import button

MOST_SUGGESTIONS = 6
_ON_A_PERSON = {Because.NOT_ON_THAT, Because.NOT_QUOTED, Because.NOT_IN_ARTICLE}


def nothing(edition: Edition, decision: Nothing) -> Rendered:
    """The note for one reason, its suggestions as buttons, and the way to all topics."""
    draft = Draft()
    draft.line(because(edition, decision))
    suggestions = decision.suggestions[:MOST_SUGGESTIONS]
    if suggestions:
        draft.add(" " + edition.say(f"suggest.{_case(decision)}"))
    rows = [(button(edition, each, named=decision.person),) for each in suggestions]
    return draft.rendered(*rows, (all_topics(edition),))


def because(edition: Edition, decision: Nothing) -> str:
    """Why there is no answer, in a sentence or two."""
    case = _case(decision)
    if case is Because.NOT_IN_ARTICLE and decision.person:
        return edition.not_in_article(decision.person)
    return edition.say(f"nothing.{case}", person=edition.name(decision.person) if decision.person else "")


def all_topics(edition: Edition) -> Button:
    """The button that opens the list of topics."""
    return press(edition.say("button.topics"), ListTopics())


def _case(decision: Nothing) -> Because:
    """Which texts to use: those on a person need one."""
    return Because.OFF_TOPIC if decision.because in _ON_A_PERSON and decision.person is None else decision.because
