"""What every handler works with, and the one place where replies are made ready to be sent."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import NewType

from telegram import Bot, User

from bot.handlers.addressing import Command, Me, Wordless, Words
from bot.handlers.errors import trace_of
from bot.matching.decision import Question
from bot.metrics import Metrics
from bot.render.commands import OFFERED
from bot.render.guard import guard
from bot.render.message import Rendered
from bot.replies import Replies, Reply
from bot.settings import Telegram
from bot.storage import Storage

_LOG = logging.getLogger(__name__)

Vetted = NewType("Vetted", Rendered)
"""A message whose quotations were compared with the articles; nothing else is sent."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A reply that may go out."""

    outcome: str
    message: Vetted | None = None
    notice: str | None = None
    is_failure: bool = False
    """It only says that something of ours broke."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What the handlers share."""

    current: Callable[[], Replies]
    """What the bot says, from the library that is loaded now. Whoever makes a reply and compares it with the articles
    does both without waiting in between, so that both are of one library."""
    storage: Storage
    settings: Telegram
    chance: Callable[[], float]
    """Luck, from 0 up to but not 1, for /random."""
    metrics: Metrics

    @property
    def replies(self) -> Replies:
        """See `current`."""
        return self.current()

    def language_of(self, person: User | None) -> str:
        """What to speak with a person; channels and anonymous admins have no language of their own."""
        return self.replies.texts.best(person.language_code if person else None)

    def me(self, bot: Bot) -> Me:
        """What the bot knows of itself."""
        return Me(bot.id, bot.username, frozenset({*OFFERED, *self.replies.index.library.topics}))

    def reply(self, asked: Command | Words | Wordless, language: str) -> Ready:
        """The reply to what a message asks."""
        with self.metrics.lookup.time():
            return self.ready(language, lambda: self._reply(asked, language))

    def ready(self, language: str, make: Callable[[], Reply]) -> Ready:
        """The reply that `make` makes, if it is in order; else the note that something broke."""
        try:
            reply = make()
            message = self.vetted(reply.rendered) if reply.rendered else None
        except Exception as error:  # noqa: BLE001 (whatever breaks: the person gets a note, the operator a trace)
            _LOG.error("a reply could not be made: %s", trace_of(error))
            return self._failed(language)
        self.metrics.decisions.labels(reply.outcome).inc()
        return Ready(reply.outcome, message, reply.notice)

    def vetted(self, rendered: Rendered) -> Vetted:
        """The message, if its quotations are the articles' own words. Raises VerbatimError."""
        return Vetted(guard(rendered, self.replies.index.library))

    def _failed(self, language: str) -> Ready:
        reply = self.replies.failed(language)
        self.metrics.decisions.labels(reply.outcome).inc()
        message = self.vetted(reply.rendered) if reply.rendered else None
        return Ready(reply.outcome, message, reply.notice, is_failure=True)

    def _reply(self, asked: Command | Words | Wordless, language: str) -> Reply:
        match asked:
            case Command(name, argument, about):
                return self.replies.to_command(name, argument, language, about=about, chance=self.chance())
            case Words(text, about):
                return self.replies.to_question(Question(text, about), language)
            case Wordless.MEDIA:
                return self.replies.not_text(language)
