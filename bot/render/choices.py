"""“Did you mean”: the passages that could be meant, one button each."""

from collections.abc import Iterator

from bot.library.models import Passage
from bot.matching.decision import Choices, Hit
from bot.render.answer import kind_line, press
from bot.render.callback import Asked, NoneOfThese, Show
from bot.render.draft import Draft
from bot.render.edition import Edition
from bot.render.limits import shorten
from bot.render.listing import place_of
from bot.render.message import Button, Rendered, Style
from bot.render.nothing import all_topics
from bot.render.pages import begun, opening

MOST_OPTIONS = 8
_LABEL_UNITS = 60
_LABEL_CHARACTERS = 50
"""How much of a passage a label shows where nothing else tells the options apart."""
_OPENING_CHARACTERS = 120


def choices(edition: Edition, decision: Choices) -> Rendered:
    """A list of the options, whose words they are and how they begin, and a button for each."""
    draft = Draft()
    draft.line(edition.say("choices.title"), Style.BOLD)
    hits = decision.hits[:MOST_OPTIONS]
    for number, hit in enumerate(hits, 1):
        draft.gap()
        draft.line(edition.say("choices.number", number=number))
        draft.add(_name(edition, hit), Style.BOLD)
        draft.add("".join(f" · {part}" for part in _particulars(edition, hit)))
        _opening(draft, edition, hit.passage)
    rows = [(_button(edition, hits, number),) for number in range(1, len(hits) + 1)]
    return draft.rendered(*rows, (press(edition.say("button.none_of_these"), NoneOfThese()),))


def none_of_these(edition: Edition) -> Rendered:
    """What the choices turn into when none of them was meant."""
    draft = Draft()
    draft.line(edition.say("choices.none"))
    return draft.rendered((all_topics(edition),))


def _particulars(edition: Edition, hit: Hit) -> Iterator[str]:
    """Whose words an option is made of, where its name doesn't say so, and from which of several articles."""
    if hit.topic or hit.passage.speaker:
        yield kind_line(edition, hit.passage)
    if len(edition.library.articles) > 1:
        yield edition.publisher_and_date(edition.library.articles[hit.passage.article])


def _opening(draft: Draft, edition: Edition, passage: Passage) -> None:
    article = edition.library.articles[passage.article]
    shown = opening(article.text, passage.span, _OPENING_CHARACTERS)
    draft.line("")
    draft.quote(article, shown)
    draft.add("" if shown == passage.span else " …")


def _button(edition: Edition, hits: tuple[Hit, ...], number: int) -> Button:
    hit = hits[number - 1]
    label = _name(edition, hit)
    if sum(_name(edition, each) == label for each in hits) > 1:
        label = begun(hit.passage.text, _LABEL_CHARACTERS)
    source, position = place_of(hit, edition.library)
    label = shorten(edition.say("choices.number", number=number) + label, _LABEL_UNITS)
    return press(label, Show(source, position, asked=Asked.CHOICE))


def _name(edition: Edition, hit: Hit) -> str:
    """What an option is about and who speaks."""
    speaker = edition.name(hit.passage.speaker) if hit.passage.speaker else ""
    topic = edition.title(hit.topic) if hit.topic else ""
    return " · ".join(part for part in (topic, speaker) if part) or edition.say("kind.narration")
