"""What a message turns into when one of its buttons is pressed."""

from bot.render import articles, lists
from bot.render.answer import answer
from bot.render.callback import Action, Context, ListSources, ListSpeakers, ListTopics, NoneOfThese, Show, Stay
from bot.render.choices import none_of_these
from bot.render.context import context
from bot.render.edition import Edition
from bot.render.listing import listing
from bot.render.message import Rendered


def pressed(edition: Edition, action: Action) -> Rendered | None:
    """The message to show now; None where nothing changes, or the button names what is no longer there."""
    match action:
        case Show():
            return show(edition, action)
        case Context(source, position, page):
            found = listing(source, edition.library)
            return context(edition, found, position, page) if found else None
        case ListTopics() | ListSpeakers() | ListSources():
            return _listed(edition, action)
        case NoneOfThese():
            return none_of_these(edition)
        case Stay():
            return None


def show(edition: Edition, action: Show) -> Rendered | None:
    """The passage that the action names."""
    found = listing(action.source, edition.library)
    return answer(edition, found, action.position, action.page) if found else None


def _listed(edition: Edition, action: ListTopics | ListSpeakers | ListSources) -> Rendered | None:
    match action:
        case ListTopics(subject, page):
            return lists.topics(edition, subject, page)
        case ListSpeakers(page):
            return lists.speakers(edition, page)
        case ListSources(page):
            return articles.sources(edition, page)
