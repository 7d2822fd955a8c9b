"""How the bot takes what people do, by the bot's own functions: they are pure, and so tell what it did."""

from collections.abc import Iterator
from dataclasses import dataclass

from telegram import Message as TelegramMessage

from bot.handlers.addressing import Addressed, Command, Me, Silence, Wordless, Words, addressed
from bot.handlers.incoming import facts_of
from bot.library.models import Library
from bot.matching.decision import Decision, Nothing, Question
from bot.matching.respond import respond
from bot.render.commands import OFFERED
from bot.render.nearby import Place
from bot.replies import Replies, Reply
from bot.simulator.model import Message
from bot.simulator.queries import InlineQuery, Press
from bot.simulator.visibility import Seen
from bot.tryout.stage import Act, Stage


@dataclass(frozen=True, slots=True)
class Reading:
    """How the bot takes what was done."""

    taken_as: str
    """command, words, media, inline, press, or why it stays silent."""
    question: Question | None = None
    """What is looked up, if anything is."""
    outcome: str | None = None
    """For the log."""
    decision: Decision | None = None
    """What the matching decided, where it was asked."""
    shown: tuple[Place, ...] = ()
    """The passages that people see, in their order: pages of an answer, choices, entries of an inline list."""


class _Noting(Replies):
    """Replies that keep what they ask the matching."""

    question: Question | None = None

    def to_question(self, question: Question, language: str) -> Reply:
        """The reply, as ever."""
        self.question = question
        return super().to_question(question, language)


def read(stage: Stage, act: Act, replies: Replies, language: str) -> Reading:
    """How the bot takes an act; `language` is what it speaks with whoever acts."""
    if isinstance(act.query, InlineQuery):
        return _inline(act.query, replies, language, stage.telegram.bot.username)
    if isinstance(act.query, Press):
        return _read("press", None, replies.to_press(act.query.data, language))
    asked = asked_by(stage, act.message, replies.index.library) if act.message else None
    return Reading("unseen") if asked is None else _addressed(asked, replies, language)


def asked_by(stage: Stage, message: Message, library: Library) -> Addressed | None:
    """What a person's message asks of the bot, or why it gets no answer; None where the bot doesn't get it."""
    if not isinstance(stage.seen.get(message), Seen):
        return None
    bot = stage.telegram.bot
    me = Me(bot.id, bot.username, frozenset({*OFFERED, *library.topics}))
    return addressed(facts_of(TelegramMessage.de_json(message.to_json(), None)), me)


def is_answered(stage: Stage, message: Message, library: Library) -> bool:
    """Whether a new message is to come from the bot because of this one: of an edited one it edits the answer."""
    asked = None if message.edits else asked_by(stage, message, library)
    return asked is not None and not isinstance(asked, Silence)


def _addressed(asked: Addressed, replies: Replies, language: str) -> Reading:
    noting = _Noting(replies.index, replies.limits, replies.texts, replies.public_url)
    match asked:
        case Silence():
            return Reading(asked.name.lower())
        case Wordless():
            return _read("media", None, noting.not_text(language))
        case Words(text, about):
            reply = noting.to_question(Question(text, about), language)
            return _read("words", noting.question, reply)
        case Command(name, argument, about):
            reply = noting.to_command(name, argument, language, about=about)
            return _read("command", noting.question, reply)


def _read(taken_as: str, question: Question | None, reply: Reply) -> Reading:
    decision = reply.decision
    hits = () if decision is None or isinstance(decision, Nothing) else decision.hits
    return Reading(taken_as, question, reply.outcome, decision, tuple((hit.passage, hit.topic) for hit in hits))


def _inline(query: InlineQuery, replies: Replies, language: str, username: str) -> Reading:
    page = replies.inline(query.query, language, query.offset, username=username)
    shown = tuple(_offered(replies.index.library, (each.id for each in page.results)))
    question = Question(query.query) if query.query.strip() else None
    decision = respond(question, replies.limits, replies.index) if question else None
    return Reading("inline", question, "inline.results" if shown else "inline.nothing", decision, shown)


def _offered(library: Library, results: Iterator[str]) -> Iterator[Place]:
    """The passages of inline results, by the results' ids: "<passage>.<topic>"."""
    for each in results:
        passage, _, topic = each.partition(".")
        yield library.passages[passage], topic or None
