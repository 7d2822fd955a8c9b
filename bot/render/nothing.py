"""No answer: one short note that says why, and what could be asked instead."""

from bot.matching.decision import Because, Nothing
from bot.render.answer import press
from bot.render.callback import ListTopics
from bot.render.draft import Draft
from bot.render.edition import Edition
from bot.render.message import Button, Rendered
from bot.render.suggestions import button

MOST_SUGGESTIONS = 6


def nothing(edition: Edition, decision: Nothing) -> Rendered:
    """The note for one reason, its suggestions as buttons, and the way to all topics."""
    draft = Draft()
    draft.line(because(edition, decision))
    suggestions = decision.suggestions[:MOST_SUGGESTIONS]
    if suggestions:
        draft.add(" " + edition.say(f"suggest.{decision.because}"))
    rows = [(button(edition, each),) for each in suggestions]
    return draft.rendered(*rows, (all_topics(edition),))


def because(edition: Edition, decision: Nothing) -> str:
    """Why there is no answer, in a sentence or two."""
    if decision.person is None and decision.because in {Because.NOT_ON_THAT, Because.NOT_QUOTED}:
        return edition.say("nothing.off_topic")
    person = edition.name(decision.person) if decision.person else ""
    return edition.say(f"nothing.{decision.because}", person=person)


def all_topics(edition: Edition) -> Button:
    """The button that opens the list of topics."""
    return press(edition.say("button.topics"), ListTopics())
