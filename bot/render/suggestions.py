"""What could be asked instead, as a button and as something to type."""

from dataclasses import replace

from bot.matching.decision import Suggestion
from bot.render.answer import press
from bot.render.callback import Asked, Show
from bot.render.edition import Edition
from bot.render.limits import shorten
from bot.render.message import Button
from bot.render.source import MOST_PASSAGES, OfPassages, OfSpeaker, OfTopic, Source

_LABEL_UNITS = 60


def typed(edition: Edition, suggestion: Suggestion) -> str:
    """What a person could type: "/assad", "Sergey Lavrov", "Sergey Lavrov: Syria"."""
    return f"/{suggestion.topic}" if suggestion.speaker is None else edition.about(suggestion.topic, suggestion.speaker)


def in_words(edition: Edition, suggestion: Suggestion) -> str:
    """The same as an example of how people ask: "What did Sergey Lavrov say on Syria?"."""
    if suggestion.topic is None or suggestion.speaker is None:
        return typed(edition, suggestion)
    speaker, topic = edition.name(suggestion.speaker), edition.title(suggestion.topic)
    return edition.say("suggest.question", speaker=speaker, topic=topic)


def button(edition: Edition, suggestion: Suggestion, named: str | None = None) -> Button:
    """A button that shows the answer; it leaves out the person whom the message above has `named` already."""
    shown = replace(suggestion, speaker=None) if suggestion.topic and suggestion.speaker == named else suggestion
    label = shorten(edition.about(shown.topic, shown.speaker), _LABEL_UNITS)
    return press(label, Show(_source(edition, suggestion), asked=Asked.SUGGESTION))


def _source(edition: Edition, suggestion: Suggestion) -> Source:
    if suggestion.topic is None:
        return OfSpeaker(suggestion.speaker or "")
    if suggestion.speaker is None:
        return OfTopic(suggestion.topic)
    said = [each for each in edition.library.by_topic(suggestion.topic) if each.speaker == suggestion.speaker]
    if not said:
        return OfTopic(suggestion.topic)
    return OfPassages(tuple(each.id for each in said[:MOST_PASSAGES]), said[0].topics.index(suggestion.topic))
