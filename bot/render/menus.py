"""What the bot says about itself: welcome, help, privacy, and its profile."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.matching.decision import Suggestion
from bot.render import articles
from bot.render.answer import press
from bot.render.callback import ListSpeakers, ListTopics
from bot.render.draft import Draft
from bot.render.edition import Edition
from bot.render.limits import DESCRIPTION_CHARACTERS, SHORT_DESCRIPTION_CHARACTERS, shorten
from bot.render.message import Button, Rendered, Style
from bot.render.suggestions import button, in_words

_KINDS = ("direct", "reported", "narration")


@dataclass(frozen=True, slots=True)
class Profile:
    """What Telegram shows about the bot before anybody has talked to it."""

    short_description: str
    description: str


def start(edition: Edition) -> Rendered:
    """The welcome: what the bot is for, what to try, where to look around."""
    draft = Draft()
    draft.line(edition.say("start.welcome"))
    draft.gap()
    draft.line(edition.say("start.try"))
    tries = examples(edition)
    for suggestion in tries:
        draft.line("• ")
        draft.add(in_words(edition, suggestion), Style.CODE)
    return draft.rendered(*((button(edition, each),) for each in tries), _look_around(edition))


def help_(edition: Edition) -> Rendered:
    """How to ask, the commands, and how to read an answer."""
    draft = Draft()
    example = next((in_words(edition, each) for each in examples(edition)), "…")
    for part in ("how", "commands", "groups", "reading"):
        draft.gap()
        draft.line(edition.say(f"help.{part}_title"), Style.BOLD)
        draft.line(edition.say(f"help.{part}", example=example))
    return draft.rendered(_look_around(edition))


def ask(edition: Edition) -> Rendered:
    """How to use /ask, for somebody who sent it alone."""
    draft = Draft()
    draft.line(edition.say("ask.how"))
    tries = examples(edition)[:1]
    for suggestion in tries:
        draft.gap()
        draft.line("/ask " + in_words(edition, suggestion), Style.CODE)
    return draft.rendered(_look_around(edition))


def about(edition: Edition) -> Rendered:
    """What the bot is, what the three kinds of words mean, and where the words come from."""
    draft = Draft()
    draft.line(edition.say("about.title"), Style.BOLD)
    draft.line(edition.say("about.what"))
    draft.gap()
    draft.line(edition.say("about.kinds"), Style.BOLD)
    for kind in _KINDS:
        draft.line("• ")
        draft.add(edition.say(f"kind.{kind}"), Style.ITALIC)
        draft.add(edition.say(f"about.{kind}"))
    draft.line(edition.say("about.own_words"))
    draft.add("\n\n")
    draft.extend(articles.listed(edition, 0))
    return draft.rendered(articles.turn(edition, 0), _look_around(edition))


def privacy(edition: Edition) -> Rendered:
    """What is kept about people."""
    draft = Draft()
    draft.line(edition.say("privacy.title"), Style.BOLD)
    draft.line(edition.say("privacy.text"))
    return draft.rendered()


def hello(edition: Edition, *, can_read_all: bool, inline: bool, username: str) -> Rendered:
    """One short message for a group: what works there."""
    draft = Draft()
    draft.line(edition.say("hello.what"))
    draft.gap()
    ways = ["ask", "reply_ask", "mention" if can_read_all else "reply_to_me", *(["inline"] if inline else [])]
    for way in ways:
        draft.line("• " + edition.say(f"hello.{way}", username=username))
    draft.gap()
    draft.line(edition.say("hello.silent"))
    return draft.rendered()


def note(edition: Edition, key: str) -> Rendered:
    """One sentence and nothing else."""
    draft = Draft()
    draft.line(edition.say(key))
    return draft.rendered()


def profile(edition: Edition) -> Profile:
    """The texts for the bot's profile."""
    return Profile(
        shorten(edition.say("profile.short"), SHORT_DESCRIPTION_CHARACTERS),
        shorten(edition.say("profile.description"), DESCRIPTION_CHARACTERS),
    )


def examples(edition: Edition) -> tuple[Suggestion, ...]:
    """Three questions that the library answers: a person on a topic, a topic, another person.

    Short titles read best behind a name, so the topic is the speaker's with the shortest one.
    """
    library = edition.library
    said = [speaker for speaker, _ in sorted(edition.quoted(), key=lambda quoted: -quoted[1])]
    with_topics = [speaker for speaker in said if edition.topics_of(speaker)][:1]
    pairs = [Suggestion(min(edition.topics_of(each), key=_length(edition)), each) for each in with_topics]
    used = {pair.topic for pair in pairs}
    topics = [Suggestion(topic) for topic in library.topics if library.topics[topic].passages and topic not in used]
    people = [Suggestion(speaker=speaker) for speaker in said if speaker not in with_topics]
    return (*pairs, *topics[:1], *people[:1])


def _length(edition: Edition) -> Callable[[str], int]:
    return lambda topic: len(edition.title(topic))


def _look_around(edition: Edition) -> tuple[Button, ...]:
    return (
        press(edition.say("button.topics"), ListTopics()),
        press(edition.say("button.speakers"), ListSpeakers()),
    )
